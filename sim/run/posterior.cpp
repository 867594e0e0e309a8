#include "run/posterior.hpp"

#include "core/check.hpp"
#include "io/number_text.hpp"
#include "io/sheet.hpp"
#include "io/text_checks.hpp"
#include "model/parameters.hpp"
#include "results/sha256.hpp"
#include "run/pair.hpp"

#include <fmt/format.h>

namespace likvard {
namespace {

std::vector<std::string> all_keys()
{
    std::vector<std::string> keys;
    for (const ParameterInfo& info : parameters()) {
        keys.emplace_back(info.key);
    }
    return keys;
}

void read_header(const Sheet& sheet, Posterior& posterior, FaultLog& log)
{
    for (const SheetCell& cell : sheet.rows.front()) {
        if (const auto index = parameter_named(cell.text)) {
            posterior.indices.push_back(*index);
        } else {
            log.add({sheet.file, cell.line, cell.column}, "", in_quotes(cell.text),
                    "a key of likvard describe", log.nearest(cell.text, all_keys()));
        }
    }
}

void read_row(const Sheet& sheet, std::size_t r, Posterior& posterior, FaultLog& log)
{
    const auto& row = sheet.rows[r];
    if (row.size() != posterior.indices.size()) {
        log.add({sheet.file, row.front().line, 0}, "", fmt::format("{} cells", row.size()),
                fmt::format("{} cells, as in the header", posterior.indices.size()));
        return;
    }
    std::vector<double> values;
    for (std::size_t k = 0; k < row.size(); ++k) {
        const ParameterInfo& info = parameters()[posterior.indices[k]];
        const auto value = number_in(row[k].text);
        if (!value || *value < info.low || *value > info.high) {
            log.add(
                {sheet.file, row[k].line, row[k].column}, std::string(info.key),
                in_quotes(row[k].text),
                fmt::format("a number, {} to {}", number_text(info.low), number_text(info.high)));
        }
        values.push_back(value.value_or(info.prior.location));
    }
    posterior.rows.push_back(std::move(values));
}

} // namespace

Posterior read_posterior(const std::filesystem::path& file)
{
    FaultLog log;
    const int number = log.add_file(file.generic_string());
    const auto bytes = read_bytes(file, most_csv_bytes);
    if (!bytes) {
        throw InputMissing(file.string() + ": the calibrated draws cannot be read");
    }
    const Sheet sheet = read_sheet(*bytes, number, log);
    log.throw_if_any();
    Posterior posterior;
    if (sheet.rows.size() < 2) {
        log.add({number, 0, 0}, "", "no draw", "a header and at least one line");
    } else {
        read_header(sheet, posterior, log);
        for (std::size_t r = 1; r < sheet.rows.size() && log.empty(); ++r) {
            read_row(sheet, r, posterior, log);
        }
    }
    log.throw_if_any();
    Sha256 sha;
    sha.update(*bytes);
    posterior.hash = sha.hex();
    return posterior;
}

std::vector<double> values_of(const Scenario& scenario, int replicate)
{
    const Posterior* const posterior = scenario.posterior.get();
    std::vector<double> values = draw_values(scenario.seed, replicate);
    if (posterior != nullptr) {
        const auto& row =
            posterior->rows[static_cast<std::size_t>(replicate) % posterior->rows.size()];
        for (std::size_t k = 0; k < row.size(); ++k) {
            values[posterior->indices[k]] = row[k];
        }
    }
    return with_overrides(std::move(values), scenario);
}

std::vector<double> central_of(const Scenario& scenario)
{
    const Posterior* const posterior = scenario.posterior.get();
    std::vector<double> values = central_values();
    if (posterior != nullptr) {
        for (std::size_t k = 0; k < posterior->indices.size(); ++k) {
            double sum = 0.0;
            for (const auto& row : posterior->rows) {
                sum += row[k];
            }
            values[posterior->indices[k]] = sum / static_cast<double>(posterior->rows.size());
        }
    }
    return with_overrides(std::move(values), scenario);
}

} // namespace likvard
