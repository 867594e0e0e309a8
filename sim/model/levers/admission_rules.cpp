// Admission rules: a share of the seats at municipal schools is given by lottery, or reserved for
// children of short-educated parents, in place of relative proximity. The Education Act does not
// allow it today; inquiries have proposed it.
//
// It acts through who gets a seat where families have chosen; what families choose is unchanged,
// and choice stands for about a quarter of the segregation between schools, so that little is to be
// had. Left out: independent schools' queues, school transport, and families who move.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { lottery, quota, administration };
constexpr std::array fields{
    FieldInfo{"lottery", Unit::share, 0.2, 0.0, 1.0, true,
              "share of municipal seats given by lottery"},
    FieldInfo{"quota", Unit::share, 0.2, 0.0, 1.0, true,
              "share of seats reserved for children of short-educated parents"},
    FieldInfo{"administration", Unit::sek_per_year, 1000000.0, 0.0, 100000000.0, false,
              "cost a year of information and admission, were all seats given so; no figure "
              "found, assumed"},
};

enum Parameter : std::size_t { accepted };
constexpr std::array parameters{
    ParameterInfo{.key = "admission_rules.accepted",
                  .unit = Unit::share,
                  .low = 0.3,
                  .high = 1.0,
                  .prior = beta(0.8, 0.1),
                  .meaning = "share of the seats so offered that families accept",
                  .source = "modelling choice: a seat far away is turned down more often",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 2> channels{"admission_lottery", "admission_quota"};
constexpr std::array<std::string_view, 1> cost_items{"administration"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double taken = c.parameters[accepted] * (c.now.empty() ? 0.0 : c.dose());
    add_within(effects.admission_lottery, values[lottery] * taken, 0.0, 1.0);
    add_within(effects.admission_quota, values[quota] * taken, 0.0, 1.0);
}

void cost(std::span<const double> values, const LeverContext& /*c*/, CostLedger& ledger)
{
    ledger.add("administration", (values[lottery] + values[quota]) * values[administration]);
}

} // namespace

extern const LeverType admission_rules;
const LeverType admission_rules{
    .key = "admission_rules",
    .title_sv = "Antagningsregler",
    .title_en = "Admission rules",
    .summary = "A share of the seats is given by lottery or reserved for children of "
               "short-educated parents.",
    .summary_sv = "En del av platserna lottas ut eller reserveras för barn till föräldrar med kort "
                  "utbildning.",
    .people_from = "nobody; time of the administration",
    .people_from_sv = "ingen; tid hos förvaltningen",
    .route = Route::mechanism,
    .lag_years = 0,
    .default_rule = TargetRule::all,
    .default_top = 0,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.8, 0.3, 1.0, Unit::share, Strength::judgement,
                 "no causal study of these rules in Sweden; choice stands for about 25 % of "
                 "school segregation (Skolverket 2025:19)",
                 "admission_rules.accepted"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
