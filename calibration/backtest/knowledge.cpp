#include "calibration/backtest/knowledge.hpp"

#include "core/check.hpp"
#include "io/csv.hpp"
#include "io/number_text.hpp"
#include "io/text_checks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace likvard {
namespace {

const std::vector<std::string> columns{"outcome", "what", "row", "column", "value"};

struct SpreadName {
    std::string_view name;
    double Spreads::*member;
};
constexpr std::array spread_names{
    SpreadName{"lasting", &Spreads::lasting}, SpreadName{"power", &Spreads::power},
    SpreadName{"memory", &Spreads::memory}, SpreadName{"passing", &Spreads::passing},
    SpreadName{"floor", &Spreads::floor}};

std::string line(std::string_view outcome, std::string_view what, std::size_t row,
                 std::size_t column, double value)
{
    return fmt::format("{},{},{},{},{}\n", outcome, what, row, column, number_text(value));
}

std::string lines_of(std::string_view key, const OutcomeKnowledge& o)
{
    std::string text;
    for (const SpreadName& spread : spread_names) {
        text += line(key, spread.name, 0, 0, o.spreads.*(spread.member));
    }
    for (std::size_t k = 0; k < o.dispersion.size(); ++k) {
        text += line(key, "dispersion", k, 0, o.dispersion[k]);
    }
    const std::size_t n = o.b.size();
    for (std::size_t i = 0; i < n; ++i) {
        text += line(key, "b", i, 0, o.b[i]);
        for (std::size_t j = 0; j <= i; ++j) {
            text += line(key, "a", i, j, o.a[i * n + j]);
        }
    }
    return text;
}

/// One line of the file: five cells.
struct Entry {
    std::string outcome, what;
    std::size_t row = 0, column = 0;
    double value = 0.0;
};

std::vector<Entry> entries_of(const CsvTable& table, FaultLog& log)
{
    constexpr double most = 1000.0;
    std::vector<Entry> entries;
    for (const CsvRow& line : table.rows) {
        Entry entry{line.cells[0].text, line.cells[1].text};
        std::array<double, 3> numbers{};
        for (std::size_t k = 0; k < numbers.size(); ++k) {
            const CsvCell& cell = line.cells[k + 2];
            const auto number = number_in(cell.text);
            if (!number || (k < 2 && (*number < 0.0 || *number > most))) {
                log.add({table.file, line.line, cell.column}, columns[k + 2], in_quotes(cell.text),
                        "a number");
            }
            numbers[k] = number.value_or(0.0);
        }
        entry.row = static_cast<std::size_t>(std::clamp(numbers[0], 0.0, most));
        entry.column = static_cast<std::size_t>(std::clamp(numbers[1], 0.0, most));
        entry.value = numbers[2];
        entries.push_back(std::move(entry));
    }
    return entries;
}

void put(OutcomeKnowledge& o, const Entry& entry)
{
    for (const SpreadName& spread : spread_names) {
        if (entry.what == spread.name) {
            o.spreads.*(spread.member) = entry.value;
        }
    }
    const std::size_t n = o.b.size();
    if (entry.what == "dispersion" && entry.row < o.dispersion.size()) {
        o.dispersion[entry.row] = entry.value;
    } else if (entry.what == "b" && entry.row < n) {
        o.b[entry.row] = entry.value;
    } else if (entry.what == "a" && entry.row < n && entry.column < n) {
        o.a[entry.row * n + entry.column] = entry.value;
        o.a[entry.column * n + entry.row] = entry.value;
    }
}

} // namespace

std::string knowledge_csv(const Knowledge& knowledge)
{
    std::string text =
        "# What the panel of school units says of the nation: written by likvard backtest "
        "--write-knowledge.\n# Sums over municipalities; no school can be told from them.\n";
    text += "outcome,what,row,column,value\n";
    text += line("all", "years", static_cast<std::size_t>(knowledge.to - knowledge.from), 0,
                 knowledge.from);
    for (std::size_t k = 0; k < knowledge.municipalities.size(); ++k) {
        text += line("all", "municipality", 0, 0, knowledge.municipalities[k]);
    }
    for (std::size_t k = 0; k < judged_count; ++k) {
        text += lines_of(judged_keys[k], knowledge.outcomes[k]);
    }
    return text;
}

Knowledge read_knowledge(const std::filesystem::path& file)
{
    FaultLog log;
    const int number = log.add_file(file.string());
    const auto bytes = read_bytes(file, most_csv_bytes);
    if (!bytes) {
        throw InputMissing(file.string() + ": what is known of the nation cannot be read");
    }
    const std::vector<Entry> entries = entries_of(read_csv(*bytes, number, columns, log), log);
    log.throw_if_any();
    Knowledge knowledge;
    std::array<std::size_t, judged_count> size{};
    for (const Entry& entry : entries) {
        if (entry.what == "years") {
            knowledge.from = static_cast<int>(entry.value);
            knowledge.to = knowledge.from + static_cast<int>(entry.row);
        } else if (entry.what == "municipality") {
            knowledge.municipalities.push_back(static_cast<std::uint32_t>(entry.value));
        }
        for (std::size_t k = 0; k < judged_count; ++k) {
            if (entry.outcome == judged_keys[k] && entry.what == "b") {
                size[k] = std::max(size[k], entry.row + 1);
            }
        }
    }
    for (std::size_t k = 0; k < judged_count; ++k) {
        knowledge.outcomes[k].b.assign(size[k], 0.0);
        knowledge.outcomes[k].a.assign(size[k] * size[k], 0.0);
    }
    for (const Entry& entry : entries) {
        for (std::size_t k = 0; k < judged_count; ++k) {
            if (entry.outcome == judged_keys[k]) {
                put(knowledge.outcomes[k], entry);
            }
        }
    }
    return knowledge;
}

} // namespace likvard
