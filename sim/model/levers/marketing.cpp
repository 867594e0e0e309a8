// Marketing for teachers. A campaign for skilled and experienced teachers, part of Botkyrka's
// package of 2019 (its amount was not stated).
//
// It lengthens the list of candidates that all the municipality's schools recruit from in the
// summer after the campaign; nothing of it is left a year later. No causal study was found. Most of
// those whom advertising reaches already teach in another municipality: they are counted.
#include "model/lever_context.hpp"

#include <algorithm>
#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { budget, price_year };
constexpr std::array fields{
    FieldInfo{"budget", Unit::sek_per_year, 1.5e6, 0.0, 50e6, true,
              "money a year for the campaign"},
    FieldInfo{"price_year", Unit::years, 2025.0, 2015.0, 2060.0, false,
              "year whose prices the budget is stated in"},
};

enum Parameter : std::size_t { effect, acceptance, full_budget };
constexpr std::array parameters{
    ParameterInfo{
        .key = "marketing.effect",
        .unit = Unit::share,
        .low = 0.0,
        .high = 0.2,
        .prior = normal(0.05, 0.05),
        .meaning =
            "relative change in the number of candidates in the summer after a full campaign",
        .source = "no causal study; one-line messages +1.8 pp acceptance; 5 % of strong teachers "
                  "moved for USD 20,000 (Glazerman et al. 2013)",
        .standing = Standing::judgement},
    ParameterInfo{.key = "marketing.acceptance",
                  .unit = Unit::share,
                  .low = 0.0,
                  .high = 1.0,
                  .prior = beta(0.5, 0.2),
                  .meaning = "share of the added candidates who would take a post, relative to the "
                             "others on the list",
                  .source = "assumed: those whom advertising adds are less set on moving; few "
                            "strong teachers move even for money (Glazerman et al. 2013)",
                  .standing = Standing::judgement},
    ParameterInfo{.key = "marketing.full_budget",
                  .unit = Unit::sek_per_year,
                  .low = 1e5,
                  .high = 20e6,
                  .prior = fixed(1.5e6),
                  .meaning = "money a year, in the price year, that buys a full campaign",
                  .source = "modelling choice; the amount of 2019 was not stated",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 1> channels{"candidates"};
constexpr std::array<std::string_view, 1> cost_items{"campaign"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double money = c.costs.repriced(values[budget], values[price_year]);
    const double fullness =
        c.parameters[full_budget] > 0.0 ? std::min(1.0, money / c.parameters[full_budget]) : 0.0;
    effects.candidates +=
        static_cast<float>(c.parameters[effect] * c.parameters[acceptance] * fullness * c.dose(1));
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    ledger.add("campaign", c.costs.repriced(values[budget], values[price_year]));
}

} // namespace

extern const LeverType marketing;
const LeverType marketing{
    .key = "marketing",
    .title_sv = "Marknadsföring",
    .title_en = "Marketing",
    .summary = "A campaign for skilled and experienced teachers.",
    .summary_sv = "En kampanj för skickliga och erfarna lärare.",
    .people_from = "mostly teachers of other municipalities",
    .people_from_sv = "mest lärare i andra kommuner",
    .route = Route::mechanism,
    .lag_years = 1,
    .default_rule = TargetRule::all,
    .default_top = 0,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.05, 0.0, 0.2, Unit::share, Strength::judgement,
                 "no causal study; Glazerman et al. 2013 on how few strong teachers move for money",
                 "marketing.effect"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
