// Adapted compulsory school (anpassad grundskola): who enters, a year's progress, results in
// grade 9.
#pragma once

#include "core/describe.hpp"
#include "model/adapted.hpp"
#include "model/effects.hpp"
#include "model/municipality.hpp"
#include "model/tick.hpp"

namespace likvard {

struct AdaptedParams {
    double share, growth, girls, subject_areas, pass, level_log_odds, level_memory;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        v(p.share, {.key = "adapted.share",
                    .unit = Unit::share,
                    .low = 0.0,
                    .high = 0.05,
                    .prior = fixed(0.014),
                    .meaning = "pupils of adapted school in grades 1-9 per pupil of the cohorts",
                    .source = "Skolverket 2024-03-27: 1.4 % of pupils in compulsory forms 2023/24",
                    .standing = Standing::published});
        v(p.growth, {.key = "adapted.growth",
                     .unit = Unit::one,
                     .low = 1.0,
                     .high = 4.0,
                     .prior = fixed(2.2),
                     .meaning = "pupils in grade 9 per pupil in grade 1: many come in between",
                     .source = "Skolverket 2018: more than twice as many",
                     .standing = Standing::derived});
        v(p.girls, {.key = "adapted.girls",
                    .unit = Unit::share,
                    .low = 0.0,
                    .high = 1.0,
                    .prior = fixed(0.34),
                    .meaning = "share of girls",
                    .source = "Skolverket 2024-03-27",
                    .standing = Standing::published});
        v(p.subject_areas, {.key = "adapted.subject_areas",
                            .unit = Unit::share,
                            .low = 0.0,
                            .high = 1.0,
                            .prior = fixed(0.3),
                            .meaning = "share who read subject areas instead of subjects",
                            .source = "about three in ten were in the former training school",
                            .standing = Standing::recalled});
        v(p.pass, {.key = "adapted.pass",
                   .unit = Unit::share,
                   .low = 0.05,
                   .high = 0.98,
                   .prior = fixed(0.75),
                   .meaning = "share reaching at least E in every adapted subject that they read, "
                              "grade 9",
                   .source = "no published figure",
                   .standing = Standing::judgement});
        v(p.level_log_odds, {.key = "adapted.level_log_odds",
                             .unit = Unit::log_odds,
                             .low = 0.0,
                             .high = 4.0,
                             .prior = fixed(1.5),
                             .meaning = "slope of that on the pupil's level, per SD",
                             .source = "no published figure",
                             .standing = Standing::judgement});
        v(p.level_memory, {.key = "adapted.level_memory",
                           .unit = Unit::share,
                           .low = 0.0,
                           .high = 1.0,
                           .prior = fixed(0.9),
                           .meaning = "correlation of a pupil's level from year to year",
                           .source = "as skill in compulsory school, assumed",
                           .standing = Standing::judgement});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// Pupils of the year before the first, in all grades; none where the municipality has no unit.
void start_adapted_school(Adapted& adapted, const Municipality& municipality,
                          const AdaptedParams& params, const Tick& t);

/// Last June's grade 9 is gone, the others move up, new pupils enter in every grade; a year's
/// progress with what levers at the unit add, kept as learn keeps a gain; results in grade 9. A
/// unit takes pupils up to its places; when all are full, the largest takes them: the
/// municipality's duty.
void adapted_school(Adapted& adapted, const Municipality& municipality, const Effects& effects,
                    const AdaptedParams& params, double permanent, double retention, const Tick& t);

} // namespace likvard
