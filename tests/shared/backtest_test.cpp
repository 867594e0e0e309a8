// The backtest on the panel: the simulator predicts schools that nothing was fitted to at least as
// well as the best of the other predictors, and its intervals hold what they say.
#include "calibration/backtest/backtest.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace likvard {
namespace {

const std::string data = LIKVARD_SHARED_DATA;

const Past& panel()
{
    static const Past past = [] {
        const std::vector<std::filesystem::path> files{data + "/skolverket_units_2024-25.csv",
                                                       data + "/skolverket_panel_2020-2025.csv"};
        return past_of(read_register(files), 2020, 2024);
    }();
    return past;
}

TEST(Backtest, ThreeKnownYearsBeatEveryOtherPredictor)
{
    BacktestOptions options;
    options.known = {3};
    options.futures = 40; // half of the default: intervals from so few are a little rough
    for (const OutcomeScores& scores : run_backtest(panel(), options)) {
        const std::string_view key = judged_keys[static_cast<std::size_t>(scores.outcome)];
        EXPECT_GT(scores.rows.size(), 300U) << key;
        const AgainstBest ratio = against_best(scores);
        EXPECT_LE(ratio.rmse, 1.0) << key;
        EXPECT_LE(ratio.crps, 1.0) << key;
        const Scores own = scores_of(scores.simulated);
        EXPECT_GE(own.cover90, 0.86) << key;
        EXPECT_LE(own.cover90, 0.94) << key;
        EXPECT_GE(own.cover50, 0.44) << key;
        EXPECT_LE(own.cover50, 0.60) << key;
        for (const double third : scores.cover90_by_size) {
            EXPECT_GE(third, 0.83) << key;
            EXPECT_LE(third, 0.97) << key;
        }
    }
}

TEST(Backtest, WhatIsKnownOfTheNationIsFresh)
{
    const Knowledge kept =
        read_knowledge(std::string(LIKVARD_SOURCE_DIR) + "/calibration/forecast.csv");
    const Knowledge now = knowledge_of(panel());
    EXPECT_EQ(kept.municipalities, now.municipalities);
    for (std::size_t k = 0; k < judged_count; ++k) {
        const OutcomeKnowledge& a = kept.outcomes[k];
        const OutcomeKnowledge& b = now.outcomes[k];
        EXPECT_NEAR(a.spreads.lasting, b.spreads.lasting, 1e-6);
        EXPECT_NEAR(a.spreads.memory, b.spreads.memory, 1e-6);
        ASSERT_EQ(a.b.size(), b.b.size());
        for (std::size_t i = 0; i < a.b.size(); ++i) {
            EXPECT_NEAR(a.b[i], b.b[i], 1e-6 * std::abs(b.b[i]) + 1e-9);
        }
    }
}

} // namespace
} // namespace likvard
