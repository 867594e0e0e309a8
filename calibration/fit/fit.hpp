// The search: a Sobol' design, an emulator, history matching, a second design where nothing is
// implausible, and draws from the posterior. It knows the simulator only as a function.
#pragma once

#include "calibration/fit/emulator.hpp"
#include "core/parallel.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

namespace likvard {

/// Statistics of one run at a point of the unit cube; `run` numbers the runs, and with them the
/// luck. Must give the same numbers every time.
using Simulate = std::function<std::vector<double>(const UnitPoint&, std::uint64_t run)>;

struct Aim {
    double value = 0.0, error = 0.0;
};

/// Hears how many of all are done, and says whether to go on; empty: always.
using GoOn = std::function<bool(int, int)>;

struct FitOptions {
    std::size_t first_runs = 256, second_runs = 128;
    std::size_t draws = 200;
    std::uint64_t seed = 1;
    double implausible = 3.0; // SDs from which a point is ruled out (Vernon et al. 2010)
    std::function<void(int, int)> progress;
    const std::atomic<bool>* cancel = nullptr;
};

/// A run that was made: kept in a file, it need not be made again.
struct DesignRun {
    UnitPoint point;
    std::vector<double> outputs; // empty: not made
};

struct FitResult {
    std::vector<DesignRun> runs;   // both designs
    std::vector<UnitPoint> draws;  // from the posterior
    double plausible_share = 0.0;  // of the cube, after the first design
    std::vector<double> explained; // by statistic: how well the emulator predicts runs
    bool complete = false;         // false when cancelled
};

/// `done` holds runs of an earlier, interrupted search (same task and seed), in order.
[[nodiscard]] FitResult fit(const Simulate& simulate, std::size_t dimensions,
                            const std::vector<Aim>& aims, const FitOptions& options,
                            const std::vector<DesignRun>& done,
                            const std::function<void(const DesignRun&)>& keep);

/// Draws from the posterior that an emulator gives: prior uniform on the cube, normal errors of
/// target and emulator. Adaptive Metropolis, thinned.
[[nodiscard]] std::vector<UnitPoint> posterior_draws(const Emulator& emulator,
                                                     std::size_t dimensions,
                                                     const std::vector<Aim>& aims,
                                                     std::size_t count, std::uint64_t seed);

/// Simulation-based calibration (Talts et al. 2018): the last `truths` runs are taken for the truth
/// one by one, their outputs for targets with the luck of one run for error, and each parameter's
/// rank among draws is counted. Share of the truths that lie within their 90 % interval, by
/// parameter. With truths drawn from the whole cube it should be 0.9. Empty when `go_on` said no.
[[nodiscard]] std::vector<double> coverage_of_known(const std::vector<DesignRun>& runs,
                                                    std::size_t truths, std::uint64_t seed,
                                                    const GoOn& go_on = {});

/// Items a block at a time, the items of a block in parallel; false when `go_on` said no between
/// two blocks.
[[nodiscard]] bool in_blocks(std::size_t count, const GoOn& go_on,
                             FunctionRef<void(std::size_t)> body);

} // namespace likvard
