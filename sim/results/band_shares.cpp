#include "results/band_shares.hpp"

#include "core/moments.hpp"

#include <algorithm>
#include <cmath>

namespace likvard {

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
        const double r = correlation(drawn, difference);
        if (r != 0.0) { // exactly: the parameter or the difference does not vary
            explained += r * r - chance;
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
