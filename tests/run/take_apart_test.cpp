// Why, and one pupil in two worlds: the parts add up to the plan's whole difference, a lever alone
// has all of it, and a plan that does nothing leaves a life as it is.
#include "plans.hpp"
#include "run/follow.hpp"
#include "run/take_apart.hpp"

#include <gtest/gtest.h>

namespace likvard {
namespace {

constexpr int last_year = 2027;

PartsOfPlan parts_of(const LoadedScenario& loaded, int futures)
{
    PartsOfPlan last;
    const std::atomic<bool> cancel{false};
    take_apart(loaded.scenario, without_levers(loaded.scenario), loaded.municipality, futures,
               cancel, [&](const PartsOfPlan& grown) { last = grown; });
    return last;
}

TEST(TakeApart, ThePartsAddUpToTheDifferenceOfARun)
{
    const LoadedScenario loaded = load("botkyrka_2019_package.toml", {"replicates=4"}, last_year);
    const PartsOfPlan parts = parts_of(loaded, 4);
    ASSERT_EQ(parts.futures(), 4);
    ASSERT_EQ(parts.levers().size(), 3U);
    const Results results = run_all(loaded, 2);
    const ResultsView view(results, true);
    for (const Outcome outcome : {Outcome::gap_school_quarters_pass_pp, Outcome::merit_points}) {
        double sum = 0.0;
        for (const Band& share : parts.shares(outcome)) {
            sum += share.mean;
        }
        const auto pair = view.compare(outcome, *view.municipality(), last_year);
        ASSERT_TRUE(pair);
        EXPECT_NEAR(sum, pair->difference.spread.mean, 1e-9);
        EXPECT_EQ(parts.whole(outcome).mean, pair->difference.spread.mean);
        EXPECT_EQ(parts.whole(outcome).high90, pair->difference.spread.high90);
    }
}

TEST(TakeApart, StopsWhenTold)
{
    const LoadedScenario loaded = load("botkyrka_2019_package.toml", {"replicates=400"}, last_year);
    std::atomic<bool> cancel{false};
    int calls = 0;
    take_apart(loaded.scenario, without_levers(loaded.scenario), loaded.municipality, 400, cancel,
               [&](const PartsOfPlan& /*grown*/) {
                   ++calls;
                   cancel = true;
               });
    EXPECT_EQ(calls, 1);
}

TEST(Follow, APlanThatIsNoneChangesNoLifeAndAPlanKeepsTheStart)
{
    const LoadedScenario loaded = load("botkyrka_2019_package.toml", {"replicates=1"}, last_year);
    const Scenario nothing = without_levers(loaded.scenario);
    constexpr std::size_t pupils = 12;
    const auto same = follow_pupils(nothing, nothing, loaded.municipality, 0, pupils, 0);
    ASSERT_GT(same.size(), pupils / 2);
    std::size_t stayed = 0; // the others move away
    for (const TwoLives& lives : same) {
        EXPECT_EQ(distance(lives), 0.0);
        EXPECT_EQ(lives.baseline.size(), lives.plan.size());
        stayed += lives.baseline.size() == static_cast<std::size_t>(last_year - 2024) ? 1U : 0U;
    }
    EXPECT_GT(stayed, same.size() / 2);
    const auto two = follow_pupils(loaded.scenario, nothing, loaded.municipality, 0, pupils, 0);
    ASSERT_EQ(two.size(), same.size());
    for (std::size_t k = 0; k < two.size(); ++k) {
        EXPECT_EQ(two[k].baseline.front().language, same[k].baseline.front().language);
        EXPECT_EQ(two[k].plan.front().grade, 2);
    }
}

TEST(Follow, NobodyIsGivenBackWhenCancelled)
{
    const LoadedScenario loaded = load("botkyrka_2019_package.toml", {"replicates=1"}, last_year);
    const Scenario nothing = without_levers(loaded.scenario);
    constexpr std::size_t people = 3;
    for (const bool told : {false, true}) {
        const std::atomic<bool> cancel{told};
        const auto pupils =
            follow_pupils(loaded.scenario, nothing, loaded.municipality, 0, people, 0, &cancel);
        EXPECT_EQ(pupils.empty(), told);
        const auto teachers =
            follow_teachers(loaded.scenario, nothing, loaded.municipality, 0, people, 0, &cancel);
        EXPECT_EQ(teachers.empty(), told);
    }
}

TEST(Follow, ATeacherHasTheSameCareerWithoutAPlanAndAnotherWhereTheTeamCoaches)
{
    const LoadedScenario loaded = load("botkyrka_2019_package.toml", {"replicates=1"}, last_year);
    const Scenario nothing = without_levers(loaded.scenario);
    constexpr std::size_t teachers = 200;
    const auto same = follow_teachers(nothing, nothing, loaded.municipality, 0, teachers, 3);
    ASSERT_EQ(same.size(), teachers);
    std::size_t left = 0;
    for (const TwoCareers& careers : same) {
        EXPECT_EQ(distance(careers), 0.0);
        ASSERT_EQ(careers.plan.size(), static_cast<std::size_t>(last_year - 2024));
        left += careers.plan.back().employed ? 0U : 1U;
    }
    EXPECT_GT(left, 0U);
    EXPECT_LT(left, teachers / 2);
    const auto two = follow_teachers(loaded.scenario, nothing, loaded.municipality, 0, teachers, 3);
    std::size_t coached = 0;
    for (std::size_t k = 0; k < two.size(); ++k) {
        EXPECT_EQ(two[k].baseline.back().school, same[k].baseline.back().school);
        coached += two[k].plan.back().coached > two[k].baseline.back().coached ? 1U : 0U;
    }
    EXPECT_GT(coached, 0U);
}

} // namespace
} // namespace likvard
