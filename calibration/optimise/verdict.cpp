#include "calibration/optimise/verdict.hpp"

#include "model/lever.hpp"
#include "model/parameters.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace likvard {
namespace {

/// Mean gain of a trial over some futures; those without a value are left out.
double mean_gain(const SearchResult& result, std::size_t trial, std::size_t target, Outcome outcome,
                 const std::vector<std::size_t>& futures)
{
    double sum = 0.0;
    double count = 0.0;
    for (const std::size_t f : futures) {
        const double g =
            gain(outcome, result.baseline[target][f], result.trials[trial].value[target][f]);
        if (!std::isnan(g)) {
            sum += g;
            count += 1.0;
        }
    }
    return count > 0.0 ? sum / count : 0.0;
}

std::vector<std::size_t> all_futures(const SearchResult& result)
{
    std::vector<std::size_t> futures(result.parameters.size());
    std::iota(futures.begin(), futures.end(), std::size_t{0});
    return futures;
}

/// What a trial costs, with its sign turned, and what it gains in each target: more is better.
std::vector<double> merits(const SearchResult& result, std::size_t trial,
                           const std::vector<Outcome>& targets)
{
    std::vector<double> all{-result.trials[trial].mean_cost()};
    const auto futures = all_futures(result);
    for (std::size_t t = 0; t < targets.size(); ++t) {
        all.push_back(mean_gain(result, trial, t, targets[t], futures));
    }
    return all;
}

bool beats(const std::vector<double>& a, const std::vector<double>& b)
{
    bool better = false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] < b[i]) {
            return false;
        }
        better = better || a[i] > b[i];
    }
    return better;
}

/// Futures by the value of one parameter, ascending.
std::vector<std::size_t> by_parameter(const SearchResult& result, std::size_t parameter)
{
    std::vector<std::size_t> order = all_futures(result);
    std::ranges::stable_sort(order, {},
                             [&](std::size_t f) { return result.parameters[f][parameter]; });
    return order;
}

bool is_uncertain(std::size_t parameter)
{
    return parameters()[parameter].prior.kind != PriorKind::fixed;
}

std::set<std::size_t> evidence_parameters(const Scenario& plan)
{
    std::set<std::size_t> found;
    for (const LeverUse& use : plan.levers) {
        const auto index = parameter_named(use.type->evidence.parameter);
        if (index && is_uncertain(*index)) {
            found.insert(*index);
        }
    }
    return found;
}

double log_choose(int n, int k)
{
    double sum = 0.0;
    for (int i = 1; i <= k; ++i) {
        sum += std::log(static_cast<double>(n - k + i)) - std::log(static_cast<double>(i));
    }
    return sum;
}

/// The rule "fails where the parameter is below / above this limit".
FailureRule rule_at(const SearchResult& result, const std::vector<std::size_t>& order,
                    const std::vector<bool>& succeeded, std::size_t parameter, std::size_t split,
                    bool below)
{
    FailureRule rule;
    rule.parameter = parameter;
    rule.below = below;
    rule.limit = 0.5 * (result.parameters[order[split - 1]][parameter] +
                        result.parameters[order[split]][parameter]);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool in = below == (i < split);
        const bool failed = !succeeded[order[i]];
        (in ? rule.futures_in : rule.futures_out) += 1;
        (in ? rule.failed_in : rule.failed_out) += failed ? 1 : 0;
    }
    rule.p = at_least(rule.failed_in, rule.futures_in, rule.failed_in + rule.failed_out,
                      rule.futures_in + rule.futures_out);
    return rule;
}

} // namespace

std::vector<std::size_t> frontier(const SearchResult& result, const std::vector<Outcome>& targets)
{
    std::vector<std::vector<double>> all;
    for (std::size_t i = 0; i < result.trials.size(); ++i) {
        all.push_back(merits(result, i, targets));
    }
    std::vector<std::size_t> best;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool beaten =
            std::ranges::any_of(all, [&](const auto& m) { return beats(m, all[i]); });
        const bool same_before =
            std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i),
                        [&](const auto& m) { return m == all[i]; });
        if (!beaten && !same_before) {
            best.push_back(i);
        }
    }
    std::ranges::stable_sort(best, {}, [&](std::size_t i) { return -all[i][0]; });
    return best;
}

std::vector<std::size_t> best_trials(const SearchResult& result,
                                     const std::vector<Outcome>& targets, std::size_t most)
{
    std::vector<std::size_t> order(result.trials.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::vector<std::size_t> front = frontier(result, targets);
    const std::set<std::size_t> on_front(front.begin(), front.end());
    const auto futures = all_futures(result);
    const auto first_gain = [&](std::size_t i) {
        return mean_gain(result, i, 0, targets[0], futures);
    };
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        if (on_front.contains(a) != on_front.contains(b)) {
            return on_front.contains(a);
        }
        return first_gain(a) > first_gain(b);
    });
    order.resize(std::min(order.size(), most));
    return order;
}

std::vector<bool> successes(const SearchResult& result, std::size_t trial, const Aim& aim)
{
    std::vector<bool> all;
    const OutcomeInfo& its = info(aim.target);
    for (std::size_t f = 0; f < result.parameters.size(); ++f) {
        const double with = result.trials[trial].value[0][f];
        if (!aim.reach) {
            all.push_back(gain(aim.target, result.baseline[0][f], with) > 0.0);
        } else if (its.is_gap || its.better == Better::lower) {
            all.push_back((its.is_gap ? std::fabs(with) : with) <= *aim.reach);
        } else {
            all.push_back(with >= *aim.reach);
        }
    }
    return all;
}

std::optional<Choice> choose(const SearchResult& result, const std::vector<std::size_t>& among,
                             const Aim& aim)
{
    std::optional<Choice> best;
    for (const std::size_t trial : among) { // the cheapest first
        const std::vector<bool> all = successes(result, trial, aim);
        const auto count = static_cast<int>(std::ranges::count(all, true));
        const bool robust = count * aim.of >= aim.least * static_cast<int>(all.size());
        if (!best || (robust && !best->is_robust) ||
            (!best->is_robust && count > best->succeeded)) {
            best = Choice{trial, count, robust};
        }
    }
    return best;
}

RegretTable regret_of(const SearchResult& result, const Scenario& plan,
                      const std::vector<std::size_t>& plans, Outcome target)
{
    RegretTable table;
    for (const std::size_t parameter : evidence_parameters(plan)) {
        const std::vector<std::size_t> order = by_parameter(result, parameter);
        const std::size_t third = order.size() / 3;
        if (third == 0) {
            continue;
        }
        const auto part = static_cast<std::ptrdiff_t>(third);
        table.worlds.push_back({parameter,
                                false,
                                result.parameters[order[third - 1]][parameter],
                                {order.begin(), order.begin() + part}});
        table.worlds.push_back({parameter,
                                true,
                                result.parameters[order[order.size() - third]][parameter],
                                {order.end() - part, order.end()}});
    }
    table.regret.assign(plans.size(), std::vector<double>(table.worlds.size()));
    table.greatest.assign(plans.size(), 0.0);
    for (std::size_t w = 0; w < table.worlds.size(); ++w) {
        std::vector<double> gains;
        for (const std::size_t trial : plans) {
            gains.push_back(mean_gain(result, trial, 0, target, table.worlds[w].futures));
        }
        double best = -HUGE_VAL;
        for (const double g : gains) {
            best = std::max(best, g);
        }
        for (std::size_t i = 0; i < plans.size(); ++i) {
            table.regret[i][w] = best - gains[i];
            table.greatest[i] = std::max(table.greatest[i], table.regret[i][w]);
        }
    }
    return table;
}

double at_least(int hits, int drawn, int marked, int all)
{
    double p = 0.0;
    for (int k = hits; k <= std::min(drawn, marked); ++k) {
        if (drawn - k <= all - marked) {
            p += std::exp(log_choose(marked, k) + log_choose(all - marked, drawn - k) -
                          log_choose(all, drawn));
        }
    }
    return std::min(p, 1.0);
}

std::optional<FailureRule> failure_rule(const SearchResult& result,
                                        const std::vector<bool>& succeeded)
{
    constexpr double enough = 0.05;
    FailureRule best;
    int tried = 0;
    for (std::size_t parameter = 0; parameter < parameters().size(); ++parameter) {
        if (!is_uncertain(parameter)) {
            continue;
        }
        const std::vector<std::size_t> order = by_parameter(result, parameter);
        for (const std::size_t split : {order.size() / 3, order.size() / 2, 2 * order.size() / 3}) {
            for (const bool below : {true, false}) {
                if (split == 0 || split == order.size()) {
                    continue;
                }
                ++tried;
                const FailureRule rule = rule_at(result, order, succeeded, parameter, split, below);
                best = rule.p < best.p ? rule : best;
            }
        }
    }
    best.p = std::min(1.0, best.p * tried);
    return best.p < enough ? std::optional(best) : std::nullopt;
}

} // namespace likvard
