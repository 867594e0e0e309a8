// What a band is made of: how much of the spread over futures comes from what is not known of the
// parameters, and how much is luck.
#pragma once

#include "results/results_view.hpp"

#include <optional>
#include <string_view>

namespace likvard {

/// The prior of a parameter that is drawn together with others, row by row of calibrated draws.
inline constexpr std::string_view calibrated_prior = "calibrated draws";

/// Shares of the variance over futures of one outcome's difference in the last year.
struct BandShares {
    double parameters = 0.0; // 0..1: what drawn parameters explain one by one
    double luck = 0.0;       // the rest: luck, and what parameters do only together
    double error = 0.0;      // standard error of either
};

/// Priors are drawn independently, so that the squared correlations of the difference with each of
/// them add up to the share that they explain; what chance alone would add (1 / (R - 1) a
/// parameter) is taken away. Calibrated draws hang together: of them it is the adjusted R squared
/// of a regression on all that say something of their own. Nothing with fewer than 50 futures, or
/// without any difference.
[[nodiscard]] std::optional<BandShares> band_shares(const Results& results, Outcome outcome,
                                                    std::size_t group);

} // namespace likvard
