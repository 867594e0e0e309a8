// Levers whose effect comes later, peaks or ends: what they write in which school year.
#include "support/lever_trial.hpp"

#include <gtest/gtest.h>

namespace likvard {
namespace {

/// A channel at one school, year by year.
std::vector<double> profile(const LeverTrial& trial, Column<float> Effects::*channel, int years,
                            std::size_t school = 0)
{
    std::vector<double> values;
    for (const Effects& effects : trial.effects(years)) {
        values.push_back(wide((effects.*channel)[school]));
    }
    return values;
}

void expect_near(const std::vector<double>& values, const std::vector<double>& expected)
{
    ASSERT_EQ(values.size(), expected.size());
    for (std::size_t k = 0; k < values.size(); ++k) {
        EXPECT_NEAR(values[k], expected[k], 1e-6) << "year " << k;
    }
}

TEST(ImprovementPartnership, ActsTwoYearsLaterForThreeYearsAtMost)
{
    const LeverTrial trial("improvement_partnership");
    const double e = trial.parameter("improvement_partnership.effect");
    expect_near(profile(trial, &Effects::learning_maths, 8), {0, 0, e, e, e, 0, 0, 0});
    const double r = trial.parameter("improvement_partnership.readiness");
    expect_near(profile(trial, &Effects::readiness, 8), {0, 0, r, r, r, 0, 0, 0});
}

TEST(ImprovementPartnership, FromJanuaryHasItsThreeYearsInFourSchoolYears)
{
    LeverTrial trial("improvement_partnership");
    trial.use.target.from = Month::of(LeverTrial::first_year + 1, 1);
    const double e = trial.parameter("improvement_partnership.effect");
    expect_near(profile(trial, &Effects::learning_maths, 8),
                {0, 0, 0.55 * e, e, e, 0.45 * e, 0, 0});
}

TEST(ImprovementPartnership, IsPaidForTheYearsInTheProgrammeAlone)
{
    const LeverTrial trial("improvement_partnership");
    EXPECT_GT(trial.sek(LeverTrial::first_year + 2).at("supervisors paid by the state"), 0.0);
    EXPECT_TRUE(trial.sek(LeverTrial::first_year + 3).empty());
}

TEST(ImprovementPartnership, BeginsAnewWhenSchoolsAreChosenAnew)
{
    LeverTrial trial("improvement_partnership");
    trial.use.target.rule = TargetRule::lowest_results;
    trial.use.target.top = 2;
    trial.use.target.stay_years = 4; // the fourth year is beyond the programme
    const double e = trial.parameter("improvement_partnership.effect");
    expect_near(profile(trial, &Effects::learning_maths, 10), {0, 0, e, e, e, 0, e, e, e, 0});
}

TEST(StateInspection, PeaksInItsSecondYearAndIsGoneAfterIt)
{
    LeverTrial trial("state_inspection");
    const double e = trial.parameter("state_inspection.effect");
    expect_near(profile(trial, &Effects::learning_maths, 5), {0.5 * e, e, 0, 0, 0});
    trial.last_year(LeverTrial::first_year);
    expect_near(profile(trial, &Effects::learning_maths, 5), {0.5 * e, e, 0, 0, 0});
}

TEST(StateInspection, DrivesStaffAndFamiliesAwayAsLongAsItLasts)
{
    LeverTrial trial("state_inspection");
    trial.last_year(LeverTrial::first_year + 2);
    expect_near(profile(trial, &Effects::leaving, 4), {0.02, 0.02, 0.02, 0});
    EXPECT_LT(trial.effects(3).back().reputation[0], 0.0F);
    EXPECT_EQ(trial.effects(4).back().reputation[0], 0.0F);
}

TEST(CareerGuidance, GrowsWithTheYearsThatLeaversHaveHadOfIt)
{
    LeverTrial trial("career_guidance");
    trial.last_year(LeverTrial::first_year + 5);
    const double e = trial.parameter("career_guidance.effect");
    expect_near(profile(trial, &Effects::dropout, 11),
                {0.2 * e, 0.4 * e, 0.6 * e, 0.8 * e, e, e, 0.8 * e, 0.6 * e, 0.4 * e, 0.2 * e, 0});
    const double s = trial.parameter("career_guidance.switching");
    EXPECT_NEAR(profile(trial, &Effects::switching, 5).back(), s, 1e-6);
}

TEST(PrincipalTraining, ActsTheYearAfterAndLeavesWithIt)
{
    LeverTrial trial("principal_training");
    trial.last_year(LeverTrial::first_year);
    const double e = trial.parameter("principal_training.effect");
    expect_near(profile(trial, &Effects::principal, 3), {0, e, 0});
}

TEST(SchoolMerge, ClosesAtTheFirstAutumnAndStaysClosed)
{
    LeverTrial trial("school_merge");
    trial.use.target.schools = {0};
    trial.use.target.from = Month::of(LeverTrial::first_year + 1, 1);
    expect_near(profile(trial, &Effects::closed, 4), {0, 1, 1, 1});
    EXPECT_TRUE(trial.sek(LeverTrial::first_year).empty());
    EXPECT_GT(trial.sek(LeverTrial::first_year + 1).at("moving and school transport"), 0.0);
}

TEST(SchoolMerge, SpreadsTheLossOfThoseWhoMoveOverTheReceivingSchoolsOnce)
{
    LeverTrial trial("school_merge");
    trial.use.target.schools = {0};
    // One of five equal schools closes: a fifth of the pupils at the other four have moved.
    const double each = trial.parameter("school_merge.loss") / 5.0;
    expect_near(profile(trial, &Effects::learning_maths, 3, 2), {each, 0, 0});
    EXPECT_EQ(trial.first().learning_maths[0], 0.0F);
    EXPECT_EQ(trial.first().learning_maths[5], 0.0F) << "the independent school";
}

} // namespace
} // namespace likvard
