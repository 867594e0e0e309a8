#include "calibration/backtest/score.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace likvard {
namespace {

constexpr double low_90 = 0.05;
constexpr double low_50 = 0.25;

/// Quantile of sorted values, linear between them (Hyndman & Fan 1996, type 8: median-unbiased).
double quantile(const std::vector<double>& sorted, double p)
{
    constexpr double third = 1.0 / 3.0;
    const auto n = static_cast<double>(sorted.size());
    const double at = std::clamp((n + third) * p + third - 1.0, 0.0, n - 1.0);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - std::floor(at)) * (sorted[above] - sorted[below]);
}

} // namespace

Scored score_ensemble(std::vector<double> members, double seen)
{
    check(members.size() > 1, "an ensemble has at least two members");
    std::sort(members.begin(), members.end());
    const auto n = static_cast<double>(members.size());
    Scored s;
    s.seen = seen;
    s.mean = std::accumulate(members.begin(), members.end(), 0.0) / n;
    double from_seen = 0.0;
    double between = 0.0; // sum of |a - b| over ordered pairs, halved
    for (std::size_t i = 0; i < members.size(); ++i) {
        from_seen += std::abs(members[i] - seen);
        between += (2.0 * static_cast<double>(i) + 1.0 - n) * members[i];
    }
    s.crps = from_seen / n - between / (n * (n - 1.0));
    s.median = quantile(members, 0.5);
    s.low50 = quantile(members, low_50);
    s.high50 = quantile(members, 1.0 - low_50);
    s.low90 = quantile(members, low_90);
    s.high90 = quantile(members, 1.0 - low_90);
    return s;
}

Scored score_normal(double mean, double sd, double seen)
{
    constexpr double half_90 = 1.6448536269514722;
    constexpr double half_50 = 0.6744897501960817;
    const double z = (seen - mean) / sd;
    const double distribution = 0.5 * std::erfc(-z / std::numbers::sqrt2);
    const double density = std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi);
    Scored s;
    s.seen = seen;
    s.mean = mean;
    s.median = mean;
    s.crps = sd * (z * (2.0 * distribution - 1.0) + 2.0 * density - std::numbers::inv_sqrtpi);
    s.low50 = mean - half_50 * sd;
    s.high50 = mean + half_50 * sd;
    s.low90 = mean - half_90 * sd;
    s.high90 = mean + half_90 * sd;
    return s;
}

Scores scores_of(std::span<const Scored> all)
{
    Scores sum;
    sum.schools = all.size();
    for (const Scored& s : all) {
        const double error = s.mean - s.seen;
        sum.rmse += error * error;
        sum.mae += std::abs(error);
        sum.crps += s.crps;
        sum.cover50 += s.seen >= s.low50 && s.seen <= s.high50 ? 1.0 : 0.0;
        sum.cover90 += s.seen >= s.low90 && s.seen <= s.high90 ? 1.0 : 0.0;
        sum.width50 += s.high50 - s.low50;
        sum.width90 += s.high90 - s.low90;
    }
    const double n = std::max(1.0, static_cast<double>(all.size()));
    sum.rmse = std::sqrt(sum.rmse / n);
    for (double* const mean :
         {&sum.mae, &sum.crps, &sum.cover50, &sum.cover90, &sum.width50, &sum.width90}) {
        *mean /= n;
    }
    return sum;
}

} // namespace likvard
