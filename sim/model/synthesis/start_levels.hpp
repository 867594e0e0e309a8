// The level at which each school starts beyond its composition, from its known results.
#pragma once

#include "model/municipality.hpp"
#include "model/synthesis/start_params.hpp"

#include <vector>

namespace likvard {

/// What a school's results over the years say of it, on the scale of the data year.
struct SchoolTarget {
    double merit = 0.0; // expected merit value of a cohort, points
    double pass = 0.0;  // expected share passing all subjects, per cent
    double known = 0.0; // share of the persistent variance that the results have settled, 0..1
    bool has_results = false;
    double municipality_shift = 0.0; // the municipality's own effect, merit points
};

/// Composition regression of 2024/25, the municipality's own effect (shrunk), and each school's
/// residual (shrunk by its years and leavers). Published composition and results only.
[[nodiscard]] std::vector<SchoolTarget> school_targets(const Municipality& municipality,
                                                       const StartParams& params);

/// How far each school starts from what composition gives.
struct StartLevel {
    double skill = 0.0;   // SD, split over intake, value added and leniency
    double above_e = 0.0; // effort SD, marks above E
    double known = 0.0;   // as in SchoolTarget
};

/// Shares of a composition figure: a number as it is; hidden or nearly all means one to four
/// pupils, about 2.2 (Skolverket's rule); unknown takes `otherwise`.
[[nodiscard]] double share_of(const Figure& percent, double pupils, double otherwise);

/// Pupil-weighted mean share of a composition figure over the schools where it is published.
enum class Composition : std::uint8_t { girls, foreign, postsec };
[[nodiscard]] double mean_share(const Municipality& municipality, Composition which);
[[nodiscard]] double share_of(const Municipality& municipality, std::size_t school,
                              Composition which);

} // namespace likvard
