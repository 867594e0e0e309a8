#include "io/municipality_cells.hpp"

#include "io/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace likvard {
namespace {

struct Symbol {
    std::string_view text;
    Mark mark;
    bool for_quantities; // else for shares only
};

constexpr std::array symbols{
    Symbol{"", Mark::unknown, true},        Symbol{".", Mark::missing, true},
    Symbol{"..", Mark::hidden, true},       Symbol{"...", Mark::majority, false},
    Symbol{"~100", Mark::about_100, false}, Symbol{"*", Mark::not_required, false},
    Symbol{"-", Mark::not_reported, true},
};

bool is_within(double value, const Bounds& bounds)
{
    return (bounds.above ? value > bounds.low : value >= bounds.low) && value <= bounds.high;
}

std::string found_text(const std::string& cell)
{
    return cell.empty() ? "an empty cell" : in_quotes(cell);
}

} // namespace

std::string text(const Bounds& bounds)
{
    return bounds.above
               ? fmt::format("more than {}, at most {}", number_text(bounds.low),
                             number_text(bounds.high))
               : fmt::format("{} to {}", number_text(bounds.low), number_text(bounds.high));
}

std::string figure_cell(const Figure& figure)
{
    switch (figure.mark) {
    case Mark::number:
        return number_text(figure.value);
    case Mark::missing:
        return ".";
    case Mark::hidden:
        return "..";
    case Mark::majority:
        return "...";
    case Mark::about_100:
        return "~100";
    case Mark::not_required:
        return "*";
    case Mark::not_reported:
        return "-";
    case Mark::unknown:
        break;
    }
    return "";
}

std::string code_text(std::uint32_t code)
{
    return fmt::format("{:08}", code);
}

CellReader::CellReader(const CsvTable& table, const CsvRow& row, FaultLog& log)
    : table_(&table), row_(&row), log_(&log)
{
}

std::size_t CellReader::index(std::string_view column) const
{
    const auto at = std::find(table_->columns.begin(), table_->columns.end(), column);
    check(at != table_->columns.end(), "a column that the table was not asked for");
    return static_cast<std::size_t>(at - table_->columns.begin());
}

bool CellReader::has(std::string_view column) const
{
    return table_->present[index(column)];
}

const std::string& CellReader::raw(std::string_view column) const
{
    return row_->cells[index(column)].text;
}

bool CellReader::is_empty(std::string_view column) const
{
    return raw(column).empty();
}

void CellReader::fault(std::string_view column, std::string expected, std::string nearest)
{
    fault_found(column, found_text(raw(column)), std::move(expected), std::move(nearest));
}

void CellReader::fault_found(std::string_view column, std::string found, std::string expected,
                             std::string nearest)
{
    log_->add({table_->file, row_->line, row_->cells[index(column)].column}, std::string(column),
              std::move(found), std::move(expected), std::move(nearest));
}

std::optional<std::string> CellReader::name(std::string_view column)
{
    if (!has(column)) {
        return std::nullopt;
    }
    if (is_empty(column)) {
        fault(column, "a name");
        return std::nullopt;
    }
    return raw(column);
}

std::optional<double> CellReader::number(std::string_view column, const Bounds& bounds)
{
    if (!has(column)) {
        return std::nullopt;
    }
    const std::optional<double> value = number_in(raw(column));
    if (!value || !is_within(*value, bounds)) {
        fault(column, "a number, " + text(bounds));
        return std::nullopt;
    }
    return value;
}

std::optional<int> CellReader::whole(std::string_view column, int low, int high)
{
    if (!has(column)) {
        return std::nullopt;
    }
    const std::optional<std::int64_t> value = whole_number_in(raw(column));
    if (!value || *value < low || *value > high) {
        fault(column, fmt::format("a whole number, {} to {}", low, high));
        return std::nullopt;
    }
    return static_cast<int>(*value);
}

Figure CellReader::figure(std::string_view column, const Bounds& bounds, FigureKind kind)
{
    if (!has(column)) {
        return {};
    }
    const std::string& cell = raw(column);
    for (const Symbol& symbol : symbols) {
        if (cell == symbol.text && (symbol.for_quantities || kind == FigureKind::share)) {
            return {symbol.mark, 0.0};
        }
    }
    const std::optional<double> value = number_in(cell);
    if (!value || !is_within(*value, bounds)) {
        fault(column,
              fmt::format("a number, {}, or empty or one of {}", text(bounds),
                          kind == FigureKind::share ? ".  ..  ...  ~100  *  -" : ".  ..  -"));
        return {};
    }
    return {Mark::number, *value};
}

std::optional<std::uint32_t> CellReader::unit_code(std::string_view column)
{
    constexpr std::size_t digits = 8;
    if (!has(column)) {
        return std::nullopt;
    }
    const std::string& cell = raw(column);
    const bool all_digits =
        std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (cell.size() != digits || !all_digits) {
        fault(column, "a unit code of 8 digits");
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(whole_number_in(cell).value_or(0));
}

void CellReader::words(std::string_view column, std::span<const std::string> valid,
                       std::string_view what)
{
    if (!has(column)) {
        return;
    }
    const std::string& cell = raw(column);
    for (std::size_t start = 0; start < cell.size();) {
        const std::size_t end = std::min(cell.find(' ', start), cell.size());
        const std::string word = cell.substr(start, end - start);
        if (!word.empty() && std::find(valid.begin(), valid.end(), word) == valid.end()) {
            fault_found(column, in_quotes(word), std::string(what), log_->nearest(word, valid));
        }
        start = end + 1;
    }
}

} // namespace likvard
