// What a prediction has to beat: the same schools predicted from what anybody could look up, each
// fitted without the municipality that is predicted.
#pragma once

#include "calibration/backtest/history.hpp"
#include "calibration/backtest/score.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace likvard {

enum class Baseline : std::uint8_t {
    persistence,            // the last known year comes again
    persistence_drift,      // the same, moved as other municipalities' schools have moved
    composition,            // regression on parents' education, foreign background and girls
    composition_first_year, // the same and the first year's result
    composition_mean,       // the same and the mean of the known years
};
inline constexpr std::size_t baseline_count = 5;
inline constexpr std::array<std::string_view, baseline_count> baseline_keys{
    "persistence", "persistence_drift", "composition", "composition_first_year",
    "composition_mean"};

/// Scores of the schools in `rows` (rows of past.schools, all of them scored), in their order. A
/// baseline's distribution is normal with the SD of its errors in other municipalities.
[[nodiscard]] std::vector<Scored> baseline_scores(const Past& past,
                                                  const std::vector<std::size_t>& rows,
                                                  Judged outcome, std::size_t known,
                                                  Baseline baseline);

} // namespace likvard
