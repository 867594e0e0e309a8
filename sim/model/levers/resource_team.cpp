// Resource team. Experienced teachers and special educators coach teachers and their teams at the
// schools in most need, in class and in planning, every week for a year. Botkyrka decided on a team
// of seven in June 2019 and had it in place in January 2020.
//
// It acts through the coached skill of the teachers reached: a team of seven carries about 84
// teachers at full dose, two to four schools; spread thinner, the dose falls in proportion. Skill
// saturates, is used from the year after, and leaves with the teacher. Coaches who are recruited
// inside the municipality leave classes behind. It cannot reach schools that the chain does not
// see.
#include "model/lever_context.hpp"

#include <algorithm>
#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { fte, inside_share };
constexpr std::array fields{
    FieldInfo{"fte", Unit::fte, 7.0, 0.0, 60.0, true, "posts in the team"},
    FieldInfo{"inside_share", Unit::share, 0.6, 0.0, 1.0, false,
              "share of the team recruited from the municipality's own classes"},
};

enum Parameter : std::size_t { coach_load, va_loss, class_pupils };
constexpr std::array parameters{
    ParameterInfo{.key = "resource_team.coach_load",
                  .unit = Unit::teachers_per_fte,
                  .low = 7.0,
                  .high = 25.0,
                  .prior = normal(12.0, 3.0),
                  .meaning = "teachers whom one coach can carry at full dose in a year",
                  .source = "typical load in the coaching literature",
                  .standing = Standing::recalled},
    ParameterInfo{.key = "resource_team.coach_va_loss",
                  .unit = Unit::sd_per_year,
                  .low = -0.15,
                  .high = 0.0,
                  .prior = normal(-0.06, 0.03),
                  .meaning = "loss for the pupils of the class that a coach leaves",
                  .source = "experienced top-third teacher against a replacement",
                  .standing = Standing::derived},
    ParameterInfo{.key = "resource_team.class_pupils",
                  .unit = Unit::pupils,
                  .low = 10.0,
                  .high = 35.0,
                  .prior = fixed(22.0),
                  .meaning = "pupils whom a coach taught before, full-time equivalents",
                  .source = "modelling choice: one class",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 2> channels{"coaching", "learning"};
constexpr std::array<std::string_view, 2> cost_items{"coaches", "match to independent schools"};

/// Coaching dose of every teacher at the schools reached, 0..1.
double dose_per_teacher(std::span<const double> values, const LeverContext& c)
{
    double teachers = 0.0;
    for (const std::uint16_t s : c.now) {
        teachers += static_cast<double>(c.schools.staff[s]);
    }
    return teachers > 0.0
               ? std::min(1.0, values[fte] * c.parameters[coach_load] / teachers) * c.dose()
               : 0.0;
}

/// The classes left behind: spread over the municipality's schools that the team does not serve, in
/// proportion to their pupils, since nobody knows beforehand whose teachers apply.
void classes_left_behind(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    double pupils = 0.0;
    for (std::size_t s = 0; s < rows(c.schools); ++s) {
        const bool gives =
            c.schools.municipal[s] != 0 && std::find(c.now.begin(), c.now.end(), s) == c.now.end();
        pupils += gives ? static_cast<double>(c.schools.roll_all[s]) : 0.0;
    }
    const double left = values[fte] * values[inside_share] * c.parameters[class_pupils];
    const double loss =
        pupils > 0.0 ? c.parameters[va_loss] * std::min(1.0, left / pupils) * c.dose() : 0.0;
    for (std::size_t s = 0; s < rows(c.schools); ++s) {
        if (c.schools.municipal[s] != 0 &&
            std::find(c.now.begin(), c.now.end(), s) == c.now.end()) {
            effects.learning_language[s] += static_cast<float>(loss);
            effects.learning_maths[s] += static_cast<float>(loss);
        }
    }
}

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double dose = dose_per_teacher(values, c);
    for (const std::uint16_t s : c.now) {
        effects.coaching[s] = std::min(1.0F, effects.coaching[s] + static_cast<float>(dose));
    }
    if (!c.now.empty()) {
        classes_left_behind(values, c, effects);
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double team =
        values[fte] * c.costs.post(0.5 * (c.costs.teacher_pay + c.costs.special_educator_pay));
    ledger.add("coaches", team);
    ledger.add_matched(team, c.match);
}

} // namespace

extern const LeverType resource_team;
const LeverType resource_team{
    .key = "resource_team",
    .title_sv = "Resursteam",
    .title_en = "Resource team",
    .summary =
        "Experienced teachers and special educators coach teachers at the schools in most need.",
    .summary_sv =
        "Erfarna lärare och specialpedagoger handleder lärare på de skolor där behovet är störst.",
    .people_from = "60 % from the municipality's own classes, the rest from outside; both leave a "
                   "class behind somewhere",
    .people_from_sv =
        "60 % ur kommunens egna klasser, resten utifrån; båda lämnar en klass efter sig någonstans",
    .route = Route::net,
    .lag_years = 1,
    .default_rule = TargetRule::perceived_need,
    .default_top = 4,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.05, -0.02, 0.14, Unit::sd_per_year, Strength::quasi_experimental,
                 "Matematiklyftet (IFAU 2021:22-23), Laslyftet (IFAU 2024:6), Handledning for "
                 "larande (IFAU 2015:23), Kraft, Blazar & Hogan 2018",
                 "teach.coached_skill"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
