// One paired future: the same start, the same luck and the same parameters for two plans. What
// run() repeats over an ensemble, and what the viewer repeats while somebody moves a lever.
#pragma once

#include "core/random.hpp"
#include "model/indicators/indicators.hpp"
#include "model/scenario.hpp"
#include "model/synthesis/synthesis.hpp"
#include "results/results.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace likvard {

/// The parameter values with the scenario's overrides in place.
[[nodiscard]] std::vector<double> with_overrides(std::vector<double> values,
                                                 const Scenario& scenario);

/// Where both arms of a future start: drawn parameters, luck and the world of the data year. The
/// world points at the setting beside it, so a future stays where it was made.
struct Future {
    Future(const Prepared& prepared_, const Scenario& plan, int replicate_);
    Future(const Future&) = delete;
    Future& operator=(const Future&) = delete;
    Future(Future&&) = delete;
    Future& operator=(Future&&) = delete;
    ~Future() = default;

    /// Draws the start anew, the same bit for bit, after an arm has run in it.
    void start_again();

    const Prepared* prepared;
    int replicate;
    std::vector<double> values;       // in the order of parameters()
    std::unique_ptr<KeptMoves> moves; // of both arms; none where they would take too much memory
    Setting setting;
    Draw draw;
    World start;
    YearValues data_year; // what the start says, the same in both arms
};

/// One arm of a future, year by year.
struct ArmRun {
    std::vector<YearValues> years; // data year first
    std::vector<std::uint8_t>
        reached; // by school: ever reached by a lever with a choice of schools
    std::vector<CostRow> costs;
};

/// Runs one arm to the scenario's last year. `cancel` is looked at before each year; when it is
/// set, nothing is given back.
[[nodiscard]] std::optional<ArmRun> run_arm(const Future& future, const Scenario& scenario,
                                            Arm which, const std::atomic<bool>* cancel = nullptr);
/// The same in the start itself rather than in a copy beside it; the start is used up.
[[nodiscard]] std::optional<ArmRun> run_arm_in_start(Future& future, const Scenario& scenario,
                                                     Arm which,
                                                     const std::atomic<bool>* cancel = nullptr);

struct PairRun {
    ArmRun baseline, plan;
    Schools schools; // as the future starts
};

/// Runs both arms, and uses the start up: the baseline runs in a copy of it, or, where that would
/// take too much memory, in the start itself, which is then drawn again. `cancel` as in run_arm.
[[nodiscard]] std::optional<PairRun> run_pair(Future& future, const Scenario& baseline,
                                              const Scenario& plan,
                                              const std::atomic<bool>* cancel = nullptr);

/// Writes both arms of a future into the slots of `replicate` and marks it done. The schools that
/// the plan reached are set against the municipality's others in both arms; `schools` tells which
/// units are schools of the municipality, the same in every future. `values`: of the future.
void store_pair(Results& results, int replicate, const std::vector<double>& values,
                const Schools& schools, ArmRun baseline, ArmRun plan);

} // namespace likvard
