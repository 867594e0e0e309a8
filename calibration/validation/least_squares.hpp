// Weighted least squares on a handful of regressors: what published regressions of schools are
// repeated with.
#pragma once

#include <vector>

namespace likvard {

/// One observation: the regressors without the constant, the outcome and its weight (>= 0).
struct Observation {
    std::vector<double> x;
    double y = 0.0;
    double weight = 1.0;
};

struct Regression {
    std::vector<double> slopes; // constant first
    std::vector<double> residuals;
    double r2 = 0.0;          // share of weighted variance
    double residual_sd = 0.0; // weighted, without correction for degrees of freedom
};

/// Fits y on a constant and x. There must be more observations with weight than regressors, and
/// these must not be collinear. The order of the sums is that of the observations.
[[nodiscard]] Regression least_squares(const std::vector<Observation>& observations);

} // namespace likvard
