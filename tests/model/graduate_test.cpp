// Graduate: the finishing cohort leaves, everybody else moves up.
#include "model/processes/graduate.hpp"
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <set>

namespace likvard {
namespace {

const auto a_third = [](double /*mean_skill*/) { return 1.0 / 3.0; };

/// Four pupils in every grade at one of two schools; the second school is empty.
struct June {
    Schools schools = plain_schools(2);
    Pupils pupils;
    Leavers leavers;
    double quality_memory = 1.0;

    June()
    {
        for (std::uint8_t grade = 0; grade < grade_count; ++grade) {
            add_pupils(pupils, 4, grade, 0);
        }
        std::fill(pupils.home_language.begin(), pupils.home_language.end(), 0.5F);
        schools.mean_skill[1] = 0.75F;
        schools.quality = {0.1F, 0.2F};
        schools.leniency = {0.25F, 0.0F};
    }
    void run()
    {
        const auto in_nine = [](ThisYear now) { return now.grade == last_compulsory_grade; };
        leavers.marks.resize(
            static_cast<std::size_t>(std::count_if(pupils.now.begin(), pupils.now.end(), in_nine)));
        const Classes classes = classes_of(pupils, schools);
        graduate(leavers, pupils, schools, classes, quality_memory, a_third, tick_of());
    }
};

TEST(Graduate, WhatIsSeenIsTheLeaversMeritWhereEnoughLeaveAndSkillAndLeniencyElsewhere)
{
    June few;
    few.run();
    EXPECT_FLOAT_EQ(few.schools.seen[0][0], few.schools.mean_skill[0] + 0.25F);
    June enough;
    add_pupils(enough.pupils, 12, last_compulsory_grade, 0);
    const auto merit = static_cast<float>(national_merit + 0.4 * merit_points_per_sd);
    enough.leavers.marks.merit.assign(16, merit);
    enough.run();
    EXPECT_NEAR(wide(enough.schools.seen[0][0]), 0.4, 1e-5);
}

TEST(Graduate, ExpectedRollsAreWhoStaysAndAsManyEntrantsAsThisYear)
{
    June june;
    june.schools.roll = {36.0F, 0.0F};
    june.schools.roll_staying = {30.0F, 0.0F}; // six came beside those who were expected to stay
    june.run();
    EXPECT_EQ(june.schools.roll_staying[0], 36.0F); // four in each of nine grades
    EXPECT_EQ(june.schools.roll_expected[0], 42.0F);
    EXPECT_EQ(june.schools.roll_expected[1], 0.0F);
}

TEST(Graduate, NobodyIsLostOrDoubled)
{
    June june;
    const std::set<PersonId> before(june.pupils.id.begin(), june.pupils.id.end());
    june.run();
    const std::set<PersonId> after(june.pupils.id.begin(), june.pupils.id.end());
    EXPECT_EQ(after, before);
    EXPECT_EQ(rows(june.pupils), before.size());
    std::vector<PersonId> left;
    for (std::size_t i = 0; i < rows(june.pupils); ++i) {
        if (has_left(june.pupils, i)) {
            left.push_back(june.pupils.id[i]);
        }
    }
    EXPECT_EQ(left, june.leavers.pupils.id);
}

TEST(Graduate, GradeNineLeavesAndTheOthersMoveUpByOne)
{
    June june;
    const Pupils before = june.pupils;
    june.run();
    ASSERT_EQ(rows(june.leavers.pupils), 4U);
    for (const ThisYear now : june.leavers.pupils.now) {
        EXPECT_EQ(now.grade, last_compulsory_grade);
    }
    for (std::size_t i = 0; i < rows(june.pupils); ++i) {
        EXPECT_EQ(june.pupils.id[i], before.id[i]);
        EXPECT_EQ(june.pupils.now[i].grade, before.now[i].grade + 1);
    }
}

TEST(Graduate, LastYearsLeaversAreReplaced)
{
    June june;
    june.run();
    const auto first = june.leavers.pupils.id;
    june.run();
    ASSERT_EQ(rows(june.leavers.pupils), 4U);
    EXPECT_NE(june.leavers.pupils.id, first);
}

TEST(Graduate, SchoolsAreLeftWithWhatTheYearShowed)
{
    June june;
    june.schools.seen[0] = {1.0F, 2.0F, 3.0F, 4.0F, 5.0F, 6.0F, 7.0F, 8.0F};
    june.run();
    EXPECT_FLOAT_EQ(june.schools.mean_skill[0], 0.25F); // half of .5 in one domain
    EXPECT_NEAR(wide(june.schools.expected_short[0]), 40.0 / 3.0, 1e-5);
    const std::array<float, signal_years> seen{0.5F, 1.0F, 2.0F, 3.0F, 4.0F, 5.0F, 6.0F, 7.0F};
    EXPECT_EQ(june.schools.seen[0], seen);
}

TEST(Graduate, AnEmptySchoolKeepsItsLevelAndExpectsNobodyToFallShort)
{
    June june;
    june.run();
    EXPECT_FLOAT_EQ(june.schools.mean_skill[1], 0.75F);
    EXPECT_EQ(june.schools.expected_short[1], 0.0F);
}

TEST(Graduate, QualityLastsByItsMemory)
{
    June june;
    june.run();
    EXPECT_EQ(june.schools.quality[0], 0.1F);
    june.quality_memory = 0.5;
    june.run();
    EXPECT_FLOAT_EQ(june.schools.quality[0], 0.05F);
    EXPECT_FLOAT_EQ(june.schools.quality[1], 0.1F);
    june.quality_memory = 0.0;
    june.run();
    EXPECT_EQ(june.schools.quality[1], 0.0F);
}

} // namespace
} // namespace likvard
