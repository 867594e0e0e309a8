// The flat tables: one line a unit, and one line a unit and school year.
#include "io/number_text.hpp"
#include "io/skolverket_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace likvard {
namespace {

/// Columns of a flat table by name.
class Columns {
public:
    Columns(const std::vector<SheetCell>& header, int file, FaultLog& log)
        : header_(&header), file_(file), log_(&log)
    {
    }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const
    {
        const auto at = std::find_if(header_->begin(), header_->end(),
                                     [&](const SheetCell& cell) { return cell.text == name; });
        return at == header_->end()
                   ? std::nullopt
                   : std::optional(static_cast<std::size_t>(at - header_->begin()));
    }
    /// Reports a column that is not there.
    std::optional<std::size_t> need(std::string_view name)
    {
        const auto at = find(name);
        if (!at) {
            log_->add({file_, header_->front().line, 0}, std::string(name), "no such column",
                      fmt::format("a column named {}", name));
        }
        return at;
    }

private:
    const std::vector<SheetCell>* header_;
    int file_;
    FaultLog* log_;
};

/// The cell of a row, empty where the row is too short.
const SheetCell& cell_at(const std::vector<SheetCell>& row, std::optional<std::size_t> column)
{
    static const SheetCell none;
    return column && *column < row.size() ? row[*column] : none;
}

bool is_blank(const std::vector<SheetCell>& row)
{
    return std::all_of(row.begin(), row.end(),
                       [](const SheetCell& cell) { return cell.text.empty(); });
}

/// Reports a row with too few or too many cells.
bool has_width(const std::vector<SheetCell>& row, std::size_t width, int file, FaultLog& log)
{
    if (row.size() == width) {
        return true;
    }
    log.add({file, row.front().line, 0}, "", fmt::format("{} cells", row.size()),
            fmt::format("{} cells, as in the header", width));
    return false;
}

std::uint32_t municipality_code(const SheetCell& cell, int file, FaultLog& log)
{
    constexpr int most = 9999;
    if (cell.text.empty()) {
        return 0;
    }
    const auto code = whole_number_in(cell.text);
    if (!code || *code < 1 || *code > most) {
        log.add({file, cell.line, cell.column}, "municipality code", in_quotes(cell.text),
                "a municipality code of four digits");
        return 0;
    }
    return static_cast<std::uint32_t>(*code);
}

/// Where the columns of a flat table of units stand.
struct UnitColumns {
    std::optional<std::size_t> code, name, authority, municipality_code, municipality, type;
    std::vector<std::pair<const OfficialMeasure*, std::size_t>> measures;
};

UnitColumns unit_columns(const std::vector<SheetCell>& header, int file, FaultLog& log)
{
    Columns columns(header, file, log);
    UnitColumns found{columns.need("code"),
                      columns.need("name"),
                      columns.need("huvudman"),
                      columns.need("kommunkod"),
                      columns.need("kommun"),
                      columns.need("type"),
                      {}};
    for (const OfficialMeasure& measure : official_measures()) {
        if (const auto at = columns.need(measure.flat)) {
            found.measures.emplace_back(&measure, *at);
        }
    }
    return found;
}

OfficialUnit unit_from(const std::vector<SheetCell>& row, const UnitColumns& columns, int file,
                       FaultLog& log)
{
    OfficialUnit unit;
    unit.name = cell_at(row, columns.name).text;
    unit.authority = cell_at(row, columns.authority).text;
    unit.municipality_code = municipality_code(cell_at(row, columns.municipality_code), file, log);
    unit.municipality = cell_at(row, columns.municipality).text;
    unit.run_by = operator_of(cell_at(row, columns.type).text, unit.authority);
    for (const auto& [measure, at] : columns.measures) {
        const Figure figure =
            read_official_figure(row[at], measure->flat, measure->bounds, measure->kind, file, log);
        if (measure->into != nullptr) {
            unit.*(measure->into) = figure;
        }
        if (measure->grade > 0) {
            unit.grades.push_back({measure->grade, figure});
        }
    }
    return unit;
}

} // namespace

void add_unit(Register& all, OfficialUnit unit)
{
    OfficialUnit& there = all.units[unit.code];
    const bool only_results = there.authority.empty() && there.name.empty();
    if (!only_results && unit.pupils.known() != there.pupils.known()) {
        // Ten codes stand twice, once without pupils: the line with pupils is the unit.
        all.remarks.push_back(fmt::format("unit {} stands twice in the table of units; the one "
                                          "with pupils is kept",
                                          code_text(unit.code)));
    }
    if (only_results || (unit.pupils.known() && !there.pupils.known())) {
        unit.results = std::move(there.results);
        there = std::move(unit);
    }
}

void read_flat_units(const Sheet& sheet, std::size_t header, Register& all, FaultLog& log)
{
    constexpr int year_of_the_table = 2024; // it does not say its year; its documentation does
    const std::size_t before = log.size();
    const UnitColumns columns = unit_columns(sheet.rows[header], sheet.file, log);
    if (log.size() > before) {
        return;
    }
    if (all.data_year == 0) {
        all.data_year = year_of_the_table;
        all.year_is_assumed = true;
    }
    for (std::size_t r = header + 1; r < sheet.rows.size(); ++r) {
        const auto& row = sheet.rows[r];
        if (is_blank(row) || !has_width(row, sheet.rows[header].size(), sheet.file, log)) {
            continue;
        }
        const auto code = read_unit_code(cell_at(row, columns.code), sheet.file, log);
        OfficialUnit unit = unit_from(row, columns, sheet.file, log);
        if (!code) {
            continue;
        }
        unit.code = *code;
        add_unit(all, std::move(unit));
    }
}

void read_flat_panel(const Sheet& sheet, std::size_t header, Register& all, FaultLog& log)
{
    struct Measure {
        std::string_view column;
        Figure YearResult::*into;
        Bounds bounds;
        FigureKind kind;
        std::optional<std::size_t> at = {};
    };
    std::array measures{Measure{"averageGradesMeritRating9thGrade", &YearResult::merit_points,
                                merit_bounds, FigureKind::quantity},
                        Measure{"ratioOfPupilsIn9thGradeWithAllSubjectsPassed",
                                &YearResult::pass_all_pct, percent_bounds, FigureKind::share},
                        Measure{"ratioOfPupils9thGradeEligibleForNationalProgramYR",
                                &YearResult::eligible_pct, percent_bounds, FigureKind::share},
                        Measure{"certifiedTeachersQuota", &YearResult::certified_pct,
                                percent_bounds, FigureKind::share}};
    const std::size_t before = log.size();
    Columns columns(sheet.rows[header], sheet.file, log);
    const auto code_column = columns.need("code");
    const auto year_column = columns.need("school_year");
    for (Measure& measure : measures) {
        measure.at = columns.need(measure.column);
    }
    if (log.size() > before) {
        return;
    }
    for (std::size_t r = header + 1; r < sheet.rows.size(); ++r) {
        const auto& row = sheet.rows[r];
        if (is_blank(row) || !has_width(row, sheet.rows[header].size(), sheet.file, log)) {
            continue;
        }
        const auto code = read_unit_code(cell_at(row, code_column), sheet.file, log);
        const SheetCell& year_cell = cell_at(row, year_column);
        const auto year = autumn_of(year_cell.text);
        if (!year) {
            log.add({sheet.file, year_cell.line, year_cell.column}, "school_year",
                    in_quotes(year_cell.text), "a school year such as 2024/25");
        }
        if (!code || !year) {
            continue;
        }
        YearResult& result = all.units[*code].results[*year];
        all.units[*code].code = *code;
        result.year = *year;
        for (const Measure& measure : measures) {
            result.*(measure.into) = read_official_figure(
                row[*measure.at], measure.column, measure.bounds, measure.kind, sheet.file, log);
        }
    }
}

} // namespace likvard
