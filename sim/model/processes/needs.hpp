// Perceive needs: what the administration believes about its schools, late and blurred.
#pragma once

#include "core/describe.hpp"
#include "model/effects.hpp"
#include "model/schools.hpp"
#include "model/tick.hpp"

namespace likvard {

struct NeedsParams {
    double index_weight, lag, survey_weight, survey_full_weight, survey_reliability,
        incident_weight, incident_reliability, skill_sd, short_slope, short_base;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        v(p.index_weight, {.key = "needs.index_weight",
                           .unit = Unit::share,
                           .low = 0.0,
                           .high = 1.0,
                           .prior = fixed(0.5),
                           .meaning = "weight of the composition index, which every administration "
                                      "knows at once, in perceived need",
                           .source = "modelling choice",
                           .standing = Standing::judgement});
        v(p.lag,
          {.key = "governance.lag",
           .unit = Unit::years,
           .low = 0.75,
           .high = 5.0,
           .prior = lognormal(2.0, 0.4),
           .meaning = "time from a school's decline to municipal action through a weak chain",
           .source =
               "no quantitative evidence; Botkyrka's own inquiry 2019 blames links in the chain",
           .standing = Standing::judgement});
        v(p.survey_weight, {.key = "needs.survey_weight",
                            .unit = Unit::share,
                            .low = 0.0,
                            .high = 1.0,
                            .prior = fixed(0.2),
                            .meaning = "weight of pupil surveys among the signals beside the index",
                            .source = "modelling choice",
                            .standing = Standing::judgement});
        v(p.survey_full_weight,
          {.key = "needs.survey_full_weight",
           .unit = Unit::share,
           .low = 0.0,
           .high = 1.0,
           .prior = fixed(0.4),
           .meaning = "the same where every school's surveys are followed up with the board",
           .source = "modelling choice",
           .standing = Standing::judgement});
        v(p.incident_weight,
          {.key = "needs.incident_weight",
           .unit = Unit::share,
           .low = 0.0,
           .high = 0.5,
           .prior = fixed(0.1),
           .meaning = "weight of recorded incidents among the signals beside the index, where "
                      "every school reports them",
           .source = "modelling choice",
           .standing = Standing::judgement});
        v(p.incident_reliability,
          {.key = "needs.incident_reliability",
           .unit = Unit::share,
           .low = 0.0,
           .high = 0.85,
           .prior = beta(0.4, 0.1),
           .meaning = "reliability of a school's recorded incidents as a reading of its climate: "
                      "schools differ in what they record",
           .source = "assumed below that of surveys",
           .standing = Standing::judgement});
        v(p.survey_reliability,
          {.key = "needs.survey_reliability",
           .unit = Unit::share,
           .low = 0.4,
           .high = 0.85,
           .prior = beta(0.65, 0.1),
           .meaning = "reliability of a school mean in a pupil survey on safety and calm",
           .source = "psychometrics of school climate means",
           .standing = Standing::recalled});
        v(p.skill_sd,
          {.key = "needs.skill_sd",
           .unit = Unit::sd,
           .low = 0.1,
           .high = 0.8,
           .prior = fixed(0.35),
           .meaning = "SD across schools of mean skill, which scales what is lost of a signal",
           .source = "pupil-weighted SD of school merit 25.3 points over 66 (units 2024/25) net of "
                     "sampling",
           .standing = Standing::derived});
        v(p.short_slope,
          {.key = "needs.short_slope",
           .unit = Unit::log_odds,
           .low = 0.5,
           .high = 2.5,
           .prior = fixed(1.39),
           .meaning = "log odds of falling short of passing all subjects per SD of mean skill",
           .source = "an earlier, simpler fitted model: 2.8 pp per 0.1 SD at 72 % passing",
           .standing = Standing::derived});
        v(p.short_base, {.key = "needs.short_base",
                         .unit = Unit::share,
                         .low = 0.1,
                         .high = 0.6,
                         .prior = fixed(0.281),
                         .meaning = "share short of passing all subjects at national mean skill",
                         .source = "Skolverket, Underlag for analys 2024/25: 71.9 % pass all",
                         .standing = Standing::published});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// What the governance chain does to a signal on its best way from school to board.
struct SignalLoss {
    double lag_share = 1.0; // of governance.lag on the most reliable path
    double fidelity = 1.0;  // correlation kept along it
};

/// Share of pupils expected to fall short of passing all subjects at a mean skill, 0..1.
[[nodiscard]] double expected_short_share(double mean_skill, const NeedsParams& params);

/// Writes reputation and perceived_need, from what graduate has left in seen. What levers did to
/// the chain last year shortens its lag and sharpens its signals this year.
void perceive_needs(Schools& schools, const SignalLoss& chain, const Effects& last_year,
                    const NeedsParams& params, const Tick& t);

} // namespace likvard
