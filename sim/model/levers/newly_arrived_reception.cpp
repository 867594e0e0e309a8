// Reception of newly arrived pupils. A unit maps what each pupil knows, places them in classes and
// follows them through the first four years, with teachers of Swedish as a second language beside
// the class.
//
// It acts on the share of a late arrival's cost that is caught up in a year. No causal study was
// found. The unit's people are spread over as many newly arrived as its schools have. Left out: how
// newly arrived pupils are spread between schools, which reception units also decide.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { fte };
constexpr std::array fields{
    FieldInfo{"fte", Unit::fte, 2.0, 0.0, 40.0, true,
              "posts in the unit, for all schools reached together"},
};

enum Parameter : std::size_t { effect, caseload };
constexpr std::array parameters{
    ParameterInfo{
        .key = "newly_arrived_reception.effect",
        .unit = Unit::share,
        .low = -0.01,
        .high = 0.05,
        .prior = normal(0.01, 0.01),
        .meaning = "added to the share of a late arrival's cost in language that is caught up in a "
                   "year",
        .source = "no causal study; a tenth of what is caught up without it",
        .standing = Standing::judgement},
    ParameterInfo{.key = "newly_arrived_reception.caseload",
                  .unit = Unit::pupils_per_fte,
                  .low = 5.0,
                  .high = 60.0,
                  .prior = fixed(20.0),
                  .meaning = "newly arrived pupils whom one person in the unit can follow",
                  .source = "modelling choice",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 1> channels{"catch_up"};
constexpr std::array<std::string_view, 2> cost_items{"unit", "match to independent schools"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double dose =
        covered(values[fte] * c.parameters[caseload], total(c.schools.newly_arrived, c.now)) *
        c.dose();
    for (const std::uint16_t s : c.now) {
        effects.catch_up[s] += static_cast<float>(c.parameters[effect] * dose);
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double posts = values[fte] * c.costs.post(c.costs.teacher_pay);
    ledger.add("unit", posts);
    ledger.add_matched(posts, c.match);
}

} // namespace

extern const LeverType newly_arrived_reception;
const LeverType newly_arrived_reception{
    .key = "newly_arrived_reception",
    .title_sv = "Mottagande av nyanlända",
    .title_en = "Reception of newly arrived pupils",
    .summary = "A unit maps what newly arrived pupils know and supports them through their "
               "first years.",
    .summary_sv =
        "En enhet kartlägger vad nyanlända elever kan och stöder dem under de första åren.",
    .people_from = "teachers of Swedish as a second language, from the municipality's own classes",
    .people_from_sv = "lärare i svenska som andraspråk, ur kommunens egna klasser",
    .route = Route::net,
    .lag_years = 0,
    .default_rule = TargetRule::all,
    .default_top = 0,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.01, -0.01, 0.05, Unit::share, Strength::judgement,
                 "no causal study of reception was found", "newly_arrived_reception.effect"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
