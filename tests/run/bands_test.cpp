// Do the intervals hold what they say? The precision interval the mean of a very large ensemble,
// the spread interval a fresh future, each about nine times in ten; and what a band is made of.
#include "core/random.hpp"
#include "model/lever.hpp"
#include "results/band_shares.hpp"
#include "run/run.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace likvard {
namespace {

constexpr std::size_t ensembles = 40;
constexpr int futures = 100;

struct Intervals {
    Difference difference;
    std::vector<double> futures; // plan minus baseline
};

/// Forty ensembles of their own luck and their own parameter draws.
const std::vector<Intervals>& all_ensembles()
{
    static const std::vector<Intervals> all = [] {
        const Municipality municipality = tiny_municipality();
        std::vector<Intervals> list;
        for (std::size_t k = 0; k < ensembles; ++k) {
            Scenario baseline = tiny_plan();
            baseline.last_year = baseline.first_year + 1;
            baseline.replicates = futures;
            baseline.seed = 100 + k;
            Scenario plan = baseline;
            plan.levers = {tiny_use(*lever_named("tutoring"))};
            Results results = prepare(plan, baseline, municipality);
            run(plan, baseline, municipality, {}, results);
            const ResultsView view(results, true);
            const std::size_t whole = *view.municipality();
            const auto outcome = Outcome::skill_maths_sd;
            Intervals one{view.compare(outcome, whole, plan.last_year)->difference, {}};
            const auto without = view.values(Arm::baseline, outcome, whole, plan.last_year);
            const auto with = view.values(Arm::plan, outcome, whole, plan.last_year);
            for (std::size_t r = 0; r < with.size(); ++r) {
                one.futures.push_back(with[r] - without[r]);
            }
            list.push_back(std::move(one));
        }
        return list;
    }();
    return all;
}

double mean_of(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

TEST(Bands, PrecisionHoldsTheMeanOfAVeryLargeEnsemble)
{
    double inside = 0.0;
    for (std::size_t k = 0; k < ensembles; ++k) {
        double others = 0.0;
        for (std::size_t other = 0; other < ensembles; ++other) {
            others += other != k ? mean_of(all_ensembles()[other].futures) / (ensembles - 1) : 0.0;
        }
        const Difference& d = all_ensembles()[k].difference;
        inside += d.mean_low90 <= others && others <= d.mean_high90 ? 1.0 : 0.0;
    }
    EXPECT_GE(inside / ensembles, 0.78); // 90 %, SE 4.7 points
    EXPECT_LE(inside / ensembles, 1.0);
}

TEST(Bands, SpreadHoldsAFreshFuture)
{
    double inside = 0.0;
    double count = 0.0;
    for (std::size_t k = 0; k < ensembles; ++k) {
        const Band& spread = all_ensembles()[k].difference.spread;
        for (const double fresh : all_ensembles()[(k + 1) % ensembles].futures) {
            inside += spread.low90 <= fresh && fresh <= spread.high90 ? 1.0 : 0.0;
            count += 1.0;
        }
    }
    EXPECT_NEAR(inside / count, 0.9, 0.03); // from 100 futures 88 % are expected
}

/// Results with a difference of 0.6 parts of variance from one parameter, 0.4 from luck.
TEST(Bands, WhatABandIsMadeOfIsFound)
{
    Scenario plan = tiny_plan();
    plan.replicates = 400;
    Results results = prepare(plan, plan, tiny_municipality());
    const Draw draw(9, 0);
    for (int r = 0; r < plan.replicates; ++r) {
        auto& drawn = results.draws(r);
        drawn.assign(results.info().parameters.size(), 1.0); // most do not vary
        for (std::uint32_t j = 0; j < 20; ++j) {
            drawn[j] = static_cast<double>(
                draw.normal(Stream::parameters, 0, static_cast<std::uint64_t>(r), j));
        }
        const double luck = static_cast<double>(
            draw.normal(Stream::parameters, 1, static_cast<std::uint64_t>(r), 0));
        const auto column = static_cast<std::size_t>(Outcome::merit_points);
        results.row(Arm::baseline, r, plan.last_year, 0)[column] = 200.0;
        results.row(Arm::plan, r, plan.last_year, 0)[column] =
            200.0 + std::sqrt(0.6) * drawn[7] + std::sqrt(0.4) * luck;
        results.mark_done(r);
    }
    const auto shares = band_shares(results, Outcome::merit_points, 0);
    ASSERT_TRUE(shares.has_value());
    EXPECT_NEAR(shares->parameters, 0.6, 0.08);
    EXPECT_NEAR(shares->parameters + shares->luck, 1.0, 1e-12);
    EXPECT_NEAR(shares->error, std::sqrt(40.0) / 399.0, 1e-9);
}

/// Of calibrated draws that hang together, each would claim what all of them explain.
TEST(Bands, DrawsThatHangTogetherAreNotCountedTwice)
{
    Scenario plan = tiny_plan();
    plan.replicates = 400;
    Municipality municipality = tiny_municipality();
    auto posterior = std::make_shared<Posterior>();
    const Draw draw(9, 0);
    const auto normal = [&](int r, std::uint32_t j) {
        return static_cast<double>(
            draw.normal(Stream::parameters, 0, static_cast<std::uint64_t>(r), j));
    };
    for (std::size_t j = 0; j < 20; ++j) {
        posterior->indices.push_back(j);
    }
    posterior->rows.assign(1, std::vector<double>(20, 1.0));
    plan.posterior = posterior;
    Results results = prepare(plan, plan, municipality);
    for (int r = 0; r < plan.replicates; ++r) {
        auto& drawn = results.draws(r);
        drawn.assign(results.info().parameters.size(), 1.0);
        const double common = normal(r, 30);
        for (std::uint32_t j = 0; j < 20; ++j) {
            drawn[j] = common + 0.5 * normal(r, j);
        }
        const auto column = static_cast<std::size_t>(Outcome::merit_points);
        results.row(Arm::baseline, r, plan.last_year, 0)[column] = 200.0;
        results.row(Arm::plan, r, plan.last_year, 0)[column] =
            200.0 + std::sqrt(0.3) * common + std::sqrt(0.7) * normal(r, 31);
        results.mark_done(r);
    }
    const auto shares = band_shares(results, Outcome::merit_points, 0);
    ASSERT_TRUE(shares.has_value());
    EXPECT_NEAR(shares->parameters, 0.3, 0.1);
}

} // namespace
} // namespace likvard
