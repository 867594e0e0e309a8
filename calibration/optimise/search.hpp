// Which plan for a yearly budget: candidates within bounds, all run in the same futures.
#pragma once

#include "model/municipality.hpp"
#include "model/scenario.hpp"
#include "results/outcomes.hpp"

#include <atomic>
#include <functional>
#include <string>
#include <vector>

namespace likvard {

/// An amount of one use of a lever, and how much of it there may be.
struct Variable {
    std::string key; // "levers.resource_team.fte"
    std::size_t use = 0, field = 0;
    Unit unit = Unit::one;
    double low = 0.0, high = 0.0;
};

/// Every amount of the plan's levers, from nothing to twice what the plan gives (within what the
/// lever allows).
[[nodiscard]] std::vector<Variable> variables_of(const Scenario& plan);

struct SearchQuestion {
    double budget = 0.0;          // SEK a school year
    std::vector<Outcome> targets; // for the whole municipality, in the last year
    std::vector<Variable> variables;
    // NOLINTBEGIN(readability-magic-numbers) // defaults that the help names
    int candidates = 64;
    int screened = 16;    // futures that candidates are sifted by
    int replicates = 100; // futures that the rest is judged by, not used before
    // NOLINTEND(readability-magic-numbers)
    int threads = 0;
    std::function<void(int done, int total)> progress; // from any thread, one at a time
    const std::atomic<bool>* cancel = nullptr;
};

/// One plan and what it did. Numbers by target, then by future; futures are the same for all.
struct Trial {
    std::vector<double> amounts; // by variable
    std::vector<std::vector<double>> value;
    std::vector<double> cost; // by future: SEK a school year in which it costs anything
    [[nodiscard]] double mean_cost() const;
    [[nodiscard]] double mean_value(std::size_t target) const;
};

struct SearchResult {
    std::vector<std::vector<double>> baseline;   // by target, by future
    std::vector<std::vector<double>> parameters; // by future, in the order of parameters()
    std::vector<Trial> trials; // on the frontier of the sifting, judged anew; the plan as it stands
                               // is the first, whatever it costs
    int considered = 0;        // candidates within the budget
    int beyond = 0;            // candidates that turned out to cost more
};

/// How much better `with` is than `without`; a gap: by how much its size falls.
[[nodiscard]] double gain(Outcome outcome, double without, double with);

/// The plan with these amounts.
[[nodiscard]] Scenario plan_with(const Scenario& plan, const std::vector<Variable>& variables,
                                 const std::vector<double>& amounts);

/// Sifts candidates on `screened` futures, looks closer around the best, and judges what is left on
/// `replicates` others: futures 0, 1, … of the plan's seed, the same as `likvard run` takes.
/// Cancelled, it gives back nothing.
[[nodiscard]] SearchResult search_plans(const Scenario& plan, const Municipality& municipality,
                                        const SearchQuestion& question);

} // namespace likvard
