// Does the simulator predict schools that it has not seen? Every school of a panel is started from
// its first known years and its results in the last year are predicted as distributions, beside
// what simpler predictors make of the same schools.
#pragma once

#include "calibration/backtest/baselines.hpp"
#include "calibration/backtest/hierarchy.hpp"
#include "calibration/backtest/history.hpp"
#include "calibration/backtest/score.hpp"
#include "results/phrases.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace likvard {

struct BacktestOptions {
    std::vector<std::size_t> known{1, 3}; // how many years are known, one run each
    std::vector<double> values; // in the order of parameters(); empty: the central ones of priors
    std::string municipality;   // predict its schools alone; empty: all
    std::size_t futures = 100;  // of each school
    std::uint64_t seed = 1;
    int threads = 0;                        // 0: every core
    const Knowledge* knowledge = nullptr;   // of other municipalities; may be null
    std::function<void(int, int)> progress; // schools done, of all; may be empty
};

/// One outcome predicted from one number of known years.
struct OutcomeScores {
    Judged outcome = Judged::merit;
    std::size_t known = 0;
    std::vector<std::size_t> rows; // of past.schools, those that are scored
    std::vector<Scored> simulated; // by row
    std::vector<Scored> hierarchical;
    std::array<std::vector<Scored>, baseline_count> baselines;
    std::array<double, 2> size_cuts{};       // leavers: thirds of the scored schools
    std::array<double, 3> cover90_by_size{}; // of the simulator, smallest third first
};

/// Runs the backtest. Nothing is fitted with the municipality
/// that is predicted. Same bits for any number of threads.
[[nodiscard]] std::vector<OutcomeScores> run_backtest(const Past& past,
                                                      const BacktestOptions& options);

/// What the past says of the nation, for municipalities that are not in it.
[[nodiscard]] Knowledge knowledge_of(const Past& past);

/// RMSE and CRPS of the simulator over those of the best of the other predictors.
struct AgainstBest {
    double rmse = 0.0, crps = 0.0;
};
[[nodiscard]] AgainstBest against_best(const OutcomeScores& scores);

/// Tables for a person; JSON for a script; one line a school and outcome for a spreadsheet.
[[nodiscard]] std::string backtest_table(const Past& past, const std::vector<OutcomeScores>& all,
                                         Language language);
[[nodiscard]] std::string backtest_json(const std::vector<OutcomeScores>& all);
[[nodiscard]] std::string backtest_csv(const Past& past, const std::vector<OutcomeScores>& all);

} // namespace likvard
