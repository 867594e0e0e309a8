// Why a plan does what it does: the same futures under every set of its levers, so that each
// lever's part can be told.
#pragma once

#include "model/municipality.hpp"
#include "model/scenario.hpp"
#include "results/results_view.hpp"

#include <atomic>
#include <functional>
#include <vector>

namespace likvard {

/// 2^6 sets of levers are as many as can be run while somebody waits.
inline constexpr std::size_t most_levers_apart = 6;
/// Of a run's futures, as many as are taken apart: each costs 2^levers arms instead of two.
inline constexpr int most_futures_apart = 50;

/// Values of the whole municipality under every set of levers.
class PartsOfPlan {
public:
    PartsOfPlan() = default;
    PartsOfPlan(std::vector<const LeverType*> levers, int futures);

    [[nodiscard]] const std::vector<const LeverType*>& levers() const { return levers_; }
    [[nodiscard]] int futures() const { return done_; }

    /// What each lever adds to plan minus baseline in the last year, over the futures done.
    [[nodiscard]] std::vector<Band> shares(Outcome outcome) const;
    /// Plan minus baseline over the same futures: the shares of each add up to it.
    [[nodiscard]] Band whole(Outcome outcome) const;

private:
    friend class PartsMaker;
    std::vector<const LeverType*> levers_;
    int done_ = 0; // the first futures, all sets of each
    // by future and set of levers, the outcomes of the municipality in the last year
    std::vector<std::vector<std::vector<double>>> values_;
};

/// The plan's levers, each once however often it is used, in the plan's order.
[[nodiscard]] std::vector<const LeverType*> levers_of(const Scenario& plan);

/// Runs `futures` futures under every set of the plan's levers, at most most_levers_apart of them.
/// `grown` is called from the calling thread when more futures are done. When `cancel` is set, it
/// ends within a year of simulation with what is done. `threads` 0: every core.
void take_apart(const Scenario& plan, const Scenario& baseline, const Municipality& municipality,
                int futures, const std::atomic<bool>& cancel,
                const std::function<void(const PartsOfPlan&)>& grown, int threads = 0);

} // namespace likvard
