#include "results/band_shares.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace likvard {
namespace {

using Series = std::vector<double>;

double product(const Series& a, const Series& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// The series around its mean, with length 1; nothing when it does not vary.
std::optional<Series> standardised(Series series)
{
    const auto n = static_cast<double>(series.size());
    const double mean = std::accumulate(series.begin(), series.end(), 0.0) / n;
    for (double& value : series) {
        value -= mean;
    }
    const double squares = product(series, series);
    const double constant = 1e-18 * n * (mean * mean + 1e-300); // a series but for rounding
    if (squares <= constant) {
        return std::nullopt;
    }
    for (double& value : series) {
        value /= std::sqrt(squares);
    }
    return series;
}

/// Directions at right angles that standardised series span: Gram and Schmidt, the one with most
/// left first; one of which less than a tenth is left says nothing of its own.
std::vector<Series> directions(std::vector<Series> all)
{
    constexpr double tenth = 0.1;
    std::vector<Series> found;
    while (!all.empty()) {
        const auto most = std::ranges::max_element(
            all, {}, [](const Series& series) { return product(series, series); });
        const double left = product(*most, *most);
        if (left < tenth) {
            break;
        }
        Series direction = std::move(*most);
        all.erase(most);
        for (double& value : direction) {
            value /= std::sqrt(left);
        }
        for (Series& series : all) {
            const double along = product(series, direction);
            for (std::size_t i = 0; i < series.size(); ++i) {
                series[i] -= along * direction[i];
            }
        }
        found.push_back(std::move(direction));
    }
    return found;
}

/// What is explained, less what chance explains, and how many series it took.
struct Explained {
    double share = 0.0, series = 0.0;
};

Explained one_by_one(const std::vector<Series>& drawn, const Series& difference)
{
    const double chance = 1.0 / static_cast<double>(difference.size() - 1);
    Explained explained;
    for (const Series& series : drawn) {
        const double correlation = product(series, difference);
        explained.share += correlation * correlation - chance;
        explained.series += 1.0;
    }
    return explained;
}

Explained together(std::vector<Series> drawn, const Series& difference)
{
    const std::vector<Series> found = directions(std::move(drawn));
    Explained explained;
    explained.series = static_cast<double>(found.size());
    for (const Series& direction : found) {
        const double correlation = product(direction, difference);
        explained.share += correlation * correlation;
    }
    const double free = static_cast<double>(difference.size() - 1) - explained.series;
    if (free < 1.0) {
        return {0.0, explained.series};
    }
    explained.share -= (1.0 - explained.share) * explained.series / free;
    return explained;
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
    const auto aim = standardised(difference);
    std::vector<Series> alone;
    std::vector<Series> hanging_together;
    for (std::size_t j = 0; j < info.parameters.size(); ++j) {
        Series drawn;
        for (const int future : futures) {
            drawn.push_back(results.draws(future)[j]);
        }
        if (auto series = standardised(std::move(drawn))) {
            (info.parameters[j].prior == calibrated_prior ? hanging_together : alone)
                .push_back(*std::move(series));
        }
    }
    if (!aim || (alone.empty() && hanging_together.empty())) {
        return std::nullopt;
    }
    const Explained first = one_by_one(alone, *aim);
    const Explained second = together(std::move(hanging_together), *aim);
    BandShares shares;
    shares.parameters = std::clamp(first.share + second.share, 0.0, 1.0);
    shares.luck = 1.0 - shares.parameters;
    shares.error = std::sqrt(2.0 * (first.series + second.series)) /
                   static_cast<double>(difference.size() - 1);
    return shares;
}

} // namespace likvard
