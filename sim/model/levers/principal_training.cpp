// Principal training: courses and peer counsel for principals who already have the post. A
// comparison that researchers ask for.
//
// It acts on the principal's quality in the year after, and through it on learning and climate. The
// one trial found no effect on results (principals felt better, teachers saw no difference), and no
// observable trait tells good principals from others, so the prior is centred near zero. What is
// learnt leaves with the principal: only those trained last year count. Left out: that trained
// principals may stay longer, as they did in the trial.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { days, fee };
constexpr std::array fields{
    FieldInfo{"days", Unit::days, 20.0, 0.0, 60.0, true,
              "days of training a year for the principal of each school reached"},
    FieldInfo{"fee", Unit::sek, 3000.0, 0.0, 20000.0, false,
              "course fee a day; no figure found, assumed"},
};

enum Parameter : std::size_t { effect, full_days };
constexpr std::array parameters{
    ParameterInfo{
        .key = "principal_training.effect",
        .unit = Unit::sd,
        .low = -0.3,
        .high = 0.5,
        .prior = normal(0.05, 0.15),
        .meaning = "added to the quality of a principal fully trained last year, SD of principals",
        .source = "Jacob et al. 2015 (Michigan, 124 schools): no effect on results; centre and "
                  "spread by judgement",
        .standing = Standing::derived},
    ParameterInfo{
        .key = "principal_training.full_days",
        .unit = Unit::days,
        .low = 5.0,
        .high = 60.0,
        .prior = fixed(20.0),
        .meaning = "days of training a year that make a full dose",
        .source = "modelling choice: about what the two-year programme of the trial had, recalled",
        .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 1> channels{"principal"};
constexpr std::array<std::string_view, 3> cost_items{"time of principals", "course fees",
                                                     "match to independent schools"};

constexpr double working_days = 220.0;

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double dose = covered(values[days], c.parameters[full_days]) * c.dose(1);
    for (const std::uint16_t s : c.before) {
        effects.principal[s] += static_cast<float>(c.parameters[effect] * dose);
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double taken = values[days] * static_cast<double>(c.now.size());
    const double time = taken / working_days * c.costs.post(c.costs.principal_pay);
    ledger.add("time of principals", time);
    ledger.add("course fees", taken * values[fee]);
    ledger.add_matched(time + taken * values[fee], c.match);
}

} // namespace

extern const LeverType principal_training;
const LeverType principal_training{
    .key = "principal_training",
    .title_sv = "Rektorsutbildning",
    .title_en = "Principal training",
    .summary = "Courses and peer counsel for principals in office.",
    .summary_sv = "Kurser och kollegialt stöd för rektorer i tjänst.",
    .people_from = "principals in office; their assistants stand in",
    .people_from_sv = "rektorer i tjänst; deras biträdande går in för dem",
    .route = Route::mechanism,
    .lag_years = 1,
    .default_rule = TargetRule::all,
    .default_top = 0,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.05, -0.3, 0.5, Unit::sd, Strength::randomised,
                 "Jacob et al. 2015 (Balanced Leadership, Michigan): no effect on results",
                 "principal_training.effect"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
