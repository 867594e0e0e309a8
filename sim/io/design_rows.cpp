// Rows of a design from a CSV: the header names the factors, each line is a row.
#include "io/csv.hpp"
#include "io/design_parts.hpp"
#include "io/scenario_parts.hpp"
#include "io/text_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace likvard {
namespace {

// Names of the columns in the first line that is no comment; read_csv checks the rest of it.
std::vector<std::string> header_of(std::string_view text)
{
    std::vector<std::string> names;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        line = line.substr(0, line.find('\r'));
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        while (true) {
            const std::size_t comma = std::min(line.find(','), line.size());
            std::string_view name = line.substr(0, comma);
            if (name.size() > 1 && name.starts_with('"') && name.ends_with('"')) {
                name = name.substr(1, name.size() - 2);
            }
            names.emplace_back(name);
            if (comma == line.size()) {
                return names;
            }
            line.remove_prefix(comma + 1);
        }
    }
    return names;
}

// As a setting on the command line: TOML if it is TOML, otherwise text. A number stays one, and
// "[a, b]" is a list of schools.
TomlNode value_node(const CsvCell& cell, Place place)
{
    if (auto value = parse_toml_value(cell.text, place)) {
        return *std::move(value);
    }
    TomlNode node;
    node.kind = TomlKind::string;
    node.place = place;
    node.text = cell.text;
    return node;
}

class Rows {
public:
    Rows(std::vector<WrittenFactor> factors, FaultLog& log)
        : factors_(std::move(factors)), log_(&log)
    {
    }

    void add(const CsvRow& row, int file)
    {
        std::vector<double> values;
        for (std::size_t k = 0; k < factors_.size(); ++k) {
            const Place place{file, row.line, row.cells[k].column};
            values.push_back(value_of(factors_[k], value_node(row.cells[k], place)));
        }
        rows_.push_back(std::move(values));
    }

    WrittenRows done() && { return {std::move(factors_), std::move(rows_)}; }

private:
    double value_of(WrittenFactor& written, const TomlNode& cell)
    {
        std::optional<Level> level = read_level(cell, written, *log_);
        if (!level || is_continuous(written.factor.slot)) {
            return level ? level->number : 0.0;
        }
        std::vector<Level>& levels = written.factor.levels;
        const auto found = std::ranges::find(levels, level->text, &Level::text);
        if (found != levels.end()) {
            return static_cast<double>(found - levels.begin());
        }
        if (levels.size() == static_cast<std::size_t>(most_design_levels)) {
            log_->add(cell.place, written.factor.key, "one value more",
                      fmt::format("at most {} different ones", most_design_levels));
            return 0.0;
        }
        levels.push_back(*std::move(level));
        written.listed.push_back(cell);
        return static_cast<double>(levels.size() - 1);
    }

    std::vector<WrittenFactor> factors_;
    std::vector<std::vector<double>> rows_;
    FaultLog* log_;
};

} // namespace

WrittenRows read_design_rows(const std::filesystem::path& path, Place named_at, FaultLog& log)
{
    const std::optional<std::string> bytes = read_bytes(path, most_csv_bytes);
    if (!bytes) {
        log.add_missing(named_at, "sampling.file", in_quotes(path.generic_string()),
                        "a CSV file that can be read, beside the design");
        return {};
    }
    const int file = log.add_file(path.generic_string());
    const std::size_t faults = log.size();
    if (!check_text(*bytes, most_csv_bytes, file, log)) {
        return {};
    }
    const std::vector<std::string> columns = header_of(without_byte_order_mark(*bytes));
    std::vector<WrittenFactor> factors;
    for (const std::string& key : columns) {
        std::optional<WrittenFactor> written = factor_named(key, {file, 1, 0}, log);
        if (written) {
            written->factor.kind =
                is_continuous(written->factor.slot) ? FactorKind::range : FactorKind::list;
            factors.push_back(*std::move(written));
        }
    }
    if (columns.size() > most_factors) {
        log.add({file, 1, 0}, "", fmt::format("{} columns", columns.size()),
                fmt::format("at most {}", most_factors));
    }
    if (log.size() > faults) {
        return {};
    }
    const CsvTable table = read_csv(*bytes, file, columns, log);
    Rows rows(std::move(factors), log);
    for (const CsvRow& row : table.rows) {
        rows.add(row, file);
    }
    return std::move(rows).done();
}

} // namespace likvard
