// One row per young person who has left grade 9 within the last four years: students of upper
// secondary, those who are done with it, and those who never began. Rows stand in the order in
// which they left; a cohort leaves the table the year after its fourth.
#pragma once

#include "core/ids.hpp"
#include "core/table.hpp"
#include "model/pupils.hpp"

#include <cstdint>

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

struct Students {
    Column<PersonId> id;              // as in Pupils
    Column<std::uint16_t> school;     // row of the compulsory school that they left
    Column<std::uint16_t> unit;       // row of the upper-secondary school, or elsewhere
    Column<std::int16_t> left;        // school year (autumn) in whose June they left grade 9
    Column<std::uint8_t> began;       // Programme of the first autumn
    Column<std::uint8_t> programme;   // Programme now
    Column<std::uint8_t> national;    // years begun on national programmes
    Column<std::uint8_t> status;      // StudentStatus
    Column<std::uint8_t> switched;    // 1: has changed national programme
    Column<std::uint8_t> moved_on;    // 1: came to it from an introductory one
    Column<Traits> traits;            // as in Pupils
    Column<float> merit;              // merit value from grade 9, points
    Column<float> dropout, switching; // relative changes that guidance in grade 9's year brings
    Column<float> durable, transient; // what levers at the present school have added, SD

    int year = 0; // school year that was run last

    static void each_column(auto& s, auto&& f)
    {
        f(s.id), f(s.school), f(s.unit), f(s.left), f(s.began), f(s.programme), f(s.national);
        f(s.status), f(s.switched), f(s.moved_on), f(s.traits);
        f(s.merit), f(s.dropout), f(s.switching), f(s.durable), f(s.transient);
    }
};

} // namespace likvard
