// Incident reporting (avvikelsehantering). Violations, accidents and lack of support are reported
// in one system that reaches the board: asked for by the inspection of 2013 and the inquiry of
// 2019.
//
// It acts as a signal, and takes a sixth of the way from a weak governance chain's lag to a tight
// one's (see governance_chain). Recorded incidents rise when it starts, without any change at the
// schools: the process that reads the signal knows that, people who read the statistics may not. No
// direct effect is written: none has been shown.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { share, cost_per_pupil };
constexpr std::array fields{
    FieldInfo{"share", Unit::share, 1.0, 0.0, 1.0, true,
              "share of the incidents at the schools reached that go through the system"},
    FieldInfo{"cost_per_pupil", Unit::sek_per_year, 100.0, 0.0, 2000.0, false,
              "system and follow-up per pupil; no figure found, assumed"},
};

enum Parameter : std::size_t { lag };
constexpr std::array parameters{
    ParameterInfo{.key = "incident_reporting.lag",
                  .unit = Unit::share,
                  .low = -0.15,
                  .high = 0.0,
                  .prior = normal(-0.1, 0.05),
                  .meaning = "change in the governance chain's lag where every school reports",
                  .source =
                      "one sixth of 0.8 / 2.0 - 1, the lag of a tight chain against a weak one; no "
                      "quantitative evidence",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 2> channels{"incident_reporting", "chain_lag"};
constexpr std::array<std::string_view, 1> cost_items{"system and follow-up"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double use = covered(values[share], 1.0) * coverage(c) * c.dose();
    add_within(effects.incident_reporting, use, 0.0, 1.0);
    add_within(effects.chain_lag, c.parameters[lag] * use, -1.0, 0.0);
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    ledger.add("system and follow-up",
               values[share] * values[cost_per_pupil] * total(c.schools.roll_all, c.now));
}

} // namespace

extern const LeverType incident_reporting;
const LeverType incident_reporting{
    .key = "incident_reporting",
    .title_sv = "Avvikelsehantering",
    .title_en = "Incident reporting",
    .summary = "Violations and other deviations are reported in one system that reaches the "
               "board.",
    .summary_sv = "Kränkningar och andra avvikelser rapporteras i ett system som når nämnden.",
    .people_from = "nobody; time of those who report and follow up",
    .people_from_sv = "ingen; tid hos dem som rapporterar och följer upp",
    .route = Route::mechanism,
    .lag_years = 0,
    .default_rule = TargetRule::all,
    .default_top = 0,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {-0.1, -0.15, 0.0, Unit::share, Strength::judgement,
                 "no quantitative evidence on what a reporting system does to the time until a "
                 "municipality acts",
                 "incident_reporting.lag"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
