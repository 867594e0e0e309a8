// Patterns of teachers and principals in ten years without a plan.
#include "calibration/validation/pattern.hpp"

#include <array>
#include <cmath>

namespace likvard {
namespace {

constexpr std::size_t weakest = 0;
constexpr std::size_t strongest = 3;
constexpr std::size_t fifth_year = 5; // long enough for the model's own staff to be there

double leaving_share(Laboratory& lab, std::size_t first_quarter, std::size_t last_quarter)
{
    double before = 0.0;
    double left = 0.0;
    for (std::size_t year = 1; year < panel_years; ++year) {
        for (std::size_t q = first_quarter; q <= last_quarter; ++q) {
            before += lab.panel().staff[year][q].before;
            left += lab.panel().staff[year][q].left;
        }
    }
    return 100.0 * left / before;
}

double leaving(Laboratory& lab)
{
    return leaving_share(lab, weakest, strongest);
}

double leaving_gap(Laboratory& lab)
{
    return leaving_share(lab, weakest, weakest) - leaving_share(lab, strongest, strongest);
}

/// Odds of leaving against those with 8 to 20 years of experience.
template <Stage Of> double odds_of(Laboratory& lab)
{
    const auto& all = lab.panel().leaving;
    return all[static_cast<std::size_t>(Of)].odds() /
           all[static_cast<std::size_t>(Stage::middle)].odds();
}

template <double StaffSum::*Sum, double StaffSum::*Per> double quarter_gap(Laboratory& lab)
{
    const auto& staff = lab.panel().staff[fifth_year];
    return staff[weakest].*Sum / (staff[weakest].*Per) -
           staff[strongest].*Sum / (staff[strongest].*Per);
}

double certified_gap(Laboratory& lab)
{
    return -100.0 * quarter_gap<&StaffSum::certified, &StaffSum::staff>(lab);
}

/// SD between principals in what their pupils gain in three years: how much more a school's mean
/// input differs between two years when another principal leads the second.
double principal_sd(Laboratory& lab)
{
    const SpellSum& sum = lab.panel().spells;
    const double variance = 0.5 * (sum.changed / sum.changed_n - sum.same / sum.same_n);
    return lab.level_factor() * std::sqrt(std::max(0.0, variance));
}

constexpr auto density_source = "Hansson & Gustafsson 2016; IFAU 2025 [text]";

// NOLINTBEGIN(readability-magic-numbers): a declaration is its numbers
constexpr std::array list{
    Pattern{.name = "V12",
            .says_sv = "Lärare som lämnar sin skola på ett år",
            .says_en = "Teachers who leave their school in a year",
            .unit = PatternUnit::percent,
            .target = 16.7,
            .low = 14.0,
            .high = 19.0,
            .source = "SOU 2019:40 [text]",
            .measure = leaving},
    Pattern{.name = "V13",
            .says_sv = "Lämnar, svagaste minus starkaste kvartilens skolor",
            .says_en = "Leaving, weakest minus strongest quarter of schools",
            .unit = PatternUnit::percentage_points,
            .target = 5.0,
            .low = 2.0,
            .high = 8.0,
            .source = "IFAU 2014:11, SOU 2019:40 [partial]",
            .measure = leaving_gap},
    Pattern{.name = "V14a",
            .says_sv = "Odds att lämna, år 0–3 mot år 8–20 i yrket",
            .says_en = "Odds of leaving, years 0–3 against years 8–20",
            .target = 2.0,
            .low = 1.5,
            .high = 2.7,
            .source = "literature [memory; width judged]",
            .measure = odds_of<Stage::novice>},
    Pattern{.name = "V14b",
            .says_sv = "Odds att lämna från 60 års ålder mot år 8–20",
            .says_en = "Odds of leaving from age 60 against years 8–20",
            .low = 1.1,
            .source = "literature: rises from age 60 [memory]",
            .measure = odds_of<Stage::old>},
    Pattern{.name = "V14c",
            .says_sv = "Odds att lämna, år 4–7 mot år 8–20",
            .says_en = "Odds of leaving, years 4–7 against years 8–20",
            .low = 1.0,
            .source = "literature: lowest in years 8-20 [memory]",
            .measure = odds_of<Stage::early>},
    Pattern{.name = "V15",
            .says_sv = "Behöriga lärare, starkaste minus svagaste kvartilens skolor, år fem",
            .says_en = "Certified, strongest minus weakest quarter of schools, fifth year",
            .unit = PatternUnit::percentage_points,
            .target = 20.0,
            .low = 12.0,
            .high = 25.0,
            .source = "Skolverket 2020 via Sveriges Radio: 0.60 against 0.80 [text]",
            .measure = certified_gap},
    Pattern{.name = "V16a",
            .says_sv = "Elever per lärare, svagaste minus starkaste kvartilen, år fem",
            .says_en = "Pupils per teacher, weakest minus strongest quarter, fifth year",
            .unit = PatternUnit::pupils,
            .high = 0.0,
            .source = density_source,
            .measure = quarter_gap<&StaffSum::pupils, &StaffSum::staff>},
    Pattern{.name = "V16b",
            .says_sv = "Erfarenhet, svagaste minus starkaste kvartilen, år fem",
            .says_en = "Experience, weakest minus strongest quarter, fifth year",
            .unit = PatternUnit::years,
            .high = 0.0,
            .source = density_source,
            .measure = quarter_gap<&StaffSum::experience, &StaffSum::staff>},
    Pattern{.name = "V17",
            .says_sv = "Erfarenhet, svagaste minus starkaste kvartilen, år fem",
            .says_en = "Experience, weakest minus strongest quarter, fifth year",
            .unit = PatternUnit::years,
            .target = -2.5,
            .low = -4.0,
            .high = -1.0,
            .source = "-2 to -3 years [memory]",
            .measure = quarter_gap<&StaffSum::experience, &StaffSum::staff>},
    Pattern{.name = "V25",
            .says_sv = "Spridning mellan rektorer, skattad på byten",
            .says_en = "Spread between principals, estimated on changes",
            .unit = PatternUnit::sd,
            .target = 0.075,
            .low = 0.05,
            .high = 0.10,
            .source = "Böhlmark, Grönqvist & Vlachos 2016 [text]",
            .measure = principal_sd},
};
// NOLINTEND(readability-magic-numbers)

} // namespace

std::span<const Pattern> patterns_of_staff()
{
    return list;
}

} // namespace likvard
