// One row per pupil of adapted compulsory school (anpassad grundskola), grades 1 to 9. They come on
// top of the cohorts of compulsory school, whose official counts leave them out.
#pragma once

#include "core/ids.hpp"
#include "core/table.hpp"

#include <cstdint>

namespace likvard {

struct Adapted {
    Column<PersonId> id;
    Column<std::uint8_t> grade;         // 1..9, this school year
    Column<std::uint16_t> unit;         // row in Schools
    Column<std::uint8_t> girl;          // 0 or 1
    Column<std::uint8_t> background;    // 0: Swedish; 1: foreign
    Column<std::uint8_t> subject_areas; // 1: reads subject areas, which have no marks of the kind
    Column<float> level;                // SD of the school form's own pupils
    Column<float> durable, transient;   // what levers at the unit have added, SD
    Column<std::uint8_t> passed; // 1: at least E in every adapted subject read; grade 9, this June

    static void each_column(auto& s, auto&& f)
    {
        f(s.id), f(s.grade), f(s.unit), f(s.girl), f(s.background), f(s.subject_areas);
        f(s.level), f(s.durable), f(s.transient), f(s.passed);
    }
};

} // namespace likvard
