// Learn: home skill, durable and transient gains.
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace likvard {
namespace {

constexpr double no_catch_up = 0.0;

LearnParams quiet()
{
    LearnParams p = central_params().learn;
    p.kappa = 0.0;
    p.noise_sd = 0.0;
    return p;
}

Inputs inputs_of(std::size_t count, float language, float maths)
{
    return {std::vector<float>(count, language), std::vector<float>(count, maths)};
}

double gains(const Pupils& p, std::size_t i)
{
    return wide(p.durable_language[i] + p.transient_language[i]);
}

TEST(Learn, WithoutInputPullAndNoiseNothingChanges)
{
    Pupils pupils = plain_pupils(3);
    pupils.home_language = {-1.0F, 0.0F, 1.5F};
    pupils.home_maths = {0.5F, -2.0F, 0.25F};
    pupils.target_language = {3.0F, 3.0F, 3.0F};
    const Pupils before = pupils;
    learn(pupils, inputs_of(3, 0.0F, 0.0F), no_effects(1), no_catch_up, quiet(), tick_of());
    EXPECT_EQ(pupils.home_language, before.home_language);
    EXPECT_EQ(pupils.home_maths, before.home_maths);
    EXPECT_EQ(pupils.durable_language, before.durable_language);
    EXPECT_EQ(pupils.transient_maths, before.transient_maths);
}

TEST(Learn, WhatIsLeftOfAYearsGainIs42Then27Then23PerCent)
{
    const LearnParams p = quiet();
    Pupils pupils = plain_pupils(1);
    learn(pupils, inputs_of(1, 1.0F, 1.0F), no_effects(1), no_catch_up, p, tick_of(2025));
    EXPECT_NEAR(gains(pupils, 0), 1.0, 1e-6);
    int year = 0;
    for (const double left : {0.42, 0.27, 0.23}) {
        ++year;
        learn(pupils, inputs_of(1, 0.0F, 0.0F), no_effects(1), no_catch_up, p,
              tick_of(2025 + year));
        const double exact = p.permanent + (1.0 - p.permanent) * std::pow(p.retention, year);
        EXPECT_NEAR(gains(pupils, 0), exact, 1e-6) << year;
        EXPECT_NEAR(gains(pupils, 0), left, 0.006) << year;
    }
}

TEST(Learn, GainsThatLastWhollyAddUpAndGainsThatFadeWhollyAreGoneAYearLater)
{
    LearnParams lasting = quiet();
    lasting.permanent = 1.0;
    LearnParams fading = quiet();
    fading.permanent = 0.0;
    fading.retention = 0.0;
    Pupils kept = plain_pupils(1);
    Pupils gone = plain_pupils(1);
    for (int year = 0; year < 4; ++year) {
        learn(kept, inputs_of(1, 0.25F, 0.0F), no_effects(1), no_catch_up, lasting,
              tick_of(2025 + year));
        learn(gone, inputs_of(1, 0.25F, 0.0F), no_effects(1), no_catch_up, fading,
              tick_of(2025 + year));
    }
    EXPECT_NEAR(gains(kept, 0), 1.0, 1e-6);
    EXPECT_NEAR(gains(gone, 0), 0.25, 1e-6);
    learn(gone, inputs_of(1, 0.0F, 0.0F), no_effects(1), no_catch_up, fading, tick_of(2029));
    EXPECT_EQ(gains(gone, 0), 0.0);
}

TEST(Learn, HomeSkillMovesKappaOfTheWayToItsTargetAndReachesItWhenKappaIsOne)
{
    LearnParams p = quiet();
    p.kappa = 0.25;
    Pupils pupils = plain_pupils(1);
    pupils.target_language = {2.0F};
    pupils.target_maths = {-1.0F};
    learn(pupils, inputs_of(1, 0.0F, 0.0F), no_effects(1), no_catch_up, p, tick_of());
    EXPECT_FLOAT_EQ(pupils.home_language[0], 0.5F);
    EXPECT_FLOAT_EQ(pupils.home_maths[0], -0.25F);
    p.kappa = 1.0;
    learn(pupils, inputs_of(1, 0.0F, 0.0F), no_effects(1), no_catch_up, p, tick_of());
    EXPECT_FLOAT_EQ(pupils.home_language[0], 2.0F);
    EXPECT_FLOAT_EQ(pupils.home_maths[0], -1.0F);
}

TEST(Learn, SchoolGainsStayOutsideHomeSkillAndWithinTheirDomain)
{
    LearnParams p = central_params().learn;
    Pupils with = plain_pupils(5);
    Pupils without = with;
    learn(with, inputs_of(5, 0.7F, 0.0F), no_effects(1), no_catch_up, p, tick_of());
    learn(without, inputs_of(5, 0.0F, 0.0F), no_effects(1), no_catch_up, p, tick_of());
    EXPECT_EQ(with.home_language, without.home_language);
    EXPECT_EQ(with.home_maths, without.home_maths);
    EXPECT_EQ(with.durable_maths, without.durable_maths);
    EXPECT_EQ(with.transient_maths, without.transient_maths);
    EXPECT_GT(with.durable_language[0], without.durable_language[0]);
}

TEST(Learn, ArrivalCostShrinksByTheCatchUpAndNeverChangesSign)
{
    Pupils pupils = plain_pupils(2);
    pupils.arrival = {-1.0F, 0.0F};
    learn(pupils, inputs_of(2, 0.0F, 0.0F), no_effects(1), 0.1, quiet(), tick_of());
    EXPECT_FLOAT_EQ(pupils.arrival[0], -0.9F);
    EXPECT_EQ(pupils.arrival[1], 0.0F);
    learn(pupils, inputs_of(2, 0.0F, 0.0F), no_effects(1), 1.0, quiet(), tick_of());
    EXPECT_EQ(pupils.arrival[0], 0.0F);
}

TEST(Learn, YearlyNoiseHasItsSpreadAndHalfOfItIsSharedByTheDomains)
{
    constexpr std::size_t n = 20000;
    LearnParams p = quiet();
    p.noise_sd = 0.2;
    Pupils pupils = plain_pupils(n);
    learn(pupils, inputs_of(n, 0.0F, 0.0F), no_effects(1), no_catch_up, p, tick_of());
    double square = 0.0;
    double cross = 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        sum += wide(pupils.home_language[i]);
        square += wide(pupils.home_language[i]) * wide(pupils.home_language[i]);
        cross += wide(pupils.home_language[i]) * wide(pupils.home_maths[i]);
    }
    EXPECT_NEAR(sum / n, 0.0, 0.005);
    EXPECT_NEAR(std::sqrt(square / n), 0.2, 0.004);
    EXPECT_NEAR(cross / square, 0.5, 0.03);
}

TEST(Learn, NoiseBelongsToThePupilAndNotToTheRow)
{
    LearnParams p = quiet();
    p.noise_sd = 0.2;
    Pupils forward = plain_pupils(2);
    Pupils backward = forward;
    std::swap(backward.id[0], backward.id[1]);
    learn(forward, inputs_of(2, 0.0F, 0.0F), no_effects(1), no_catch_up, p, tick_of());
    learn(backward, inputs_of(2, 0.0F, 0.0F), no_effects(1), no_catch_up, p, tick_of());
    EXPECT_EQ(forward.home_language[0], backward.home_language[1]);
    EXPECT_EQ(forward.home_maths[1], backward.home_maths[0]);
    EXPECT_NE(forward.home_language[0], forward.home_language[1]);
}

} // namespace
} // namespace likvard
