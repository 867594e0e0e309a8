// What a search found, judged: the frontier of effect and cost, the robust choice, regret, and the
// assumptions under which the chosen plan fails.
#pragma once

#include "calibration/optimise/search.hpp"

#include <optional>
#include <string>
#include <vector>

namespace likvard {

/// Trials that no other one beats in cost and every target's mean gain at once, the cheapest first.
[[nodiscard]] std::vector<std::size_t> frontier(const SearchResult& result,
                                                const std::vector<Outcome>& targets);

/// Up to `most` trials to look closer at: the frontier, then those with the greatest gain in the
/// first target.
[[nodiscard]] std::vector<std::size_t>
best_trials(const SearchResult& result, const std::vector<Outcome>& targets, std::size_t most);

/// When a plan succeeds in a future: it reaches a value, or without one it is better than no plan.
struct Aim {
    Outcome target = Outcome::pass_all_pct; // the first
    std::optional<double> reach;
    int least = 17; // NOLINT(readability-magic-numbers) // in at least 17 of 20 futures
    int of = 20;    // NOLINT(readability-magic-numbers)
};

[[nodiscard]] std::vector<bool> successes(const SearchResult& result, std::size_t trial,
                                          const Aim& aim);

/// The cheapest affordable trial that succeeds in the share of futures that the aim asks for; else
/// the one that succeeds most often. Nothing when no trial is affordable.
struct Choice {
    std::size_t trial = 0;
    int succeeded = 0;
    bool is_robust = false;
};
[[nodiscard]] std::optional<Choice> choose(const SearchResult& result,
                                           const std::vector<std::size_t>& among, const Aim& aim);

/// An uncertain assumption and one part of its futures.
struct WorldPart {
    std::size_t parameter = 0;
    bool upper = false; // the upper third rather than the lower
    double limit = 0.0;
    std::vector<std::size_t> futures;
};

/// Mean gain lost to the best of the plans, in each part of the worlds.
struct RegretTable {
    std::vector<WorldPart> worlds;
    std::vector<std::vector<double>> regret; // by plan (as in `plans`), by world
    std::vector<double> greatest;            // by plan
};

/// Worlds: the lower and upper third of each parameter that carries the effect of one of the plan's
/// levers, when it is uncertain.
[[nodiscard]] RegretTable regret_of(const SearchResult& result, const Scenario& plan,
                                    const std::vector<std::size_t>& plans, Outcome target);

/// An assumption that tells the futures in which a plan fails from the others.
struct FailureRule {
    std::size_t parameter = 0;
    bool below = false; // it fails where the parameter is below the limit
    double limit = 0.0;
    int failed_in = 0, futures_in = 0;   // within the rule
    int failed_out = 0, futures_out = 0; // outside it
    double p = 1.0; // Fisher's exact, one-sided, times the number of rules tried
};

/// The one-sided split of one parameter at a third, a half or two thirds that separates failures
/// best; nothing when it may as well be chance (p of 0.05 after all rules tried).
[[nodiscard]] std::optional<FailureRule> failure_rule(const SearchResult& result,
                                                      const std::vector<bool>& succeeded);

/// Probability of at least `hits` marked ones among `drawn` of `all`, of which `marked` are.
[[nodiscard]] double at_least(int hits, int drawn, int marked, int all);

} // namespace likvard
