// Support: which pupils are served, never more than the staff can carry.
#pragma once

#include "core/describe.hpp"
#include "model/classes.hpp"
#include "model/effects.hpp"
#include "model/pupils.hpp"
#include "model/schools.hpp"
#include "model/tick.hpp"

namespace likvard {

struct SupportParams {
    double caseload, early_share;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        v(p.caseload,
          {.key = "support.caseload",
           .unit = Unit::pupils_per_fte,
           .low = 8.0,
           .high = 40.0,
           .prior = fixed(20.0),
           .meaning = "pupils whom one special educator can give special support in a year",
           .source = "modelling choice",
           .standing = Standing::judgement});
        v(p.early_share,
          {.key = "support.early_share",
           .unit = Unit::share,
           .low = 0.05,
           .high = 0.3,
           .prior = fixed(0.15),
           .meaning = "share of a school's pupils in the preschool class to grade 3 who are weak "
                      "enough for early support, at most",
           .source = "the weakest 15 %: Bog et al., Bonesronning et al. 2022 as priced in lever08",
           .standing = Standing::derived});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// Writes supported: in each school the weakest of the pupils with needs, up to FTE × caseload; and
/// served: for every service that levers give places in, those who need it most, one pupil a place.
void support(Pupils& pupils, const Classes& classes, const Schools& schools, const Effects& effects,
             const SupportParams& params, const Tick& t);

} // namespace likvard
