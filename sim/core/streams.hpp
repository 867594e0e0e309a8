// Every random stream of the model, named once. A new random decision is a new line here; a number
// that has been used is never changed or reused, or runs would no longer repeat.
#pragma once

#include <cstdint>

namespace likvard {

enum class Stream : std::uint32_t {
    parameters = 1,        // quantile of each uncertain parameter, by replicate
    pupil_ranks = 2,       // which pupils of a school have which composition
    pupil_traits = 3,      // unobserved home, effort
    pupil_start = 4,       // home skill at the start, absence trait
    pupil_flags = 5,       // both parents' education, support need, failing tail, modern language
    area_drift = 6,        // unmeasured intake of an area
    cohort_shock = 7,      // common to an area's or a school's cohort
    school_start = 8,      // what is not known of a school at the start
    teacher_traits = 9,    // effectiveness, experience, certification of a starting teacher
    candidate_traits = 10, // the same of a candidate
    principal_quality = 11,
    principal_change = 12,
    teacher_leave = 13,
    candidate_choice = 14,       // a candidate's taste for each school
    school_choice_of_staff = 15, // what a school sees in a candidate
    population_moves = 16,
    newcomer_traits = 17,
    family_choice = 18, // a family's taste for each school
    queue = 19,         // place in the queues of independent schools
    sections = 20,      // which section a pupil belongs to
    teams = 21,         // which teacher takes which class
    climate = 22,
    absence = 23,
    home_noise = 24,
    marks = 25, // subject noise
    leniency_cohort = 26,
    need_blur = 27, // what is lost of a signal on the way to the board
    candidates_count = 28,
    sibling = 29,
    start_levels = 30, // pilot draws that find the starting levels
    admission = 31,    // tickets of a lottery, reserved seats
    tests = 32,        // the luck of a national test
    tests_school = 33, // what a school has in common on one
    // 34-39 are kept free for the processes of compulsory school
    preschool = 40,     // which preschool a child attended, and for how long
    adapted_entry = 41, // who enters adapted compulsory school, and where
    adapted_year = 42,  // a year's progress there, and its results
    upper_entry = 43,   // who starts upper secondary, in which programme and school
    upper_year = 44,    // a year of it: dropout, switch, completion
};

} // namespace likvard
