// Well-being surveys (trygghet och studiero). Pupils answer every year, and the answers reach the
// board: asked for by the inspection of 2013.
//
// They act as a signal beside marks when the municipality decides which schools are in need; how
// reliable a school's mean is, is a parameter of the process that reads it. They change nothing at
// a school by themselves. Left out: the whole-school programmes against violations that a
// municipality may base on them (about 15 % fewer victims in trials).
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { surveys, cost_per_pupil };
constexpr std::array fields{
    FieldInfo{"surveys", Unit::one, 1.0, 0.0, 4.0, true, "surveys a year at each school reached"},
    FieldInfo{"cost_per_pupil", Unit::sek, 50.0, 0.0, 2000.0, false,
              "cost of one survey per pupil; no figure found, assumed"},
};

constexpr std::array<std::string_view, 1> channels{"surveys"};
constexpr std::array<std::string_view, 1> cost_items{"surveys"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double use = covered(values[surveys], 1.0) * coverage(c) * c.dose();
    add_within(effects.surveys, use, 0.0, 1.0);
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    ledger.add("surveys",
               values[surveys] * values[cost_per_pupil] * total(c.schools.roll_all, c.now));
}

} // namespace

extern const LeverType wellbeing_surveys;
const LeverType wellbeing_surveys{
    .key = "wellbeing_surveys",
    .title_sv = "Trivselenkäter",
    .title_en = "Well-being surveys",
    .summary = "Pupils are asked every year about safety and calm, and the answers reach the "
               "board.",
    .summary_sv = "Eleverna tillfrågas varje år om trygghet och studiero, och svaren når nämnden.",
    .people_from = "nobody; some hours of teachers' and pupils' time",
    .people_from_sv = "ingen; några timmar av lärares och elevers tid",
    .route = Route::mechanism,
    .lag_years = 0,
    .default_rule = TargetRule::all,
    .default_top = 0,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.65, 0.4, 0.85, Unit::share, Strength::observational,
                 "reliability of a school's mean answer (about 100 pupils), from the "
                 "psychometrics of school climate; no study of what knowing it leads to",
                 "needs.survey_reliability"},
    .fields = fields,
    .parameters = {},
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
