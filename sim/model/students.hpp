// One row per young person who has left grade 9 within the last four years: students of upper
// secondary, those who are done with it, and those who never began. A table for each cohort, so
// that nobody moves when the oldest is let go, the year after its fourth.
#pragma once

#include "core/ids.hpp"
#include "core/table.hpp"
#include "model/pupils.hpp"

#include <cstdint>
#include <vector>

namespace likvard {

/// A school outside the municipality.
inline constexpr std::uint16_t elsewhere = 0xFFFF;

/// Years after which nobody is followed any more: completion is counted within four.
inline constexpr int followed_years = 4;

enum class StudentStatus : std::uint8_t {
    studying,
    done_in_three, // diploma, three years after grade 9
    done_in_four,  // diploma, four years after grade 9
    dropped_out,
    without_diploma, // was there for four years and has none yet
    not_started,     // never began upper secondary
};

/// How upper secondary has gone so far. Parts of two bytes, as of Traits.
struct Studies {
    std::uint16_t began : 2;     // Programme of the first autumn
    std::uint16_t programme : 2; // Programme now
    std::uint16_t status : 3;    // StudentStatus
    std::uint16_t national : 3;  // years begun on national programmes
    std::uint16_t switched : 1;  // 1: has changed national programme
    std::uint16_t moved_on : 1;  // 1: came to it from an introductory one

    friend bool operator==(Studies, Studies) = default;
};
namespace study_bits {
inline constexpr BitPart began{0, 2}, programme{2, 2}, status{4, 3}, national{7, 3},
    switched{10, 1}, moved_on{11, 1};
} // namespace study_bits
static_assert(sizeof(Studies) == 2);

/// Those who left grade 9 in the same June, in the order in which they left.
struct Students {
    Column<PersonId> id;              // as in Pupils
    Column<std::uint16_t> school;     // row of the compulsory school that they left
    Column<std::uint16_t> unit;       // row of the upper-secondary school, or elsewhere
    Column<Traits> traits;            // as in Pupils
    Column<Studies> studies;          // since they left
    Column<float> merit;              // merit value from grade 9, points
    Column<float> durable, transient; // what levers at the present school have added, SD

    int left = 0; // school year (autumn) in whose June they left grade 9
    // By compulsory school: relative changes that guidance there in that year brings.
    std::vector<float> dropout, switching;

    static void each_column(auto& s, auto&& f)
    {
        f(s.id), f(s.school), f(s.unit), f(s.traits), f(s.studies), f(s.merit);
        f(s.durable), f(s.transient);
    }
};

/// The cohorts that are followed, of one year after the other; those who left in the year that was
/// run last come last.
using StudentCohorts = std::vector<Students>;

} // namespace likvard
