// School package. Advisers and an extra assistant principal at one school in trouble: in 2019
// Botkyrka gave Storvretskolan 3 million SEK, two advisers and an assistant principal (state
// measures then; in 2025 they would be the municipality's own advisers).
//
// The prior is the net effect of the whole package, so that it writes no leadership beside it; the
// change in turnover is part of the same net row. A school picked at its worst bounces back without
// it: read the naive before-after beside the effect.
#include "model/lever_context.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace likvard {
namespace {

enum Field : std::size_t { budget, price_year };
constexpr std::array fields{
    FieldInfo{"budget", Unit::sek_per_year, 3e6, 0.0, 60e6, true,
              "money a year for all schools reached together"},
    FieldInfo{"price_year", Unit::years, 2025.0, 2015.0, 2060.0, false,
              "year whose prices the budget is stated in"},
};

enum Parameter : std::size_t { effect, leaving, full_budget };
constexpr std::array parameters{
    ParameterInfo{.key = "school_package.effect",
                  .unit = Unit::sd_per_year,
                  .low = -0.04,
                  .high = 0.12,
                  .prior = normal(0.03, 0.035),
                  .meaning =
                      "gain of every pupil of a school with the full package, from the year after",
                  .source = "Handledning for larande (IFAU 2015:23), turnaround meta-analysis "
                            "(Schueler et al. 2022), Swedish principals; weighed by judgement",
                  .standing = Standing::derived},
    ParameterInfo{
        .key = "school_package.leaving",
        .unit = Unit::probability,
        .low = -0.05,
        .high = 0.03,
        .prior = normal(-0.01, 0.015),
        .meaning =
            "change in a teacher's yearly probability of leaving a school with the full package",
        .source = "part of the package's net row; size assumed",
        .standing = Standing::judgement},
    ParameterInfo{.key = "school_package.full_budget",
                  .unit = Unit::sek_per_year,
                  .low = 1e6,
                  .high = 10e6,
                  .prior = fixed(3e6),
                  .meaning =
                      "money a year, in prices of 2019, that buys the full package for one school",
                  .source = "Botkyrka municipality, press text of 10 June 2019: 3 million SEK for "
                            "Storvretskolan in 2019",
                  .standing = Standing::published},
};

constexpr std::array<std::string_view, 2> channels{"learning", "leaving"};
constexpr std::array<std::string_view, 3> cost_items{"assistant principal", "advisers",
                                                     "match to independent schools"};
constexpr double year_of_full_budget = 2019.0;

/// Units that bear the same name are one school with one leadership.
std::size_t schools_counted_by_name(const LeverContext& c, std::span<const std::uint16_t> units)
{
    std::vector<std::uint16_t> names;
    for (const std::uint16_t s : units) {
        if (std::find(names.begin(), names.end(), c.schools.joint[s]) == names.end()) {
            names.push_back(c.schools.joint[s]);
        }
    }
    return names.size();
}

double money(std::span<const double> values, const LeverContext& c)
{
    return c.costs.repriced(values[budget], values[price_year]);
}

/// Share of the full package that each school gets, 0..1.
double fullness(std::span<const double> values, const LeverContext& c,
                std::span<const std::uint16_t> units)
{
    const auto count = static_cast<double>(schools_counted_by_name(c, units));
    const double full = c.costs.repriced(c.parameters[full_budget], year_of_full_budget) * count;
    return full > 0.0 ? std::min(1.0, money(values, c) / full) : 0.0;
}

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double gain = c.parameters[effect] * fullness(values, c, c.before) * c.dose(1);
    for (const std::uint16_t s : c.before) {
        effects.learning_language[s] += static_cast<float>(gain);
        effects.learning_maths[s] += static_cast<float>(gain);
    }
    const double stay = c.parameters[leaving] * fullness(values, c, c.now) * c.dose();
    for (const std::uint16_t s : c.now) {
        effects.leaving[s] += static_cast<float>(stay);
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double total = money(values, c);
    const auto count = static_cast<double>(schools_counted_by_name(c, c.now));
    const double assistants =
        std::min(total, count * c.costs.post(c.costs.assistant_principal_pay));
    ledger.add("assistant principal", assistants);
    ledger.add("advisers", total - assistants);
    ledger.add_matched(total, c.match);
}

} // namespace

extern const LeverType school_package;
const LeverType school_package{
    .key = "school_package",
    .title_sv = "Skolpaket",
    .title_en = "School package",
    .summary = "Advisers and an extra assistant principal at one school in trouble.",
    .summary_sv = "Rådgivare och en extra biträdande rektor på en skola med svårigheter.",
    .people_from = "advisers from outside the school; the assistant principal from the "
                   "municipality's teachers",
    .people_from_sv = "rådgivare utanför skolan; den biträdande rektorn bland kommunens lärare",
    .route = Route::net,
    .lag_years = 1,
    .default_rule = TargetRule::list,
    .default_top = 1,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.03, -0.04, 0.12, Unit::sd_per_year, Strength::observational,
                 "Handledning for larande (IFAU 2015:23), Schueler et al. 2022, Bohlmark, "
                 "Gronqvist & Vlachos 2016",
                 "school_package.effect"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
