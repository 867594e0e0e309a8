// Absence: the share of school days that each pupil misses, right-skewed and rising with grade.
#pragma once

#include "core/describe.hpp"
#include "model/effects.hpp"
#include "model/pupils.hpp"
#include "model/schools.hpp"
#include "model/tick.hpp"

namespace likvard {

struct AbsenceParams {
    double median_g0, grade_slope, skill, effort, climate, need, tail, trait_sd, noise_sd;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        v(p.median_g0,
          {.key = "absence.median_g0",
           .unit = Unit::share,
           .low = 0.01,
           .high = 0.1,
           .prior = fixed(0.036),
           .meaning =
               "median share of days missed in the preschool class by a pupil of average skill",
           .source = "set so that 1 in 7 pupils misses more than 15 % (Skolverket, autumn 2019)",
           .standing = Standing::fitted});
        v(p.grade_slope, {.key = "absence.grade_slope",
                          .unit = Unit::one,
                          .low = 0.0,
                          .high = 0.2,
                          .prior = fixed(0.075),
                          .meaning = "rise of log absence per grade",
                          .source = "set to pupils above 15 % in grades 7, 8, 9: about 16, 19, 22 "
                                    "% (Skolverket, autumn 2019)",
                          .standing = Standing::fitted});
        v(p.skill, {.key = "absence.skill",
                    .unit = Unit::one,
                    .low = -0.6,
                    .high = 0.0,
                    .prior = fixed(-0.25),
                    .meaning = "change of log absence per SD of skill",
                    .source = "modelling choice",
                    .standing = Standing::judgement});
        v(p.effort, {.key = "absence.effort",
                     .unit = Unit::one,
                     .low = -0.8,
                     .high = 0.0,
                     .prior = fixed(-0.3),
                     .meaning = "change of log absence per unit of effort",
                     .source = "modelling choice",
                     .standing = Standing::judgement});
        v(p.climate, {.key = "absence.climate",
                      .unit = Unit::one,
                      .low = -0.3,
                      .high = 0.0,
                      .prior = normal(-0.05, 0.05),
                      .meaning = "change of log absence per SD of school climate",
                      .source = "modelling choice",
                      .standing = Standing::judgement});
        v(p.need, {.key = "absence.need",
                   .unit = Unit::one,
                   .low = 0.0,
                   .high = 1.0,
                   .prior = fixed(0.3),
                   .meaning = "log absence added for a pupil with support needs",
                   .source = "modelling choice",
                   .standing = Standing::judgement});
        v(p.tail, {.key = "absence.tail",
                   .unit = Unit::one,
                   .low = 0.0,
                   .high = 2.0,
                   .prior = fixed(0.8),
                   .meaning = "log absence added for the few who fail nearly everything",
                   .source = "modelling choice",
                   .standing = Standing::judgement});
        v(p.trait_sd, {.key = "absence.trait_sd",
                       .unit = Unit::one,
                       .low = 0.0,
                       .high = 1.5,
                       .prior = fixed(0.7),
                       .meaning = "SD of the lasting part of log absence between pupils",
                       .source = "modelling choice",
                       .standing = Standing::judgement});
        v(p.noise_sd, {.key = "absence.noise_sd",
                       .unit = Unit::one,
                       .low = 0.0,
                       .high = 1.5,
                       .prior = fixed(0.55),
                       .meaning = "SD of the yearly part of log absence",
                       .source = "modelling choice",
                       .standing = Standing::judgement});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// Writes absence, 0 .. 0.9. Levers change it for pupils in grades 4-9 who are often absent, and
/// for those whom a team follows up.
void absence(Pupils& pupils, const Schools& schools, const Effects& effects,
             const AbsenceParams& params, const Tick& t);

} // namespace likvard
