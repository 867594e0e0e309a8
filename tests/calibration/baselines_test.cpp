// Baselines are what they say, and do not see what they are to predict.
#include "calibration/backtest/baselines.hpp"
#include "calibration/past_of_dice.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace likvard {
namespace {

constexpr Spreads truth{8.0, 0.8, 0.9, 45.0, 2.0};

std::vector<std::size_t> every_row(const Past& past)
{
    std::vector<std::size_t> rows(past.schools.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

TEST(Baselines, PersistenceIsTheLastKnownYear)
{
    const Past past = test::past_of_dice(10, truth, 1);
    const auto scored =
        baseline_scores(past, every_row(past), Judged::merit, 3, Baseline::persistence);
    for (std::size_t k = 0; k < scored.size(); ++k) {
        EXPECT_DOUBLE_EQ(scored[k].mean, past.schools[k].results[0][2]);
        EXPECT_NEAR(scored[k].seen, past.schools[k].results[0].back(), 1e-9);
    }
}

TEST(Baselines, DriftIsThatOfOtherMunicipalities)
{
    const Past past = test::past_of_dice(40, truth, 2);
    const auto scored =
        baseline_scores(past, every_row(past), Judged::merit, 1, Baseline::persistence_drift);
    double drift = 0.0;
    for (std::size_t k = 0; k < scored.size(); ++k) {
        drift += scored[k].mean - past.schools[k].results[0][0];
    }
    EXPECT_NEAR(drift / static_cast<double>(scored.size()), -4.0, 1.5); // -1 a year
}

TEST(Baselines, OneMunicipalitysFutureDoesNotMoveItsPrediction)
{
    Past past = test::past_of_dice(12, truth, 3);
    for (std::size_t b = 0; b < baseline_count; ++b) {
        const auto baseline = static_cast<Baseline>(b);
        const auto before = baseline_scores(past, every_row(past), Judged::merit, 3, baseline);
        Past changed = past;
        for (PastSchool& school : changed.schools) {
            if (school.municipality == 2) {
                school.results[0].back() += 30.0;
            }
        }
        const auto after = baseline_scores(changed, every_row(past), Judged::merit, 3, baseline);
        for (std::size_t k = 0; k < before.size(); ++k) {
            if (past.schools[k].municipality == 2) {
                EXPECT_NEAR(before[k].mean, after[k].mean, 1e-6) << baseline_keys[b];
            }
        }
    }
}

TEST(Baselines, KnowingMoreIsBetterOnAPanelThatLasts)
{
    const Past past = test::past_of_dice(120, truth, 4);
    const auto rmse = [&](Baseline baseline) {
        return scores_of(baseline_scores(past, every_row(past), Judged::merit, 3, baseline)).rmse;
    };
    EXPECT_LT(rmse(Baseline::composition_mean), rmse(Baseline::composition_first_year));
    EXPECT_LT(rmse(Baseline::composition_first_year), rmse(Baseline::composition));
    EXPECT_LT(rmse(Baseline::persistence_drift), rmse(Baseline::persistence) + 1e-9);
}

} // namespace
} // namespace likvard
