// How good predictive distributions were.
#pragma once

#include <span>
#include <vector>

namespace likvard {

/// Scores over schools. Means and widths on the outcome's scale; coverage as shares 0..1.
struct Scores {
    std::size_t schools = 0;
    double rmse = 0.0, mae = 0.0, crps = 0.0;
    double cover50 = 0.0, cover90 = 0.0, width50 = 0.0, width90 = 0.0;
};

/// One school's predictive distribution, reduced to what scores need.
struct Scored {
    double mean = 0.0, median = 0.0, crps = 0.0;
    double low50 = 0.0, high50 = 0.0, low90 = 0.0, high90 = 0.0;
    double seen = 0.0; // what came
};

/// From an ensemble of equally likely outcomes (at least two). CRPS after Gneiting and Raftery
/// (2007), the estimator that is fair to a small ensemble.
[[nodiscard]] Scored score_ensemble(std::vector<double> members, double seen);

/// From a normal distribution.
[[nodiscard]] Scored score_normal(double mean, double sd, double seen);

[[nodiscard]] Scores scores_of(std::span<const Scored> all);

} // namespace likvard
