// Answers while somebody moves a lever: submit a plan, get growing results, cancel. A new plan
// takes the place of the old one; the baseline arms of all futures are kept between plans.
#pragma once

#include "model/municipality.hpp"
#include "model/scenario.hpp"
#include "results/results.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace likvard {

/// What one submission has given so far. Never changed once published: an answer that has grown is
/// a new one.
struct LiveAnswer {
    std::uint64_t ticket = 0;
    /// The same as a run of `results->info().replicates` futures gives, to the last bit.
    std::shared_ptr<const Results> results;
    bool complete = false; // every future of the plan is in it
    std::string hash;      // result_hash, once complete and worked out
    std::string fault;     // what went wrong; no results then
};

struct LiveProgress {
    std::uint64_t ticket = 0;
    int done = 0; // futures of the newest submission
    int total = 0;
    int reused = 0; // futures begun whose baseline arm had been kept
    bool busy = false;
};

struct LiveOptions {
    int threads = 0; // 0: every core
    /// Called from a worker when there is something new to look at; must be quick and not call
    /// back.
    std::function<void()> wake;
};

class Live {
public:
    explicit Live(LiveOptions options);
    /// Cancels and waits for the workers, at most for one simulated year.
    ~Live();
    Live(const Live&) = delete;
    Live& operator=(const Live&) = delete;
    Live(Live&&) = delete;
    Live& operator=(Live&&) = delete;

    /// Takes the place of whatever is being computed. Years, seed and replicates are the plan's.
    /// Gives the ticket by which its answers are known; never blocks for longer than a lock.
    std::uint64_t submit(const Scenario& plan, const Scenario& baseline,
                         std::shared_ptr<const Municipality> municipality);
    /// Stops computing. Answers that were published stay.
    void cancel();

    /// The newest answer, also that of an earlier ticket while the first of the newest is computed;
    /// null before any.
    [[nodiscard]] std::shared_ptr<const LiveAnswer> answer() const;
    [[nodiscard]] LiveProgress progress() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Numbers of futures at which an ensemble of `total` is published: 10, 20, 50, 100 … and `total`.
[[nodiscard]] std::vector<int> live_stages(int total);

} // namespace likvard
