// One row per home area: what changes of it from year to year.
#pragma once

#include "core/table.hpp"

namespace likvard {

struct Areas {
    Column<float> id;    // unused but for its length
    Column<float> level; // lasting intake that composition does not explain, SD, from the start
    Column<float> drift; // unmeasured intake of this year's cohort beside it, SD

    static void each_column(auto& s, auto&& f) { f(s.id), f(s.level), f(s.drift); }
};

} // namespace likvard
