// What a register of schools shows beyond composition: residuals year by year, how they last, and
// how far schools picked at their worst come back on their own.
#pragma once

#include "calibration/validation/panel.hpp"

namespace likvard {

enum class Gauge : std::uint8_t { merit, pass };
/// How schools are picked: by what composition does not explain, or by the level as it stands.
enum class Picked : std::uint8_t { by_residual, by_level };

/// Correlation of schools' residuals between two years `lag` apart, after a weighted regression on
/// composition in each year; all pairs of years of the first five, as in the official panel.
[[nodiscard]] double residual_correlation(const Panel& panel, Gauge gauge, std::size_t lag);

/// Share of its shortfall that the worst tenth of schools regains in the year after.
[[nodiscard]] double regained_share(const Panel& panel, Gauge gauge, Picked picked);

/// What schools gain from the worst of their first four years to the year after, points or pp,
/// beyond what all schools gain.
[[nodiscard]] double gain_after_worst_year(const Panel& panel, Gauge gauge);

} // namespace likvard
