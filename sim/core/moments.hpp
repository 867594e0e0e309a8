// Means, variances and correlations of short series, summed in their order.
#pragma once

#include "core/check.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <vector>

namespace likvard {

/// Arithmetic mean; NaN of no values.
[[nodiscard]] inline double mean_of(const std::vector<double>& values)
{
    return values.empty() ? std::numeric_limits<double>::quiet_NaN()
                          : std::accumulate(values.begin(), values.end(), 0.0) /
                                static_cast<double>(values.size());
}

/// Sample variance (divided by n - 1); NaN of fewer than two values.
[[nodiscard]] inline double variance_of(const std::vector<double>& values)
{
    if (values.size() < 2) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const double mean = mean_of(values);
    double sum = 0.0;
    for (const double value : values) {
        sum += (value - mean) * (value - mean);
    }
    return sum / static_cast<double>(values.size() - 1);
}

/// Pearson's correlation of two equally long series; 0 when one of them does not vary, or only as
/// much as rounding makes it.
[[nodiscard]] inline double correlation(const std::vector<double>& a, const std::vector<double>& b)
{
    check(a.size() == b.size(), "series of a correlation are equally long");
    const double mean_a = mean_of(a);
    const double mean_b = mean_of(b);
    double aa = 0.0;
    double bb = 0.0;
    double ab = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        aa += (a[i] - mean_a) * (a[i] - mean_a);
        bb += (b[i] - mean_b) * (b[i] - mean_b);
        ab += (a[i] - mean_a) * (b[i] - mean_b);
    }
    constexpr double rounding = 1e-18; // of a variance, relative to the squared mean
    const auto n = static_cast<double>(a.size());
    const bool varies = aa > rounding * n * mean_a * mean_a && bb > rounding * n * mean_b * mean_b;
    return varies ? ab / std::sqrt(aa * bb) : 0.0;
}

} // namespace likvard
