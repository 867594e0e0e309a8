// Needs-weighted funding (socioekonomisk resursfördelning), the main instrument of a municipality:
// part of the schools' money is given out by an index of need. It costs nothing in all, and some
// schools win what others lose.
//
// Every school of the municipality gives up the same share of its teaching posts; the pool goes to
// the schools reached, by the number of their pupils without a post-secondary parent. What a post
// gives depends on whom it draws: density rises, experience and certification may fall. The
// staffing of the data year already holds the weights of today: this comes on top. Left out:
// independent schools, whose money must be weighted alike, and what moving staff costs.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { share };
constexpr std::array fields{
    FieldInfo{"share", Unit::share, 0.1, 0.0, 0.2, true,
              "share of every school's teaching posts that is given out by need instead"},
};

constexpr std::array<std::string_view, 1> channels{"posts"};
constexpr std::array<std::string_view, 1> cost_items{"none: moved between schools"};

/// Teaching posts by the staffing rule.
double rule_posts(const Schools& schools, std::size_t s)
{
    const auto per_teacher = static_cast<double>(schools.pupils_per_teacher[s]);
    return per_teacher > 0.0 ? static_cast<double>(schools.roll_expected[s]) / per_teacher : 0.0;
}

/// Pupils without a post-secondary parent at a school of the municipality.
double need(const Schools& schools, std::size_t s)
{
    return schools.municipal[s] != 0
               ? static_cast<double>(schools.roll_all[s] * (1.0F - schools.postsec[s]))
               : 0.0;
}

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    double all_need = 0.0;
    for (const std::uint16_t s : c.now) {
        all_need += need(c.schools, s);
    }
    const double given = values[share] * c.dose();
    if (all_need <= 0.0 || given <= 0.0) {
        return; // nobody to give to: every school keeps what it has
    }
    double pool = 0.0;
    for (std::size_t s = 0; s < rows(c.schools); ++s) {
        if (c.schools.municipal[s] != 0) {
            const double lost = given * rule_posts(c.schools, s);
            effects.posts[s] -= static_cast<float>(lost);
            pool += lost;
        }
    }
    for (const std::uint16_t s : c.now) {
        effects.posts[s] += static_cast<float>(pool * need(c.schools, s) / all_need);
    }
}

void cost(std::span<const double> /*values*/, const LeverContext& /*c*/, CostLedger& /*ledger*/)
{
    // What some schools gain, others lose.
}

} // namespace

extern const LeverType needs_weighted_funding;
const LeverType needs_weighted_funding{
    .key = "needs_weighted_funding",
    .title_sv = "Socioekonomisk resursfördelning",
    .title_en = "Needs-weighted funding",
    .summary = "Part of the schools' money is given out by an index of need: some win what "
               "others lose.",
    .summary_sv = "En del av skolornas pengar fördelas efter ett index över behov: några vinner "
                  "det som andra förlorar.",
    .people_from = "teachers of the schools that lose posts, and whoever is on the list of "
                   "candidates",
    .people_from_sv =
        "lärare på skolorna som förlorar tjänster, och de som finns på listan av sökande",
    .route = Route::mechanism,
    .lag_years = 0,
    .default_rule = TargetRule::all,
    .moves_money = true,
    .default_top = 0,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.013, 0.0, 0.026, Unit::sd, Strength::quasi_experimental,
                 "Andersson 2008: +10 % teachers, pupils of short-educated parents, none for the "
                 "mean pupil; Kunskapsbidraget near zero (IFAU 2025)",
                 "learn.density_low_education"},
    .fields = fields,
    .parameters = {},
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
