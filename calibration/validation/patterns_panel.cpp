// Patterns of several years without a plan: what lasts of a school, how the worst come back,
// segregation.
#include "calibration/validation/least_squares.hpp"
#include "calibration/validation/pattern.hpp"
#include "calibration/validation/school_residuals.hpp"
#include "core/moments.hpp"

#include <array>

namespace likvard {
namespace {

template <Gauge Of, std::size_t Lag> double lasting(Laboratory& lab)
{
    return residual_correlation(lab.panel(), Of, Lag);
}
template <Gauge Of, Picked By> double bounce(Laboratory& lab)
{
    return regained_share(lab.panel(), Of, By);
}
template <Gauge Of> double after_worst_year(Laboratory& lab)
{
    return gain_after_worst_year(lab.panel(), Of);
}

double segregation_kept(Laboratory& lab)
{
    const Panel& p = lab.panel();
    constexpr std::size_t last = panel_years - 1;
    return (p.between_schools[last] / p.weight[last]) / (p.between_schools[0] / p.weight[0]);
}

double segregation_of_housing(Laboratory& lab)
{
    const Panel& p = lab.panel();
    return 100.0 * p.between_areas.back() / p.between_schools.back();
}

double alike_composition(Laboratory& lab)
{
    return correlation(lab.panel().moved_from, lab.panel().moved_to);
}

double segregation_without_peers(Laboratory& lab)
{
    return 100.0 * (1.0 - lab.panel_without_peers().between_schools.back() /
                              lab.panel().between_schools.back());
}

constexpr auto official_panel = "panel 2020/21-2024/25 [derived; width judged]";
constexpr auto segregation = "Skolverket 2025:19 via Skolporten [text; width judged]";

// NOLINTBEGIN(readability-magic-numbers): a declaration is its numbers
constexpr std::array list{
    Pattern{.name = "V19a",
            .says_sv = "Segregation efter bakgrund, 2015 mot 1998",
            .says_en = "Segregation by background, 2015 against 1998",
            .unit = PatternUnit::ratio,
            .target = 1.9,
            .low = 1.6,
            .high = 2.2,
            .source = segregation,
            .why_sv = "modellen börjar 2024/25",
            .why_en = "the model starts in 2024/25"},
    Pattern{.name = "V19b",
            .says_sv = "Segregation efter tio år mot starten",
            .says_en = "Segregation after ten years against the start",
            .unit = PatternUnit::ratio,
            .target = 1.0,
            .low = 0.9,
            .high = 1.1,
            .source = "Skolverket 2025:19: flat since 2015 [text; width judged]",
            .measure = segregation_kept},
    Pattern{.name = "V19c",
            .says_sv = "Boendets segregation av skolornas",
            .says_en = "Segregation of housing, of that of schools",
            .unit = PatternUnit::percent,
            .target = 75.0,
            .low = 60.0,
            .high = 90.0,
            .source = segregation,
            .measure = segregation_of_housing},
    Pattern{.name = "V20a",
            .says_sv = "Skolbyten: sambandet mellan gamla och nya skolans sammansättning",
            .says_en = "Changes of school: composition of the old and the new one",
            .unit = PatternUnit::correlation,
            .low = 0.1,
            .source = "Stockholm 2008-17: alike composition [text; width judged]",
            .measure = alike_composition},
    Pattern{.name = "V20b",
            .says_sv = "Segregation som försvinner när ingen ser till sammansättning",
            .says_en = "Segregation that goes when nobody looks at composition",
            .unit = PatternUnit::percent,
            .low = 0.0,
            .high = 20.0,
            .source = "Stockholm 2008-17: little [text; width judged]",
            .measure = segregation_without_peers},
    Pattern{.name = "V29a",
            .says_sv = "Sämsta tiondelen tar igen nästa år, merit, efter rest",
            .says_en = "Worst tenth regains next year, merit, by residual",
            .unit = PatternUnit::percent,
            .target = 29.0,
            .low = 21.0,
            .high = 37.0,
            .source = official_panel,
            .measure = bounce<Gauge::merit, Picked::by_residual>},
    Pattern{.name = "V29b",
            .says_sv = "Sämsta tiondelen tar igen nästa år, godkända, efter rest",
            .says_en = "Worst tenth regains next year, passing, by residual",
            .unit = PatternUnit::percent,
            .target = 46.0,
            .low = 38.0,
            .high = 54.0,
            .source = official_panel,
            .measure = bounce<Gauge::pass, Picked::by_residual>},
    Pattern{.name = "V35a",
            .says_sv = "Restens samband med sig själv efter 1 år, merit",
            .says_en = "Residual's correlation with itself after 1 year, merit",
            .unit = PatternUnit::correlation,
            .target = 0.74,
            .low = 0.66,
            .high = 0.82,
            .source = official_panel,
            .measure = lasting<Gauge::merit, 1>},
    Pattern{.name = "V35b",
            .says_sv = "Restens samband med sig själv efter 2 år, merit",
            .says_en = "Residual's correlation with itself after 2 years, merit",
            .unit = PatternUnit::correlation,
            .target = 0.71,
            .low = 0.63,
            .high = 0.79,
            .source = official_panel,
            .measure = lasting<Gauge::merit, 2>},
    Pattern{.name = "V35c",
            .says_sv = "Restens samband med sig själv efter 3 år, merit",
            .says_en = "Residual's correlation with itself after 3 years, merit",
            .unit = PatternUnit::correlation,
            .target = 0.70,
            .low = 0.62,
            .high = 0.78,
            .source = official_panel,
            .measure = lasting<Gauge::merit, 3>},
    Pattern{.name = "V35d",
            .says_sv = "Restens samband med sig själv efter 4 år, merit",
            .says_en = "Residual's correlation with itself after 4 years, merit",
            .unit = PatternUnit::correlation,
            .target = 0.66,
            .low = 0.58,
            .high = 0.74,
            .source = official_panel,
            .measure = lasting<Gauge::merit, 4>},
    Pattern{.name = "V35e",
            .says_sv = "Restens samband med sig själv efter 1 år, godkända",
            .says_en = "Residual's correlation with itself after 1 year, passing",
            .unit = PatternUnit::correlation,
            .target = 0.55,
            .low = 0.47,
            .high = 0.63,
            .source = official_panel,
            .measure = lasting<Gauge::pass, 1>},
    Pattern{.name = "V35f",
            .says_sv = "Restens samband med sig själv efter 2 år, godkända",
            .says_en = "Residual's correlation with itself after 2 years, passing",
            .unit = PatternUnit::correlation,
            .target = 0.51,
            .low = 0.43,
            .high = 0.59,
            .source = official_panel,
            .measure = lasting<Gauge::pass, 2>},
    Pattern{.name = "V35g",
            .says_sv = "Restens samband med sig själv efter 3 år, godkända",
            .says_en = "Residual's correlation with itself after 3 years, passing",
            .unit = PatternUnit::correlation,
            .target = 0.44,
            .low = 0.36,
            .high = 0.52,
            .source = official_panel,
            .measure = lasting<Gauge::pass, 3>},
    Pattern{.name = "V35h",
            .says_sv = "Restens samband med sig själv efter 4 år, godkända",
            .says_en = "Residual's correlation with itself after 4 years, passing",
            .unit = PatternUnit::correlation,
            .target = 0.36,
            .low = 0.28,
            .high = 0.44,
            .source = official_panel,
            .measure = lasting<Gauge::pass, 4>},
    Pattern{.name = "V36a",
            .says_sv = "Sämsta tiondelen tar igen nästa år, merit, efter nivå",
            .says_en = "Worst tenth regains next year, merit, by level",
            .unit = PatternUnit::percent,
            .target = 22.0,
            .low = 14.0,
            .high = 30.0,
            .source = official_panel,
            .measure = bounce<Gauge::merit, Picked::by_level>},
    Pattern{.name = "V36b",
            .says_sv = "Lyft året efter skolans eget sämsta år, merit",
            .says_en = "Gain after a school's own worst year, merit",
            .unit = PatternUnit::points,
            .target = 13.5,
            .low = 10.5,
            .high = 16.5,
            .source = official_panel,
            .measure = after_worst_year<Gauge::merit>},
    Pattern{.name = "V36c",
            .says_sv = "Lyft året efter skolans eget sämsta år, godkända",
            .says_en = "Gain after a school's own worst year, passing",
            .unit = PatternUnit::percentage_points,
            .target = 8.0,
            .low = 6.0,
            .high = 10.0,
            .source = official_panel,
            .measure = after_worst_year<Gauge::pass>},
};
// NOLINTEND(readability-magic-numbers)

} // namespace

std::span<const Pattern> patterns_of_years()
{
    return list;
}

} // namespace likvard
