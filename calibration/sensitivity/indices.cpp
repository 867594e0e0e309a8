#include "calibration/sensitivity/indices.hpp"

#include "core/check.hpp"
#include "results/results_view.hpp"
#include "run/sample_dice.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace likvard {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// One block: A, B, AB_1 … AB_k.
using Block = std::span<const double>;

bool has_absent(Block block)
{
    return std::ranges::any_of(block, [](double y) { return std::isnan(y); });
}

struct Point {
    std::vector<double> first, total;
};

/// Mean and variance of all A and B of the chosen blocks.
struct Moments {
    double mean = 0.0, variance = 0.0;
};

Moments moments_of(std::span<const Block> blocks, std::span<const std::size_t> chosen)
{
    Moments m;
    const double count = 2.0 * static_cast<double>(chosen.size());
    for (const std::size_t i : chosen) {
        m.mean += (blocks[i][0] + blocks[i][1]) / count;
    }
    for (const std::size_t i : chosen) {
        const double a = blocks[i][0] - m.mean;
        const double b = blocks[i][1] - m.mean;
        m.variance += (a * a + b * b) / count;
    }
    constexpr double rounding = 1e-24; // what adding up leaves of a constant
    m.variance = m.variance > rounding * m.mean * m.mean ? m.variance : 0.0;
    return m;
}

Point indices_of(std::span<const Block> blocks, std::span<const std::size_t> chosen,
                 std::size_t dimensions)
{
    const Moments m = moments_of(blocks, chosen);
    Point point{std::vector<double>(dimensions, nan), std::vector<double>(dimensions, nan)};
    if (!(m.variance > 0.0)) {
        return point;
    }
    const auto n = static_cast<double>(chosen.size());
    for (std::size_t j = 0; j < dimensions; ++j) {
        double first = 0.0;
        double total = 0.0;
        for (const std::size_t i : chosen) {
            const double a = blocks[i][0];
            const double ab = blocks[i][2 + j];
            first += (blocks[i][1] - m.mean) * (ab - a);
            total += 0.5 * (a - ab) * (a - ab);
        }
        point.first[j] = first / n / m.variance;
        point.total[j] = total / n / m.variance;
    }
    return point;
}

/// Interval of a column of resamples.
Estimate estimate(double value, std::vector<double> resamples)
{
    constexpr double low = 0.05;
    constexpr double high = 0.95;
    std::erase_if(resamples, [](double x) { return std::isnan(x); });
    std::ranges::sort(resamples);
    return {value, quantile(resamples, low), quantile(resamples, high)};
}

std::vector<std::size_t> resampled(std::size_t count, SampleDice& dice)
{
    std::vector<std::size_t> chosen(count);
    for (std::size_t& i : chosen) {
        i = dice.below(count);
    }
    return chosen;
}

std::vector<std::size_t> everything(std::size_t count)
{
    std::vector<std::size_t> chosen(count);
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
    return chosen;
}

std::vector<double> column(const std::vector<std::vector<double>>& table, std::size_t j)
{
    std::vector<double> values;
    values.reserve(table.size());
    for (const std::vector<double>& row : table) {
        values.push_back(row[j]);
    }
    return values;
}

std::size_t greatest(const std::vector<double>& values)
{
    return static_cast<std::size_t>(std::ranges::max_element(values) - values.begin());
}

/// mu, mu* and sigma of every factor over the chosen trajectories.
struct Effects {
    std::vector<double> mean, absolute, spread;
};

Effects effects_of(const std::vector<std::vector<double>>& effects,
                   std::span<const std::size_t> chosen, std::size_t dimensions)
{
    const auto n = static_cast<double>(chosen.size());
    Effects all{std::vector<double>(dimensions), std::vector<double>(dimensions),
                std::vector<double>(dimensions)};
    for (std::size_t j = 0; j < dimensions; ++j) {
        for (const std::size_t t : chosen) {
            all.mean[j] += effects[t][j] / n;
            all.absolute[j] += std::fabs(effects[t][j]) / n;
        }
        double squares = 0.0;
        for (const std::size_t t : chosen) {
            const double off = effects[t][j] - all.mean[j];
            squares += off * off;
        }
        all.spread[j] = n > 1.0 ? std::sqrt(squares / (n - 1.0)) : nan;
    }
    return all;
}

} // namespace

SobolIndices sobol_indices(std::span<const double> y, std::size_t dimensions, int resamples,
                           std::uint64_t seed)
{
    const std::size_t in_block = dimensions + 2;
    check(dimensions > 0 && y.size() % in_block == 0, "y comes in whole blocks");
    SobolIndices all;
    std::vector<Block> blocks;
    for (std::size_t at = 0; at < y.size(); at += in_block) {
        const Block block = y.subspan(at, in_block);
        if (has_absent(block)) {
            ++all.dropped;
        } else {
            blocks.push_back(block);
        }
    }
    all.blocks = blocks.size();
    const std::vector<std::size_t> whole = everything(blocks.size());
    const Moments m = moments_of(blocks, whole);
    all.mean = blocks.empty() ? nan : m.mean;
    all.variance = blocks.empty() ? nan : m.variance;
    const Point point = indices_of(blocks, whole, dimensions);
    all.leader = greatest(point.total);
    SampleDice dice(seed);
    std::vector<std::vector<double>> first;
    std::vector<std::vector<double>> total;
    for (int r = 0; r < resamples && !blocks.empty(); ++r) {
        Point other = indices_of(blocks, resampled(blocks.size(), dice), dimensions);
        all.leader_share += greatest(other.total) == all.leader ? 1.0 / resamples : 0.0;
        first.push_back(std::move(other.first));
        total.push_back(std::move(other.total));
    }
    for (std::size_t j = 0; j < dimensions; ++j) {
        all.first.push_back(estimate(point.first[j], column(first, j)));
        all.total.push_back(estimate(point.total[j], column(total, j)));
    }
    return all;
}

MorrisIndices morris_indices(std::span<const MorrisStep> steps, std::size_t dimensions,
                             int resamples, std::uint64_t seed)
{
    check(dimensions > 0 && steps.size() % dimensions == 0, "steps come in whole trajectories");
    MorrisIndices all;
    std::vector<std::vector<double>> effects;
    for (std::size_t at = 0; at < steps.size(); at += dimensions) {
        std::vector<double> by_factor(dimensions, nan);
        for (const MorrisStep& step : steps.subspan(at, dimensions)) {
            by_factor.at(step.factor) = step.effect;
        }
        if (has_absent(by_factor)) {
            ++all.dropped;
        } else {
            effects.push_back(std::move(by_factor));
        }
    }
    all.trajectories = effects.size();
    const Effects point = effects_of(effects, everything(effects.size()), dimensions);
    SampleDice dice(seed);
    std::vector<std::vector<double>> mean;
    std::vector<std::vector<double>> absolute;
    std::vector<std::vector<double>> spread;
    for (int r = 0; r < resamples && !effects.empty(); ++r) {
        Effects other = effects_of(effects, resampled(effects.size(), dice), dimensions);
        mean.push_back(std::move(other.mean));
        absolute.push_back(std::move(other.absolute));
        spread.push_back(std::move(other.spread));
    }
    for (std::size_t j = 0; j < dimensions; ++j) {
        const bool any = !effects.empty();
        all.factors.push_back({estimate(any ? point.mean[j] : nan, column(mean, j)),
                               estimate(any ? point.absolute[j] : nan, column(absolute, j)),
                               estimate(any ? point.spread[j] : nan, column(spread, j))});
    }
    return all;
}

} // namespace likvard
