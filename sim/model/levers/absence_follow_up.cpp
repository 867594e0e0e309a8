// Absence follow-up. Whoever is away is called the same day; after a few days there is a meeting
// with home, child psychiatry and social services: asked for by the inspection of 2013.
//
// It acts on the days missed by pupils in grades 4-9 who are absent above 10 %, and on learning
// only through them. Trials of early warning and case managers move attendance in grades 4-9, not
// below, and none shows better results. Staff who follow up more pupils than they can carry have
// less effect on each. Left out: what psychiatry and social services cost.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { fte };
constexpr std::array fields{
    FieldInfo{"fte", Unit::fte, 0.25, 0.0, 5.0, true,
              "counsellors who follow up absence, at each school reached"},
};

enum Parameter : std::size_t { effect, caseload };
constexpr std::array parameters{
    ParameterInfo{
        .key = "absence_follow_up.effect",
        .unit = Unit::share,
        .low = -0.25,
        .high = 0.0,
        .prior = normal(-0.12, 0.06),
        .meaning = "relative change in days missed by pupils absent above 10 % in grades 4-9",
        .source = "Faria et al. 2017 (early warning), Guryan et al. 2021 (case managers), Rogers "
                  "& Feller 2018 (letters home), weighed for a municipality",
        .standing = Standing::derived},
    ParameterInfo{
        .key = "absence_follow_up.caseload",
        .unit = Unit::pupils_per_fte,
        .low = 15.0,
        .high = 150.0,
        .prior = fixed(60.0),
        .meaning = "often absent pupils whom one counsellor can follow up at full effect",
        .source = "modelling choice: calls and meetings, four to six times the caseload of a team",
        .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 1> channels{"absence"};
constexpr std::array<std::string_view, 2> cost_items{"counsellors", "match to independent schools"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    for (const std::uint16_t s : c.now) {
        const double dose = covered(values[fte] * c.parameters[caseload],
                                    static_cast<double>(c.schools.often_absent[s])) *
                            c.dose();
        effects.absence[s] += static_cast<float>(c.parameters[effect] * dose);
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double posts =
        values[fte] * static_cast<double>(c.now.size()) * c.costs.post(c.costs.counsellor_pay);
    ledger.add("counsellors", posts);
    ledger.add_matched(posts, c.match);
}

} // namespace

extern const LeverType absence_follow_up;
const LeverType absence_follow_up{
    .key = "absence_follow_up",
    .title_sv = "Snabb uppföljning av frånvaro",
    .title_en = "Absence follow-up",
    .summary = "Absence is followed up at once, with child psychiatry and social services.",
    .summary_sv =
        "Frånvaro följs upp genast, tillsammans med barn- och ungdomspsykiatri och socialtjänst.",
    .people_from = "school counsellors, from outside teaching",
    .people_from_sv = "skolkuratorer, utanför undervisningen",
    .route = Route::net,
    .lag_years = 0,
    .default_rule = TargetRule::perceived_need,
    .default_top = 4,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {-0.12, -0.25, 0.0, Unit::share, Strength::randomised,
                 "trials in the USA: Faria et al. 2017, Guryan et al. 2021, Rogers & Feller "
                 "2018; none shows an effect on results",
                 "absence_follow_up.effect"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
