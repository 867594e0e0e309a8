// Violations between pupils and what of them is recorded: an indicator, not a process. It shows why
// recorded incidents are a trap: a reporting system raises them at once, whatever the climate.
#pragma once

#include "core/describe.hpp"

namespace likvard {

struct IncidentParams {
    double per_100, climate, recorded, system;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        v(p.per_100, {.key = "incidents.per_100",
                      .unit = Unit::one,
                      .low = 1.0,
                      .high = 60.0,
                      .prior = fixed(15.0),
                      .meaning = "violations a school year per 100 pupils, recorded or not, at a "
                                 "school of average climate",
                      .source = "no figure found; only changes of it are of use",
                      .standing = Standing::judgement});
        v(p.climate, {.key = "incidents.climate",
                      .unit = Unit::one,
                      .low = 0.0,
                      .high = 1.0,
                      .prior = fixed(0.25),
                      .meaning = "by how much the log of violations falls per SD of climate",
                      .source = "modelling choice",
                      .standing = Standing::judgement});
        v(p.recorded, {.key = "incidents.recorded",
                       .unit = Unit::share,
                       .low = 0.05,
                       .high = 1.0,
                       .prior = fixed(0.3),
                       .meaning = "share of violations that is recorded without a reporting system",
                       .source = "modelling choice",
                       .standing = Standing::judgement});
        v(p.system, {.key = "incidents.system",
                     .unit = Unit::one,
                     .low = 1.0,
                     .high = 3.5,
                     .prior = lognormal(1.6, 0.3),
                     .meaning = "recorded violations under a reporting system, of those without "
                                "one, at the same true number",
                     .source = "no causal study; a detection effect",
                     .standing = Standing::judgement});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// Violations a school year per 100 pupils at a school, true and as recorded.
struct Incidents {
    double happened = 0.0;
    double recorded = 0.0;
};

/// `climate` in SD across schools; `reporting`: share of full use of a reporting system, 0..1.
/// Never more is recorded than happens.
[[nodiscard]] Incidents incidents_of(double climate, double reporting,
                                     const IncidentParams& params);

} // namespace likvard
