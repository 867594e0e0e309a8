// Graduate: the finishing cohort is set aside for the indicators, everybody moves up, schools are
// left with what this year showed of them.
#pragma once

#include "core/describe.hpp"
#include "model/classes.hpp"
#include "model/pupils.hpp"
#include "model/schools.hpp"
#include "model/tick.hpp"

namespace likvard {

/// Copies this year's grade 9 to `leavers` (whose marks stand there already), moves all pupils up a
/// grade, leavers to grade_of_leavers, and writes mean_skill, expected_short and quality (which
/// decays) of the schools. `short_share` gives the share expected to fall short of
/// passing all subjects at a mean skill.
void graduate(Leavers& leavers, Pupils& pupils, Schools& schools, const Classes& classes,
              double quality_memory, FunctionRef<double(double)> short_share, const Tick& t);

} // namespace likvard
