// State inspection (Skolinspektionen). A school that fails is named, ordered to improve under
// penalty of a fine and at last given state measures: advisers whom the state appoints and the
// municipality pays, as Storvretskolan had in 2019.
//
// Regular inspection has at best a negligible effect (Swedish register studies) and writes nothing.
// State measures write a gain in their first year and twice that in the second, after which only
// what lasts of it is left; as long as they are in force more teachers leave, and families think
// less of the school. The clock starts in the first year that a school is reached. Left out: that a
// board spends more on a school that was named.
#include "model/lever_context.hpp"

#include <algorithm>
#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { measures, fine, remedy };
constexpr std::array fields{
    FieldInfo{"measures", Unit::one, 1.0, 0.0, 1.0, true,
              "1 if state measures are in force at each school reached, 0 if not"},
    FieldInfo{"fine", Unit::sek_per_year, 800000.0, 0.0, 10000000.0, false,
              "fine paid for each school reached"},
    FieldInfo{"remedy", Unit::sek_per_year, 2300000.0, 0.0, 20000000.0, false,
              "advisers and stronger leadership that the municipality pays for each school "
              "reached"},
};

enum Parameter : std::size_t { effect, first_year, leaving, reputation };
constexpr std::array parameters{
    ParameterInfo{
        .key = "state_inspection.effect",
        .unit = Unit::sd_per_year,
        .low = -0.033,
        .high = 0.083,
        .prior = normal(0.033, 0.025),
        .meaning = "gain of every pupil in the second year after a school was put under state "
                   "measures",
        .source = "Allen & Burgess 2012, Hussain 2015 (England, failing grades): level +0.04 SD "
                  "at its peak in year 2, gone by year 4; divided by 1.21 = 1 + 0.5 * 0.42, since "
                  "a first year of half the input still counts",
        .standing = Standing::derived},
    ParameterInfo{.key = "state_inspection.first_year",
                  .unit = Unit::share,
                  .low = 0.0,
                  .high = 1.0,
                  .prior = fixed(0.5),
                  .meaning = "gain in the first year, relative to the second",
                  .source = "modelling choice: measures begin during the year",
                  .standing = Standing::judgement},
    ParameterInfo{
        .key = "state_inspection.leaving",
        .unit = Unit::probability,
        .low = -0.01,
        .high = 0.06,
        .prior = normal(0.02, 0.015),
        .meaning = "change in a teacher's yearly probability of leaving while measures are in "
                   "force",
        .source = "Gjefsen & Gunnes 2016, Oslo: more leave where schools are held to account",
        .standing = Standing::partial},
    ParameterInfo{
        .key = "state_inspection.reputation",
        .unit = Unit::sd,
        .low = -1.0,
        .high = 0.0,
        .prior = normal(-0.3, 0.2),
        .meaning = "change in families' view of the school while measures are in force",
        .source = "assumed: 1-3 % more of the well-educated choose another school a year; at 0.15 "
                  "utility per SD about 0.3 SD",
        .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 3> channels{"learning", "leaving", "reputation"};
constexpr std::array<std::string_view, 2> cost_items{"fines", "advisers and stronger leadership"};

/// School years after the one in which a school was put under measures that still give a gain.
constexpr int last_year_of_gain = 1;

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    const double force = std::min(1.0, values[measures]);
    for (int k = 0; k <= last_year_of_gain; ++k) {
        const double gain =
            c.parameters[effect] * (k == 0 ? c.parameters[first_year] : 1.0) * force * c.dose(k);
        for (const std::uint16_t s : c.reached(k)) {
            if (!contains(c.reached(k + 1), s)) {
                add_learning(effects, s, gain);
            }
        }
    }
    for (const std::uint16_t s : c.now) {
        effects.leaving[s] += static_cast<float>(c.parameters[leaving] * force * c.dose());
        effects.reputation[s] += static_cast<float>(c.parameters[reputation] * force * c.dose());
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double schools = values[measures] * static_cast<double>(c.now.size());
    ledger.add("fines", schools * values[fine]);
    ledger.add("advisers and stronger leadership", schools * values[remedy]);
}

} // namespace

extern const LeverType state_inspection;
const LeverType state_inspection{
    .key = "state_inspection",
    .title_sv = "Statlig tillsyn och åtgärder",
    .title_en = "State inspection and measures",
    .summary = "A failing school is named in public and put under state measures, with fines "
               "and advisers.",
    .summary_sv = "En skola som brister pekas ut offentligt och får statliga åtgärder, med viten "
                  "och rådgivare.",
    .people_from = "advisers appointed by the state, mostly principals of other municipalities",
    .people_from_sv = "rådgivare utsedda av staten, mest rektorer från andra kommuner",
    .route = Route::net,
    .lag_years = 1,
    .default_rule = TargetRule::lowest_results,
    .default_top = 1,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.033, -0.033, 0.083, Unit::sd_per_year, Strength::quasi_experimental,
                 "Allen & Burgess 2012 and Hussain 2015 (England); regular visits: none (Norgren "
                 "2017-21, RiR 2022:22)",
                 "state_inspection.effect"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
