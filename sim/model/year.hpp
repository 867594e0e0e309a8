// One school year.
#pragma once

#include "model/processes/lever_effects.hpp"
#include "model/world.hpp"

namespace likvard {

/// One school year, process by process, under `policy`. Afterwards w.pupils holds everybody, one
/// grade up (this June's leavers too: has_left), and w.leavers the leavers alone.
void advance_one_year(World& w, const Policy& policy, const Tick& t);

/// The data year: teaching, learning and marks of the pupils and staff who are there, without
/// moves. `stocks` runs between teaching and learning, when the year's inputs are known.
void run_data_year(World& w, FunctionRef<void()> stocks, const Tick& t);

/// The summer of the staff alone: how tenure and shares settle before the data year.
void settle_staff(World& w, const Tick& t);

} // namespace likvard
