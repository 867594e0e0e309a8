// Levers that are money: who gets it, who loses, who pays, and when nothing is given.
#include "support/lever_trial.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace likvard {
namespace {

double sum(const Column<float>& column)
{
    return std::accumulate(column.begin(), column.end(), 0.0,
                           [](double total, float x) { return total + wide(x); });
}

/// The weakest school first, the strongest last; the independent school is like the first.
void spread_parents(LeverTrial& trial)
{
    trial.schools.postsec = {0.3F, 0.5F, 0.6F, 0.7F, 0.9F, 0.3F};
}

TEST(NeedsWeightedFunding, MovesPostsFromStrongToWeakSchoolsAndSumsToZero)
{
    LeverTrial trial("needs_weighted_funding");
    trial.use.target.rule = TargetRule::all;
    spread_parents(trial);
    const Effects e = trial.first();
    EXPECT_NEAR(sum(e.posts), 0.0, 1e-5);
    // Ten posts a school; the pool of five posts goes by 0.7, 0.5, 0.4, 0.3 and 0.1 of 2.0.
    EXPECT_NEAR(wide(e.posts[0]), 5.0 * 0.7 / 2.0 - 1.0, 1e-5);
    EXPECT_NEAR(wide(e.posts[4]), 5.0 * 0.1 / 2.0 - 1.0, 1e-5);
    EXPECT_EQ(e.posts[5], 0.0F);
    EXPECT_TRUE(trial.sek().empty());
}

TEST(NeedsWeightedFunding, GivesThePoolToTheSchoolsReachedAlone)
{
    const LeverTrial trial("needs_weighted_funding");
    const Effects e = trial.first();
    EXPECT_NEAR(sum(e.posts), 0.0, 1e-5);
    EXPECT_NEAR(wide(e.posts[0]), 1.5, 1e-5);
    EXPECT_NEAR(wide(e.posts[3]), -1.0, 1e-5);
}

TEST(NeedsWeightedFunding, MovesNothingWhenNobodyIsInNeed)
{
    LeverTrial trial("needs_weighted_funding");
    std::fill(trial.schools.postsec.begin(), trial.schools.postsec.end(), 1.0F);
    EXPECT_EQ(hash_of(trial.first()), hash_of(no_effects(6)));
}

TEST(EquityGrant, IsRefusedWhereTheBoardsOwnBudgetFallsShort)
{
    LeverTrial trial("equity_grant");
    trial.field("own_share") = 0.99;
    EXPECT_EQ(hash_of(trial.first()), hash_of(no_effects(6)));
    EXPECT_TRUE(trial.sek().empty());
}

TEST(EquityGrant, BuysPostsByNeedWithWhatIsNotCrowdedOut)
{
    LeverTrial trial("equity_grant");
    spread_parents(trial);
    trial.field("budget") = 10e6;
    trial.field("price_year") = trial.parameter("costs.price_year");
    const CostParams costs = central_params().costs;
    const Effects e = trial.first();
    const double posts = 10e6 / costs.post(costs.teacher_pay);
    EXPECT_NEAR(sum(e.posts), posts * (1.0 - trial.parameter("equity_grant.crowdout")), 1e-4);
    EXPECT_NEAR(wide(e.posts[0] / e.posts[1]), 0.7 / 0.5, 1e-5);
    EXPECT_EQ(e.posts[2], 0.0F);
}

TEST(EquityGrant, IsTheStatesMoneyAndNotMatched)
{
    LeverTrial trial("equity_grant");
    trial.field("price_year") = trial.parameter("costs.price_year");
    const auto sek = trial.sek();
    ASSERT_EQ(sek.size(), 1U);
    EXPECT_NEAR(sek.at("state grant"), trial.field("budget"), 1.0);
}

TEST(SmallerClasses, TakeThePostsThatTheyNeed)
{
    const LeverTrial trial("smaller_classes");
    const Effects e = trial.first();
    EXPECT_FLOAT_EQ(e.smaller_classes[0], 3.0F);
    EXPECT_NEAR(wide(e.posts[0]), 10.0 * (28.0 / 25.0 - 1.0), 1e-5);
    const CostParams costs = central_params().costs;
    const double posts = wide(e.posts[0]) + wide(e.posts[1]);
    EXPECT_NEAR(trial.sek().at("teachers"), posts * costs.post(costs.teacher_pay), 10.0);
}

TEST(SmallerClasses, NeverHalveAClassMoreThanOnce)
{
    LeverTrial trial("smaller_classes");
    trial.field("pupils_fewer") = 28.0;
    const Effects e = trial.first();
    EXPECT_FLOAT_EQ(e.smaller_classes[0], 14.0F);
    EXPECT_FLOAT_EQ(e.posts[0], 10.0F);
}

TEST(TeacherPay, CostsItsPremiumForEveryTeacherAndIsMatched)
{
    const LeverTrial trial("teacher_pay");
    EXPECT_FLOAT_EQ(trial.first().pay[1], 0.1F);
    const CostParams costs = central_params().costs;
    const double supplements = 0.1 * 20.0 * costs.post(costs.teacher_pay);
    EXPECT_NEAR(trial.sek().at("supplements"), supplements, 1.0);
    // One independent school against five municipal ones of the same size.
    EXPECT_NEAR(trial.sek().at("match to independent schools"), supplements / 5.0, 1.0);
}

TEST(CareerTeachersSva, CostTheSupplementWithEmployersContributionAlone)
{
    const LeverTrial trial("career_teachers_sva");
    const auto sek = trial.sek();
    ASSERT_EQ(sek.size(), 1U);
    EXPECT_NEAR(sek.at("supplements"), 2.0 * 10000.0 * 12.0 * 1.4015, 1.0);
}

TEST(StateInspection, CostsFinesAndAdvisersForEverySchool)
{
    const auto sek = LeverTrial("state_inspection").sek();
    EXPECT_NEAR(sek.at("fines"), 2.0 * 800000.0, 1e-6);
    EXPECT_NEAR(sek.at("advisers and stronger leadership"), 2.0 * 2.3e6, 1e-6);
}

} // namespace
} // namespace likvard
