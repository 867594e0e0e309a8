// The straight line in one function: scenario and municipality in, results of an ensemble of
// paired futures out.
#pragma once

#include "model/municipality.hpp"
#include "model/scenario.hpp"
#include "results/results.hpp"

#include <atomic>
#include <functional>

namespace likvard {

struct RunOptions {
    int threads = 0; // 0: every core
    /// Called with (done, total) when replicates are done and, if `completed` is given, handed
    /// over; on any thread, one call at a time.
    std::function<void(int, int)> progress;
    /// Called when replicates [first, last) have been completed, in order; the store writes them
    /// here. On a thread of its own, one call at a time, while later replicates run. Replicates
    /// that were done already are not announced.
    std::function<void(const Results&, int first, int last)> completed;
    /// Checked before each replicate; when set, run() returns what is done.
    const std::atomic<bool>* cancel = nullptr;
};

/// Empty results with all slots, groups and facts of the run: what a store is created from.
/// `plan` and `baseline` share municipality, years, replicates and seed (the plan's count).
[[nodiscard]] Results prepare(const Scenario& plan, const Scenario& baseline,
                              const Municipality& municipality);

/// Runs every replicate that `results` does not hold yet: baseline and plan with the same luck and
/// the same parameter draws. Same bits for any number of threads and any split into calls.
void run(const Scenario& plan, const Scenario& baseline, const Municipality& municipality,
         const RunOptions& options, Results& results);

} // namespace likvard
