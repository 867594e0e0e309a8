// School evaluator (grundskolutvärderare). A post in the administration that follows every school's
// results on its own and reports to the board, past the line of command: proposed by Botkyrka's
// inquiry of 2019.
//
// It takes a sixth of the way from a weak governance chain's lag to a tight one's (see
// governance_chain) and keeps some of what is lost on the way. It has no effect on learning of its
// own, and is worth nothing without a lever to send.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { fte };
constexpr std::array fields{
    FieldInfo{"fte", Unit::fte, 1.0, 0.0, 10.0, true, "evaluators in the administration"},
};

enum Parameter : std::size_t { lag, fidelity, schools_per_fte };
constexpr std::array parameters{
    ParameterInfo{.key = "school_evaluator.lag",
                  .unit = Unit::share,
                  .low = -0.15,
                  .high = 0.0,
                  .prior = normal(-0.1, 0.05),
                  .meaning = "change in the governance chain's lag where every school is followed",
                  .source =
                      "one sixth of 0.8 / 2.0 - 1, the lag of a tight chain against a weak one; no "
                      "quantitative evidence",
                  .standing = Standing::judgement},
    ParameterInfo{.key = "school_evaluator.fidelity",
                  .unit = Unit::share,
                  .low = 0.0,
                  .high = 0.3,
                  .prior = beta(0.1, 0.05),
                  .meaning =
                      "share of what the chain loses that is kept where every school is followed",
                  .source = "modelling choice",
                  .standing = Standing::judgement},
    ParameterInfo{.key = "school_evaluator.schools_per_fte",
                  .unit = Unit::one,
                  .low = 5.0,
                  .high = 60.0,
                  .prior = fixed(20.0),
                  .meaning = "schools that one evaluator can follow",
                  .source =
                      "modelling choice: Botkyrka had 22 compulsory schools and proposed one post",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 2> channels{"chain_lag", "chain_fidelity"};
constexpr std::array<std::string_view, 1> cost_items{"evaluators"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double dose =
        covered(values[fte] * c.parameters[schools_per_fte], static_cast<double>(c.now.size())) *
        coverage(c) * c.dose();
    add_within(effects.chain_lag, c.parameters[lag] * dose, -1.0, 0.0);
    add_within(effects.chain_fidelity, c.parameters[fidelity] * dose, 0.0, 1.0);
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    ledger.add("evaluators", values[fte] * c.costs.post(c.costs.adviser_pay));
}

} // namespace

extern const LeverType school_evaluator;
const LeverType school_evaluator{
    .key = "school_evaluator",
    .title_sv = "Grundskolutvärderare",
    .title_en = "School evaluator",
    .summary = "A post in the administration that follows every school's results and reports "
               "to the board.",
    .summary_sv =
        "En tjänst i förvaltningen som följer varje skolas resultat och rapporterar till nämnden.",
    .people_from = "experienced principals or investigators, one post",
    .people_from_sv = "erfarna rektorer eller utredare, en tjänst",
    .route = Route::mechanism,
    .lag_years = 0,
    .default_rule = TargetRule::all,
    .default_top = 0,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {-0.1, -0.15, 0.0, Unit::share, Strength::judgement,
                 "no causal study of evaluator posts was found", "school_evaluator.lag"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
