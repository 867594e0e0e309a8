// A municipality as its folder of plain files says it: schools, their results, home areas and the
// governance chain. Read once, never changed by a run.
#pragma once

#include "model/schools.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace likvard {

/// What a cell of an official table says. Only `number` carries a value; none of the others is
/// zero.
enum class Mark : std::uint8_t {
    number,
    unknown,      // empty
    missing,      // "."   mostly: no such grade
    hidden,       // ".."  few pupils
    majority,     // "..." nearly all are in the share, exact value hidden
    about_100,    // "~100" 1 to 4 pupils short
    not_required, // "*"   certification not required
    not_reported, // "-"   survey rules not met
};

struct Figure {
    Mark mark = Mark::unknown;
    double value = 0.0;
    [[nodiscard]] bool known() const { return mark == Mark::number; }
    [[nodiscard]] double or_else(double other) const { return known() ? value : other; }
};

enum class Operator : std::uint8_t { municipal, independent };

/// Grade-9 results of one school and school year (autumn).
struct YearResult {
    int year = 0;
    Figure merit_points;
    Figure pass_all_pct;
    Figure eligible_pct;
    Figure certified_pct;
};

/// What students of upper secondary read. Introductory programmes are for those who are not
/// eligible for a national one.
enum class Programme : std::uint8_t { vocational, academic, introductory };
inline constexpr std::size_t programme_count = 3;

/// A unit of any school form. The first three fields and the coordinates are of all forms; those
/// from `first_grade` to `results` of compulsory schools; the rest as they say.
struct School {
    SchoolForm form = SchoolForm::compulsory;
    std::uint32_t code = 0; // 8-digit unit code: the key; names are not unique
    std::string name;
    Operator run_by = Operator::municipal;
    int first_grade = 0; // 0 = preschool class
    int last_grade = 9;
    double pupils = 0.0; // grades 1-9; the preschool class comes on top. Preschool: its children
    Figure girls_pct, foreign_pct, postsec_pct;
    Figure teachers_fte, staff_fte, principals_fte;
    Figure certified_pct, permanent_pct, career_pct, special_teachers_pct;
    Figure safety_g8, calm_g8;
    Figure pass_all_g6_pct;
    Figure g9_pupils;
    double seats_per_grade = 0.0;
    double latitude = 0.0, longitude = 0.0;
    std::vector<YearResult> results; // by year, earliest first
    double starters_share = 0.0;     // upper secondary: of the leavers who start somewhere, 0..1
    std::array<bool, programme_count> offers{}; // upper secondary: by Programme
    double places = 0.0;                        // adapted school: pupils it has room for
};

/// Cohort of one area in one year, where the folder gives a forecast.
struct CohortForecast {
    int year = 0;
    double cohort = 0.0;
};

struct Area {
    std::string key; // ASCII, unique; its position in the file is its number
    std::string name;
    double latitude = 0.0, longitude = 0.0;
    double cohort = 0.0; // children entering the preschool class a year
    double postsec_share = 0.0;
    double foreign_share = 0.0;
    double in_move_share = 0.0; // in-movers a year and grade, of the cohort
    double arrival_share = 0.0; // newly arrived from abroad a year and grade, of the cohort
    std::vector<CohortForecast> forecast;
};

struct GovernanceLink {
    std::string from, to;
    double delay_share = 0.0; // of the chain's total lag
    double fidelity = 1.0;    // correlation kept, 0..1
};

/// A road between two named places (area keys or unit codes) with travel minutes, either way.
struct Road {
    std::string from, to;
    double minutes = 0.0;
};

struct Municipality {
    std::string key; // folder name
    std::string name;
    std::uint32_t code = 0; // four-digit municipality code
    int data_year = 0;      // autumn of the school year the figures are of
    // What a pupil in grades 1-9 of the municipality's own schools costs in the calendar year in
    // which the school year begins, SEK; 0: unknown
    double cost_per_pupil_sek = 0.0, teaching_per_pupil_sek = 0.0;
    std::vector<School> schools; // compulsory schools first, then the other forms
    std::vector<Area> areas;
    std::vector<GovernanceLink> governance;
    std::vector<Road> roads;              // empty: distance × detour
    std::vector<std::string> assumptions; // what had to be assumed, in words
    std::string content_hash;             // SHA-256 over the folder's files
};

/// The compulsory schools: the first rows of m.schools.
[[nodiscard]] std::span<const School> compulsory(const Municipality& m);
/// Pupils in grades 1-9 of the schools that the municipality runs.
[[nodiscard]] double municipal_pupils(const Municipality& m);

/// More pupils than any Swedish municipality has: what stands in memory twice elsewhere, for speed,
/// stands there once.
[[nodiscard]] bool is_large(const Municipality& m);

/// Row of the school with this unit code, or nothing.
[[nodiscard]] std::optional<std::size_t> school_with_code(const Municipality& m,
                                                          std::uint32_t code);

} // namespace likvard
