// Patterns of upper secondary, measured by the keys of its outcomes when the model has them.
#include "calibration/validation/pattern.hpp"

#include <array>

namespace likvard {
namespace {

/// The sample's outcome after ten years; no_number when there is no such outcome or no value of it.
double outcome_of(Laboratory& lab, std::string_view key)
{
    const auto outcome = outcome_named(key);
    if (!outcome) {
        return no_number;
    }
    const auto k = static_cast<std::size_t>(*outcome);
    const double weight = lab.panel().outcome_weight[k];
    return weight > 0.0 ? lab.panel().outcome[k] / weight : no_number;
}

double switches(Laboratory& lab)
{
    return outcome_of(lab, "programme_switch_pct");
}
/// Diplomas in three years of those who stayed on their programme (0) or changed it (1).
template <std::size_t Changed> double done_of(Laboratory& lab)
{
    const Done& done = lab.panel().done[Changed];
    return done.n > 0.0 ? 100.0 * done.in_three_years / done.n : no_number;
}
double done_in_three(Laboratory& lab)
{
    return outcome_of(lab, "upper_secondary_completion3_pct");
}
double done_in_four(Laboratory& lab)
{
    return outcome_of(lab, "upper_secondary_completion_pct");
}

// NOLINTBEGIN(readability-magic-numbers): a declaration is its numbers
constexpr std::array list{
    Pattern{.name = "V26a",
            .says_sv = "Byter gymnasieprogram inom två år",
            .says_en = "Switch upper-secondary programme within two years",
            .unit = PatternUnit::percent,
            .target = 11.0,
            .low = 8.0,
            .high = 14.0,
            .source = "Skolverket 2011 [text]",
            .measure = switches,
            .why_sv = "modellen ger inget sådant utfall",
            .why_en = "the model gives no such outcome"},
    Pattern{.name = "V26b",
            .says_sv = "Klara på tre år av dem som byter",
            .says_en = "Done in three years, of those who switch",
            .unit = PatternUnit::percent,
            .target = 29.0,
            .low = 26.0,
            .high = 32.0,
            .source = "Skolverket 2011 [text]",
            .measure = done_of<1>,
            .why_sv = "modellen ger inget sådant utfall",
            .why_en = "the model gives no such outcome"},
    Pattern{.name = "V26c",
            .says_sv = "Klara på tre år av dem som stannar",
            .says_en = "Done in three years, of those who stay",
            .unit = PatternUnit::percent,
            .target = 85.0,
            .low = 82.0,
            .high = 88.0,
            .source = "Skolverket 2011 [text]",
            .measure = done_of<0>,
            .why_sv = "modellen ger inget sådant utfall",
            .why_en = "the model gives no such outcome"},
    Pattern{.name = "V27a",
            .says_sv = "Examen inom tre år, nationella program",
            .says_en = "Exam within three years, national programmes",
            .unit = PatternUnit::percent,
            .target = 77.5,
            .low = 74.5,
            .high = 80.5,
            .source = "SKR 2020, 2021 [text]",
            .measure = done_in_three,
            .why_sv = "modellen ger inget sådant utfall",
            .why_en = "the model gives no such outcome"},
    Pattern{.name = "V27b",
            .says_sv = "Examen inom fyra år, alla program",
            .says_en = "Exam within four years, all programmes",
            .unit = PatternUnit::percent,
            .target = 75.0,
            .low = 72.0,
            .high = 78.0,
            .source = "Folkhälsomyndigheten 2025 [text]",
            .measure = done_in_four,
            .why_sv = "modellen ger inget sådant utfall",
            .why_en = "the model gives no such outcome"},
};
// NOLINTEND(readability-magic-numbers)

} // namespace

std::span<const Pattern> patterns_of_upper_secondary()
{
    return list;
}

} // namespace likvard
