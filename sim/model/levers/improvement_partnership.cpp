// Improvement partnership (Samverkan för bästa skola). The National Agency for Education and a
// university analyse a school in trouble together with its board and support its own improvement
// work for up to three years; the state offers it to compulsory, upper-secondary and preschools.
//
// It acts on the learning of every pupil two school years later, and at a preschool on what a year
// there adds. No year in the programme beyond the third counts: years are added up from the lever's
// start, or, where schools are chosen by rank, from their choice. There is no causal evaluation (no
// control schools were left), so that the prior is wide and spans zero. Left out: changes of staff,
// which the net row does not state.
#include "model/lever_context.hpp"

#include <algorithm>
#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { fte };
constexpr std::array fields{
    FieldInfo{"fte", Unit::fte, 0.5, 0.0, 5.0, true,
              "supervisors at each school reached, paid by the state"},
};

enum Parameter : std::size_t { effect, readiness, full_fte };
constexpr std::array parameters{
    ParameterInfo{
        .key = "improvement_partnership.effect",
        .unit = Unit::sd_per_year,
        .low = -0.04,
        .high = 0.09,
        .prior = normal(0.02, 0.03),
        .meaning = "gain of every pupil per year in the programme, two school years later",
        .source = "no causal evaluation: no control schools were left (IFAU declined); rises at "
                  "the schools taken in contain regression to the mean",
        .standing = Standing::judgement},
    ParameterInfo{
        .key = "improvement_partnership.readiness",
        .unit = Unit::sd_per_year,
        .low = -0.04,
        .high = 0.06,
        .prior = normal(0.01, 0.02),
        .meaning = "what a year in the programme adds to a year at a preschool, two school years "
                   "later, SD at the preschool class",
        .source = "no study; half of what is assumed of schools",
        .standing = Standing::judgement},
    ParameterInfo{.key = "improvement_partnership.full_fte",
                  .unit = Unit::fte,
                  .low = 0.1,
                  .high = 3.0,
                  .prior = fixed(0.5),
                  .meaning = "supervisors at a school that make a full dose",
                  .source = "modelling choice",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 2> channels{"learning", "readiness"};
constexpr std::array<std::string_view, 1> cost_items{"supervisors paid by the state"};

constexpr double most_years = 3.0;
constexpr int lag = 2;
constexpr int august = 8;

/// Years in the programme that school year `year - years_ago` adds for its schools, 0..1: the part
/// of it that is active, as long as three years are not used up.
double programme_years(const LeverContext& c, int years_ago)
{
    const Target& target = c.target;
    const int year = c.year - years_ago;
    const int begun = target.from.year() - (target.from.month() < august ? 1 : 0);
    const bool by_rank = target.rule != TargetRule::all && target.rule != TargetRule::list;
    const int since = std::max(0, year - begun);
    const int first = by_rank ? year - since % std::max(1, target.stay_years) : begun;
    double used = 0.0;
    for (int y = first; y < year; ++y) {
        used += teaching_share(y, target.from, target.until);
    }
    return std::clamp(most_years - used, 0.0, teaching_share(year, target.from, target.until));
}

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double dose =
        covered(values[fte], c.parameters[full_fte]) * programme_years(c, lag) * c.target.take_up;
    for (const std::uint16_t s : c.reached(lag)) {
        add_learning(effects, s, c.parameters[effect] * dose);
        effects.readiness[s] += static_cast<float>(c.parameters[readiness] * dose);
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double active = teaching_share(c.year, c.target.from, c.target.until);
    const double counted = active > 0.0 ? programme_years(c, 0) / active : 0.0;
    ledger.add("supervisors paid by the state", values[fte] * static_cast<double>(c.now.size()) *
                                                    counted * c.costs.post(c.costs.adviser_pay));
}

} // namespace

extern const LeverType improvement_partnership;
const LeverType improvement_partnership{
    .key = "improvement_partnership",
    .title_sv = "Samverkan för bästa skola",
    .title_en = "National improvement partnership",
    .summary = "The state helps a school in trouble to analyse and improve itself, for up to "
               "three years.",
    .summary_sv =
        "Staten hjälper en skola med svårigheter att analysera och förbättra sig, i högst tre år.",
    .people_from = "supervisors from universities and the state, outside the municipality's "
                   "schools",
    .people_from_sv = "handledare från lärosäten och staten, utanför kommunens skolor",
    .route = Route::net,
    .lag_years = 2,
    .default_rule = TargetRule::lowest_results,
    .forms = only(SchoolForm::compulsory) | only(SchoolForm::upper_secondary) |
             only(SchoolForm::preschool),
    .default_top = 2,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.02, -0.04, 0.09, Unit::sd_per_year, Strength::judgement,
                 "no causal evaluation (IFAU declined for lack of control schools); the "
                 "Norwegian Veilederkorpset has self-reports only",
                 "improvement_partnership.effect"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
