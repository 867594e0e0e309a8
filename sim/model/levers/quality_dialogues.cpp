// Quality dialogues (kvalitetsdialoger). The administration meets each school's leaders with its
// results, surveys and incidents on the table and agrees on what is to be done; asked for by the
// inspection of 2013 and the inquiry of 2019.
//
// They act on what the governance chain knows: its lag is shortened, and less is lost on the way. A
// small direct effect on learning is half of the only row there is for dialogues, evaluators and a
// tight chain together; governance_chain holds the other half, so that both never exceed it. Their
// part of the chain's shortening is one sixth of the whole (see governance_chain). Worth little
// without a lever to send where a school is in need.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { dialogues };
constexpr std::array fields{
    FieldInfo{"dialogues", Unit::one, 2.0, 0.0, 12.0, true,
              "dialogues a year with each school reached"},
};

enum Parameter : std::size_t { direct, lag, fidelity, full, work };
constexpr std::array parameters{
    ParameterInfo{
        .key = "quality_dialogues.direct",
        .unit = Unit::sd_per_year,
        .low = -0.003,
        .high = 0.009,
        .prior = normal(0.0015, 0.003),
        .meaning = "gain of every pupil with full dialogues",
        .source =
            "level 0.005 (0.01) for dialogues, evaluator and chain together (district trials "
            "in the USA, Oslo): half of it, divided by 1.68 for about three years of exposure; no "
            "study of dialogues as such",
        .standing = Standing::judgement},
    ParameterInfo{
        .key = "quality_dialogues.lag",
        .unit = Unit::share,
        .low = -0.15,
        .high = 0.0,
        .prior = normal(-0.1, 0.05),
        .meaning = "change in the governance chain's lag with full dialogues at every school",
        .source = "one sixth of 0.8 / 2.0 - 1, the lag of a tight chain against a weak one; no "
                  "quantitative evidence",
        .standing = Standing::judgement},
    ParameterInfo{
        .key = "quality_dialogues.fidelity",
        .unit = Unit::share,
        .low = 0.0,
        .high = 0.3,
        .prior = beta(0.1, 0.05),
        .meaning = "share of what the chain loses that is kept with full dialogues at every school",
        .source = "modelling choice",
        .standing = Standing::judgement},
    ParameterInfo{.key = "quality_dialogues.full",
                  .unit = Unit::one,
                  .low = 0.5,
                  .high = 12.0,
                  .prior = fixed(2.0),
                  .meaning = "dialogues a year that make a full dose",
                  .source = "modelling choice: one each term",
                  .standing = Standing::judgement},
    ParameterInfo{.key = "quality_dialogues.work",
                  .unit = Unit::days,
                  .low = 0.5,
                  .high = 30.0,
                  .prior = fixed(5.0),
                  .meaning = "working days of leaders and administration that one dialogue takes",
                  .source = "modelling choice",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 3> channels{"learning", "chain_lag", "chain_fidelity"};
constexpr std::array<std::string_view, 1> cost_items{"time of principals and administration"};

constexpr double working_days = 220.0;

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double dose = covered(values[dialogues], c.parameters[full]) * c.dose();
    for (const std::uint16_t s : c.now) {
        add_learning(effects, s, c.parameters[direct] * dose);
    }
    const double everywhere = dose * coverage(c);
    add_within(effects.chain_lag, c.parameters[lag] * everywhere, -1.0, 0.0);
    add_within(effects.chain_fidelity, c.parameters[fidelity] * everywhere, 0.0, 1.0);
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double days = values[dialogues] * static_cast<double>(c.now.size()) * c.parameters[work];
    ledger.add("time of principals and administration",
               days / working_days * c.costs.post(c.costs.principal_pay));
}

} // namespace

extern const LeverType quality_dialogues;
const LeverType quality_dialogues{
    .key = "quality_dialogues",
    .title_sv = "Kvalitetsdialoger",
    .title_en = "Quality dialogues",
    .summary = "The administration and each school's leaders go through its results and agree "
               "on what to do.",
    .summary_sv = "Förvaltningen och varje skolas ledning går igenom skolans resultat och enas om "
                  "vad som ska göras.",
    .people_from = "time of principals and of the administration's own staff",
    .people_from_sv = "tid hos rektorer och hos förvaltningens egen personal",
    .route = Route::mechanism,
    .lag_years = 0,
    .default_rule = TargetRule::all,
    .default_top = 0,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.0015, -0.003, 0.009, Unit::sd_per_year, Strength::judgement,
                 "no causal study of dialogues; trials of district data reforms (Carlson, Borman "
                 "& Robinson 2011) and Oslo (Gjefsen & Gunnes 2016) beside it",
                 "quality_dialogues.direct"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
