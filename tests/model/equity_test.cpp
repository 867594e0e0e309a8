// Indicators of equity, of what is expected and of what is seen, against numbers computed by hand.
#include "support/june.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>

namespace likvard {
namespace {

TEST(Indicators, StaffGapsAreStrongestMinusWeakestQuarter)
{
    June june(2);
    june.w.schools.quarter = {0, 3};
    june.w.teachers = plain_teachers(4, 0);
    add_teachers(june.w.teachers, 6, 1);
    june.w.teachers.certified[0] = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        june.w.teachers.experience[i] = 5.0F;
    }
    june.w.schools.staff = {4.0F, 6.0F};
    june.w.schools.staff_before = {8.0F, 6.0F};
    june.w.schools.left_share = {0.5F, 0.25F};
    june.w.schools.posts = {5.0F, 6.0F};
    june.w.schools.vacant = {1.0F, 0.0F};
    EXPECT_NEAR(june.of(Outcome::gap_certified_pp), 100.0 - 75.0, 1e-9);
    EXPECT_NEAR(june.of(Outcome::experience_years), (4 * 5.0 + 6 * 15.0) / 10.0, 1e-9);
    EXPECT_NEAR(june.of(Outcome::gap_experience_years), 15.0 - 5.0, 1e-9);
    EXPECT_NEAR(june.of(Outcome::gap_turnover_pp), 25.0 - 50.0, 1e-5);
    EXPECT_NEAR(june.of(Outcome::vacancy_pct), 100.0 / 11.0, 1e-9);
    EXPECT_NEAR(june.of(Outcome::vacancy_pct, june.at.school), 20.0, 1e-9);
    EXPECT_NEAR(june.of(Outcome::gap_vacancy_pp), -20.0, 1e-9);
}

TEST(Indicators, TheMunicipalGapLeavesIndependentSchoolsOut)
{
    June june(3);
    june.w.schools.quarter = {0, 3, 3};
    june.w.schools.municipal[2] = 0;
    june.leavers(0, 1, 4);
    june.leavers(1, 6, 10);
    june.leavers(2, 10, 10);
    EXPECT_NEAR(june.of(Outcome::gap_school_quarters_pass_pp), 80.0 - 25.0, 1e-9);
    EXPECT_NEAR(june.of(Outcome::gap_school_quarters_pass_municipal_pp), 60.0 - 25.0, 1e-9);
    june.w.schools.municipal[1] = 0;
    EXPECT_TRUE(std::isnan(june.of(Outcome::gap_school_quarters_pass_municipal_pp)));
}

TEST(Indicators, BackgroundR2IsTheSquaredCorrelationForOneRegressor)
{
    June june(1);
    // Education 2, 2, 4, 4 and merit 100, 200, 200, 300: r = 100 x 1 / (1 x sqrt(5000)) = 0.7071.
    for (const float merit : {100.0F, 200.0F, 200.0F, 300.0F, 100.0F, 200.0F, 200.0F, 300.0F}) {
        const std::size_t i = june.leaver(0, merit, true);
        june.w.leavers.pupils.traits[i].education_mean = i % 4 < 2 ? 2 : 4;
    }
    EXPECT_NEAR(june.of(Outcome::background_r2), 0.5, 1e-9);
    for (std::size_t i = 0; i < 8; ++i) { // a constant column and one equal to another add nothing
        june.w.leavers.pupils.traits[i].girl = 1;
        june.w.leavers.pupils.traits[i].background = i % 4 < 2 ? 1 : 0;
    }
    EXPECT_NEAR(june.of(Outcome::background_r2), 0.5, 1e-9);
}

TEST(Indicators, BackgroundR2UsesEducationMigrationAndSex)
{
    June june(1);
    auto& [p, marks] = june.w.leavers;
    for (unsigned k = 0; k < 32; ++k) {
        const std::size_t i = june.leaver(0, 0.0F, true);
        p.traits[i].education_mean = (2U + k % 5U) & 7U;
        p.traits[i].background = (k % 3U) & two_bits;
        p.traits[i].girl = k / 3U & 1U;
        p.traits[i].arrived = k % 3 == 2 && k % 4 == 0 ? 8 : never_arrived; // newly arrived
        marks.merit[i] = 100.0F + 10.0F * static_cast<float>(p.traits[i].education_mean) +
                         (k % 3 == 1 ? 7.0F : 0.0F) - (k % 3 == 2 ? 15.0F : 0.0F) +
                         (p.traits[i].girl != 0 ? 20.0F : 0.0F) -
                         (p.traits[i].arrived != never_arrived ? 40.0F : 0.0F);
    }
    EXPECT_NEAR(june.of(Outcome::background_r2), 1.0, 1e-9);
    marks.merit[5] += 100.0F; // which none of them explains
    EXPECT_LT(june.of(Outcome::background_r2), 0.95);
    for (float& merit : marks.merit) {
        merit = 200.0F;
    }
    EXPECT_TRUE(std::isnan(june.of(Outcome::background_r2))) << "nothing to explain";
}

TEST(Indicators, IsolationIsTheSchoolOfTheAverageForeignPupil)
{
    June june(2);
    add_pupils(june.w.pupils, 4, 5, 0);
    add_pupils(june.w.pupils, 4, 5, 1);
    constexpr std::array<unsigned, 8> background{1, 2, 1, 0, 1, 0, 0, 0};
    constexpr std::array<unsigned, 8> education{3, 3, 2, 1, 3, 3, 3, 3};
    for (std::size_t i = 0; i < background.size(); ++i) {
        june.w.pupils.traits[i].background = background[i] & two_bits;
        june.w.pupils.traits[i].education = education[i] & two_bits;
    }
    EXPECT_NEAR(june.of(Outcome::isolation), (3.0 * 0.75 + 1.0 * 0.25) / 4.0, 1e-12);
    // Post-secondary 2 and 4 of 6, the others 2 and 0 of 2.
    EXPECT_NEAR(june.of(Outcome::dissimilarity_parents), 0.5 * (2.0 / 3.0 + 2.0 / 3.0), 1e-12);
}

TEST(Indicators, BeyondCompositionIsAgainstTheFixedNationalRegression)
{
    June june(3);
    june.w.schools.postsec = {0.5F, 0.8F, 0.6F};
    june.w.schools.foreign = {0.6F, 0.1F, 0.3F};
    june.w.schools.quarter = {0, 3, 2};
    june.leaver(0, 210.0F, true);
    june.w.leavers.pupils.traits[0].girl = 1;
    june.leaver(1, 240.0F, true);
    june.leaver(1, 260.0F, true);
    june.leaver(1, 250.0F, true);
    add_pupils(june.w.pupils, 3, 5, 0); // no girls: one in four at the first school
    add_pupils(june.w.pupils, 4, 1, 0); // the preschool class until June does not count
    for (std::size_t i = 3; i < 7; ++i) {
        june.w.pupils.traits[i].girl = 1;
    }
    const double first = 210.0 - (114.6 + 1.455 * 50 + 0.271 * 60 + 0.253 * 25);
    const double second = 250.0 - (114.6 + 1.455 * 80 + 0.271 * 10);
    EXPECT_NEAR(june.of(Outcome::salsa_residual, june.at.school), first, 1e-4);
    EXPECT_NEAR(june.of(Outcome::salsa_residual, june.at.school + 1), second, 1e-4);
    EXPECT_TRUE(std::isnan(june.of(Outcome::salsa_residual, june.at.school + 2)));
    const double mean = (first + 3.0 * second) / 4.0;
    EXPECT_NEAR(june.of(Outcome::salsa_residual), mean, 1e-4);
    EXPECT_NEAR(june.of(Outcome::salsa_residual, june.at.quarter + 3), second, 1e-4);
    const double variance =
        ((first - mean) * (first - mean) + 3.0 * (second - mean) * (second - mean)) / 4.0;
    EXPECT_NEAR(june.of(Outcome::value_added_spread), std::sqrt(variance), 1e-4);
}

/// Skill at which a pupil is as good as certain to pass everything, or to fail.
void set_skill(Pupils& p, std::size_t i, float skill)
{
    p.home_language[i] = skill;
    p.home_maths[i] = skill;
    p.effort[i] = skill;
}

TEST(Indicators, ExpectedPassingIsTheMeanProbabilityWhateverTheMarks)
{
    June june(2);
    june.w.schools.quarter = {0, 3};
    for (const std::uint16_t s : Rows{0, 0, 0, 0, 1, 1}) {
        const std::size_t i = june.leaver(s, 200.0F, false); // luck had it that nobody passed
        set_skill(june.w.leavers.pupils, i, i == 0 ? -5.0F : 5.0F);
    }
    EXPECT_NEAR(june.of(Outcome::pass_all_expected_pct, june.at.school), 75.0, 1e-3);
    EXPECT_NEAR(june.of(Outcome::pass_all_expected_pct), 500.0 / 6.0, 1e-3);
    EXPECT_NEAR(june.of(Outcome::gap_school_quarters_pass_expected_pp), 25.0, 1e-3);
    EXPECT_EQ(june.of(Outcome::pass_all_pct), 0.0);
}

TEST(Indicators, ChanceIsTakenOutOfTheSpreadBetweenSchools)
{
    // Two schools of 10 leavers, certain to pass or to fail: 4 of 10 and 8 of 10.
    const auto gap = [](int grade_8_of_first, int grade_8_of_second) {
        June june(2);
        const auto fill = [&](Pupils& p, std::uint8_t grade, std::uint16_t school, int good) {
            add_pupils(p, 10, grade, school);
            for (std::size_t k = 0; k < 10; ++k) {
                const bool passes = static_cast<int>(k) < good;
                set_skill(p, rows(p) - 10 + k, passes ? 5.0F : -5.0F);
            }
        };
        fill(june.w.leavers.pupils, 9, 0, 4);
        fill(june.w.leavers.pupils, 9, 1, 8);
        june.w.leavers.marks.resize(20);
        fill(june.w.pupils, 9, 0, grade_8_of_first); // grade 8 until June
        fill(june.w.pupils, 9, 1, grade_8_of_second);
        return june.of(Outcome::gap_schools_p90_p10_expected_pp);
    };
    EXPECT_NEAR(gap(4, 8), 0.8 * 40.0, 1e-3) << "cohorts alike: no chance to take out";
    // Cohorts of a school 0.2 apart: 4 x 10 x 0.1 x 0.1 = 0.4 over two degrees of freedom, so 0.2 a
    // pupil and 0.02 a cohort; total variance 0.08, lasting 0.06, kept the root of 0.06/0.08.
    EXPECT_NEAR(gap(6, 6), 0.8 * 40.0 * std::sqrt(0.75), 1e-3);
    EXPECT_NEAR(gap(10, 0), 0.0, 1e-3) << "chance explains it all";
}

TEST(Indicators, AMarginAtTheThresholdRaisesExpectedPassing)
{
    June june(1);
    const std::size_t i = june.leaver(0, 200.0F, true);
    set_skill(june.w.leavers.pupils, i, -0.5F);
    const double before = june.of(Outcome::pass_all_expected_pct);
    june.w.effects = no_effects(1);
    june.w.effects.pass_margin[0] = 0.5F;
    EXPECT_GT(june.of(Outcome::pass_all_expected_pct), before + 1.0);
}

TEST(Indicators, AReportingSystemRaisesWhatIsRecordedAndNothingElse)
{
    June june(2);
    june.w.schools.municipal[1] = 0;
    june.w.schools.climate = {1.0F, -3.0F}; // the independent school does not count
    IncidentParams& params = june.setting.params.incidents;
    params = {.per_100 = 20.0, .climate = 0.25, .recorded = 0.3, .system = 1.6};
    const double happened = 20.0 * std::exp(-0.25);
    EXPECT_NEAR(june.of(Outcome::incidents_per_100), happened, 1e-9);
    EXPECT_NEAR(june.of(Outcome::recorded_incidents_per_100), 0.3 * happened, 1e-9);
    EXPECT_TRUE(std::isnan(june.of(Outcome::incidents_per_100, june.at.school + 1)));
    june.w.effects.incident_reporting = 0.5F;
    EXPECT_NEAR(june.of(Outcome::incidents_per_100), happened, 1e-9);
    EXPECT_NEAR(june.of(Outcome::recorded_incidents_per_100), 0.3 * 1.3 * happened, 1e-9);
    params.recorded = 0.9;
    june.w.effects.incident_reporting = 1.0F;
    EXPECT_NEAR(june.of(Outcome::recorded_incidents_per_100), happened, 1e-9)
        << "never more than happens";
}

TEST(Indicators, TargetingLossIsWhatTheSchoolsSeenAsNeediestDoNotHold)
{
    June june(6);
    june.w.schools.expected_short = {60.0F, 50.0F, 40.0F, 30.0F, 20.0F, 900.0F};
    june.w.schools.municipal[5] = 0;
    EXPECT_TRUE(std::isnan(june.of(Outcome::targeting_loss_pct))) << "nobody has looked yet";
    june.w.schools.perceived_need = {5.0F, 4.0F, 3.0F, 2.0F, 1.0F, 9.0F};
    EXPECT_NEAR(june.of(Outcome::targeting_loss_pct), 0.0, 1e-9);
    june.w.schools.perceived_need = {1.0F, 4.0F, 3.0F, 2.0F, 5.0F, 9.0F};
    EXPECT_NEAR(june.of(Outcome::targeting_loss_pct), 100.0 * (1.0 - 140.0 / 180.0), 1e-6)
        << "the first school is missed for the fifth";
}

} // namespace
} // namespace likvard
