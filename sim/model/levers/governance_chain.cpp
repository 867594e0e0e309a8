// A governance chain that holds (styrkedjan). Every link from school to board has a named duty to
// ask, tell and act, and somebody who watches that it does: Botkyrka's inquiry of 2019 found the
// links broken.
//
// It acts on how late and how blurred the board learns of a school in need. The whole step from a
// weak chain to a tight one (lag 2.0 to 0.8 years, both assumed) is divided: half of it is this
// lever, a sixth each are quality_dialogues, incident_reporting and school_evaluator, so that all
// four together make the step and no more. The small direct effect on learning is half of the row
// that it shares with quality_dialogues.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { fte };
constexpr std::array fields{
    FieldInfo{"fte", Unit::fte, 1.0, 0.0, 10.0, true, "officers who watch over the chain"},
};

enum Parameter : std::size_t { direct, lag, fidelity, schools_per_fte };
constexpr std::array parameters{
    ParameterInfo{
        .key = "governance_chain.direct",
        .unit = Unit::sd_per_year,
        .low = -0.003,
        .high = 0.009,
        .prior = normal(0.0015, 0.003),
        .meaning = "gain of every pupil under a chain that holds",
        .source =
            "level 0.005 (0.01) for dialogues, evaluator and chain together (district trials "
            "in the USA, Oslo): half of it, divided by 1.68 for about three years of exposure; no "
            "study of a governance chain as such",
        .standing = Standing::judgement},
    ParameterInfo{.key = "governance_chain.lag",
                  .unit = Unit::share,
                  .low = -0.45,
                  .high = 0.0,
                  .prior = normal(-0.3, 0.12),
                  .meaning = "change in the governance chain's lag",
                  .source =
                      "half of 0.8 / 2.0 - 1, the lag of a tight chain against a weak one; no "
                      "quantitative evidence",
                  .standing = Standing::judgement},
    ParameterInfo{.key = "governance_chain.fidelity",
                  .unit = Unit::share,
                  .low = 0.0,
                  .high = 0.6,
                  .prior = beta(0.3, 0.12),
                  .meaning = "share of what the chain loses that is kept",
                  .source = "modelling choice",
                  .standing = Standing::judgement},
    ParameterInfo{.key = "governance_chain.schools_per_fte",
                  .unit = Unit::one,
                  .low = 5.0,
                  .high = 60.0,
                  .prior = fixed(20.0),
                  .meaning = "schools whose chain one officer can watch over",
                  .source = "modelling choice",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 3> channels{"learning", "chain_lag", "chain_fidelity"};
constexpr std::array<std::string_view, 1> cost_items{"officers"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double dose =
        covered(values[fte] * c.parameters[schools_per_fte], static_cast<double>(c.now.size())) *
        c.dose();
    for (const std::uint16_t s : c.now) {
        add_learning(effects, s, c.parameters[direct] * dose);
    }
    add_within(effects.chain_lag, c.parameters[lag] * dose * coverage(c), -1.0, 0.0);
    add_within(effects.chain_fidelity, c.parameters[fidelity] * dose * coverage(c), 0.0, 1.0);
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    ledger.add("officers", values[fte] * c.costs.post(c.costs.adviser_pay));
}

} // namespace

extern const LeverType governance_chain;
const LeverType governance_chain{
    .key = "governance_chain",
    .title_sv = "Tätare styrkedja",
    .title_en = "Tighter governance chain",
    .summary = "Every link from school to board has a duty to ask, tell and act, and somebody "
               "watches it.",
    .summary_sv = "Varje led från skola till nämnd ska fråga, berätta och handla, och någon "
                  "bevakar att det sker.",
    .people_from = "an officer of the administration",
    .people_from_sv = "en tjänsteman i förvaltningen",
    .route = Route::mechanism,
    .lag_years = 0,
    .default_rule = TargetRule::all,
    .default_top = 0,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {-0.3, -0.45, 0.0, Unit::share, Strength::judgement,
                 "no causal study of governance chains; an inquiry of 2019 in Botkyrka blames "
                 "broken links",
                 "governance_chain.lag"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
