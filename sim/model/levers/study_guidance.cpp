// Study guidance in the mother tongue (studiehandledning): a guide who speaks the pupil's strongest
// language explains what the lesson is about, for pupils who are new in Swedish.
//
// It acts on language of those served, who arrived last; the guides' places are spread over the
// schools by how many newly arrived they have, and never exceed what the guides can carry. No
// causal study was found: likely of use, since it removes a barrier to content, but guides are few.
// Left out: languages without a guide, and what teachers do with a guide in class.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { fte };
constexpr std::array fields{
    FieldInfo{"fte", Unit::fte, 3.0, 0.0, 60.0, true, "guides, for all schools reached together"},
};

enum Parameter : std::size_t { effect, caseload };
constexpr std::array parameters{
    ParameterInfo{.key = "study_guidance.effect",
                  .unit = Unit::sd_per_year,
                  .low = -0.03,
                  .high = 0.18,
                  .prior = normal(0.05, 0.05),
                  .meaning = "gain in language of a newly arrived pupil who is served",
                  .source = "no causal study found",
                  .standing = Standing::judgement},
    ParameterInfo{.key = "study_guidance.caseload",
                  .unit = Unit::pupils_per_fte,
                  .low = 4.0,
                  .high = 40.0,
                  .prior = fixed(12.0),
                  .meaning = "pupils whom one guide can serve in a year",
                  .source = "modelling choice: two hours a week each",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 1> channels{"guidance"};
constexpr std::array<std::string_view, 2> cost_items{"guides", "match to independent schools"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double served =
        covered(values[fte] * c.parameters[caseload], total(c.schools.newly_arrived, c.now));
    for (const std::uint16_t s : c.now) {
        const double places = served * static_cast<double>(c.schools.newly_arrived[s]);
        add_places(effects, Service::guidance, s, places * c.dose(), c.parameters[effect]);
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double posts = values[fte] * c.costs.post(c.costs.mother_tongue_pay);
    ledger.add("guides", posts);
    ledger.add_matched(posts, c.match);
}

} // namespace

extern const LeverType study_guidance;
const LeverType study_guidance{
    .key = "study_guidance",
    .title_sv = "Studiehandledning på modersmålet",
    .title_en = "Study guidance in the mother tongue",
    .summary = "Guides explain lessons in the pupil's strongest language to those new in "
               "Swedish.",
    .summary_sv = "Handledare förklarar lektionerna på elevens starkaste språk för dem som är nya "
                  "i svenskan.",
    .people_from = "speakers of the pupils' languages, scarce, often without a teaching degree",
    .people_from_sv = "talare av elevernas språk, som det är ont om, ofta utan lärarexamen",
    .route = Route::net,
    .lag_years = 0,
    .default_rule = TargetRule::all,
    .default_top = 0,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.05, -0.03, 0.18, Unit::sd_per_year, Strength::judgement,
                 "no causal study of study guidance was found", "study_guidance.effect"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
