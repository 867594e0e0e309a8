// Career guidance (studie- och yrkesvägledning, SYV) from grade 3 to 9, as in Umeå: more
// counsellors, so that guidance is part of lessons and talks long before the choice of programme.
//
// It acts years later, on those who leave grade 9: fewer drop out of upper secondary among the
// lowest third, and fewer switch programme, in proportion to how much guidance their school has had
// over the last five years. Realistic-plan meetings worked in a French trial; Norway's support of
// low achievers did nothing; Swedish guidance has no causal study. Left out: marks in compulsory
// school.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { fte };
constexpr std::array fields{
    FieldInfo{"fte", Unit::fte, 0.5, 0.0, 5.0, true,
              "extra career counsellors at each school reached"},
};

enum Parameter : std::size_t { effect, switching, pupils_per_fte };
constexpr std::array parameters{
    ParameterInfo{
        .key = "career_guidance.effect",
        .unit = Unit::share,
        .low = -0.25,
        .high = 0.02,
        .prior = normal(-0.06, 0.06),
        .meaning = "relative change in dropout of the lowest third by merit after five years of "
                   "full guidance",
        .source = "Goux, Gurgand & Maurin 2017 (France) against Ny GIV (Norway, no effect); no "
                  "Swedish causal study; weighed by judgement",
        .standing = Standing::derived},
    ParameterInfo{.key = "career_guidance.switching",
                  .unit = Unit::share,
                  .low = -0.3,
                  .high = 0.05,
                  .prior = normal(-0.1, 0.08),
                  .meaning =
                      "relative change in switches of programme after five years of full guidance",
                  .source = "no trial or comparison of Swedish guidance found",
                  .standing = Standing::judgement},
    ParameterInfo{.key = "career_guidance.pupils_per_fte",
                  .unit = Unit::pupils_per_fte,
                  .low = 100.0,
                  .high = 1500.0,
                  .prior = fixed(400.0),
                  .meaning = "pupils for whom one more counsellor makes full guidance",
                  .source =
                      "modelling choice; the nation had 1,410 pupils per counsellor in 2024/25",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 2> channels{"dropout", "switching"};
constexpr std::array<std::string_view, 2> cost_items{"career counsellors",
                                                     "match to independent schools"};

constexpr int years_of_guidance = 5; // that those who leave grade 9 can have had
static_assert(years_of_guidance == static_cast<int>(reached_years));

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    for (int k = 0; k < years_of_guidance; ++k) {
        for (const std::uint16_t s : c.reached(k)) {
            const double had = covered(values[fte] * c.parameters[pupils_per_fte],
                                       static_cast<double>(c.schools.roll_all[s])) *
                               c.dose(k) / years_of_guidance;
            effects.dropout[s] += static_cast<float>(c.parameters[effect] * had);
            effects.switching[s] += static_cast<float>(c.parameters[switching] * had);
        }
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double posts = values[fte] * static_cast<double>(c.now.size()) *
                         c.costs.post(c.costs.career_counsellor_pay);
    ledger.add("career counsellors", posts);
    ledger.add_matched(posts, c.match);
}

} // namespace

extern const LeverType career_guidance;
const LeverType career_guidance{
    .key = "career_guidance",
    .title_sv = "Studie- och yrkesvägledning",
    .title_en = "Career guidance",
    .summary = "More career counsellors, so that guidance runs from grade 3 to 9.",
    .summary_sv =
        "Fler studie- och yrkesvägledare, så att vägledningen räcker från årskurs 3 till 9.",
    .people_from = "career counsellors, from outside the schools",
    .people_from_sv = "vägledare utanför skolorna",
    .route = Route::net,
    .lag_years = 4,
    .default_rule = TargetRule::all,
    .default_top = 0,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {-0.06, -0.25, 0.02, Unit::share, Strength::quasi_experimental,
                 "Goux, Gurgand & Maurin 2017 (French trial of meetings), Ny GIV (Norway: no "
                 "effect); no causal study of Swedish guidance",
                 "career_guidance.effect"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
