// Mother-tongue instruction (modersmålsundervisning) for more pupils: the inspection of 2013 told
// principals to follow it up.
//
// It acts on language (in Swedish) of pupils with foreign background, in proportion to how many of
// them its teachers can take. Pupils who take it have better marks, but they chose to; no causal
// study was found and not even the sign is known. Left out: the mother tongue itself, which is what
// it teaches, and the mark that pupils get in it.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { fte };
constexpr std::array fields{
    FieldInfo{"fte", Unit::fte, 5.0, 0.0, 100.0, true,
              "mother-tongue teachers, for all schools reached together"},
};

enum Parameter : std::size_t { effect, caseload };
constexpr std::array parameters{
    ParameterInfo{
        .key = "mother_tongue.effect",
        .unit = Unit::sd_per_year,
        .low = -0.05,
        .high = 0.08,
        .prior = normal(0.01, 0.03),
        .meaning = "gain in language of pupils with foreign background where all of them take part",
        .source = "no causal study found; the raw difference in merit value is selection",
        .standing = Standing::judgement},
    ParameterInfo{.key = "mother_tongue.caseload",
                  .unit = Unit::pupils_per_fte,
                  .low = 20.0,
                  .high = 200.0,
                  .prior = fixed(90.0),
                  .meaning = "pupils whom one teacher can teach an hour a week",
                  .source = "modelling choice: eighteen groups of five",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 1> channels{"learning_second_language"};
constexpr std::array<std::string_view, 2> cost_items{"mother-tongue teachers",
                                                     "match to independent schools"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    double foreign = 0.0;
    for (const std::uint16_t s : c.now) {
        foreign += static_cast<double>(c.schools.foreign[s] * c.schools.roll_all[s]);
    }
    const double dose = covered(values[fte] * c.parameters[caseload], foreign) * c.dose();
    for (const std::uint16_t s : c.now) {
        effects.learning_second_language[s] += static_cast<float>(c.parameters[effect] * dose);
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double posts = values[fte] * c.costs.post(c.costs.mother_tongue_pay);
    ledger.add("mother-tongue teachers", posts);
    ledger.add_matched(posts, c.match);
}

} // namespace

extern const LeverType mother_tongue;
const LeverType mother_tongue{
    .key = "mother_tongue",
    .title_sv = "Modersmålsundervisning",
    .title_en = "Mother-tongue instruction",
    .summary = "More pupils are taught their mother tongue.",
    .summary_sv = "Fler elever får undervisning i sitt modersmål.",
    .people_from = "speakers of the pupils' languages, often without a teaching degree",
    .people_from_sv = "talare av elevernas språk, ofta utan lärarexamen",
    .route = Route::net,
    .lag_years = 0,
    .default_rule = TargetRule::all,
    .default_top = 0,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.01, -0.05, 0.08, Unit::sd_per_year, Strength::judgement,
                 "no causal study of mother-tongue instruction was found; the sign is unknown",
                 "mother_tongue.effect"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
