// schools.csv and results.csv.
#include "io/municipality_cells.hpp"
#include "io/municipality_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

namespace likvard {
namespace {

constexpr int highest_grade = 9;

// "F" or a digit.
std::optional<int> grade(CellReader& cells, std::string_view column)
{
    if (!cells.has(column)) {
        return std::nullopt;
    }
    const std::string& cell = cells.raw(column);
    if (cell == "F") {
        return 0;
    }
    if (cell.size() == 1 && cell.front() >= '1' && cell.front() <= '0' + highest_grade) {
        return cell.front() - '0';
    }
    cells.fault(column, "F or a grade, 1 to 9");
    return std::nullopt;
}

void read_grades(CellReader& cells, School& school)
{
    const std::optional<int> first = grade(cells, "first_grade");
    const std::optional<int> last = grade(cells, "last_grade");
    if (first && last && *last < *first) {
        cells.fault("last_grade", "a grade not below first_grade");
    }
    school.first_grade = first.value_or(0);
    school.last_grade = last.value_or(highest_grade);
}

struct Cell {
    std::string_view column;
    Figure* figure;
};

void read_figures(CellReader& cells, School& school)
{
    const std::array shares{
        Cell{"girls_pct", &school.girls_pct},
        Cell{"foreign_pct", &school.foreign_pct},
        Cell{"postsec_pct", &school.postsec_pct},
        Cell{"certified_pct", &school.certified_pct},
        Cell{"permanent_pct", &school.permanent_pct},
        Cell{"career_pct", &school.career_pct},
        Cell{"special_teachers_pct", &school.special_teachers_pct},
        Cell{"pass_all_g6_pct", &school.pass_all_g6_pct},
    };
    for (const auto& [column, figure] : shares) {
        *figure = cells.figure(column, percent_bounds, FigureKind::share);
    }
    const std::array counts{
        Cell{"teachers_fte", &school.teachers_fte},
        Cell{"staff_fte", &school.staff_fte},
        Cell{"principals_fte", &school.principals_fte},
        Cell{"g9_pupils", &school.g9_pupils},
    };
    for (const auto& [column, figure] : counts) {
        *figure = cells.figure(column, count_bounds, FigureKind::quantity);
    }
    school.safety_g8 = cells.figure("safety_g8", survey_bounds, FigureKind::quantity);
    school.calm_g8 = cells.figure("calm_g8", survey_bounds, FigureKind::quantity);
}

School read_school(CellReader& cells)
{
    School school;
    school.name = cells.name("name").value_or("");
    school.run_by = read_operator(cells);
    read_grades(cells, school);
    school.pupils = cells.number("pupils", some_bounds).value_or(0.0);
    read_figures(cells, school);
    school.seats_per_grade = cells.number("seats_per_grade", some_bounds).value_or(0.0);
    school.latitude = cells.number("latitude", latitude_bounds).value_or(0.0);
    school.longitude = cells.number("longitude", longitude_bounds).value_or(0.0);
    return school;
}

YearResult read_result(CellReader& cells, int year)
{
    YearResult result;
    result.year = year;
    result.merit_points = cells.figure("merit_points", merit_bounds, FigureKind::quantity);
    result.pass_all_pct = cells.figure("pass_all_pct", percent_bounds, FigureKind::share);
    result.eligible_pct = cells.figure("eligible_pct", percent_bounds, FigureKind::share);
    result.certified_pct = cells.figure("certified_pct", percent_bounds, FigureKind::share);
    return result;
}

std::vector<std::string> codes_of(const Municipality& municipality)
{
    std::vector<std::string> codes;
    std::transform(municipality.schools.begin(), municipality.schools.end(),
                   std::back_inserter(codes),
                   [](const School& school) { return code_text(school.code); });
    return codes;
}

} // namespace

Operator read_operator(CellReader& cells)
{
    constexpr std::string_view column = "operator";
    if (!cells.has(column)) {
        return Operator::municipal;
    }
    if (cells.raw(column) == "independent") {
        return Operator::independent;
    }
    if (cells.raw(column) != "municipal") {
        cells.fault(column, "municipal or independent");
    }
    return Operator::municipal;
}

std::span<const std::string> school_columns()
{
    static const std::vector<std::string> columns{"code",
                                                  "name",
                                                  "operator",
                                                  "first_grade",
                                                  "last_grade",
                                                  "pupils",
                                                  "girls_pct",
                                                  "foreign_pct",
                                                  "postsec_pct",
                                                  "teachers_fte",
                                                  "staff_fte",
                                                  "principals_fte",
                                                  "certified_pct",
                                                  "permanent_pct",
                                                  "career_pct",
                                                  "special_teachers_pct",
                                                  "safety_g8",
                                                  "calm_g8",
                                                  "pass_all_g6_pct",
                                                  "g9_pupils",
                                                  "seats_per_grade",
                                                  "latitude",
                                                  "longitude",
                                                  "assumed",
                                                  "source"};
    return columns;
}

std::span<const std::string> result_columns()
{
    static const std::vector<std::string> columns{
        "code", "year", "merit_points", "pass_all_pct", "eligible_pct", "certified_pct", "source"};
    return columns;
}

void read_schools(const CsvTable& table, FolderFacts& facts, Municipality& municipality,
                  FaultLog& log)
{
    facts.schools_complete = table.complete && !table.rows.empty();
    if (table.rows.size() > most_schools) {
        log.add({table.file, table.rows[most_schools].line, 0}, "",
                fmt::format("{} schools", table.rows.size()),
                fmt::format("at most {} schools", most_schools));
        facts.schools_complete = false;
        return;
    }
    for (const CsvRow& row : table.rows) {
        CellReader cells(table, row, log);
        const std::optional<std::uint32_t> code = cells.unit_code("code");
        School school = read_school(cells);
        read_origin(cells, facts, school_columns());
        if (!code) {
            facts.schools_complete = false;
        } else if (!facts.school_rows.emplace(*code, municipality.schools.size()).second) {
            cells.fault_found("code", "the code " + code_text(*code) + " a second time",
                              "every code once");
            facts.schools_complete = false; // one of the two codes is another's
        } else {
            school.code = *code;
            municipality.schools.push_back(std::move(school));
        }
    }
}

void read_results(const CsvTable& table, const FolderFacts& facts, Municipality& municipality,
                  FaultLog& log)
{
    constexpr int first_year = 1990;
    constexpr int last_year = 2100;
    constexpr int later =
        10; // a folder may hold newer results than the data year's: for validation
    const int latest = municipality.data_year > 0 ? municipality.data_year + later : last_year;
    const std::vector<std::string> codes = codes_of(municipality);
    std::set<std::pair<std::uint32_t, int>> seen;
    for (const CsvRow& row : table.rows) {
        CellReader cells(table, row, log);
        const std::optional<std::uint32_t> code = cells.unit_code("code");
        const std::optional<int> year = cells.whole("year", first_year, latest);
        const YearResult result = read_result(cells, year.value_or(0));
        read_origin(cells, facts, result_columns());
        if (!code) {
            continue;
        }
        const auto school = facts.school_rows.find(*code);
        if (school == facts.school_rows.end()) {
            if (facts.schools_complete) {
                cells.fault("code", "the code of a school in schools.csv",
                            log.nearest(code_text(*code), codes));
            }
        } else if (year && !seen.emplace(*code, *year).second) {
            cells.fault_found("year",
                              fmt::format("year {} of {} a second time", *year, code_text(*code)),
                              "every code and year once");
        } else {
            municipality.schools[school->second].results.push_back(result);
        }
    }
    for (School& school : municipality.schools) {
        std::sort(school.results.begin(), school.results.end(),
                  [](const YearResult& a, const YearResult& b) { return a.year < b.year; });
    }
}

} // namespace likvard
