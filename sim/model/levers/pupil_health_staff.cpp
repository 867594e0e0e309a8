// Pupil health (elevhälsa). More counsellors and nurses at a school, as in Umeå.
//
// Counsellors act on the learning of boys in the preschool class to grade 6, in proportion to how
// many of 500 pupils' worth of counsellor there is, at most one; girls gained nothing in the study.
// Nurses act on every pupil's learning by next to nothing: no study was found. Left out: health
// itself, fewer disciplinary incidents (20 % fewer per counsellor in Florida), and absence, which
// has a lever of its own.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { counsellors, nurses };
constexpr std::array fields{
    FieldInfo{"counsellors", Unit::fte, 0.25, 0.0, 5.0, true,
              "extra counsellors at each school reached"},
    FieldInfo{"nurses", Unit::fte, 0.15, 0.0, 5.0, true, "extra nurses at each school reached"},
};

enum Parameter : std::size_t { boys, nurse };
constexpr std::array parameters{
    ParameterInfo{
        .key = "pupil_health_staff.boys",
        .unit = Unit::sd_per_year,
        .low = 0.0,
        .high = 0.08,
        .prior = normal(0.04, 0.015),
        .meaning = "gain of boys in the preschool class to grade 6 with one more counsellor for "
                   "500 pupils",
        .source = "Carrell & Hoekstra 2014 (Florida, within schools): one more counsellor in a "
                  "primary school of about 500",
        .standing = Standing::published},
    ParameterInfo{.key = "pupil_health_staff.nurse",
                  .unit = Unit::sd_per_year,
                  .low = -0.01,
                  .high = 0.02,
                  .prior = normal(0.003, 0.008),
                  .meaning = "gain of every pupil with one more nurse for 1,000 pupils",
                  .source = "no causal study found; near null",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 2> channels{"learning_boys", "learning"};
constexpr std::array<std::string_view, 3> cost_items{"counsellors", "nurses",
                                                     "match to independent schools"};

constexpr double pupils_per_counsellor = 500.0; // of the study
constexpr double pupils_per_nurse = 1000.0;     // of the row

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    for (const std::uint16_t s : c.now) {
        const auto pupils = static_cast<double>(c.schools.roll_all[s]);
        const double counselled =
            covered(values[counsellors] * pupils_per_counsellor, pupils) * c.dose();
        const double nursed = covered(values[nurses] * pupils_per_nurse, pupils) * c.dose();
        effects.learning_boys[s] += static_cast<float>(c.parameters[boys] * counselled);
        add_learning(effects, s, c.parameters[nurse] * nursed);
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const auto schools = static_cast<double>(c.now.size());
    const double first = values[counsellors] * schools * c.costs.post(c.costs.counsellor_pay);
    const double second = values[nurses] * schools * c.costs.post(c.costs.nurse_pay);
    ledger.add("counsellors", first);
    ledger.add("nurses", second);
    ledger.add_matched(first + second, c.match);
}

} // namespace

extern const LeverType pupil_health_staff;
const LeverType pupil_health_staff{
    .key = "pupil_health_staff",
    .title_sv = "Elevhälsa",
    .title_en = "Pupil health staff",
    .summary = "More school counsellors and nurses.",
    .summary_sv = "Fler skolkuratorer och skolsköterskor.",
    .people_from = "counsellors and nurses, from outside the schools",
    .people_from_sv = "kuratorer och sjuksköterskor, utanför skolorna",
    .route = Route::net,
    .lag_years = 0,
    .default_rule = TargetRule::perceived_need,
    .default_top = 4,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.04, 0.0, 0.08, Unit::sd_per_year, Strength::quasi_experimental,
                 "Carrell & Hoekstra 2014 (Florida, counsellors, boys); nothing on nurses",
                 "pupil_health_staff.boys"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
