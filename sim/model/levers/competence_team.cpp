// Competence team for problem absence, as in Umeå: a few people map why a pupil stays away and help
// the school to adapt the learning environment.
//
// It acts on the days missed by those served, who are the most absent of grades 4-9; one person
// carries ten to fifteen cases, and the team's places are spread over its schools by how many are
// often absent. On learning it acts only through the days. No Nordic trial was found, and in the
// American one scores did not move.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { fte };
constexpr std::array fields{
    FieldInfo{"fte", Unit::fte, 3.0, 0.0, 40.0, true,
              "posts in the team, for all schools reached together"},
};

enum Parameter : std::size_t { effect, caseload };
constexpr std::array parameters{
    ParameterInfo{
        .key = "competence_team.effect",
        .unit = Unit::share,
        .low = -0.35,
        .high = 0.0,
        .prior = normal(-0.15, 0.08),
        .meaning = "relative change in days missed by a pupil who is served",
        .source = "Guryan et al. 2021 (Chicago, grades 5-7: -0.229), weighed for a municipality; "
                  "no Nordic trial",
        .standing = Standing::derived},
    ParameterInfo{.key = "competence_team.caseload",
                  .unit = Unit::pupils_per_fte,
                  .low = 10.0,
                  .high = 15.0,
                  .prior = normal(12.5, 1.5),
                  .meaning = "cases that one person carries in a year",
                  .source = "assumed: 10-15 cases",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 1> channels{"attendance"};
constexpr std::array<std::string_view, 2> cost_items{"team", "match to independent schools"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double served =
        covered(values[fte] * c.parameters[caseload], total(c.schools.often_absent, c.now));
    for (const std::uint16_t s : c.now) {
        const double places = served * static_cast<double>(c.schools.often_absent[s]);
        add_places(effects, Service::attendance, s, places * c.dose(), c.parameters[effect]);
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double team =
        values[fte] * c.costs.post(0.5 * (c.costs.counsellor_pay + c.costs.special_educator_pay));
    ledger.add("team", team);
    ledger.add_matched(team, c.match);
}

} // namespace

extern const LeverType competence_team;
const LeverType competence_team{
    .key = "competence_team",
    .title_sv = "Kompetensteam för skolfrånvaro",
    .title_en = "Competence team for absence",
    .summary = "A team maps why pupils stay away and helps the school to adapt.",
    .summary_sv =
        "Ett team kartlägger varför elever stannar hemma och hjälper skolan att anpassa sig.",
    .people_from = "counsellors and special educators, half each, from outside the classes",
    .people_from_sv = "kuratorer och specialpedagoger, hälften av vardera, utanför klasserna",
    .route = Route::net,
    .lag_years = 0,
    .default_rule = TargetRule::perceived_need,
    .default_top = 4,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {-0.15, -0.35, 0.0, Unit::share, Strength::randomised,
                 "Guryan et al. 2021 (case managers, Chicago); no Nordic trial; no effect on "
                 "scores",
                 "competence_team.effect"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
