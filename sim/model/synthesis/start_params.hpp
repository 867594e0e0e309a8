// Parameters of the starting state: how a school's known results are read.
#pragma once

#include "core/describe.hpp"

namespace likvard {

struct StartParams {
    double persistent_merit, size_power_merit, transitory_merit, memory_merit, persistent_pass,
        size_power_pass, transitory_pass, memory_pass, municipality_merit, municipality_pass,
        data_year_share, intake_sd, value_added_sd, settle_years, support_share, weak_postsec;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        constexpr auto panel = "maximum likelihood on the five-year panel, 527 schools for merit, "
                               "512 for passing all, after composition";
        v(p.persistent_merit,
          {.key = "start.persistent_sd_merit",
           .unit = Unit::points,
           .low = 5.0,
           .high = 30.0,
           .prior = fixed(16.0),
           .meaning =
               "SD of what lasts of a school's merit value beyond composition, with 60 leavers",
           .source = panel,
           .standing = Standing::fitted});
        v(p.size_power_merit, {.key = "start.size_power_merit",
                               .unit = Unit::one,
                               .low = 0.0,
                               .high = 2.0,
                               .prior = fixed(0.98),
                               .meaning = "power of (60 / leavers) in its variance",
                               .source = panel,
                               .standing = Standing::fitted});
        v(p.transitory_merit,
          {.key = "start.transitory_merit",
           .unit = Unit::points,
           .low = 40.0,
           .high = 120.0,
           .prior = fixed(78.6),
           .meaning = "SD of a year's merit value around it, times the root of the leavers",
           .source = panel,
           .standing = Standing::fitted});
        v(p.memory_merit, {.key = "start.memory_merit",
                           .unit = Unit::share,
                           .low = 0.5,
                           .high = 1.0,
                           .prior = fixed(0.94),
                           .meaning = "correlation of that lasting part from one year to the next",
                           .source = panel,
                           .standing = Standing::fitted});
        v(p.persistent_pass, {.key = "start.persistent_sd_pass",
                              .unit = Unit::pp,
                              .low = 2.0,
                              .high = 16.0,
                              .prior = fixed(8.1),
                              .meaning = "the same of the share passing all subjects",
                              .source = panel,
                              .standing = Standing::fitted});
        v(p.size_power_pass, {.key = "start.size_power_pass",
                              .unit = Unit::one,
                              .low = 0.0,
                              .high = 2.0,
                              .prior = fixed(0.56),
                              .meaning = "power of (60 / leavers) in its variance",
                              .source = panel,
                              .standing = Standing::fitted});
        v(p.transitory_pass,
          {.key = "start.transitory_pass",
           .unit = Unit::pp,
           .low = 25.0,
           .high = 75.0,
           .prior = fixed(48.3),
           .meaning = "SD of a year's share around it, times the root of the leavers",
           .source = panel,
           .standing = Standing::fitted});
        v(p.memory_pass, {.key = "start.memory_pass",
                          .unit = Unit::share,
                          .low = 0.5,
                          .high = 1.0,
                          .prior = fixed(0.87),
                          .meaning = "correlation of that lasting part from one year to the next",
                          .source = panel,
                          .standing = Standing::fitted});
        v(p.municipality_merit,
          {.key = "start.municipality_sd_merit",
           .unit = Unit::points,
           .low = 0.0,
           .high = 20.0,
           .prior = fixed(3.5),
           .meaning = "SD between municipalities of merit value beyond composition, which shrinks "
                      "the municipality's own effect",
           .source = "random effects of 227 municipalities around the composition regression, "
                     "final grades spring 2025",
           .standing = Standing::derived});
        v(p.municipality_pass, {.key = "start.municipality_sd_pass",
                                .unit = Unit::pp,
                                .low = 0.0,
                                .high = 10.0,
                                .prior = fixed(1.9),
                                .meaning = "the same of the share passing all subjects",
                                .source = "random effects of 227 municipalities around the "
                                          "composition regression, final grades spring 2025",
                                .standing = Standing::derived});
        v(p.data_year_share,
          {.key = "start.data_year_share",
           .unit = Unit::share,
           .low = 0.0,
           .high = 1.0,
           .prior = fixed(0.5),
           .meaning =
               "how much of what the schools' targets together lack of the municipality's level in "
               "the data year "
               "is given to all of them: its many leavers make that level surer than any school's",
           .source = "modelling choice",
           .standing = Standing::judgement});
        v(p.intake_sd,
          {.key = "start.intake_sd",
           .unit = Unit::sd,
           .low = 0.0,
           .high = 0.3,
           .prior = fixed(0.08),
           .meaning = "SD of unmeasured intake, which decides its part of a school's known level",
           .source = "starting values",
           .standing = Standing::fitted});
        v(p.value_added_sd,
          {.key = "start.value_added_sd",
           .unit = Unit::sd,
           .low = 0.0,
           .high = 0.3,
           .prior = fixed(0.13),
           .meaning =
               "SD of value added at grade 9, which decides its part of a school's known level",
           .source = "starting values; marks alone cannot tell it from leniency and intake",
           .standing = Standing::fitted});
        v(p.settle_years,
          {.key = "start.settle_years",
           .unit = Unit::years,
           .low = 1.0,
           .high = 10.0,
           .prior = fixed(4.0),
           .meaning = "years of staff moves before the data year, which settle tenure and shares",
           .source = "modelling choice",
           .standing = Standing::judgement});
        v(p.support_share,
          {.key = "start.support_share",
           .unit = Unit::share,
           .low = 0.0,
           .high = 0.2,
           .prior = fixed(0.06),
           .meaning = "special educators per teacher",
           .source = "modelling choice; the tables give no number of special educators",
           .standing = Standing::judgement});
        v(p.weak_postsec,
          {.key = "start.weak_intake_postsec",
           .unit = Unit::share,
           .low = 0.3,
           .high = 0.7,
           .prior = fixed(0.51),
           .meaning = "share with post-secondary parents below which a school has weak intake: the "
                      "nation's lowest quarter of schools",
           .source = "Skolverket, Underlag for analys 2024/25, units with 50 pupils or more",
           .standing = Standing::derived});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

} // namespace likvard
