// Tutoring. Teachers take the weakest pupils of grades 4-9 in groups of four to six, several times
// a week in school hours: a comparison that researchers ask for.
//
// It acts on those served alone, never more than the tutors can carry nor than a quarter of grades
// 4-9 (those whom trials picked). American effects halve when a programme grows to a municipality's
// size, and halve again outside the trial; the only Nordic trial in these grades found a third of
// that. What is gained fades like every gain.
#include "model/lever_context.hpp"

#include <algorithm>
#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { fte };
constexpr std::array fields{
    FieldInfo{"fte", Unit::fte, 0.5, 0.0, 20.0, true, "tutors at each school reached"},
};

enum Parameter : std::size_t { effect, caseload, share };
constexpr std::array parameters{
    ParameterInfo{
        .key = "tutoring.effect",
        .unit = Unit::sd_per_year,
        .low = 0.0,
        .high = 0.2,
        .prior = normal(0.075, 0.04),
        .meaning = "gain of a pupil who is tutored, by the end of the year",
        .source = "Kirkeboen et al. 2021 (Norway, grade 8): 0.06 (0.03); Kraft, Schueler & Falken "
                  "2024 (400-999 pupils): 0.21, times 0.45 outside the trial = 0.095 (0.04); "
                  "weighed by precision",
        .standing = Standing::derived},
    ParameterInfo{.key = "tutoring.caseload",
                  .unit = Unit::pupils_per_fte,
                  .low = 5.0,
                  .high = 60.0,
                  .prior = fixed(24.0),
                  .meaning = "pupils whom one tutor can serve in a year",
                  .source = "modelling choice: groups of four, six at a time",
                  .standing = Standing::judgement},
    ParameterInfo{
        .key = "tutoring.share",
        .unit = Unit::share,
        .low = 0.05,
        .high = 0.5,
        .prior = fixed(0.25),
        .meaning = "share of the pupils in grades 4-9 whom tutoring is for: more places go unused",
        .source = "modelling choice: the weakest quarter",
        .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 1> channels{"tutoring"};
constexpr std::array<std::string_view, 2> cost_items{"tutors", "match to independent schools"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    for (const std::uint16_t s : c.now) {
        const double from_grade_4 = std::max(0.0, static_cast<double>(c.schools.roll_all[s]) -
                                                      static_cast<double>(c.schools.roll_early[s]));
        const double places =
            std::min(values[fte] * c.parameters[caseload], c.parameters[share] * from_grade_4);
        add_places(effects, Service::tutoring, s, places * c.dose(), c.parameters[effect]);
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double posts =
        values[fte] * static_cast<double>(c.now.size()) * c.costs.post(c.costs.teacher_pay);
    ledger.add("tutors", posts);
    ledger.add_matched(posts, c.match);
}

} // namespace

extern const LeverType tutoring;
const LeverType tutoring{
    .key = "tutoring",
    .title_sv = "Intensivundervisning i liten grupp",
    .title_en = "Small-group tutoring",
    .summary = "Teachers take the weakest pupils of grades 4-9 in small groups several times a "
               "week.",
    .summary_sv =
        "Lärare tar de svagaste eleverna i årskurs 4–9 i små grupper flera gånger i veckan.",
    .people_from = "certified teachers, from the same list of candidates as every class",
    .people_from_sv = "behöriga lärare, ur samma lista av sökande som alla klasser",
    .route = Route::net,
    .lag_years = 0,
    .default_rule = TargetRule::perceived_need,
    .default_top = 4,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.075, 0.0, 0.2, Unit::sd_per_year, Strength::randomised,
                 "trials: Kirkeboen et al. 2021 (Norway, low performers in grade 8), Kraft, "
                 "Schueler & Falken 2024",
                 "tutoring.effect"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
