#include "viz/report/assumptions.hpp"

#include "model/lever.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace likvard::report {

namespace {

/// Ranks from 1, equal values sharing their mean rank.
std::vector<double> ranks(const std::vector<double>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<double> rank(values.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && values[order[end]] == values[order[i]]) {
            ++end;
        }
        const double mean = static_cast<double>(i + end + 1) / 2.0;
        for (; i < end; ++i) {
            rank[order[i]] = mean;
        }
    }
    return rank;
}

/// Pearson's correlation; 0 when one of them does not vary.
double correlation(const std::vector<double>& x, const std::vector<double>& y)
{
    const auto n = static_cast<double>(x.size());
    const double mean_x = std::accumulate(x.begin(), x.end(), 0.0) / n;
    const double mean_y = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xy = 0.0;
    double xx = 0.0;
    double yy = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - mean_x) * (y[i] - mean_y);
        xx += (x[i] - mean_x) * (x[i] - mean_x);
        yy += (y[i] - mean_y) * (y[i] - mean_y);
    }
    return xx > 0.0 && yy > 0.0 ? xy / std::sqrt(xx * yy) : 0.0;
}

/// z with this probability above it, by bisection of the normal distribution's tail.
double upper_quantile(double tail)
{
    double low = 0.0;
    double high = 10.0;
    constexpr int steps = 60;
    for (int i = 0; i < steps; ++i) {
        const double middle = (low + high) / 2.0;
        const bool above = std::erfc(middle / std::sqrt(2.0)) / 2.0 > tail;
        (above ? low : high) = middle;
    }
    return low;
}

/// What these futures have drawn for one parameter.
std::vector<double> draws_of(const Results& results, const std::vector<int>& futures, std::size_t p)
{
    std::vector<double> drawn;
    drawn.reserve(futures.size());
    for (const int r : futures) {
        drawn.push_back(p < results.draws(r).size() ? results.draws(r)[p] : 0.0);
    }
    return drawn;
}

/// Levers that act in either arm: the plan's, and whatever costs something.
std::set<std::string> levers_in_use(const ResultsView& view)
{
    std::set<std::string> keys;
    for (const LeverNote& lever : view.info().levers) {
        keys.insert(lever.key);
    }
    for (const CostLine& line : view.costs()) {
        keys.emplace(line.lever);
    }
    return keys;
}

/// Whether a parameter belongs to a lever that acts in neither arm: nobody reads it.
bool is_idle(const std::string& key, const std::set<std::string>& in_use)
{
    const std::string owner = key.substr(0, key.find('.'));
    return lever_named(owner) != nullptr && !in_use.contains(owner);
}

} // namespace

std::vector<Influence> influences(const Results& results, Outcome outcome)
{
    constexpr std::size_t fewest = 10;
    const ResultsView view(results);
    const std::optional<std::size_t> whole = view.municipality();
    std::vector<Influence> found;
    if (!whole) {
        return found;
    }
    const int year = view.info().last_year;
    const std::vector<double> baseline = view.values(Arm::baseline, outcome, *whole, year);
    const std::vector<double> plan = view.values(Arm::plan, outcome, *whole, year);
    std::vector<double> difference;
    std::vector<int> futures;
    for (int r = 0; r < view.info().replicates; ++r) {
        const auto at = static_cast<std::size_t>(r);
        const double change = results.done(r) ? plan.at(at) - baseline.at(at) : std::nan("");
        if (!std::isnan(change)) {
            difference.push_back(change);
            futures.push_back(r);
        }
    }
    if (difference.size() < fewest) {
        return found;
    }
    const std::vector<double> difference_ranks = ranks(difference);
    const std::vector<ParameterNote>& parameters = view.info().parameters;
    const std::set<std::string> in_use = levers_in_use(view);
    for (std::size_t p = 0; p < parameters.size(); ++p) {
        if (is_idle(parameters[p].key, in_use)) {
            continue;
        }
        const std::vector<double> drawn = draws_of(results, futures, p);
        const auto [low, high] = std::ranges::minmax(drawn);
        if (low == high) {
            continue; // fixed
        }
        const double rho = correlation(ranks(drawn), difference_ranks);
        found.push_back({.parameter = &parameters[p], .correlation = rho, .share = rho * rho});
    }
    constexpr double error_rate = 0.05;
    const double tail =
        error_rate / 2.0 / static_cast<double>(std::max<std::size_t>(found.size(), 1));
    const double limit =
        upper_quantile(tail) / std::sqrt(static_cast<double>(difference.size()) - 1.0);
    for (Influence& influence : found) {
        influence.clear = std::abs(influence.correlation) > limit;
    }
    std::ranges::stable_sort(found, std::ranges::greater{}, &Influence::share);
    return found;
}

} // namespace likvard::report
