// Equity grant (likvärdighetsbidraget). A state grant for schools with weak conditions: 46 million
// SEK to Umeå in 2021, on condition that the board's own budget covers the need.
//
// It acts through teaching posts beyond the staffing rule, spread by the number of pupils without a
// post-secondary parent; who is hired, and what more teachers give, is up to the processes. Part of
// it replaces what the municipality would have spent. Where the board's own budget does not cover
// the need the grant is refused: nothing happens and nothing is paid. The state pays, so nothing is
// matched. The best Swedish evidence is near zero. Left out: other uses of the grant; money that
// the municipality saves by it goes elsewhere.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { budget, price_year, own_share };
constexpr std::array fields{
    FieldInfo{"budget", Unit::sek_per_year, 46000000.0, 0.0, 1000000000.0, true,
              "grant a year for all schools reached together"},
    FieldInfo{"price_year", Unit::years, 2021.0, 2015.0, 2060.0, false,
              "year whose prices the grant is stated in"},
    FieldInfo{"own_share", Unit::share, 1.0, 0.0, 1.0, false,
              "share of the need that the board's own budget covers; below 1 the grant is "
              "refused"},
};

enum Parameter : std::size_t { crowdout };
constexpr std::array parameters{
    ParameterInfo{.key = "equity_grant.crowdout",
                  .unit = Unit::share,
                  .low = 0.0,
                  .high = 0.6,
                  .prior = beta(0.25, 0.12),
                  .meaning =
                      "share of the grant that replaces money the municipality would have spent",
                  .source = "Statskontoret 2021:2 describes it; size by judgement",
                  .standing = Standing::partial},
};

constexpr std::array<std::string_view, 1> channels{"posts"};
constexpr std::array<std::string_view, 1> cost_items{"state grant"};

/// SEK a year in the price year; nothing when the board's own budget falls short.
double granted(std::span<const double> values, const LeverContext& c)
{
    return values[own_share] >= 1.0 ? c.costs.repriced(values[budget], values[price_year]) : 0.0;
}

/// Pupils without a post-secondary parent.
double need(const Schools& schools, std::size_t s)
{
    return static_cast<double>(schools.roll_all[s] * (1.0F - schools.postsec[s]));
}

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    double all = 0.0;
    for (const std::uint16_t s : c.now) {
        all += need(c.schools, s);
    }
    const double added = granted(values, c) * (1.0 - c.parameters[crowdout]) * c.dose() /
                         c.costs.post(c.costs.teacher_pay);
    for (const std::uint16_t s : c.now) {
        const double share = all > 0.0 ? need(c.schools, s) / all : 0.0;
        effects.posts[s] += static_cast<float>(added * share);
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    ledger.add("state grant", granted(values, c));
}

} // namespace

extern const LeverType equity_grant;
const LeverType equity_grant{
    .key = "equity_grant",
    .title_sv = "Likvärdighetsbidrag",
    .title_en = "Equity grant",
    .summary = "A state grant for posts at schools with weak conditions, if the board covers "
               "the need itself.",
    .summary_sv = "Ett statsbidrag till tjänster i skolor med svåra villkor, om nämnden själv "
                  "täcker behovet.",
    .people_from = "whoever is on the list of candidates; many who are added fast are uncertified",
    .people_from_sv =
        "de som finns på listan av sökande; många av dem som anställs fort är obehöriga",
    .route = Route::mechanism,
    .lag_years = 0,
    .default_rule = TargetRule::all,
    .default_top = 0,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.013, 0.0, 0.026, Unit::sd, Strength::quasi_experimental,
                 "Andersson 2008: +10 % teachers, pupils of short-educated parents; the grant "
                 "itself: pooled effect near zero (IFAU 2025)",
                 "learn.density_low_education"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
