// The search on a simulator whose truth is known, and the targets file.
#include "calibration/fit/calibrate.hpp"
#include "calibration/fit/fit.hpp"
#include "calibration/fit/statistics.hpp"
#include "calibration/nation_sample.hpp"
#include "core/check.hpp"
#include "core/random.hpp"
#include "io/files.hpp"
#include "model/parameters.hpp"
#include "run/sweep_samplers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace likvard {
namespace {

constexpr std::size_t dimensions = 4;

/// Six bent functions of four parameters, with luck.
std::vector<double> toy(const UnitPoint& u, std::uint64_t run)
{
    const Draw draw(77, 0);
    std::vector<double> y{3.0 * u[0] + u[1],         u[0] * u[0] - 2.0 * u[1],
                          2.0 * u[2] + 0.5 * u[3],   u[2] - u[3] + 0.5 * u[0] * u[2],
                          u[1] * u[3] + u[2] * u[2], u[0] + u[1] + u[2] + u[3]};
    for (std::size_t k = 0; k < y.size(); ++k) {
        y[k] += 0.08 * static_cast<double>(
                           draw.normal(Stream::marks, 0, run, static_cast<std::uint32_t>(k)));
    }
    return y;
}

TEST(Fit, KnownParametersAreRecoveredWithHonestCoverage)
{
    std::vector<DesignRun> runs;
    for (UnitPoint& point : sobol_points(160, dimensions)) {
        const auto outputs = toy(point, runs.size());
        runs.push_back({std::move(point), outputs});
    }
    const std::vector<double> coverage = coverage_of_known(runs, 80, 1);
    const double mean = std::accumulate(coverage.begin(), coverage.end(), 0.0) / dimensions;
    EXPECT_NEAR(mean, 0.90, 0.05); // 320 pairs: SE 1.7 points
    for (const double one : coverage) {
        EXPECT_GT(one, 0.78);
    }
}

TEST(Fit, TheCheckOfCoverageTellsHowFarItHasComeAndStopsWhenTold)
{
    std::vector<DesignRun> runs;
    for (UnitPoint& point : sobol_points(40, dimensions)) {
        const auto outputs = toy(point, runs.size());
        runs.push_back({std::move(point), outputs});
    }
    std::vector<int> heard;
    const auto listen = [&](int done, int total) {
        EXPECT_EQ(total, 20);
        heard.push_back(done);
        return true;
    };
    EXPECT_EQ(coverage_of_known(runs, 20, 1, listen), coverage_of_known(runs, 20, 1));
    EXPECT_TRUE(std::ranges::is_sorted(heard));
    ASSERT_FALSE(heard.empty());
    EXPECT_EQ(heard.back(), 20);
    EXPECT_TRUE(coverage_of_known(runs, 20, 1, [](int, int) { return false; }).empty());
}

TEST(Fit, FindsTheTruthAndSaysHowWellItKnowsIt)
{
    const UnitPoint truth{0.3, 0.6, 0.7, 0.4};
    std::vector<Aim> aims;
    const auto outputs = toy(truth, 999999);
    for (const double output : outputs) {
        aims.push_back({output, 0.08});
    }
    FitOptions options;
    options.first_runs = 96;
    options.second_runs = 48;
    options.draws = 100;
    const FitResult result = fit(toy, dimensions, aims, options, {}, {});
    ASSERT_TRUE(result.complete);
    EXPECT_LT(result.plausible_share, 0.2);
    for (std::size_t j = 0; j < dimensions; ++j) {
        double mean = 0.0;
        double square = 0.0;
        for (const UnitPoint& point : result.draws) {
            mean += point[j] / 100.0;
            square += point[j] * point[j] / 100.0;
        }
        const double sd = std::sqrt(square - mean * mean);
        EXPECT_NEAR(mean, truth[j], 3.0 * sd) << j;
        EXPECT_LT(sd, 0.2) << j;
    }
    for (const double share : result.explained) {
        EXPECT_GT(share, 0.9);
    }
}

TEST(Fit, GoesOnFromWhatWasDoneWithTheSameBits)
{
    std::vector<Aim> aims(6, Aim{0.5, 0.2});
    FitOptions options;
    options.first_runs = 40;
    options.second_runs = 32;
    options.draws = 20;
    std::vector<DesignRun> kept;
    const FitResult whole =
        fit(toy, dimensions, aims, options, {}, [&](const DesignRun& run) { kept.push_back(run); });
    EXPECT_EQ(kept.size(), 72U);
    kept.resize(25);
    std::size_t made = 0;
    const FitResult resumed =
        fit(toy, dimensions, aims, options, kept, [&](const DesignRun&) { ++made; });
    EXPECT_EQ(made, 47U);
    EXPECT_EQ(resumed.draws, whole.draws);
}

TEST(Fit, AnInterruptionKeepsWhatIsDone)
{
    std::atomic<bool> cancel{false};
    FitOptions options;
    options.cancel = &cancel;
    options.progress = [&](int done, int) { cancel = done >= 8; };
    std::size_t kept = 0;
    const FitResult result =
        fit(toy, dimensions, {Aim{0.0, 1.0}}, options, {}, [&](const DesignRun&) { ++kept; });
    EXPECT_FALSE(result.complete);
    EXPECT_TRUE(result.draws.empty());
    EXPECT_GE(kept, 8U);
    EXPECT_LT(kept, options.first_runs);
}

TEST(Targets, TheShippedFileIsReadAndLeversAreRefused)
{
    const FitTask task = read_targets(std::string(LIKVARD_SOURCE_DIR) + "/calibration/targets.toml",
                                      statistic_keys());
    EXPECT_GE(task.targets.size(), 25U);
    EXPECT_GE(task.free.size(), 10U);
    const test::TempFolder folder;
    const auto faults_of = [&](const std::string& text) {
        try {
            static_cast<void>(read_targets(folder.write("t.toml", text), statistic_keys()));
        } catch (const DataError& error) {
            return error.faults();
        }
        return std::vector<Fault>();
    };
    const std::string target = "[[target]]\nkey = \"pass_all_pct\"\nvalue = 70.0\nerror = 0.5\n"
                               "source = \"x\"\n";
    const auto lever =
        faults_of(target + "[[free]]\nkey = \"tutoring.effect\"\nlow = 0.0\nhigh = 0.1\n");
    ASSERT_EQ(lever.size(), 1U);
    EXPECT_NE(lever[0].expected.find("never fitted"), std::string::npos);
    EXPECT_EQ(lever[0].line, 7);
    EXPECT_EQ(faults_of(target + "[[free]]\nkey = \"home.area_sdd\"\nlow = 0.0\nhigh = 0.1\n")
                  .front()
                  .nearest,
              "home.area_sd");
    EXPECT_FALSE(faults_of("[[target]]\nkey = \"pass_al\"\nvalue = 1\nerror = 1\nsource = \"x\"\n"
                           "[[free]]\nkey = \"home.area_sd\"\nlow = 0.05\nhigh = 0.1\n")
                     .empty());
    EXPECT_FALSE(faults_of(target).empty()); // nothing is free
}

TEST(Targets, OnesThatSayTheSameCountForLess)
{
    const test::TempFolder folder;
    const std::string free = "[[free]]\nkey = \"home.area_sd\"\nlow = 0.05\nhigh = 0.1\n";
    const auto with = [&](const std::string& counts) {
        return folder.write("t.toml",
                            "[[target]]\nkey = \"merit_lag_1\"\nvalue = 0.8\nerror = 0.1\n" +
                                counts + "source = \"x\"\n" + free);
    };
    EXPECT_EQ(read_targets(with("counts = 0.25\n"), statistic_keys()).targets[0].counts, 0.25);
    EXPECT_EQ(read_targets(with(""), statistic_keys()).targets[0].counts, 1.0);
    EXPECT_THROW(static_cast<void>(read_targets(with("counts = 2\n"), statistic_keys())),
                 DataError);
}

TEST(Statistics, AreOfTheNationAndHoldTheOfficialSharesOfF)
{
    std::vector<Municipality> sample =
        read_nation_sample(std::string(LIKVARD_SOURCE_DIR) + "/calibration/nation_sample.csv");
    sample.resize(8);
    const Measured m = measure(sample, central_values(), 5);
    ASSERT_EQ(m.statistics.size(), statistic_keys().size());
    EXPECT_NEAR(m.statistics[0], 71.9, 6.0);   // passing all
    EXPECT_NEAR(m.statistics[2], 227.6, 12.0); // merit value
    EXPECT_EQ(measure(sample, central_values(), 5).statistics, m.statistics);
    const auto thresholds = threshold_indices();
    EXPECT_EQ(thresholds.size(), 34U);
    EXPECT_NE(m.values[thresholds[0]], central_values()[thresholds[0]]);
}

/// The first municipalities of the sample of the nation.
std::vector<Municipality> part_of_the_nation(std::size_t count)
{
    std::vector<Municipality> sample =
        read_nation_sample(std::string(LIKVARD_SOURCE_DIR) + "/calibration/nation_sample.csv");
    sample.resize(count);
    return sample;
}

double statistic_of(const Measured& m, std::string_view key)
{
    const auto& keys = statistic_keys();
    return m.statistics[static_cast<std::size_t>(std::ranges::find(keys, key) - keys.begin())];
}

TEST(Statistics, WhatLastsAnswersToTheParametersThatItIsAbout)
{
    const auto sample = part_of_the_nation(8);
    const auto with = [&](std::string_view key, double value) {
        std::vector<double> values = central_values();
        values[*parameter_named(key)] = value;
        return measure(sample, values, 5);
    };
    const Measured now = measure(sample, central_values(), 5);
    const double still_failing = statistic_of(now, "maths_failing_g6_to_g9_pct");
    EXPECT_GT(still_failing, 30.0);
    EXPECT_LT(still_failing, 70.0);
    EXPECT_GT(still_failing,
              statistic_of(with("marks.subject_noise_sd", 0.8), "maths_failing_g6_to_g9_pct") +
                  3.0);
    EXPECT_GT(statistic_of(now, "merit_residual_lag_1"), 0.3);
    EXPECT_LT(statistic_of(now, "merit_residual_lag_1"), statistic_of(now, "merit_lag_1"));
    EXPECT_LT(statistic_of(with("home.cohort_shock_sd", 0.3), "merit_residual_lag_1"),
              statistic_of(now, "merit_residual_lag_1"));
    EXPECT_GT(statistic_of(with("recruit.taste_postsec", 6.0), "certified_quarter_4_pct"),
              statistic_of(with("recruit.taste_postsec", 0.0), "certified_quarter_4_pct"));
    EXPECT_LT(statistic_of(with("upper.dropout", 0.15), "upper_secondary_completion_pct"),
              statistic_of(now, "upper_secondary_completion_pct") - 5.0);
    EXPECT_GT(statistic_of(with("upper.switch", 0.12), "programme_switch_pct"),
              statistic_of(now, "programme_switch_pct") + 5.0);
}

TEST(Statistics, KnownParametersOfTheModelAreRecoveredWithHonestCoverage)
{
    const auto sample = part_of_the_nation(4);
    struct Free {
        std::string_view key;
        double low, high;
    };
    const std::vector<Free> free{{"leave.base", 0.09, 0.15},
                                 {"absence.median_g0", 0.025, 0.05},
                                 {"home.unobserved_sd", 0.4, 0.75}};
    std::vector<DesignRun> runs;
    for (UnitPoint& point : sobol_points(80, free.size())) {
        std::vector<double> values = central_values();
        for (std::size_t j = 0; j < free.size(); ++j) {
            values[*parameter_named(free[j].key)] =
                free[j].low + point[j] * (free[j].high - free[j].low);
        }
        const Measured m = measure(sample, values, runs.size());
        std::vector<double> outputs;
        for (const char* key : {"turnover_pct", "absent_above_15_pct", "merit_sd",
                                "eligible_swedish_pct", "language_sd"}) {
            outputs.push_back(statistic_of(m, key));
        }
        runs.push_back({std::move(point), std::move(outputs)});
    }
    const std::vector<double> coverage = coverage_of_known(runs, 60, 3);
    const double mean = std::accumulate(coverage.begin(), coverage.end(), 0.0) / 3.0;
    EXPECT_NEAR(mean, 0.90, 0.07); // 180 pairs: SE 2.2 points
}

} // namespace
} // namespace likvard
