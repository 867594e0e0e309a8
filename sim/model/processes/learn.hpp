// Learn: what a year adds to each pupil's skill, and what of earlier gains is left.
#pragma once

#include "core/describe.hpp"
#include "model/classes.hpp"
#include "model/effects.hpp"
#include "model/pupils.hpp"
#include "model/schools.hpp"
#include "model/tick.hpp"

#include <vector>

namespace likvard {

struct LearnParams {
    double kappa, noise_sd, permanent, retention, class_size, class_size_low, peers,
        absence_language, absence_maths, school_days, support_maths, support_language,
        level_years_factor, quality_memory, density_low;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        constexpr auto earlier_fit =
            "an earlier, simpler model fitted to 35 national targets on 607 schools, then "
            "moved to the national anchors (calibration/anchor)";
        v(p.kappa, {.key = "learn.kappa",
                    .unit = Unit::share,
                    .low = 0.05,
                    .high = 0.4,
                    .prior = fixed(0.15),
                    .meaning = "share of the way to the home level that home skill moves in a year",
                    .source = "set; .15 and .30 fit equally",
                    .standing = Standing::judgement});
        v(p.noise_sd,
          {.key = "learn.noise_sd",
           .unit = Unit::sd_per_year,
           .low = 0.05,
           .high = 0.4,
           .prior = fixed(0.182),
           .meaning = "SD of a pupil's own yearly change, half of it shared by the domains",
           .source = earlier_fit,
           .standing = Standing::fitted});
        v(p.permanent, {.key = "learn.persist_permanent",
                        .unit = Unit::share,
                        .low = 0.08,
                        .high = 0.4,
                        .prior = beta(0.22, 0.06),
                        .meaning = "permanent share of any yearly gain",
                        .source = "Jacob, Lefgren & Sims 2010; Chetty, Friedman & Rockoff 2014; "
                                  "Bonesronning et al. 2022",
                        .standing = Standing::derived});
        v(p.retention, {.key = "learn.persist_transient_r",
                        .unit = Unit::share,
                        .low = 0.05,
                        .high = 0.55,
                        .prior = beta(0.25, 0.1),
                        .meaning = "yearly retention of the rest",
                        .source = "Jacob, Lefgren & Sims 2010; Chetty, Friedman & Rockoff 2014; "
                                  "Bonesronning et al. 2022",
                        .standing = Standing::derived});
        v(p.class_size,
          {.key = "learn.class_size",
           .unit = Unit::sd,
           .low = -0.033,
           .high = 0.0,
           .prior = normal(-0.01, 0.008),
           .meaning = "level after about three years per extra pupil in class, grades F-6; half of "
                      "it in 7-9",
           .source =
               "Fredriksson, Ockert & Oosterbeek 2013; Leuven & Lokken 2020; Filges et al. 2018",
           .standing = Standing::derived});
        v(p.class_size_low,
          {.key = "learn.class_size_low_education",
           .unit = Unit::one,
           .low = 1.0,
           .high = 3.0,
           .prior = normal(1.5, 0.4),
           .meaning =
               "class-size effect for pupils without post-secondary parents, relative to the mean",
           .source = "Fredriksson, Ockert & Oosterbeek 2016; Krueger & Lindahl 2002",
           .standing = Standing::partial});
        v(p.peers,
          {.key = "learn.peers",
           .unit = Unit::sd,
           .low = -0.02,
           .high = 0.2,
           .prior = normal(0.06, 0.05),
           .meaning = "level after about three years per SD of classmates' mean prior skill",
           .source = "Sacerdote 2011, shrunk",
           .standing = Standing::recalled});
        v(p.absence_language, {.key = "learn.absence_language",
                               .unit = Unit::sd_per_year,
                               .low = -0.05,
                               .high = -0.01,
                               .prior = normal(-0.029, 0.008),
                               .meaning = "effect of ten days of absence, language",
                               .source = "Aucejo & Romano 2016, EER 55",
                               .standing = Standing::published});
        v(p.absence_maths, {.key = "learn.absence_maths",
                            .unit = Unit::sd_per_year,
                            .low = -0.09,
                            .high = -0.02,
                            .prior = normal(-0.055, 0.01),
                            .meaning = "effect of ten days of absence, mathematics",
                            .source = "Aucejo & Romano 2016, EER 55",
                            .standing = Standing::published});
        v(p.density_low,
          {.key = "learn.density_low_education",
           .unit = Unit::sd,
           .low = 0.0,
           .high = 0.026,
           .prior = normal(0.013, 0.0065),
           .meaning = "effect of 10 % more teachers per pupil on pupils without a post-secondary "
                      "parent, level after three years; on others none",
           .source = "Andersson 2008: 0.4 percentile ranks for pupils of short-educated parents, "
                     "none for the mean pupil; in SD of marks",
           .standing = Standing::derived});
        v(p.school_days, {.key = "learn.school_days",
                          .unit = Unit::days,
                          .low = 170.0,
                          .high = 190.0,
                          .prior = fixed(178.0),
                          .meaning = "school days in a year",
                          .source = "School Ordinance 2011:185: at least 178 days",
                          .standing = Standing::recalled});
        v(p.support_maths,
          {.key = "learn.support_maths",
           .unit = Unit::sd_per_year,
           .low = 0.0,
           .high = 0.18,
           .prior = normal(0.08, 0.04),
           .meaning = "special support for a pupil who needs it, mathematics",
           .source = "Hanushek, Kain & Rivkin 2002; Schwartz, Hopkins & Stiefel 2021",
           .standing = Standing::partial});
        v(p.support_language, {.key = "learn.support_language",
                               .unit = Unit::sd_per_year,
                               .low = 0.0,
                               .high = 0.12,
                               .prior = normal(0.04, 0.03),
                               .meaning = "special support for a pupil who needs it, language",
                               .source = "half of the mathematics estimate, assumed",
                               .standing = Standing::judgement});
        v(p.level_years_factor, {.key = "learn.level_years_factor",
                                 .unit = Unit::one,
                                 .low = 1.0,
                                 .high = 3.24,
                                 .prior = fixed(1.68),
                                 .meaning = "level after three years of a constant yearly input, "
                                            "which turns level estimates into yearly ones",
                                 .source = "persistence 0.22 and 0.25: 1 + 0.42 + 0.27",
                                 .standing = Standing::derived});
        v(p.quality_memory,
          {.key = "school.quality_memory",
           .unit = Unit::share,
           .low = 0.5,
           .high = 1.0,
           .prior = fixed(0.877),
           .meaning = "share of a school's unmeasured quality that lasts from one year to the next",
           .source = earlier_fit,
           .standing = Standing::fitted});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// This year's input of every pupil, SD a year, deviation from the national mean.
struct Inputs {
    std::vector<float> language, maths; // one per pupil row
};

/// The nation's mean yearly input, which x is a deviation from, SD a year.
struct MeanInputs {
    double language = 0.0, maths = 0.0;
};

/// Adds up instruction, leadership, unmeasured quality, class size, peers, absence, support,
/// services and what else levers give to some pupils of a school. Writes `inputs` only.
void learning_inputs(Inputs& inputs, const Pupils& pupils, const Classes& classes,
                     const Schools& schools, const Effects& effects, const MeanInputs& nation,
                     const LearnParams& params, const Tick& t);

/// Home H <- H + kappa (target - H) + noise; durable G <- G + p x; transient T <- r T + (1 - p) x;
/// arrival cost shrinks by its yearly share and what levers add to it. School gains stay outside H,
/// or mean reversion would eat them.
void learn(Pupils& pupils, const Inputs& inputs, const Effects& effects, double arrival_catch_up,
           const LearnParams& params, const Tick& t);

} // namespace likvard
