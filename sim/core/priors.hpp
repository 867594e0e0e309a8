// Quantiles of truncated priors, from our own kernels so that a draw has the same bits on every
// CPU.
#pragma once

#include "core/describe.hpp"

#include <vector>

namespace likvard {

/// Quantile function of one truncated prior, tabulated once.
/// The CDF is the trapezoid sum of the density over 1,024 equal cells of [low, high], inverted
/// linearly: for the priors used here the error is below 1e-3 of the prior's SD.
class PriorQuantile {
public:
    explicit PriorQuantile(const ParameterInfo& info);
    /// Value at probability `p` in (0, 1); always within [low, high].
    [[nodiscard]] double operator()(double p) const;

private:
    double low_ = 0.0;
    double step_ = 0.0;
    std::vector<double> cdf_; // empty: a fixed value
};

/// One-line text of a prior: "normal(0.05, 0.035) in [-0.02, 0.14]".
[[nodiscard]] std::string prior_text(const ParameterInfo& info);

} // namespace likvard
