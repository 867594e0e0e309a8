// Own advisers. Experienced principals in the administration who visit schools in trouble every
// week, in place of the advisers whom the state would appoint: proposed by Botkyrka's inquiry of
// 2019.
//
// They see a school with their own eyes, so that less of what happens there is lost on its way to
// the board. Left out: their counsel to principals, of which no study was found; to buy advisers
// together with an assistant principal and their effect on learning, use school_package, and for
// coaches of teachers resource_team.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { fte };
constexpr std::array fields{
    FieldInfo{"fte", Unit::fte, 2.0, 0.0, 20.0, true, "advisers in the administration"},
};

enum Parameter : std::size_t { fidelity, schools_per_fte };
constexpr std::array parameters{
    ParameterInfo{
        .key = "own_advisers.fidelity",
        .unit = Unit::share,
        .low = 0.0,
        .high = 0.4,
        .prior = beta(0.15, 0.08),
        .meaning = "share of what the chain loses that is kept where every school has an adviser",
        .source = "modelling choice; no study of advisers as a source of knowledge",
        .standing = Standing::judgement},
    ParameterInfo{.key = "own_advisers.schools_per_fte",
                  .unit = Unit::one,
                  .low = 1.0,
                  .high = 20.0,
                  .prior = fixed(4.0),
                  .meaning = "schools that one adviser can visit every week",
                  .source = "modelling choice",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 1> channels{"chain_fidelity"};
constexpr std::array<std::string_view, 1> cost_items{"advisers"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double dose =
        covered(values[fte] * c.parameters[schools_per_fte], static_cast<double>(c.now.size())) *
        coverage(c) * c.dose();
    add_within(effects.chain_fidelity, c.parameters[fidelity] * dose, 0.0, 1.0);
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    ledger.add("advisers", values[fte] * c.costs.post(c.costs.adviser_pay));
}

} // namespace

extern const LeverType own_advisers;
const LeverType own_advisers{
    .key = "own_advisers",
    .title_sv = "Egna rådgivare",
    .title_en = "Own advisers",
    .summary = "Experienced principals in the administration who visit schools in trouble "
               "every week.",
    .summary_sv =
        "Erfarna rektorer i förvaltningen som besöker skolor med svårigheter varje vecka.",
    .people_from = "experienced principals, mostly of the municipality's own schools",
    .people_from_sv = "erfarna rektorer, mest från kommunens egna skolor",
    .route = Route::mechanism,
    .lag_years = 0,
    .default_rule = TargetRule::perceived_need,
    .default_top = 4,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.15, 0.0, 0.4, Unit::share, Strength::judgement,
                 "no causal study of a municipality's own advisers to principals was found",
                 "own_advisers.fidelity"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
