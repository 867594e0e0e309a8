// Teach: which teachers take which class, and what that is worth to its pupils this year.
#pragma once

#include "core/describe.hpp"
#include "core/groups.hpp"
#include "model/classes.hpp"
#include "model/effects.hpp"
#include "model/schools.hpp"
#include "model/teachers.hpp"
#include "model/tick.hpp"

namespace likvard {

struct TeachParams {
    double sd_language, sd_maths, gain_y1, gain_y5, gain_y15, uncertified, turnover_language,
        turnover_maths, turnover_weak, coached_skill, coached_weak, coaching_decay;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        v(p.sd_language, {.key = "teach.sd_language",
                          .unit = Unit::sd_per_year,
                          .low = 0.05,
                          .high = 0.18,
                          .prior = normal(0.11, 0.03),
                          .meaning = "SD of teacher value added, language",
                          .source = "Hanushek & Rivkin 2010; Chetty, Friedman & Rockoff 2014",
                          .standing = Standing::recalled});
        v(p.sd_maths, {.key = "teach.sd_maths",
                       .unit = Unit::sd_per_year,
                       .low = 0.08,
                       .high = 0.22,
                       .prior = normal(0.14, 0.03),
                       .meaning = "SD of teacher value added, mathematics",
                       .source = "Hanushek & Rivkin 2010; Chetty, Friedman & Rockoff 2014",
                       .standing = Standing::recalled});
        v(p.gain_y1,
          {.key = "teach.experience_1",
           .unit = Unit::sd_per_year,
           .low = 0.0,
           .high = 0.07,
           .prior = normal(0.035, 0.012),
           .meaning = "gain from year 0 to year 1 of experience",
           .source = "Rockoff 2004; Papay & Kraft 2015; Wiswall 2013; Harris & Sass 2011",
           .standing = Standing::recalled});
        v(p.gain_y5, {.key = "teach.experience_5",
                      .unit = Unit::sd_per_year,
                      .low = 0.03,
                      .high = 0.13,
                      .prior = normal(0.075, 0.02),
                      .meaning = "cumulative gain by year 5 of experience",
                      .source = "Papay & Kraft 2015, J Public Econ 130",
                      .standing = Standing::partial});
        v(p.gain_y15, {.key = "teach.experience_15",
                       .unit = Unit::sd_per_year,
                       .low = 0.06,
                       .high = 0.19,
                       .prior = normal(0.12, 0.03),
                       .meaning = "cumulative gain by year 15 of experience",
                       .source = "Papay & Kraft 2015, J Public Econ 130",
                       .standing = Standing::partial});
        v(p.uncertified, {.key = "teach.uncertified",
                          .unit = Unit::sd_per_year,
                          .low = -0.15,
                          .high = 0.02,
                          .prior = normal(-0.05, 0.03),
                          .meaning = "uncertified against certified teacher",
                          .source = "Andersson & Waldenstrom 2011, EER 30(1), shrunk hard",
                          .standing = Standing::partial});
        v(p.turnover_language, {.key = "teach.turnover_language",
                                .unit = Unit::sd_per_year,
                                .low = -0.12,
                                .high = -0.02,
                                .prior = normal(-0.07, 0.02),
                                .meaning = "effect on every pupil of a wholly new team, language",
                                .source = "Ronfeldt, Loeb & Wyckoff 2013, AERJ 50(1)",
                                .standing = Standing::partial});
        v(p.turnover_maths, {.key = "teach.turnover_maths",
                             .unit = Unit::sd_per_year,
                             .low = -0.14,
                             .high = -0.03,
                             .prior = normal(-0.085, 0.02),
                             .meaning = "effect on every pupil of a wholly new team, mathematics",
                             .source = "Ronfeldt, Loeb & Wyckoff 2013, AERJ 50(1)",
                             .standing = Standing::partial});
        v(p.turnover_weak,
          {.key = "teach.turnover_weak",
           .unit = Unit::one,
           .low = 1.0,
           .high = 2.2,
           .prior = normal(1.5, 0.3),
           .meaning = "how much stronger turnover acts in schools with weak intake",
           .source = "Ronfeldt, Loeb & Wyckoff 2013 (low-performing schools)",
           .standing = Standing::partial});
        v(p.coached_skill,
          {.key = "teach.coached_skill",
           .unit = Unit::sd_per_year,
           .low = -0.02,
           .high = 0.14,
           .prior = normal(0.05, 0.035),
           .meaning = "gain for the pupils of a fully coached teacher (weekly coaching for a year)",
           .source =
               "precision-weighted: Matematiklyftet 0.034 (IFAU 2021:22-23), Laslyftet 0.017 (IFAU "
               "2024:6), Handledning for larande 0.04-0.15 (IFAU 2015:23), Danish adviser about "
               "0.02 (2L), large coaching trials 0.09 (Kraft, Blazar & Hogan 2018)",
           .standing = Standing::derived});
        v(p.coached_weak,
          {.key = "teach.coached_weak",
           .unit = Unit::one,
           .low = 0.0,
           .high = 1.0,
           .prior = beta(0.5, 0.25),
           .meaning = "that gain in schools with weak intake, relative to the mean",
           .source = "Gronqvist, Ockert & Rosenqvist 2021/2025: zero in the lowest SES quarter; "
                     "IFAU 2024:6: all backgrounds; the centre is assumed",
           .standing = Standing::partial});
        v(p.coaching_decay,
          {.key = "teach.coaching_decay",
           .unit = Unit::share,
           .low = 0.1,
           .high = 0.6,
           .prior = beta(0.3, 0.07),
           .meaning = "share of coached skill that a teacher who stays loses in a year",
           .source = "keeps 60-80 % while staff stay: synthesis of the coaching rows",
           .standing = Standing::judgement});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// Writes instruction_language, instruction_maths and new_share of every class.
/// `by_school` groups the teachers by school row.
void teach(Classes& classes, const Teachers& teachers, const Groups& by_school,
           const Schools& schools, const TeachParams& params, const Tick& t);

/// Moves coached skill on by a year: c <- (1 - decay) c + (1 - c) dose, so that it saturates. What
/// is learnt this year is used from the next.
void coach(Teachers& teachers, const Effects& effects, const TeachParams& params);

} // namespace likvard
