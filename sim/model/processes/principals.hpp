// Principals: who leads each school, for how long, and what that gives its pupils.
#pragma once

#include "core/describe.hpp"
#include "model/effects.hpp"
#include "model/schools.hpp"
#include "model/tick.hpp"

namespace likvard {

struct PrincipalParams {
    double yearly_change, span_slope, national_span, effect_sd, change_cost, assistant_gain,
        level_years_factor;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        v(p.yearly_change,
          {.key = "principals.yearly_change",
           .unit = Unit::probability,
           .low = 0.1,
           .high = 0.5,
           .prior = beta(0.25, 0.03),
           .meaning = "share of principals who leave their unit in a year, at the national span",
           .source = "Skolverket 2021-06-10: 75 % remain after one year, under 40 % after three, "
                     "20 % after five",
           .standing = Standing::published});
        v(p.span_slope,
          {.key = "principals.span_slope",
           .unit = Unit::log_odds,
           .low = 0.0,
           .high = 0.4,
           .prior = normal(0.1, 0.1),
           .meaning = "log odds of a principal leaving per 100 more pupils per leader",
           .source = "no causal evidence; sign from surveys of principals' workload",
           .standing = Standing::judgement});
        v(p.national_span,
          {.key = "principals.national_span",
           .unit = Unit::pupils,
           .low = 150.0,
           .high = 700.0,
           .prior = fixed(317.0),
           .meaning =
               "pupils per leader in the nation; schools are assumed to have assistants up to it",
           .source =
               "Skolverket, Underlag for analys 2024/25: 1,104,634 pupils, 3,488 principal FTE",
           .standing = Standing::derived});
        v(p.effect_sd,
          {.key = "principals.effect_sd",
           .unit = Unit::sd,
           .low = 0.03,
           .high = 0.13,
           .prior = normal(0.075, 0.02),
           .meaning = "SD of the principal effect on pupils' level after about three years",
           .source =
               "Bohlmark, Gronqvist & Vlachos 2016, The Headmaster Ritual, SJE 118(4): 0.05-0.10",
           .standing = Standing::published});
        v(p.change_cost,
          {.key = "principals.change_cost",
           .unit = Unit::sd_per_year,
           .low = -0.05,
           .high = 0.01,
           .prior = normal(-0.015, 0.012),
           .meaning = "effect on learning in the year of a principal change",
           .source = "Bartanen, Grissom & Rogers 2019; Skolalys 2023 finds almost no raw link",
           .standing = Standing::recalled});
        v(p.assistant_gain,
          {.key = "principals.assistant_gain",
           .unit = Unit::sd_per_year,
           .low = -0.02,
           .high = 0.03,
           .prior = normal(0.002, 0.008),
           .meaning = "gain in learning from one more leader per national span of pupils (time for "
                      "instructional leadership)",
           .source = "no causal study of assistant principals was found; centred near zero",
           .standing = Standing::judgement});
        v(p.level_years_factor, {.key = "principals.level_years_factor",
                                 .unit = Unit::one,
                                 .low = 1.0,
                                 .high = 3.24,
                                 .prior = fixed(1.68),
                                 .meaning = "level after three years of a constant yearly input, "
                                            "which turns effect_sd into a yearly one",
                                 .source = "persistence 0.22 and 0.25: 1 + 0.42 + 0.27",
                                 .standing = Standing::derived});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// Writes principal, principal_years, principal_new and leadership.
void principals(Schools& schools, const Effects& effects, const PrincipalParams& params,
                const Tick& t);

/// Pupils per leader of a school, its assistants and the levers' included.
[[nodiscard]] double span(const Schools& schools, const Effects& effects, std::size_t s);

} // namespace likvard
