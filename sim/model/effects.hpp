// What levers write and processes read: the channels of this school year. Zero everywhere is the
// baseline; a channel that is added or multiplied by (1 + 0) changes no bit.
#pragma once

#include "core/table.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace likvard {

struct Effects {
    // by school row
    Column<float> id;                // unused but for its length: the number of schools
    Column<float> learning_language; // net gain, SD a year, every pupil of the school
    Column<float> learning_maths;
    Column<float> coaching;   // coaching dose of its teachers, 0..1
    Column<float> leaving;    // added to a teacher's yearly probability of leaving
    Column<float> assistants; // extra assistant principals, FTE
    // municipality
    float candidates = 0.0F; // relative change of the list of candidates

    static void each_column(auto& s, auto&& f)
    {
        f(s.id), f(s.learning_language), f(s.learning_maths), f(s.coaching), f(s.leaving);
        f(s.assistants);
    }
};

/// Empties every channel for `school_count` schools.
inline void clear(Effects& effects, std::size_t school_count)
{
    Effects::each_column(effects, [&](auto& column) { column.assign(school_count, 0.0F); });
    effects.candidates = 0.0F;
}

} // namespace likvard
