// Early guarantee (läsa-skriva-räkna-garantin). Pupils in the preschool class to grade 3 who risk
// falling behind in reading, writing and arithmetic are found and taught in small groups, as Umeå
// staffs it and the Education Act demands.
//
// It acts on those served alone: the weakest of grades F-3, never more than the teachers can carry
// nor than the share that the process behind the places allows. What they gain in the year fades
// like every gain. Money that is spread as smaller classes instead is the lever smaller_classes,
// and gives less.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { fte };
constexpr std::array fields{
    FieldInfo{"fte", Unit::fte, 0.5, 0.0, 20.0, true,
              "teachers of small groups at each school reached"},
};

enum Parameter : std::size_t { effect, caseload };
constexpr std::array parameters{
    ParameterInfo{
        .key = "early_guarantee.effect",
        .unit = Unit::sd_per_year,
        .low = 0.0,
        .high = 0.28,
        .prior = normal(0.12, 0.06),
        .meaning = "gain of a pupil who is served, by the end of the year",
        .source = "Bog, Dietrichson & Isaksson 2021 (Sweden), Bonesronning et al. 2022 (Norway), "
                  "Kraft et al. 2024 (large programmes), weighed for a municipality",
        .standing = Standing::derived},
    ParameterInfo{.key = "early_guarantee.caseload",
                  .unit = Unit::pupils_per_fte,
                  .low = 5.0,
                  .high = 60.0,
                  .prior = fixed(24.0),
                  .meaning = "pupils whom one teacher can serve in a year",
                  .source = "modelling choice: groups of four, six at a time",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 1> channels{"early"};
constexpr std::array<std::string_view, 2> cost_items{"teachers of small groups",
                                                     "match to independent schools"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    for (const std::uint16_t s : c.now) {
        const double places = values[fte] * c.parameters[caseload] * c.dose();
        add_places(effects, Service::early, s, places, c.parameters[effect]);
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double posts =
        values[fte] * static_cast<double>(c.now.size()) * c.costs.post(c.costs.teacher_pay);
    ledger.add("teachers of small groups", posts);
    ledger.add_matched(posts, c.match);
}

} // namespace

extern const LeverType early_guarantee;
const LeverType early_guarantee{
    .key = "early_guarantee",
    .title_sv = "Läs-, skriv- och räknegaranti",
    .title_en = "Read-write-count guarantee",
    .summary = "The weakest pupils in the preschool class to grade 3 are taught in small "
               "groups.",
    .summary_sv = "De svagaste eleverna i förskoleklass till årskurs 3 undervisas i små grupper.",
    .people_from = "certified teachers, from the same list of candidates as every class",
    .people_from_sv = "behöriga lärare, ur samma lista av sökande som alla klasser",
    .route = Route::net,
    .lag_years = 0,
    .default_rule = TargetRule::perceived_need,
    .default_top = 4,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.12, 0.0, 0.28, Unit::sd_per_year, Strength::randomised,
                 "trials: Bog et al. 2021 (Sweden), Bonesronning et al. 2022 (Norway), Kraft et "
                 "al. 2024",
                 "early_guarantee.effect"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
