#include "calibration/trials/estimators.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace likvard {
namespace {

/// y, treatment and covariate of a row, or their means.
struct Triple {
    double y = 0.0, treated = 0.0, covariate = 0.0, weight = 0.0;
    void add(const TrialRow& row)
    {
        y += row.weight * row.y;
        treated += row.weight * row.treated;
        covariate += row.weight * row.covariate;
        weight += row.weight;
    }
};

/// Sandwich of a regression on one regressor, the covariate partialled out: `x` and `y` are already
/// free of everything else.
Estimate sandwich(const std::vector<double>& x, const std::vector<double>& y,
                  const std::vector<double>& weight, const std::vector<std::uint64_t>& cluster)
{
    double xx = 0.0;
    double xy = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += weight[i] * x[i] * x[i];
        xy += weight[i] * x[i] * y[i];
    }
    check(xx > 0.0, "a trial has treated and untreated units");
    Estimate estimate;
    estimate.effect = xy / xx;
    std::map<std::uint64_t, double> scores;
    for (std::size_t i = 0; i < x.size(); ++i) {
        scores[cluster[i]] += weight[i] * x[i] * (y[i] - estimate.effect * x[i]);
    }
    double meat = 0.0;
    for (const auto& [name, score] : scores) {
        meat += score * score;
    }
    const auto groups = static_cast<double>(scores.size());
    check(groups > 1.0, "a trial has more than one cluster");
    estimate.error = std::sqrt(meat * groups / (groups - 1.0)) / xx;
    return estimate;
}

} // namespace

Estimate within_groups(std::span<const TrialRow> rows)
{
    std::map<std::uint64_t, Triple> means;
    for (const TrialRow& row : rows) {
        means[row.group].add(row);
    }
    std::vector<double> y;
    std::vector<double> d;
    std::vector<double> z;
    std::vector<double> weight;
    std::vector<std::uint64_t> cluster;
    for (const TrialRow& row : rows) {
        const Triple& mean = means[row.group];
        y.push_back(row.y - mean.y / mean.weight);
        d.push_back(row.treated - mean.treated / mean.weight);
        z.push_back(row.covariate - mean.covariate / mean.weight);
        weight.push_back(row.weight);
        cluster.push_back(row.cluster);
    }
    const auto dot = [&](const std::vector<double>& a, const std::vector<double>& b) {
        double sum = 0.0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            sum += weight[i] * a[i] * b[i];
        }
        return sum;
    };
    const double zz = dot(z, z);
    if (zz > 0.0) { // Frisch and Waugh: what the covariate explains is taken out of both
        const double of_y = dot(z, y) / zz;
        const double of_d = dot(z, d) / zz;
        for (std::size_t i = 0; i < y.size(); ++i) {
            y[i] -= of_y * z[i];
            d[i] -= of_d * z[i];
        }
    }
    return sandwich(d, y, weight, cluster);
}

Estimate two_way(std::span<const PanelRow> rows)
{
    constexpr int rounds = 200; // of alternating projections; converges fast
    std::vector<double> y;
    std::vector<double> d;
    std::vector<double> weight;
    std::vector<std::uint64_t> unit;
    for (const PanelRow& row : rows) {
        y.push_back(row.y);
        d.push_back(row.treated);
        weight.push_back(row.weight);
        unit.push_back(row.unit);
    }
    const auto demean = [&](std::vector<double>& values, auto key_of) {
        std::map<std::uint64_t, std::pair<double, double>> sums;
        for (std::size_t i = 0; i < values.size(); ++i) {
            auto& sum = sums[key_of(i)];
            sum.first += weight[i] * values[i];
            sum.second += weight[i];
        }
        double largest = 0.0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto& sum = sums[key_of(i)];
            values[i] -= sum.first / sum.second;
            largest = std::max(largest, std::abs(sum.first / sum.second));
        }
        return largest;
    };
    for (std::vector<double>* const values : {&y, &d}) {
        constexpr double small = 1e-10;
        for (int round = 0; round < rounds; ++round) {
            demean(*values, [&](std::size_t i) { return unit[i]; });
            if (demean(*values, [&](std::size_t i) {
                    return static_cast<std::uint64_t>(rows[i].year);
                }) < small) {
                break;
            }
        }
    }
    return sandwich(d, y, weight, unit);
}

double sd_of(std::span<const double> values)
{
    const auto n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double sum = 0.0;
    for (const double value : values) {
        sum += (value - mean) * (value - mean);
    }
    return std::sqrt(sum / (n - 1.0));
}

} // namespace likvard
