// Upper secondary: who starts, in which programme and school, who switches, drops out or completes.
#pragma once

#include "core/describe.hpp"
#include "model/effects.hpp"
#include "model/municipality.hpp"
#include "model/pupils.hpp"
#include "model/students.hpp"
#include "model/tick.hpp"

namespace likvard {

struct UpperSecondaryParams {
    double start_eligible, start_other, academic, academic_slope, merit_centre, merit_slope,
        parents_step, vocational, dropout, finish_three, finish_four, yearly_switch, switched,
        to_national_first, to_national_later, moved_on, low_merit;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        constexpr auto fit =
            "fitted on a Sweden-like entering cohort to: 77-78 % of national starters in three "
            "years (SKR 2020, 2021), 83 % in four (ungidag.se from Skolverket, 2019), 75 % of all "
            "within four (Folkhalsomyndigheten 2025), 83 and 40 % by parents' education (the "
            "same), 11 % switching, 29 and 85 % of switchers and stayers (Skolverket 2011)";
        v(p.start_eligible,
          {.key = "upper.start_eligible",
           .unit = Unit::share,
           .low = 0.9,
           .high = 1.0,
           .prior = fixed(0.995),
           .meaning = "share of leavers eligible for a national programme who start",
           .source = "98.0 % of all start directly (Skolverket 2022-05-10); how it splits is "
                     "assumed",
           .standing = Standing::judgement});
        v(p.start_other, {.key = "upper.start_other",
                          .unit = Unit::share,
                          .low = 0.5,
                          .high = 1.0,
                          .prior = fixed(0.90),
                          .meaning = "the same among leavers who are not eligible",
                          .source = "98.0 % of all start directly (Skolverket 2022-05-10); how it "
                                    "splits is assumed",
                          .standing = Standing::judgement});
        v(p.academic,
          {.key = "upper.academic",
           .unit = Unit::share,
           .low = 0.3,
           .high = 0.95,
           .prior = fixed(0.706),
           .meaning = "share choosing an academic programme among those eligible for one, at the "
                      "mean merit value of national starters",
           .source = "two thirds of the students on national programmes (Skolverket 2023-04-12)",
           .standing = Standing::fitted});
        v(p.academic_slope, {.key = "upper.academic_slope",
                             .unit = Unit::log_odds,
                             .low = 0.0,
                             .high = 2.5,
                             .prior = fixed(1.0),
                             .meaning = "slope of that choice on the merit value, per SD (66 "
                                        "points)",
                             .source = "direction known, size assumed",
                             .standing = Standing::judgement});
        v(p.merit_centre, {.key = "upper.merit_centre",
                           .unit = Unit::points,
                           .low = 200.0,
                           .high = 280.0,
                           .prior = fixed(245.0),
                           .meaning = "mean merit value of those who start a national programme",
                           .source = "the same Sweden-like cohort: 244.7",
                           .standing = Standing::derived});
        v(p.merit_slope,
          {.key = "upper.merit_slope",
           .unit = Unit::log_odds,
           .low = 0.7,
           .high = 1.6,
           .prior = normal(1.1, 0.15),
           .meaning = "slope of staying and of completing on the merit value, per SD (66 points), "
                      "at equal parents' education and programme",
           .source = "Skolverket 2022 (marks dominate); the number is a calibration start",
           .standing = Standing::partial});
        v(p.parents_step, {.key = "upper.parents_step",
                           .unit = Unit::log_odds,
                           .low = 0.0,
                           .high = 1.0,
                           .prior = fixed(0.44),
                           .meaning = "the same, one step of parents' education (below upper "
                                      "secondary, upper, post-secondary)",
                           .source = fit,
                           .standing = Standing::fitted});
        v(p.vocational, {.key = "upper.vocational",
                         .unit = Unit::log_odds,
                         .low = -1.0,
                         .high = 1.5,
                         .prior = fixed(0.34),
                         .meaning = "the same, on a vocational programme at equal merit value",
                         .source = "75 and 80 % complete in three years (SKR 2021); those with low "
                                   "marks do better on vocational programmes (Skolverket 2022)",
                         .standing = Standing::fitted});
        v(p.dropout, {.key = "upper.dropout",
                      .unit = Unit::probability,
                      .low = 0.0,
                      .high = 0.3,
                      .prior = fixed(0.0427),
                      .meaning = "yearly probability of dropping out of an academic programme at "
                                 "mean merit value, parents with upper secondary",
                      .source = "12 % of national starters within four years, assumed: about 20 % "
                                "of all have neither degree nor certificate (SKR 2020)",
                      .standing = Standing::judgement});
        v(p.finish_three, {.key = "upper.finish_three",
                           .unit = Unit::share,
                           .low = 0.5,
                           .high = 1.0,
                           .prior = fixed(0.945),
                           .meaning = "share with a diploma at the end of the third year among "
                                      "such students who stay",
                           .source = fit,
                           .standing = Standing::fitted});
        v(p.finish_four, {.key = "upper.finish_four",
                          .unit = Unit::share,
                          .low = 0.0,
                          .high = 1.0,
                          .prior = fixed(0.562),
                          .meaning = "the same at the end of a fourth year",
                          .source = fit,
                          .standing = Standing::fitted});
        v(p.yearly_switch,
          {.key = "upper.switch",
           .unit = Unit::probability,
           .low = 0.0,
           .high = 0.15,
           .prior = beta(0.06, 0.0055),
           .meaning = "yearly probability of changing national programme in the first two years",
           .source = "Skolverket 2011: 11 % within two years, SD 1 pp; fewer since 2011",
           .standing = Standing::derived});
        v(p.switched, {.key = "upper.switched",
                       .unit = Unit::log_odds,
                       .low = 0.0,
                       .high = 8.0,
                       .prior = fixed(4.27),
                       .meaning = "what a switch takes from the odds of a diploma in three years",
                       .source = fit,
                       .standing = Standing::fitted});
        v(p.to_national_first, {.key = "upper.to_national_first",
                                .unit = Unit::share,
                                .low = 0.0,
                                .high = 0.8,
                                .prior = fixed(0.40),
                                .meaning = "share of introductory students who move to a national "
                                           "programme after a year",
                                .source = "about four in ten",
                                .standing = Standing::recalled});
        v(p.to_national_later, {.key = "upper.to_national_later",
                                .unit = Unit::share,
                                .low = 0.0,
                                .high = 0.8,
                                .prior = fixed(0.20),
                                .meaning = "the same after a further year",
                                .source = "half of the first year's, assumed",
                                .standing = Standing::judgement});
        v(p.moved_on, {.key = "upper.moved_on",
                       .unit = Unit::log_odds,
                       .low = 0.0,
                       .high = 4.0,
                       .prior = fixed(1.02),
                       .meaning = "what having made up for lacking marks adds to the odds of those "
                                  "who moved on",
                       .source = "set so that one in five who begin an introductory programme "
                                 "reach a diploma (Skolverket by vilarare.se, 2018)",
                       .standing = Standing::fitted});
        v(p.low_merit, {.key = "upper.low_merit",
                        .unit = Unit::points,
                        .low = 100.0,
                        .high = 260.0,
                        .prior = fixed(200.0),
                        .meaning = "merit value below which a leaver is in the lowest third, whose "
                                   "dropout guidance changes",
                        .source = "227.6 - 0.43 SD of 66 points",
                        .standing = Standing::derived});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// How a yearly gain is kept: learn's permanent share p and retention r.
struct Persistence {
    double permanent, retention;
};

/// Runs school year t.year, which follows the one that was run last, for everybody in `students`,
/// lets the cohort go that was followed for four years, and takes in this June's `leavers`, who
/// begin next autumn. Reads `effects` at the
/// student's school of this year and, for leavers, at the school that they leave: career guidance
/// there acts in the years to come.
void upper_secondary(StudentCohorts& students, const Leavers& leavers,
                     const Municipality& municipality, const Effects& effects,
                     const UpperSecondaryParams& params, const Persistence& persistence,
                     const Tick& t);

} // namespace likvard
