#include "io/skolverket_import.hpp"

#include "core/check.hpp"
#include "io/nearest.hpp"
#include "io/number_text.hpp"
#include "model/pupils.hpp"
#include "model/synthesis/start_levels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace likvard {
namespace {

bool has_pupils(const OfficialUnit& unit)
{
    return unit.pupils.known() && unit.pupils.value >= 1.0;
}

/// A figure of a grade that means that the unit has pupils there.
bool is_sign(const Figure& figure)
{
    return figure.mark != Mark::unknown && figure.mark != Mark::missing;
}

struct Grades {
    int first = 0, last = last_compulsory_grade;
    bool assumed = false;
};

/// What the name says: "F-6", "7-9", "4-6" with a hyphen or a dash.
std::optional<Grades> grades_in_name(const std::string& name)
{
    for (std::size_t i = 1; i + 1 < name.size(); ++i) {
        const bool dash = name[i] == '-';
        const char before = name[i - 1];
        const char after = name[i + 1];
        const bool first = before == 'F' || before == 'f' || (before >= '1' && before <= '9');
        const bool alone = i < 2 || name[i - 2] == ' ';
        if (dash && first && alone && after >= '1' && after <= '9') {
            const int from = before == 'F' || before == 'f' ? 0 : before - '0';
            const int to = after - '0';
            if (from < to) {
                return Grades{from, to, true};
            }
        }
    }
    return std::nullopt;
}

/// Grades served: from the first to the last grade with a figure, and down to the preschool class
/// when grade 3 has one; else what the name says; else all.
Grades grades_of(const OfficialUnit& unit)
{
    constexpr int early = 3;
    constexpr int middle = 5;
    constexpr int first_middle = 4;
    constexpr int upper = 7;
    constexpr int late = 8;
    int first = last_compulsory_grade + 1;
    int last = 0;
    for (const GradeSign& sign : unit.grades) {
        if (is_sign(sign.figure)) {
            first = std::min(first, sign.grade);
            last = std::max(last, sign.grade);
        }
    }
    const auto named = grades_in_name(unit.name);
    if (last == 0) {
        return named ? *named : Grades{0, last_compulsory_grade, true};
    }
    Grades grades;
    grades.first = first <= early ? 0 : (first <= middle ? first_middle : std::min(first, upper));
    grades.last = last >= late ? last_compulsory_grade : std::max(last, early);
    if (named && named->first <= grades.first && named->last >= grades.last) {
        grades = *named; // wider than what has figures: small grades are hidden
        grades.assumed = false;
    }
    return grades;
}

std::vector<YearResult> results_of(const OfficialUnit& unit, int data_year)
{
    std::map<int, YearResult> by_year = unit.results;
    const bool has_leavers = unit.g9_pupils.mark != Mark::unknown;
    const bool serves_grade_9 = grades_of(unit).last == last_compulsory_grade;
    const bool graded =
        serves_grade_9 && (has_leavers || is_sign(unit.g9_merit) || is_sign(unit.g9_pass_all));
    if (graded || by_year.contains(data_year)) {
        YearResult& last = by_year[data_year];
        last.year = data_year;
        last.merit_points = is_sign(unit.g9_merit) ? unit.g9_merit : last.merit_points;
        last.pass_all_pct = is_sign(unit.g9_pass_all) ? unit.g9_pass_all : last.pass_all_pct;
        last.eligible_pct = is_sign(unit.g9_eligible) ? unit.g9_eligible : last.eligible_pct;
    }
    std::vector<YearResult> results;
    for (const auto& [year, result] : by_year) {
        const std::array figures{&result.merit_points, &result.pass_all_pct, &result.eligible_pct,
                                 &result.certified_pct};
        if (std::any_of(figures.begin(), figures.end(),
                        [](const Figure* figure) { return is_sign(*figure); })) {
            results.push_back(result);
        }
    }
    return results;
}

School school_of(const OfficialUnit& unit, int data_year, std::string& assumed)
{
    const Grades grades = grades_of(unit);
    School school;
    school.code = unit.code;
    school.name = unit.name;
    school.run_by = unit.run_by.value_or(Operator::independent);
    school.first_grade = grades.first;
    school.last_grade = grades.last;
    school.pupils = unit.pupils.value;
    school.girls_pct = unit.girls_pct;
    school.foreign_pct = unit.foreign_pct;
    school.postsec_pct = unit.postsec_pct;
    school.teachers_fte = unit.teachers_fte;
    school.staff_fte = unit.staff_fte;
    school.principals_fte = unit.principals_fte;
    school.certified_pct = unit.certified_pct;
    school.permanent_pct = unit.permanent_pct;
    school.career_pct = unit.career_pct;
    school.special_teachers_pct = unit.special_teachers_pct;
    school.safety_g8 = unit.safety_g8;
    school.calm_g8 = unit.calm_g8;
    school.pass_all_g6_pct = unit.pass_all_g6_pct;
    if (school.last_grade == last_compulsory_grade) {
        school.g9_pupils = unit.g9_pupils;
    }
    school.seats_per_grade = assumed_seats(school);
    school.latitude = unit.latitude.or_else(0.0);
    school.longitude = unit.longitude.or_else(0.0);
    school.results = results_of(unit, data_year);
    assumed = grades.assumed ? "first_grade last_grade seats_per_grade" : "seats_per_grade";
    return school;
}

bool has_place(const School& school)
{
    return school.latitude != 0.0 || school.longitude != 0.0;
}

/// Units without coordinates stand half a kilometre from the middle of the others, in the direction
/// that their code gives; without any, on a ring around the middle of Sweden.
void place_units(ImportedMunicipality& imported)
{
    constexpr double degrees_per_km = 1.0 / 111.2;
    constexpr double offset_km = 0.5;
    constexpr double ring_km = 3.0;
    constexpr unsigned circle = 360; // degrees
    constexpr double half_circle = 180.0;
    double latitude = 0.0;
    double longitude = 0.0;
    double placed = 0.0;
    for (const School& school : imported.municipality.schools) {
        if (has_place(school)) {
            latitude += school.latitude;
            longitude += school.longitude;
            placed += 1.0;
        }
    }
    imported.has_coordinates = placed > 0.0;
    constexpr std::pair<double, double> middle_of_sweden{62.39, 16.32};
    const std::pair middle =
        placed > 0.0 ? std::pair{latitude / placed, longitude / placed} : middle_of_sweden;
    const double away = placed > 0.0 ? offset_km : ring_km;
    for (std::size_t s = 0; s < imported.municipality.schools.size(); ++s) {
        School& school = imported.municipality.schools[s];
        if (has_place(school)) {
            continue;
        }
        const double angle = std::numbers::pi * (school.code % circle) / half_circle;
        const double narrow = std::cos(std::numbers::pi * middle.first / half_circle);
        school.latitude = middle.first + away * degrees_per_km * std::cos(angle);
        school.longitude = middle.second + away * degrees_per_km * std::sin(angle) / narrow;
        imported.assumed_schools[s] += " latitude longitude";
    }
}

Area area_of(const Municipality& m, std::size_t s)
{
    constexpr double in_moves = 0.04;
    constexpr double arrivals_of_foreign = 0.03;
    const School& school = m.schools[s];
    Area area;
    area.key = fmt::format("u{:08}", school.code);
    area.name = school.name;
    area.latitude = school.latitude;
    area.longitude = school.longitude;
    area.cohort = pupils_per_grade(school);
    area.postsec_share = share_of(m, s, Composition::postsec);
    area.foreign_share = share_of(m, s, Composition::foreign);
    area.in_move_share = in_moves;
    area.arrival_share = arrivals_of_foreign * area.foreign_share;
    return area;
}

/// A home area for each unit with a preschool class, or for every unit where there is none; cohorts
/// scaled so that nine grades of all areas hold all pupils.
void add_areas(ImportedMunicipality& imported)
{
    Municipality& m = imported.municipality;
    const bool any_preschool_class = std::any_of(
        m.schools.begin(), m.schools.end(), [](const School& s) { return s.first_grade == 0; });
    double pupils = 0.0;
    double room = 0.0;
    for (std::size_t s = 0; s < m.schools.size(); ++s) {
        pupils += m.schools[s].pupils;
        if (m.schools[s].first_grade == 0 || !any_preschool_class) {
            m.areas.push_back(area_of(m, s));
            room += m.areas.back().cohort;
            imported.assumed_areas.emplace_back(
                "latitude longitude cohort postsec_pct foreign_pct in_moves_pct arrivals_pct");
        }
    }
    for (Area& area : m.areas) {
        area.cohort *= pupils / (last_compulsory_grade * room);
    }
}

std::vector<GovernanceLink> assumed_chain()
{
    constexpr double quarter = 0.25;
    constexpr double near = 0.90;
    constexpr double far = 0.95;
    return {{"school", "principal", quarter, near},
            {"principal", "head_of_compulsory_school", quarter, near},
            {"head_of_compulsory_school", "director", quarter, far},
            {"director", "board", quarter, far}};
}

/// A name as a person writes it: "BOTKYRKA" as "Botkyrka" is left to the tables; they write it so.
std::string name_of(const Register& all, std::uint32_t code)
{
    for (const auto& [unit_code, unit] : all.units) {
        if (unit.municipality_code == code && !unit.municipality.empty()) {
            return unit.municipality;
        }
    }
    return fmt::format("{:04}", code);
}

void add_costs(Municipality& m, const Register& all)
{
    for (const auto& [code, unit] : all.units) {
        const auto cost = all.costs.find(unit.authority);
        if (unit.municipality_code == m.code && unit.run_by == Operator::municipal &&
            cost != all.costs.end() && cost->second.first > 0.0) {
            m.cost_per_pupil_sek = cost->second.first;
            m.teaching_per_pupil_sek = cost->second.second;
            return;
        }
    }
}

} // namespace

double pupils_per_grade(const School& school)
{
    return school.pupils / (school.last_grade - std::max(1, school.first_grade) + 1);
}

double assumed_seats(const School& school)
{
    constexpr double room = 1.10;
    constexpr double least = 8.0;
    const double most = std::max(pupils_per_grade(school), school.g9_pupils.or_else(0.0));
    return std::max(least, std::ceil(room * most));
}

std::vector<MunicipalityName> municipalities_of(const Register& all)
{
    std::map<std::uint32_t, std::string> names;
    for (const auto& [code, unit] : all.units) {
        if (unit.municipality_code != 0 && has_pupils(unit)) {
            names.try_emplace(unit.municipality_code, name_of(all, unit.municipality_code));
        }
    }
    std::vector<MunicipalityName> list;
    for (const auto& [code, name] : names) {
        list.push_back({code, name});
    }
    return list;
}

std::optional<MunicipalityName> municipality_named(const std::vector<MunicipalityName>& all,
                                                   const std::string& word)
{
    const auto code = whole_number_in(word);
    for (const MunicipalityName& m : all) {
        const bool by_code = code && *code == static_cast<std::int64_t>(m.code);
        if (by_code || folded(m.name) == folded(word)) {
            return m;
        }
    }
    return std::nullopt;
}

ImportedMunicipality import_municipality(const Register& all, std::uint32_t code)
{
    ImportedMunicipality imported;
    Municipality& m = imported.municipality;
    m.code = code;
    m.name = name_of(all, code);
    m.key = folder_key(m.name);
    m.data_year = all.data_year;
    for (const auto& [unit_code, unit] : all.units) {
        if (unit.municipality_code == code && has_pupils(unit)) {
            std::string assumed;
            m.schools.push_back(school_of(unit, m.data_year, assumed));
            imported.assumed_schools.push_back(std::move(assumed));
        }
    }
    check(!m.schools.empty(), "an imported municipality has units with pupils");
    place_units(imported);
    add_areas(imported);
    add_costs(m, all);
    m.governance = assumed_chain();
    m.assumptions = {
        "Home areas are not published: every unit with a preschool class has one, at its place and "
        "with its composition; cohorts are scaled so that nine grades hold all pupils.",
        "Cohorts stay constant from year to year, because the tables hold no pupil forecast.",
        "Seats are not published: 1.10 times the pupils per grade served, or the pupils of grade 9 "
        "where they are more, and at least 8 in a grade.",
        "Grades served are read from the grades with figures; where no grade has one, from the "
        "name, and otherwise all grades are assumed.",
        "In-moves (4 per cent of the cohort a year and grade) and newly arrived pupils (3 per cent "
        "of those of foreign background) are a judgement.",
        "The governance chain, its share of the delay and its fidelity are a judgement.",
    };
    if (all.year_is_assumed) {
        m.assumptions.emplace_back("The flat table of units does not say its school year; it is "
                                   "taken to be 2024/25.");
    }
    return imported;
}

} // namespace likvard
