// One row per school unit; rows never move. Units of the other school forms stand after all
// compulsory schools.
#pragma once

#include "core/table.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace likvard {

/// Years of remembered signals, newest first: governance lags are drawn up to 5 years.
inline constexpr std::size_t signal_years = 8;

/// The school forms of a pupil's life, in the order in which the rows of a table stand.
enum class SchoolForm : std::uint8_t { compulsory, upper_secondary, adapted, preschool };
inline constexpr std::size_t school_form_count = 4;

/// Which forms something is about: one bit a form.
using SchoolForms = std::uint8_t;
[[nodiscard]] constexpr SchoolForms only(SchoolForm form)
{
    return static_cast<SchoolForms>(1U << static_cast<unsigned>(form));
}
[[nodiscard]] constexpr bool includes(SchoolForms forms, SchoolForm form)
{
    return (forms & only(form)) != 0;
}
/// As a person reads it: "preschool", "upper-secondary school".
[[nodiscard]] constexpr std::string_view name(SchoolForm form)
{
    constexpr std::array<std::string_view, school_form_count> names{
        "compulsory school", "upper-secondary school", "adapted compulsory school", "preschool"};
    return names[static_cast<std::size_t>(form)];
}

struct Schools {
    Column<std::uint32_t> id;       // unit code
    Column<std::uint8_t> form;      // SchoolForm
    Column<std::uint8_t> municipal; // 1: compulsory school run by the municipality
    Column<std::uint8_t> first_grade, last_grade;
    Column<std::uint16_t>
        joint; // row of the first unit with the same name: one school in two units
    Column<std::uint8_t> quarter;     // 0 (weakest) … 3 by parents' education at the start
    Column<std::uint8_t> weak_intake; // 1: parents' education in the nation's lowest quarter
    Column<float> seats;              // a grade
    Column<float> pupils_per_teacher; // staffing rule, from the data year
    Column<float> roll;               // pupils in grades 1-9 this year
    Column<float> roll_all;           // pupils, preschool class included
    Column<float> postsec, foreign;   // shares of the pupils this year
    Column<float> postsec_usual;      // the share post-secondary that its teachers are used to
    Column<float> roll_staying;       // grades 1-9 who were here already, as graduate saw them
    Column<float> roll_expected;      // grades 1-9 next year: who stays, moved up, and as many
                                      // entrants as last year; written by graduate
    Column<float> roll_early;         // pupils in grades F-3 this year
    Column<float> roll_upper;         // pupils in grades 7-9 this year
    Column<float> newly_arrived;      // pupils who came to Sweden within four years
    Column<float> needs;              // pupils who need special support
    Column<float> often_absent;       // pupils in grades 4-9 absent above 15 %, last year
    Column<float> support_fte;        // special educators
    // leadership
    Column<float> principal;            // quality of the principal, standard normal
    Column<float> principal_years;      // years at the school; 0 in the first
    Column<std::uint8_t> principal_new; // 1: changed this summer
    Column<float> assistants;           // assistant principals, FTE, before any lever
    Column<float> leadership;           // SD a year on learning, written by principals
    // staff
    Column<float> posts;          // wanted this year
    Column<float> posts_added;    // of them, by levers, this year
    Column<float> vacant;         // posts left vacant
    Column<float> staff;          // teachers employed
    Column<float> staff_before;   // teachers employed before this summer
    Column<float> left_share;     // share of teachers who left last summer
    Column<float> from_elsewhere; // teachers hired from other municipalities this summer
    // pupils' situation and results
    Column<float> climate, climate_start; // SD
    Column<float> quality;                // unmeasured input, SD a year, decays
    Column<float> leniency;               // SD of the marking score
    Column<float> above_e;                // school's part above E, effort SD
    Column<float> mean_skill;             // of its pupils, June, SD
    Column<float> expected_short;         // pupils expected to fall short of passing all subjects
    Column<float> reputation;             // smoothed seen level, SD
    Column<std::array<float, signal_years>> seen; // seen level by years ago, SD; [0] = last June
    Column<float> perceived_need;                 // pupils short, as the administration believes

    static void each_column(auto& s, auto&& f)
    {
        f(s.id), f(s.form), f(s.municipal), f(s.first_grade), f(s.last_grade), f(s.joint);
        f(s.quarter), f(s.weak_intake);
        f(s.seats), f(s.pupils_per_teacher), f(s.roll), f(s.roll_all), f(s.postsec), f(s.foreign);
        f(s.postsec_usual);
        f(s.roll_staying), f(s.roll_expected), f(s.roll_early), f(s.roll_upper), f(s.newly_arrived),
            f(s.needs), f(s.often_absent);
        f(s.support_fte), f(s.principal), f(s.principal_years), f(s.principal_new), f(s.assistants);
        f(s.leadership), f(s.posts), f(s.posts_added), f(s.vacant), f(s.staff), f(s.staff_before),
            f(s.left_share), f(s.from_elsewhere);
        f(s.climate), f(s.climate_start), f(s.quality), f(s.leniency), f(s.above_e),
            f(s.mean_skill);
        f(s.expected_short), f(s.reputation), f(s.seen), f(s.perceived_need);
    }
};

/// The scale between marks and skill: national mean merit value of spring 2025, and merit points
/// per SD of skill (an earlier, simpler fitted model: 5.75 per 0.1 SD).
inline constexpr double national_merit = 227.6;
inline constexpr double merit_points_per_sd = 57.5;

/// Number of compulsory schools, which are the first rows. Every process of compulsory school stops
/// there: a unit of another form has no classes, no posts and no place in the choice of schools.
[[nodiscard]] inline std::size_t compulsory_rows(const Schools& schools)
{
    std::size_t count = schools.form.size();
    while (count > 0 &&
           schools.form[count - 1] != static_cast<std::uint8_t>(SchoolForm::compulsory)) {
        --count;
    }
    return count;
}

} // namespace likvard
