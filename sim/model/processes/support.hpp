// Support: which pupils with needs are served, never more than the special educators can carry.
#pragma once

#include "core/describe.hpp"
#include "model/classes.hpp"
#include "model/pupils.hpp"
#include "model/schools.hpp"
#include "model/tick.hpp"

namespace likvard {

struct SupportParams {
    double caseload;

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
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// Writes supported: in each school the weakest of the pupils with needs, up to FTE × caseload.
void support(Pupils& pupils, const Classes& classes, const Schools& schools,
             const SupportParams& params, const Tick& t);

} // namespace likvard
