// School merge: the schools listed close at the first autumn of the lever, and their pupils choose
// again, as when Storvretskolan was merged into Skogsbacksskolan. They stay closed as long as the
// lever lasts, so leave `until` out.
//
// Pupils who must move lose a little in their first year. Nobody knows beforehand where they go, so
// the loss is spread over the pupils of the municipality's other schools, which is right on average
// and too even between them. Their teachers look for other posts. Left out: what is saved on
// premises (24,900 SEK a pupil and year, if the building is let go), and that bigger schools may
// have fewer empty places.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { closing, per_place };
constexpr std::array fields{
    FieldInfo{"closing", Unit::one, 1.0, 0.0, 1.0, true,
              "1 if the schools listed close, 0 if they stay open"},
    FieldInfo{"per_place", Unit::sek_per_year, 3000.0, 0.0, 100000.0, false,
              "moving and school transport per place closed, spread over the years of the "
              "lever; no figure found, assumed"},
};

enum Parameter : std::size_t { loss };
constexpr std::array parameters{
    ParameterInfo{
        .key = "school_merge.loss",
        .unit = Unit::sd_per_year,
        .low = -0.15,
        .high = 0.05,
        .prior = normal(-0.05, 0.03),
        .meaning = "change in learning of a pupil in the year after a school has closed",
        .source = "Beuchert, Humlum, Nielsen & Smith 2018 (Denmark, 134 closings): a small loss, "
                  "largest for pupils of closed schools, gone within years; size by judgement",
        .standing = Standing::partial},
};

constexpr std::array<std::string_view, 2> channels{"closed", "learning"};
constexpr std::array<std::string_view, 1> cost_items{"moving and school transport"};

constexpr int august = 8;

/// Whether the schools reached have closed for school year `year`: not before a first autumn.
bool is_closed(std::span<const double> values, const LeverContext& c, int year)
{
    return values[closing] > 0.0 && c.target.take_up > 0.0 &&
           c.target.from <= Month::of(year, august) &&
           teaching_share(year, c.target.from, c.target.until) > 0.0;
}

bool takes_over(const LeverContext& c, std::size_t s)
{
    return c.schools.municipal[s] != 0 && !contains(c.now, s);
}

/// Pupils of schools that close this autumn.
double pupils_who_move(std::span<const double> values, const LeverContext& c)
{
    double movers = 0.0;
    for (const std::uint16_t s : c.now) {
        const bool already = contains(c.before, s) && is_closed(values, c, c.year - 1);
        movers += already ? 0.0 : static_cast<double>(c.schools.roll_all[s]);
    }
    return movers;
}

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    if (!is_closed(values, c, c.year)) {
        return;
    }
    const double movers = pupils_who_move(values, c);
    double pupils = movers;
    for (std::size_t s = 0; s < rows(c.schools); ++s) {
        pupils += takes_over(c, s) ? static_cast<double>(c.schools.roll_all[s]) : 0.0;
    }
    const double loss_each = pupils > 0.0 ? c.parameters[loss] * movers / pupils : 0.0;
    for (std::size_t s = 0; s < rows(c.schools); ++s) {
        if (takes_over(c, s)) {
            add_learning(effects, s, loss_each);
        }
    }
    for (const std::uint16_t s : c.now) {
        effects.closed[s] = 1.0F;
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    double places = 0.0;
    for (const std::uint16_t s : c.now) {
        const int grades = c.schools.last_grade[s] - c.schools.first_grade[s] + 1;
        places += static_cast<double>(c.schools.seats[s]) * grades;
    }
    if (is_closed(values, c, c.year)) {
        ledger.add("moving and school transport", values[closing] * places * values[per_place]);
    }
}

} // namespace

extern const LeverType school_merge;
const LeverType school_merge{
    .key = "school_merge",
    .title_sv = "Skolsammanslagning",
    .title_en = "School merge",
    .summary = "A school closes and its pupils choose another.",
    .summary_sv = "En skola stängs och dess elever väljer en annan.",
    .people_from = "teachers of the closed school, who look for other posts in the municipality",
    .people_from_sv = "lärarna på den stängda skolan, som söker andra tjänster i kommunen",
    .route = Route::mechanism,
    .lag_years = 0,
    .default_rule = TargetRule::list,
    .default_top = 1,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {-0.05, -0.15, 0.05, Unit::sd_per_year, Strength::quasi_experimental,
                 "Beuchert, Humlum, Nielsen & Smith 2018 (Danish consolidations, differences in "
                 "differences)",
                 "school_merge.loss"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
