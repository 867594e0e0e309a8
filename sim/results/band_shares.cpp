#include "results/band_shares.hpp"

#include <algorithm>
#include <cmath>

namespace likvard {
namespace {

/// Squared correlation of two equally long series; nothing when one does not vary.
std::optional<double> squared_correlation(const std::vector<double>& a,
                                          const std::vector<double>& b)
{
    const auto n = static_cast<double>(a.size());
    double mean_a = 0.0;
    double mean_b = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        mean_a += a[i] / n;
        mean_b += b[i] / n;
    }
    double aa = 0.0;
    double bb = 0.0;
    double ab = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        aa += (a[i] - mean_a) * (a[i] - mean_a);
        bb += (b[i] - mean_b) * (b[i] - mean_b);
        ab += (a[i] - mean_a) * (b[i] - mean_b);
    }
    const double constant = 1e-18 * n * (mean_a * mean_a + 1e-300); // a series but for rounding
    return aa > constant && bb > 0.0 ? std::optional(ab * ab / (aa * bb)) : std::nullopt;
}

} // namespace

std::optional<BandShares> band_shares(const Results& results, Outcome outcome, std::size_t group)
{
    constexpr std::size_t fewest = 50;
    const RunInfo& info = results.info();
    std::vector<double> difference;
    std::vector<int> futures;
    const ResultsView view(results, true);
    const auto without = view.values(Arm::baseline, outcome, group, info.last_year);
    const auto with = view.values(Arm::plan, outcome, group, info.last_year);
    for (std::size_t r = 0; r < without.size(); ++r) {
        if (!std::isnan(without[r]) && !std::isnan(with[r])) {
            difference.push_back(with[r] - without[r]);
            futures.push_back(static_cast<int>(r));
        }
    }
    if (difference.size() < fewest) {
        return std::nullopt;
    }
    const double chance = 1.0 / static_cast<double>(difference.size() - 1);
    double explained = 0.0;
    double varying = 0.0;
    std::vector<double> drawn(difference.size());
    for (std::size_t j = 0; j < info.parameters.size(); ++j) {
        for (std::size_t k = 0; k < futures.size(); ++k) {
            drawn[k] = results.draws(futures[k])[j];
        }
        if (const auto squared = squared_correlation(drawn, difference)) {
            explained += *squared - chance;
            varying += 1.0;
        }
    }
    if (varying == 0.0) {
        return std::nullopt;
    }
    BandShares shares;
    shares.parameters = std::clamp(explained, 0.0, 1.0);
    shares.luck = 1.0 - shares.parameters;
    shares.error = std::sqrt(2.0 * varying) * chance;
    return shares;
}

} // namespace likvard
