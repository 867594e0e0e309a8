// The nation's mean yearly input as a function of the parameters, so that x is a deviation from it
// in every draw: a draw with a larger penalty for uncertified teachers lowers the nation too, and
// must not read as a fall of this municipality.
#pragma once

#include "core/describe.hpp"
#include "model/processes/learn.hpp"
#include "model/processes/principals.hpp"
#include "model/processes/teach.hpp"

namespace likvard {

struct NationParams {
    double gain_y1, gain_y5, gain_y15, uncertified, fresh, fresh_weak, class_size, class_size_low,
        peers, absent, served, new_principals;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        constexpr auto source =
            "calibration/anchor on the national population (units file 2024/25)";
        v(p.gain_y1, {.key = "nation.experience_1",
                      .unit = Unit::one,
                      .low = -1.0,
                      .high = 1.0,
                      .prior = fixed(0.1088),
                      .meaning = "weight of the gain by year 1 in the mean pupil's teaching",
                      .source = source,
                      .standing = Standing::fitted});
        v(p.gain_y5, {.key = "nation.experience_5",
                      .unit = Unit::one,
                      .low = -1.0,
                      .high = 1.0,
                      .prior = fixed(0.2551),
                      .meaning = "weight of the gain by year 5 in the mean pupil's teaching",
                      .source = source,
                      .standing = Standing::fitted});
        v(p.gain_y15, {.key = "nation.experience_15",
                       .unit = Unit::one,
                       .low = -1.0,
                       .high = 1.0,
                       .prior = fixed(0.6177),
                       .meaning = "weight of the gain by year 15 in the mean pupil's teaching",
                       .source = source,
                       .standing = Standing::fitted});
        v(p.uncertified, {.key = "nation.uncertified",
                          .unit = Unit::share,
                          .low = 0.0,
                          .high = 1.0,
                          .prior = fixed(0.2638),
                          .meaning = "share of teaching by uncertified teachers",
                          .source = source,
                          .standing = Standing::fitted});
        v(p.fresh, {.key = "nation.new_share",
                    .unit = Unit::share,
                    .low = 0.0,
                    .high = 1.0,
                    .prior = fixed(0.1643),
                    .meaning = "share of teaching by teachers new to the school",
                    .source = source,
                    .standing = Standing::fitted});
        v(p.fresh_weak, {.key = "nation.new_share_weak",
                         .unit = Unit::share,
                         .low = 0.0,
                         .high = 1.0,
                         .prior = fixed(0.0440),
                         .meaning = "part of it in schools with weak intake, which counts more",
                         .source = source,
                         .standing = Standing::fitted});
        v(p.class_size, {.key = "nation.class_size",
                         .unit = Unit::pupils,
                         .low = -20.0,
                         .high = 20.0,
                         .prior = fixed(0.8041),
                         .meaning = "mean class size over 21, weighted as class size counts, "
                                    "pupils with post-secondary parents",
                         .source = source,
                         .standing = Standing::fitted});
        v(p.class_size_low, {.key = "nation.class_size_low",
                             .unit = Unit::pupils,
                             .low = -20.0,
                             .high = 20.0,
                             .prior = fixed(0.2792),
                             .meaning = "the same for the other pupils",
                             .source = source,
                             .standing = Standing::fitted});
        v(p.peers, {.key = "nation.peers",
                    .unit = Unit::sd,
                    .low = -1.0,
                    .high = 1.0,
                    .prior = fixed(-0.0011),
                    .meaning = "mean prior skill of classmates",
                    .source = source,
                    .standing = Standing::fitted});
        v(p.absent, {.key = "nation.absence",
                     .unit = Unit::share,
                     .low = 0.0,
                     .high = 0.3,
                     .prior = fixed(0.0851),
                     .meaning = "mean share of days missed",
                     .source = source,
                     .standing = Standing::fitted});
        v(p.served, {.key = "nation.supported",
                     .unit = Unit::share,
                     .low = 0.0,
                     .high = 0.3,
                     .prior = fixed(0.0799),
                     .meaning = "share of pupils served with special support",
                     .source = source,
                     .standing = Standing::fitted});
        v(p.new_principals, {.key = "nation.new_principals",
                             .unit = Unit::share,
                             .low = 0.0,
                             .high = 1.0,
                             .prior = fixed(0.2418),
                             .meaning = "share of pupils whose school has changed principal",
                             .source = source,
                             .standing = Standing::fitted});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// National mean of the yearly input under these parameters, SD a year.
[[nodiscard]] MeanInputs national_mean_inputs(const NationParams& nation, const TeachParams& teach,
                                              const PrincipalParams& principals,
                                              const LearnParams& learn);

} // namespace likvard
