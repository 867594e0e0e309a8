#include "calibration/fit/fit.hpp"

#include "core/check.hpp"
#include "core/parallel.hpp"
#include "core/random.hpp"
#include "run/sweep_samplers.hpp"

#include <algorithm>
#include <cmath>

namespace likvard {
namespace {

/// Distance of the emulator's guess from the aim, SDs of aim and emulator together; the largest but
/// one over all aims, so that a single aim that no point can reach does not rule out everything.
double implausibility(const std::vector<Guess>& guess, const std::vector<Aim>& aims)
{
    double first = 0.0;
    double second = 0.0;
    for (std::size_t k = 0; k < aims.size(); ++k) {
        const double sd = std::sqrt(aims[k].error * aims[k].error + guess[k].variance);
        const double far = std::abs(guess[k].mean - aims[k].value) / sd;
        if (far > first) {
            second = first;
            first = far;
        } else {
            second = std::max(second, far);
        }
    }
    return aims.size() > 1 ? second : first;
}

double log_likelihood(const Emulator& emulator, const UnitPoint& point,
                      const std::vector<Aim>& aims)
{
    double sum = 0.0;
    const std::vector<Guess> guess = emulator.at(point);
    for (std::size_t k = 0; k < aims.size(); ++k) {
        const double variance = aims[k].error * aims[k].error + guess[k].variance;
        const double far = guess[k].mean - aims[k].value;
        sum -= 0.5 * (far * far / variance + std::log(variance));
    }
    return sum;
}

/// Runs what is missing of `runs`, in blocks, in parallel; false when cancelled.
bool run_missing(const Simulate& simulate, std::vector<DesignRun>& runs, std::size_t first,
                 const FitOptions& options, int total,
                 const std::function<void(const DesignRun&)>& keep)
{
    const auto block = static_cast<std::size_t>(2 * core_count());
    for (std::size_t begin = first; begin < runs.size(); begin += block) {
        if (options.cancel != nullptr && options.cancel->load()) {
            return false;
        }
        const std::size_t end = std::min(begin + block, runs.size());
        std::vector<bool> fresh(end - begin);
        for (std::size_t k = begin; k < end; ++k) {
            fresh[k - begin] = runs[k].outputs.empty();
        }
        for_each_item(end - begin, [&](std::size_t k) {
            if (fresh[k]) {
                runs[begin + k].outputs = simulate(runs[begin + k].point, begin + k);
            }
        });
        for (std::size_t k = begin; k < end; ++k) {
            if (fresh[k - begin] && keep) {
                keep(runs[k]);
            }
        }
        if (options.progress) {
            options.progress(static_cast<int>(end), total);
        }
    }
    return true;
}

/// Earlier runs are taken over where they stand at the same point.
void take_over(std::vector<DesignRun>& runs, const std::vector<DesignRun>& done)
{
    for (std::size_t k = 0; k < std::min(runs.size(), done.size()); ++k) {
        if (runs[k].point == done[k].point) {
            runs[k].outputs = done[k].outputs;
        }
    }
}

Emulator emulator_of(const std::vector<DesignRun>& runs)
{
    std::vector<UnitPoint> points;
    std::vector<std::vector<double>> outputs;
    for (const DesignRun& run : runs) {
        points.push_back(run.point);
        outputs.push_back(run.outputs);
    }
    return {points, outputs};
}

} // namespace

std::vector<UnitPoint> posterior_draws(const Emulator& emulator, std::size_t dimensions,
                                       const std::vector<Aim>& aims, std::size_t count,
                                       std::uint64_t seed)
{
    constexpr int warm_up = 150; // rounds; a round moves every coordinate once
    constexpr int thin = 8;
    constexpr double faster = 1.15;
    constexpr double slower = 0.92; // together about three steps in eight are taken
    constexpr double first_step = 0.2;
    const Draw draw(seed, 0);
    UnitPoint point(dimensions, 0.5);
    std::vector<double> step(dimensions, first_step);
    double now = log_likelihood(emulator, point, aims);
    std::vector<UnitPoint> draws;
    for (int round = 0; draws.size() < count; ++round) {
        for (std::size_t j = 0; j < dimensions; ++j) {
            const Words words = draw.words(Stream::parameters, round, j, 1);
            const double before = point[j];
            point[j] += step[j] * static_cast<double>(normals_from(words[0], words[1]).first);
            const bool inside = point[j] > 0.0 && point[j] < 1.0;
            const double then = inside ? log_likelihood(emulator, point, aims) : 0.0;
            const bool taken =
                inside && std::log(static_cast<double>(uniform_from(words[2]))) < then - now;
            if (taken) {
                now = then;
            } else {
                point[j] = before;
            }
            if (round < warm_up) {
                step[j] = std::min(0.5, step[j] * (taken ? faster : slower));
            }
        }
        if (round >= warm_up && round % thin == 0) {
            draws.push_back(point);
        }
    }
    return draws;
}

FitResult fit(const Simulate& simulate, std::size_t dimensions, const std::vector<Aim>& aims,
              const FitOptions& options, const std::vector<DesignRun>& done,
              const std::function<void(const DesignRun&)>& keep)
{
    FitResult result;
    const auto total = static_cast<int>(options.first_runs + options.second_runs);
    for (UnitPoint& point : sobol_points(options.first_runs, dimensions)) {
        result.runs.push_back({std::move(point), {}});
    }
    take_over(result.runs, done);
    if (!run_missing(simulate, result.runs, 0, options, total, keep)) {
        return result;
    }
    // The second design: draws from what the first leaves, among the points not ruled out.
    const Emulator first = emulator_of(result.runs);
    constexpr std::size_t looked_at = 4096;
    std::size_t plausible = 0;
    for (const UnitPoint& point : sobol_points(looked_at, dimensions)) {
        plausible += implausibility(first.at(point), aims) < options.implausible ? 1U : 0U;
    }
    result.plausible_share = static_cast<double>(plausible) / static_cast<double>(looked_at);
    std::vector<Aim> wide = aims; // of errors twice as large, so that the design surrounds the fit
    for (Aim& aim : wide) {
        aim.error *= 2.0;
    }
    for (UnitPoint& point :
         posterior_draws(first, dimensions, wide, options.second_runs, options.seed)) {
        result.runs.push_back({std::move(point), {}});
    }
    take_over(result.runs, done);
    if (!run_missing(simulate, result.runs, options.first_runs, options, total, keep)) {
        return result;
    }
    const Emulator both = emulator_of(result.runs);
    result.explained = both.explained();
    result.draws = posterior_draws(both, dimensions, aims, options.draws, options.seed + 1);
    result.complete = true;
    return result;
}

bool in_blocks(std::size_t count, const GoOn& go_on, FunctionRef<void(std::size_t)> body)
{
    const auto block = static_cast<std::size_t>(2 * core_count());
    for (std::size_t begin = 0; begin < count; begin += block) {
        const std::size_t end = std::min(begin + block, count);
        for_each_item(end - begin, [&](std::size_t k) { body(begin + k); });
        if (go_on && !go_on(static_cast<int>(end), static_cast<int>(count))) {
            return false;
        }
    }
    return true;
}

std::vector<double> coverage_of_known(const std::vector<DesignRun>& runs, std::size_t truths,
                                      std::uint64_t seed, const GoOn& go_on)
{
    constexpr std::size_t draws = 99;
    constexpr std::size_t lowest = 5; // of 99 draws: 90 of 100 ranks lie between
    check(truths <= runs.size(), "as many runs as truths");
    const std::size_t dimensions = runs.front().point.size();
    std::vector<std::vector<bool>> inside(truths, std::vector<bool>(dimensions));
    const bool is_whole = in_blocks(truths, go_on, [&](std::size_t t) {
        const std::size_t truth = runs.size() - 1 - t;
        std::vector<DesignRun> others = runs;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(truth));
        const Emulator emulator = emulator_of(others);
        std::vector<Aim> aims;
        for (std::size_t k = 0; k < runs[truth].outputs.size(); ++k) {
            aims.push_back({runs[truth].outputs[k], std::sqrt(emulator.run_variance()[k])});
        }
        const auto posterior = posterior_draws(emulator, dimensions, aims, draws, seed + t);
        for (std::size_t j = 0; j < dimensions; ++j) {
            std::size_t below = 0;
            for (const UnitPoint& point : posterior) {
                below += point[j] < runs[truth].point[j] ? 1U : 0U;
            }
            inside[t][j] = below >= lowest && below < draws + 1 - lowest;
        }
    });
    if (!is_whole) {
        return {};
    }
    std::vector<double> coverage(dimensions);
    for (const std::vector<bool>& truth : inside) {
        for (std::size_t j = 0; j < dimensions; ++j) {
            coverage[j] += truth[j] ? 1.0 / static_cast<double>(truths) : 0.0;
        }
    }
    return coverage;
}

} // namespace likvard
