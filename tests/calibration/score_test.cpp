// Scores against what is known of them.
#include "calibration/backtest/score.hpp"
#include "core/random.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace likvard {
namespace {

TEST(Score, CrpsOfANormalAtItsMeanIsKnown)
{
    // (sqrt(2) - 1) / sqrt(pi), Gneiting and Raftery 2007.
    EXPECT_NEAR(score_normal(10.0, 1.0, 10.0).crps, 0.2336950, 1e-6);
    EXPECT_NEAR(score_normal(10.0, 3.0, 10.0).crps, 3.0 * 0.2336950, 1e-6);
    // Far off, it is the distance less SD / sqrt(pi).
    EXPECT_NEAR(score_normal(0.0, 1.0, 50.0).crps, 50.0 - 0.5641896, 1e-6);
}

TEST(Score, AnEnsembleScoresAsTheDistributionItIsDrawnFrom)
{
    const Draw draw(3, 0);
    constexpr std::size_t trials = 4000;
    constexpr std::size_t members = 25; // few: the estimator must be fair to them
    double crps = 0.0;
    double exact = 0.0;
    for (std::size_t k = 0; k < trials; ++k) {
        std::vector<double> ensemble;
        for (std::size_t r = 0; r < members; ++r) {
            ensemble.push_back(
                static_cast<double>(draw.normal(Stream::marks, static_cast<int>(r), k)));
        }
        const double seen = 0.7;
        crps += score_ensemble(std::move(ensemble), seen).crps / trials;
        exact += score_normal(0.0, 1.0, seen).crps / trials;
    }
    EXPECT_NEAR(crps, exact, 0.01);
}

TEST(Score, CoverageAndErrorsAreCounted)
{
    const std::vector<Scored> all{score_normal(0.0, 1.0, 0.5), score_normal(0.0, 1.0, -1.5),
                                  score_normal(0.0, 1.0, 4.0), score_normal(0.0, 1.0, 0.0)};
    const Scores scores = scores_of(all);
    EXPECT_EQ(scores.schools, 4U);
    EXPECT_DOUBLE_EQ(scores.cover50, 0.5);
    EXPECT_DOUBLE_EQ(scores.cover90, 0.75);
    EXPECT_DOUBLE_EQ(scores.mae, 1.5);
    EXPECT_NEAR(scores.rmse, std::sqrt((0.25 + 2.25 + 16.0) / 4.0), 1e-12);
    EXPECT_NEAR(scores.width90, 2.0 * 1.6448536, 1e-6);
}

} // namespace
} // namespace likvard
