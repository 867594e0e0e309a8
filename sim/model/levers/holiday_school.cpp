// Holiday school (lovskola): pupils in grades 8-9 who are about to fail a subject are taught in
// holidays, beyond the hours that the law demands of every municipality.
//
// It acts on the margin of E in grade 9 alone: a little is added to the score that decides pass or
// fail, nothing to what pupils know in the long run or to higher marks. No causal study was found.
// Left out: grade 8, whose marks the model does not set.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { weeks };
constexpr std::array fields{
    FieldInfo{"weeks", Unit::one, 2.0, 0.0, 10.0, true,
              "weeks of holiday school a year beyond what the law demands"},
};

enum Parameter : std::size_t { effect, full_weeks, attending, group };
constexpr std::array parameters{
    ParameterInfo{.key = "holiday_school.effect",
                  .unit = Unit::sd,
                  .low = -0.02,
                  .high = 0.08,
                  .prior = normal(0.02, 0.02),
                  .meaning = "marking score added below E in grade 9, with a full dose",
                  .source = "no causal study found; kept small: this is beyond the fifty hours "
                            "that the law demands already",
                  .standing = Standing::judgement},
    ParameterInfo{.key = "holiday_school.full_weeks",
                  .unit = Unit::one,
                  .low = 1.0,
                  .high = 10.0,
                  .prior = fixed(4.0),
                  .meaning = "weeks that make a full dose",
                  .source = "modelling choice",
                  .standing = Standing::judgement},
    ParameterInfo{.key = "holiday_school.attending",
                  .unit = Unit::share,
                  .low = 0.05,
                  .high = 0.6,
                  .prior = fixed(0.2),
                  .meaning = "share of the pupils in grades 7-9 who attend, for the cost",
                  .source = "modelling choice: about as many as fail a subject, grades 8-9",
                  .standing = Standing::judgement},
    ParameterInfo{.key = "holiday_school.group",
                  .unit = Unit::pupils_per_teacher,
                  .low = 3.0,
                  .high = 30.0,
                  .prior = fixed(10.0),
                  .meaning = "pupils per teacher in holiday school, for the cost",
                  .source = "modelling choice",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 1> channels{"pass_margin"};
constexpr std::array<std::string_view, 2> cost_items{"teachers", "match to independent schools"};

constexpr double weeks_of_work = 45.0; // a teacher's year

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double dose = covered(values[weeks], c.parameters[full_weeks]) * c.dose();
    for (const std::uint16_t s : c.now) {
        effects.pass_margin[s] += static_cast<float>(c.parameters[effect] * dose);
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double groups =
        c.parameters[attending] * total(c.schools.roll_upper, c.now) / c.parameters[group];
    const double teachers =
        groups * values[weeks] / weeks_of_work * c.costs.post(c.costs.teacher_pay);
    ledger.add("teachers", teachers);
    ledger.add_matched(teachers, c.match);
}

} // namespace

extern const LeverType holiday_school;
const LeverType holiday_school{
    .key = "holiday_school",
    .title_sv = "Lovskola",
    .title_en = "Holiday school",
    .summary = "Pupils who are about to fail a subject are taught in the holidays.",
    .summary_sv = "Elever som riskerar att inte få godkänt undervisas på loven.",
    .people_from = "the schools' own teachers, paid for extra weeks",
    .people_from_sv = "skolornas egna lärare, med betalt för extra veckor",
    .route = Route::net,
    .lag_years = 0,
    .default_rule = TargetRule::all,
    .default_top = 0,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.02, -0.02, 0.08, Unit::sd, Strength::judgement,
                 "no causal study of holiday school was found", "holiday_school.effect"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
