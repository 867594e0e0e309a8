// Special-needs supervision (specialpedagogisk handledning). Special educators advise teachers and
// teams on pupils who struggle, instead of teaching them: asked for by the inspection of 2013.
//
// It acts on the learning of every pupil, and of those who need special support three times as
// much; the row's mean over all pupils is kept at every school whatever its share of pupils with
// needs. Advice to teachers was near null on average in the only Nordic trial. Left out: what the
// special educators would have done with pupils instead (see special_support).
#include "model/lever_context.hpp"

#include <algorithm>
#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { fte };
constexpr std::array fields{
    FieldInfo{"fte", Unit::fte, 0.5, 0.0, 10.0, true,
              "special educators who supervise, at each school reached"},
};

enum Parameter : std::size_t { effect, needs_factor, teachers_per_fte };
constexpr std::array parameters{
    ParameterInfo{
        .key = "special_needs_supervision.effect",
        .unit = Unit::sd_per_year,
        .low = -0.02,
        .high = 0.06,
        .prior = normal(0.015, 0.02),
        .meaning = "gain of the mean pupil of a school whose teachers are all supervised",
        .source = "Danish trial of visiting instructors (Andersen et al. 2020), Hanushek, Kain & "
                  "Rivkin 2002; no Swedish causal study; weighed by judgement",
        .standing = Standing::derived},
    ParameterInfo{.key = "special_needs_supervision.needs_factor",
                  .unit = Unit::one,
                  .low = 1.0,
                  .high = 5.0,
                  .prior = fixed(3.0),
                  .meaning = "gain of pupils who need special support, relative to the others",
                  .source =
                      "in the Danish trial a gain was seen in classes with a diagnosed pupil only; "
                      "size by judgement",
                  .standing = Standing::judgement},
    ParameterInfo{.key = "special_needs_supervision.teachers_per_fte",
                  .unit = Unit::teachers_per_fte,
                  .low = 5.0,
                  .high = 60.0,
                  .prior = fixed(20.0),
                  .meaning = "teachers whom one special educator can supervise in a year",
                  .source = "modelling choice",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 2> channels{"learning", "learning_needs"};
constexpr std::array<std::string_view, 2> cost_items{"special educators",
                                                     "match to independent schools"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    for (const std::uint16_t s : c.now) {
        const double dose = covered(values[fte] * c.parameters[teachers_per_fte],
                                    static_cast<double>(c.schools.staff[s])) *
                            c.dose();
        const auto pupils = static_cast<double>(c.schools.roll_all[s]);
        const double with_needs =
            pupils > 0.0 ? std::min(1.0, static_cast<double>(c.schools.needs[s]) / pupils) : 0.0;
        const double more = c.parameters[needs_factor] - 1.0;
        const double others = c.parameters[effect] * dose / (1.0 + more * with_needs);
        add_learning(effects, s, others);
        effects.learning_needs[s] += static_cast<float>(more * others);
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double posts = values[fte] * static_cast<double>(c.now.size()) *
                         c.costs.post(c.costs.special_educator_pay);
    ledger.add("special educators", posts);
    ledger.add_matched(posts, c.match);
}

} // namespace

extern const LeverType special_needs_supervision;
const LeverType special_needs_supervision{
    .key = "special_needs_supervision",
    .title_sv = "Specialpedagogisk handledning",
    .title_en = "Special-needs supervision",
    .summary = "Special educators advise teachers on pupils who struggle.",
    .summary_sv = "Specialpedagoger handleder lärare kring elever som har det svårt.",
    .people_from = "special educators, scarce, mostly of other municipalities and the schools' own "
                   "support",
    .people_from_sv =
        "specialpedagoger, som det är ont om, mest från andra kommuner och skolornas eget stöd",
    .route = Route::net,
    .lag_years = 0,
    .default_rule = TargetRule::perceived_need,
    .default_top = 4,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.015, -0.02, 0.06, Unit::sd_per_year, Strength::quasi_experimental,
                 "Danish adviser trial (null on average), pupil fixed effects in Texas "
                 "(Hanushek, Kain & Rivkin 2002); no Swedish causal study",
                 "special_needs_supervision.effect"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
