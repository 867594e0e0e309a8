// The search on a simulator whose truth is known, and the targets file.
#include "calibration/fit/calibrate.hpp"
#include "calibration/fit/fit.hpp"
#include "calibration/fit/statistics.hpp"
#include "calibration/nation_sample.hpp"
#include "core/random.hpp"
#include "io/files.hpp"
#include "model/parameters.hpp"
#include "run/sweep_samplers.hpp"

#include <gtest/gtest.h>

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

} // namespace
} // namespace likvard
