// upper_secondary.csv, adapted.csv and preschools.csv: the units of the other school forms.
#include "io/municipality_cells.hpp"
#include "io/municipality_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace likvard {
namespace {

constexpr double per_cent = 100.0;
constexpr std::array<std::string_view, programme_count> programme_names{"vocational", "academic",
                                                                        "introductory"};

// What all forms have.
School read_unit(CellReader& cells, SchoolForm form)
{
    School school;
    school.form = form;
    school.name = cells.name("name").value_or("");
    school.run_by = read_operator(cells);
    school.latitude = cells.number("latitude", latitude_bounds).value_or(0.0);
    school.longitude = cells.number("longitude", longitude_bounds).value_or(0.0);
    return school;
}

void read_programmes(CellReader& cells, School& school)
{
    static const std::vector<std::string> valid(programme_names.begin(), programme_names.end());
    constexpr std::string_view column = "programmes";
    constexpr std::string_view what =
        "one or more of vocational, academic and introductory, separated by spaces";
    if (!cells.has(column)) {
        return;
    }
    if (cells.is_empty(column)) {
        cells.fault(column, std::string(what));
        return;
    }
    cells.words(column, valid, what);
    for (std::size_t k = 0; k < programme_count; ++k) {
        // No name is part of another, so a word is found wherever it stands.
        school.offers[k] = cells.raw(column).find(programme_names[k]) != std::string::npos;
    }
}

School read_upper_secondary_unit(CellReader& cells)
{
    School school = read_unit(cells, SchoolForm::upper_secondary);
    school.starters_share = cells.number("starters_pct", percent_bounds).value_or(0.0) / per_cent;
    read_programmes(cells, school);
    return school;
}

School read_adapted_unit(CellReader& cells)
{
    School school = read_unit(cells, SchoolForm::adapted);
    school.places = cells.number("places", some_bounds).value_or(0.0);
    return school;
}

School read_preschool(CellReader& cells)
{
    School school = read_unit(cells, SchoolForm::preschool);
    school.pupils = cells.number("children", some_bounds).value_or(0.0);
    return school;
}

// One line a unit; a code stands once in the whole folder.
void read_units(const CsvTable& table, FolderFacts& facts, Municipality& municipality,
                FaultLog& log, std::span<const std::string> columns,
                School (*read)(CellReader& cells))
{
    facts.schools_complete = facts.schools_complete && table.complete;
    for (const CsvRow& row : table.rows) {
        CellReader cells(table, row, log);
        const std::optional<std::uint32_t> code = cells.unit_code("code");
        School school = read(cells);
        read_origin(cells, facts, columns);
        if (municipality.schools.size() >= most_schools) {
            cells.fault_found("code", "one unit too many",
                              fmt::format("at most {} units in all", most_schools));
            return;
        }
        if (!code) {
            facts.schools_complete = false;
        } else if (!facts.school_rows.emplace(*code, municipality.schools.size()).second) {
            cells.fault_found("code", "the code " + code_text(*code) + " a second time",
                              "every code once in the folder");
        } else {
            school.code = *code;
            municipality.schools.push_back(std::move(school));
        }
    }
}

} // namespace

std::span<const std::string> upper_secondary_columns()
{
    static const std::vector<std::string> columns{"code",         "name",       "operator",
                                                  "starters_pct", "programmes", "latitude",
                                                  "longitude",    "assumed",    "source"};
    return columns;
}

std::span<const std::string> adapted_columns()
{
    static const std::vector<std::string> columns{"code",     "name",      "operator", "places",
                                                  "latitude", "longitude", "assumed",  "source"};
    return columns;
}

std::span<const std::string> preschool_columns()
{
    static const std::vector<std::string> columns{"code",     "name",      "operator", "children",
                                                  "latitude", "longitude", "assumed",  "source"};
    return columns;
}

void read_upper_secondary(const CsvTable& table, FolderFacts& facts, Municipality& municipality,
                          FaultLog& log)
{
    read_units(table, facts, municipality, log, upper_secondary_columns(),
               read_upper_secondary_unit);
    double starters = 0.0;
    for (const School& school : municipality.schools) {
        starters += school.starters_share;
    }
    constexpr double rounding = 1e-9;
    if (starters > 1.0 + rounding) {
        log.add({table.file, 0, 0}, "starters_pct",
                fmt::format("{:.1f} per cent in all units together", per_cent * starters),
                "at most 100 per cent: the rest start outside the municipality");
    }
}

void read_adapted(const CsvTable& table, FolderFacts& facts, Municipality& municipality,
                  FaultLog& log)
{
    read_units(table, facts, municipality, log, adapted_columns(), read_adapted_unit);
}

void read_preschools(const CsvTable& table, FolderFacts& facts, Municipality& municipality,
                     FaultLog& log)
{
    read_units(table, facts, municipality, log, preschool_columns(), read_preschool);
}

} // namespace likvard
