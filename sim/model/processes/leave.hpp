// Teachers leave and move: who goes, who looks for another school, who stays.
#pragma once

#include "core/describe.hpp"
#include "model/effects.hpp"
#include "model/schools.hpp"
#include "model/teachers.hpp"
#include "model/tick.hpp"

namespace likvard {

struct LeaveParams {
    double base, out_share, novice_odds, retirement, ses_gradient, climate_slope, new_principal,
        temporary_odds, within_municipality, pay_slope, intake_shock, getting_used;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        v(p.base, {.key = "leave.base",
                   .unit = Unit::probability,
                   .low = 0.05,
                   .high = 0.25,
                   .prior = fixed(0.121),
                   .meaning = "yearly probability that a permanent teacher with 4+ years of "
                              "experience at an average school leaves it",
                   .source = "set so that 16.7 % of all leave (SOU 2019:40, appendix 7: 10 % to "
                             "another school, 6.7 % out)",
                   .standing = Standing::fitted});
        v(p.out_share, {.key = "leave.out_share",
                        .unit = Unit::share,
                        .low = 0.2,
                        .high = 0.7,
                        .prior = beta(0.40, 0.04),
                        .meaning = "share of those who leave their school who leave teaching",
                        .source = "SOU 2019:40, appendix 7: 6.7 of 16.7 %",
                        .standing = Standing::published});
        v(p.novice_odds, {.key = "leave.novice_odds",
                          .unit = Unit::one,
                          .low = 1.3,
                          .high = 3.2,
                          .prior = lognormal(2.0, 0.2),
                          .meaning = "odds of leaving in years 0-3 against later years",
                          .source = "Borman & Dowling 2008; Ingersoll; Guarino et al. 2006",
                          .standing = Standing::partial});
        v(p.retirement,
          {.key = "leave.retirement",
           .unit = Unit::probability,
           .low = 0.1,
           .high = 0.45,
           .prior = normal(0.25, 0.07),
           .meaning = "extra yearly probability of leaving teaching at ages 62-66 (certain at 67)",
           .source = "Swedish retirement window",
           .standing = Standing::recalled});
        v(p.ses_gradient,
          {.key = "leave.ses_gradient",
           .unit = Unit::probability,
           .low = 0.0,
           .high = 0.1,
           .prior = normal(0.05, 0.02),
           .meaning = "extra yearly leaving probability, lowest against highest quarter of schools "
                      "by parents' education (shares 42.6 and 84.4 %)",
           .source = "SOU 2019:40; Karbownik & Martinson IFAU 2014:11; Falch & Strom 2005",
           .standing = Standing::partial});
        v(p.intake_shock,
          {.key = "leave.intake_shock",
           .unit = Unit::probability,
           .low = 0.0,
           .high = 0.1,
           .prior = normal(0.05, 0.025),
           .meaning = "extra yearly leaving probability where pupils are ten percentiles weaker "
                      "than teachers are used to, lower where they are stronger",
           .source = "Karbownik 2020, EER 75, Stockholm upper secondary: up to .10, halved",
           .standing = Standing::partial});
        v(p.getting_used,
          {.key = "leave.getting_used",
           .unit = Unit::share,
           .low = 0.1,
           .high = 1.0,
           .prior = fixed(0.3),
           .meaning = "share of a change of intake that teachers have got used to a year later, "
                      "or been replaced by teachers who came to it",
           .source = "modelling choice",
           .standing = Standing::judgement});
        v(p.climate_slope,
          {.key = "leave.climate_slope",
           .unit = Unit::probability,
           .low = -0.03,
           .high = 0.0,
           .prior = normal(-0.01, 0.01),
           .meaning = "change in yearly leaving probability per SD of school climate",
           .source =
               "workload and stress are leavers' first reasons (SCB survey 2016); size assumed",
           .standing = Standing::judgement});
        v(p.new_principal,
          {.key = "leave.new_principal",
           .unit = Unit::probability,
           .low = 0.0,
           .high = 0.05,
           .prior = normal(0.01, 0.01),
           .meaning = "change in yearly leaving probability in the year of a principal change",
           .source = "Bartanen, Grissom & Rogers 2019 (sign); size assumed",
           .standing = Standing::judgement});
        v(p.temporary_odds,
          {.key = "leave.temporary_odds",
           .unit = Unit::one,
           .low = 1.0,
           .high = 6.0,
           .prior = fixed(2.5),
           .meaning = "odds of leaving for a teacher without permanent post",
           .source = "IFAU 2014:11: temporary and non-degree teachers leave most; size assumed",
           .standing = Standing::judgement});
        v(p.pay_slope,
          {.key = "leave.pay_slope",
           .unit = Unit::probability,
           .low = -0.09,
           .high = -0.02,
           .prior = normal(-0.06, 0.015),
           .meaning = "change in yearly leaving probability with a pay premium of 10 %",
           .source = "Falch 2011, AER P&P 101(3), Norway",
           .standing = Standing::published});
        v(p.within_municipality,
          {.key = "leave.within_municipality",
           .unit = Unit::share,
           .low = 0.1,
           .high = 0.9,
           .prior = beta(0.5, 0.1),
           .meaning = "share of those who change school who first look among the municipality's "
                      "other schools",
           .source = "most moves are within commuting distance (SOU 2019:40); share assumed",
           .standing = Standing::judgement});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// Writes move (stays, looks, leaves), and what intake a school's teachers are used to. Those who
/// leave teaching or the municipality are removed by recruit, together with counting who left.
void teachers_leave(Teachers& teachers, Schools& schools, const Effects& effects,
                    const LeaveParams& params, const Tick& t);

} // namespace likvard
