// One row per employed teacher; a row is one full-time post.
#pragma once

#include "core/ids.hpp"
#include "core/table.hpp"

#include <cstdint>

namespace likvard {

/// Where a teacher stands in this summer's market.
enum class StaffMove : std::uint8_t { stays = 0, looks = 1, leaves = 2 };

struct Teachers {
    Column<PersonId> id;
    Column<std::uint16_t> school;            // row in Schools
    Column<std::uint8_t> certified;          // licence and subject
    Column<std::uint8_t> permanent;          // permanent post
    Column<std::uint8_t> move;               // StaffMove, written by leave
    Column<float> experience;                // years of teaching
    Column<float> age;                       // years
    Column<float> base_language, base_maths; // effectiveness, SD of pupil growth a year
    Column<float> coached;                   // coached skill, 0..1 of full coaching
    Column<float> years_here;                // years at the present school; 0 in the first

    static void each_column(auto& s, auto&& f)
    {
        f(s.id), f(s.school), f(s.certified), f(s.permanent), f(s.move), f(s.experience), f(s.age);
        f(s.base_language), f(s.base_maths), f(s.coached), f(s.years_here);
    }
};

} // namespace likvard
