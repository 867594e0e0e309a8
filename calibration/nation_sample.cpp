#include "nation_sample.hpp"

#include "core/check.hpp"
#include "io/csv.hpp"
#include "io/municipality_cells.hpp"
#include "io/municipality_tables.hpp"
#include "io/number_text.hpp"
#include "io/skolverket_import.hpp"
#include "io/text_checks.hpp"
#include "model/pupils.hpp"
#include "model/synthesis/start_levels.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace likvard {
namespace {

constexpr int sample_year = 2024; // autumn of the units file
constexpr double degrees_per_km = 1.0 / 111.2;
constexpr double offset_km = 0.5;
constexpr unsigned circle = 360; // degrees

/// The columns of schools.csv behind the municipality's two.
const std::vector<std::string>& columns()
{
    static const std::vector<std::string> all = [] {
        std::vector<std::string> names{"municipality_code", "municipality"};
        const auto schools = school_columns();
        names.insert(names.end(), schools.begin(), schools.end());
        return names;
    }();
    return all;
}

bool has_place(const School& school)
{
    return school.latitude != 0.0 || school.longitude != 0.0;
}

/// Middle of the units with coordinates; a point in the middle of Sweden without any.
std::pair<double, double> middle_of(const Municipality& m)
{
    constexpr std::pair<double, double> middle_of_sweden{62.39, 16.32};
    double latitude = 0.0;
    double longitude = 0.0;
    double placed = 0.0;
    for (const School& school : m.schools) {
        if (has_place(school)) {
            latitude += school.latitude;
            longitude += school.longitude;
            placed += 1.0;
        }
    }
    return placed > 0.0 ? std::pair{latitude / placed, longitude / placed} : middle_of_sweden;
}

/// Half a kilometre from the middle, in the direction of the unit code modulo 360.
void place(School& school, std::pair<double, double> middle)
{
    const double angle = std::numbers::pi * static_cast<double>(school.code % circle) / 180.0;
    const double narrow = std::cos(std::numbers::pi * middle.first / 180.0);
    school.latitude = middle.first + offset_km * degrees_per_km * std::cos(angle);
    school.longitude = middle.second + offset_km * degrees_per_km * std::sin(angle) / narrow;
}

/// A name must hold no comma; everything else stands as published.
std::string without_commas(std::string text)
{
    std::erase_if(text, [](char c) { return c == ',' || c == '"'; });
    return text;
}

std::string line_of(const Municipality& m, School school)
{
    const bool placed = has_place(school);
    if (!placed) {
        place(school, middle_of(m));
    }
    const std::string first = school.first_grade == 0 ? "F" : fmt::format("{}", school.first_grade);
    return fmt::format(
        "{:04},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{:.5f},{:.5f},{},"
        "{}\n",
        m.code, without_commas(m.name), code_text(school.code), without_commas(school.name),
        school.run_by == Operator::municipal ? "municipal" : "independent", first,
        school.last_grade, number_text(school.pupils), figure_cell(school.girls_pct),
        figure_cell(school.foreign_pct), figure_cell(school.postsec_pct),
        figure_cell(school.teachers_fte), figure_cell(school.staff_fte),
        figure_cell(school.principals_fte), figure_cell(school.certified_pct),
        figure_cell(school.permanent_pct), figure_cell(school.career_pct),
        figure_cell(school.special_teachers_pct), figure_cell(school.safety_g8),
        figure_cell(school.calm_g8), figure_cell(school.pass_all_g6_pct),
        figure_cell(school.g9_pupils), number_text(assumed_seats(school)), school.latitude,
        school.longitude, placed ? "seats_per_grade" : "seats_per_grade latitude longitude",
        placed ? "units grades coordinates judgement" : "units grades judgement");
}

/// One home area for each unit with a preschool class, at its place and with its composition;
/// cohorts are scaled so that nine grades of all areas hold all pupils.
void add_areas(Municipality& m)
{
    constexpr double in_moves = 0.04;
    constexpr double arrivals_of_foreign = 0.03;
    double pupils = 0.0;
    double room = 0.0;
    for (std::size_t s = 0; s < m.schools.size(); ++s) {
        const School& school = m.schools[s];
        pupils += school.pupils;
        if (school.first_grade == 0) {
            Area area;
            area.key = code_text(school.code);
            area.name = school.name;
            area.latitude = school.latitude;
            area.longitude = school.longitude;
            area.cohort = pupils_per_grade(school);
            area.postsec_share = share_of(m, s, Composition::postsec);
            area.foreign_share = share_of(m, s, Composition::foreign);
            area.in_move_share = in_moves;
            area.arrival_share = arrivals_of_foreign * area.foreign_share;
            room += area.cohort;
            m.areas.push_back(std::move(area));
        }
    }
    for (Area& area : m.areas) {
        area.cohort *= pupils / (last_compulsory_grade * room);
    }
}

} // namespace

std::string nation_sample_csv(const std::vector<Municipality>& nation)
{
    std::string text = fmt::format("{}\n", fmt::join(columns(), ","));
    std::size_t known = 0; // municipalities with a code; the units without one are nobody's
    for (const Municipality& m : nation) {
        if (m.code == 0 || known++ % sample_step != sample_first) {
            continue;
        }
        for (const School& school : m.schools) {
            text += line_of(m, school);
        }
    }
    return text;
}

std::vector<Municipality> read_nation_sample(const std::filesystem::path& file)
{
    FaultLog log;
    const int number = log.add_file(file.string());
    const auto bytes = read_bytes(file, most_csv_bytes);
    if (!bytes) {
        throw InputMissing(file.string() + ": the sample of the nation cannot be read");
    }
    CsvTable table = read_csv(without_byte_order_mark(*bytes), number, columns(), log);
    log.throw_if_any();
    std::map<std::uint32_t, CsvTable> by_code;
    for (CsvRow& row : table.rows) {
        CellReader cells(table, row, log);
        const auto code = cells.whole("municipality_code", 1, 9999);
        CsvTable& part = by_code[static_cast<std::uint32_t>(code.value_or(0))];
        part.rows.push_back(std::move(row));
    }
    log.throw_if_any();
    std::vector<Municipality> sample;
    FolderFacts facts; // of all: no unit code may stand twice anywhere
    for (auto& [code, part] : by_code) {
        part.file = table.file;
        part.columns = table.columns;
        part.present = table.present;
        Municipality m;
        m.code = code;
        m.data_year = sample_year;
        m.name = part.rows.front().cells[1].text;
        m.key = fmt::format("{:04}", code);
        read_schools(part, facts, m, log);
        log.throw_if_any();
        add_areas(m);
        sample.push_back(std::move(m));
    }
    return sample;
}

} // namespace likvard
