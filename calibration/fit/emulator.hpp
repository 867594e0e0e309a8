// A cheap stand-in for the simulator: each statistic as a quadratic function of the parameters,
// fitted to a design of runs.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace likvard {

/// Parameters on the unit cube, in the order of the task.
using UnitPoint = std::vector<double>;

/// What the emulator says of one statistic.
struct Guess {
    double mean = 0.0;
    double variance = 0.0; // of the mean: how unsure the emulator is
};

class Emulator {
public:
    /// One row a run: `points` on the unit cube, `outputs` the statistics. Ridge regression with
    /// the penalty that predicts left-out runs best. At least as many runs as there are linear
    /// terms.
    Emulator(const std::vector<UnitPoint>& points, const std::vector<std::vector<double>>& outputs);
    ~Emulator();
    Emulator(Emulator&&) noexcept;
    Emulator& operator=(Emulator&&) noexcept;
    Emulator(const Emulator&) = delete;
    Emulator& operator=(const Emulator&) = delete;

    /// Every statistic at a point.
    [[nodiscard]] std::vector<Guess> at(const UnitPoint& point) const;
    /// Variance of a single run around the emulator's mean, by statistic: luck and misfit.
    [[nodiscard]] const std::vector<double>& run_variance() const;
    /// Share of the variance of the left-out runs that it explains, by statistic.
    [[nodiscard]] const std::vector<double>& explained() const;

private:
    struct Fit;
    std::unique_ptr<Fit> fit_;
};

} // namespace likvard
