// How a parameter is declared once: key, unit, bounds, meaning, prior, source and how well the
// source was verified. Everything that lists, reads or draws parameters goes through these structs.
#pragma once

#include "core/units.hpp"

#include <string_view>

namespace likvard {

enum class PriorKind { fixed, normal, lognormal, beta };

/// Uncertainty of a parameter before anything is fitted, truncated at the parameter's bounds.
/// normal: location = mean, scale = SD. lognormal: location = median, scale = SD of the log.
/// beta: location = mean, scale = SD. fixed: location only.
struct Prior {
    PriorKind kind = PriorKind::fixed;
    double location = 0.0;
    double scale = 0.0;
};

constexpr Prior fixed(double value)
{
    return {PriorKind::fixed, value, 0.0};
}
constexpr Prior normal(double mean, double sd)
{
    return {PriorKind::normal, mean, sd};
}
constexpr Prior lognormal(double median, double log_sd)
{
    return {PriorKind::lognormal, median, log_sd};
}
constexpr Prior beta(double mean, double sd)
{
    return {PriorKind::beta, mean, sd};
}

/// How well the number is founded. `judgement` is shown to the user wherever the number matters.
enum class Standing {
    published, // the number stands in the named text
    partial,   // study and direction were read, the number is recalled or converted
    derived,   // computed from published numbers or from official data
    fitted,    // fitted to official statistics
    recalled,  // from memory of the literature, not found again
    judgement, // a modelling choice without evidence
};

[[nodiscard]] std::string_view name(Standing standing);

/// One declared parameter. `prior.location` is its central value.
struct ParameterInfo {
    std::string_view key;
    Unit unit = Unit::one;
    double low = 0.0;
    double high = 0.0;
    Prior prior;
    std::string_view meaning;
    std::string_view source;
    Standing standing = Standing::judgement;
};

} // namespace likvard
