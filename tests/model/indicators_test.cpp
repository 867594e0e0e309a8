// Indicators of a hand-made handful of leavers, against numbers computed by hand.
#include "support/june.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace likvard {
namespace {

TEST(Indicators, AHandfulOfLeaversGivesTheMeansByHand)
{
    June june(2);
    june.leaver(0, 100.0F, false);
    const std::size_t second = june.leaver(0, 230.0F, true);
    june.leaver(1, 300.0F, true);
    june.w.leavers.marks.eligible[second] = 1;
    june.w.leavers.pupils.home_language[second] = 0.9F;
    june.w.leavers.pupils.durable_maths[second] = -0.3F;
    EXPECT_DOUBLE_EQ(june.of(Outcome::merit_points), 210.0);
    EXPECT_NEAR(june.of(Outcome::pass_all_pct), 200.0 / 3.0, 1e-9);
    EXPECT_NEAR(june.of(Outcome::eligible_pct), 100.0 / 3.0, 1e-9);
    EXPECT_NEAR(june.of(Outcome::skill_language_sd), 0.3, 1e-6);
    EXPECT_NEAR(june.of(Outcome::skill_maths_sd), -0.1, 1e-6);
    EXPECT_DOUBLE_EQ(june.of(Outcome::merit_points, june.at.school), 165.0);
    EXPECT_DOUBLE_EQ(june.of(Outcome::pass_all_pct, june.at.school + 1), 100.0);
    EXPECT_EQ(june.of(Outcome::leavers), 3.0);
    EXPECT_EQ(june.of(Outcome::leavers, june.at.school), 2.0);
}

TEST(Indicators, WithoutLeaversThereIsNoMean)
{
    June june(1);
    EXPECT_TRUE(std::isnan(june.of(Outcome::merit_points)));
    EXPECT_TRUE(std::isnan(june.of(Outcome::gap_parents_pass_pp)));
    EXPECT_TRUE(std::isnan(june.of(Outcome::gap_schools_p90_p10_pp)));
    EXPECT_TRUE(std::isnan(june.of(Outcome::between_school_share)));
    EXPECT_TRUE(std::isnan(june.of(Outcome::dissimilarity)));
    EXPECT_EQ(june.of(Outcome::leavers), 0.0);
}

TEST(Indicators, GapsByParentsBackgroundAndSexAreDifferencesOfShares)
{
    June june(1);
    struct Leaver {
        int education, background, girl;
        bool passed;
    };
    for (const Leaver& l : {Leaver{3, 0, 1, true}, Leaver{3, 0, 0, true}, Leaver{2, 0, 1, false},
                            Leaver{2, 1, 0, true}, Leaver{1, 2, 0, false}}) {
        const std::size_t i = june.leaver(0, 200.0F, l.passed);
        june.w.leavers.pupils.traits[i].education = static_cast<unsigned>(l.education) & two_bits;
        june.w.leavers.pupils.traits[i].background = static_cast<unsigned>(l.background) & two_bits;
        june.w.leavers.pupils.traits[i].girl = static_cast<unsigned>(l.girl) & one_bit;
    }
    EXPECT_NEAR(june.of(Outcome::gap_parents_pass_pp), 100.0 - 100.0 / 3.0, 1e-9);
    EXPECT_NEAR(june.of(Outcome::gap_background_pass_pp), 200.0 / 3.0 - 50.0, 1e-9);
    EXPECT_NEAR(june.of(Outcome::gap_sex_pass_pp), 50.0 - 200.0 / 3.0, 1e-9);
    EXPECT_NEAR(june.of(Outcome::pass_all_pct, june.at.parents + 1), 50.0, 1e-9);
    EXPECT_NEAR(june.of(Outcome::pass_all_pct, june.at.background + 2), 0.0, 1e-9);
}

TEST(Indicators, P90MinusP10IsInterpolatedOverSchoolsWithTenLeavers)
{
    June june(5);
    june.leavers(0, 2, 10);
    june.leavers(1, 9, 10);
    june.leavers(2, 10, 20);
    june.leavers(3, 0, 9); // too few
    // 20, 50, 90: P90 = 50 + 0.8 × 40, P10 = 20 + 0.2 × 30.
    EXPECT_NEAR(june.of(Outcome::gap_schools_p90_p10_pp), 82.0 - 26.0, 1e-9);
}

TEST(Indicators, TheGapBetweenQuartersIsStrongestMinusWeakest)
{
    June june(3);
    june.w.schools.quarter = {0, 3, 1};
    june.leavers(0, 1, 4);
    june.leavers(1, 9, 10);
    june.leavers(2, 0, 5);
    EXPECT_NEAR(june.of(Outcome::gap_school_quarters_pass_pp), 90.0 - 25.0, 1e-9);
}

TEST(Indicators, TheBetweenShareIsTheAnalysisOfVariance)
{
    June june(3);
    june.leaver(0, 100.0F, true);
    june.leaver(0, 200.0F, true);
    june.leaver(1, 300.0F, true);
    june.leaver(1, 400.0F, true);
    // MSB = 40,000, MSW = 5,000, n0 = 2.
    EXPECT_NEAR(june.of(Outcome::between_school_share), 35.0 / 45.0, 1e-9);
}

TEST(Indicators, TheBetweenShareIsNoneForEqualSchoolsAndAllForEqualPupils)
{
    June equal_schools(2);
    June equal_pupils(2);
    for (const std::uint16_t s : Rows{0, 1}) {
        equal_schools.leaver(s, 100.0F, true);
        equal_schools.leaver(s, 300.0F, true);
        equal_pupils.leavers(s, 1, 1);
        equal_pupils.leavers(s, 1, 1);
    }
    equal_pupils.w.leavers.marks.merit = {100.0F, 100.0F, 300.0F, 300.0F};
    EXPECT_EQ(equal_schools.of(Outcome::between_school_share), 0.0);
    EXPECT_NEAR(equal_pupils.of(Outcome::between_school_share), 1.0, 1e-12);
    June one_school(1);
    one_school.leavers(0, 2, 5);
    EXPECT_TRUE(std::isnan(one_school.of(Outcome::between_school_share)));
}

TEST(Indicators, DissimilarityCountsAllPupilsFromNoneToAll)
{
    const auto index = [](int foreign_first, int foreign_second) {
        June june(2);
        for (const std::uint16_t s : Rows{0, 1}) {
            add_pupils(june.w.pupils, 3, 5, s);
            june.leavers(s, 1, 1); // leavers count as well
        }
        for (int k = 0; k < 3; ++k) {
            const auto i = static_cast<std::size_t>(k);
            june.w.pupils.traits[i].background = k < foreign_first ? 1 : 0;
            june.w.pupils.traits[3 + i].background = k < foreign_second ? 2 : 0;
        }
        june.w.leavers.pupils.traits[0].background = foreign_first == 3 ? 1 : 0;
        return june.of(Outcome::dissimilarity);
    };
    EXPECT_NEAR(index(1, 1), 0.0, 1e-12);
    EXPECT_NEAR(index(3, 0), 1.0, 1e-12);
    EXPECT_NEAR(index(2, 0), 0.5 * (1.0 - 2.0 / 6.0 + 4.0 / 6.0), 1e-12);
}

TEST(Indicators, GradeSixAndAbsenceAreTakenOfThoseWhoMovedUp)
{
    June june(1);
    add_pupils(june.w.pupils, 4, 7, 0); // grade 6 until June
    add_pupils(june.w.pupils, 4, 6, 0);
    for (ThisYear& now : june.w.pupils.now) {
        now.passed_all = 1;
    }
    june.w.pupils.now[3].passed_all = 0;
    june.w.pupils.absence = {0.15F, 0.16F, 0.9F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F};
    EXPECT_DOUBLE_EQ(june.of(Outcome::pass_all_g6_pct), 75.0);
    EXPECT_EQ(june.of(Outcome::pupils_g6), 4.0);
    EXPECT_DOUBLE_EQ(june.of(Outcome::problem_absence_pct), 25.0) << "more than 15 %";
}

TEST(Indicators, StaffFiguresCountTeachersAndPrincipals)
{
    June june(2);
    june.w.teachers = plain_teachers(4, 0);
    add_teachers(june.w.teachers, 6, 1);
    june.w.teachers.certified[0] = 0;
    june.w.teachers.certified[9] = 0;
    june.w.schools.staff = {4.0F, 6.0F};
    june.w.schools.staff_before = {8.0F, 6.0F}; // turnover is of last year's staff
    june.w.schools.left_share = {0.5F, 0.0F};
    june.w.schools.principal_new = {1, 0};
    june.w.schools.from_elsewhere = {2.0F, 1.0F};
    EXPECT_NEAR(june.of(Outcome::certified_pct), 80.0, 1e-9);
    EXPECT_NEAR(june.of(Outcome::certified_pct, june.at.school), 75.0, 1e-9);
    EXPECT_NEAR(june.of(Outcome::teacher_turnover_pct, june.at.school), 50.0, 1e-5);
    EXPECT_NEAR(june.of(Outcome::teacher_turnover_pct), 100.0 * 4.0 / 14.0, 1e-5);
    EXPECT_NEAR(june.of(Outcome::principal_turnover_pct), 50.0, 1e-9);
    EXPECT_EQ(june.of(Outcome::teachers_from_elsewhere), 3.0);
}

TEST(Indicators, ReachSplitsTheMunicipalSchoolsAndWeighsByLeavers)
{
    June june(4);
    june.w.schools.municipal[3] = 0;
    june.leavers(0, 1, 2);
    june.leavers(1, 6, 6);
    june.leavers(2, 0, 3);
    june.leavers(3, 5, 5);
    observe(june.values, june.w, tick_of());
    observe_reach(june.values, std::vector<std::uint8_t>{1, 1, 0, 0}, june.w.schools);
    EXPECT_NEAR(cell(june.values, june.at.reach, Outcome::pass_all_pct), 87.5, 1e-9);
    EXPECT_EQ(cell(june.values, june.at.reach, Outcome::leavers), 8.0);
    EXPECT_EQ(cell(june.values, june.at.reach + 1, Outcome::pass_all_pct), 0.0);
    EXPECT_EQ(cell(june.values, june.at.reach + 1, Outcome::leavers), 3.0)
        << "independent schools are on neither side";
}

/// Somebody who left a school `years` ago with a parent of post-secondary education.
void add_student(StudentCohorts& students, std::uint16_t school, int years, StudentStatus status,
                 bool national, unsigned switched = 0)
{
    for (int left = 2026; students.size() < followed_years + 1; ++left) {
        students.emplace_back().left = left;
    }
    Students& s = students[static_cast<std::size_t>(followed_years - years)];
    const std::size_t i = rows(s);
    resize(s, i + 1);
    s.school[i] = school;
    s.studies[i].status = static_cast<unsigned>(status) & three_bits;
    s.studies[i].began =
        static_cast<unsigned>(national ? Programme::vocational : Programme::introductory) &
        two_bits;
    s.studies[i].switched = switched & one_bit;
    s.traits[i].education = 3;
}

TEST(Indicators, UpperSecondaryCountsEachCohortInItsYearByTheSchoolThatItLeft)
{
    June june(2);
    StudentCohorts& s = june.w.students;
    add_student(s, 0, 4, StudentStatus::done_in_three, true);
    add_student(s, 0, 4, StudentStatus::done_in_four, false);
    add_student(s, 0, 4, StudentStatus::dropped_out, true);
    add_student(s, 1, 4, StudentStatus::without_diploma, false);
    add_student(s, 1, 4, StudentStatus::not_started, false);
    add_student(s, 1, 3, StudentStatus::done_in_three, true);
    add_student(s, 1, 3, StudentStatus::studying, true);
    add_student(s, 1, 3, StudentStatus::studying, false);
    add_student(s, 1, 2, StudentStatus::studying, true, 1);
    add_student(s, 0, 1, StudentStatus::dropped_out, true);
    add_student(s, 0, 0, StudentStatus::studying, false);
    add_student(s, 0, 0, StudentStatus::not_started, false);
    EXPECT_EQ(june.of(Outcome::upper_secondary_starters), 4.0);
    EXPECT_EQ(june.of(Outcome::upper_secondary_completion_pct), 50.0);
    EXPECT_NEAR(june.of(Outcome::upper_secondary_completion_pct, june.at.school), 200.0 / 3.0,
                1e-9);
    EXPECT_EQ(june.of(Outcome::upper_secondary_completion_pct, june.at.school + 1), 0.0);
    EXPECT_EQ(june.of(Outcome::upper_secondary_completion_pct, june.at.parents + 2), 50.0);
    EXPECT_TRUE(std::isnan(june.of(Outcome::upper_secondary_completion_pct, june.at.parents)));
    EXPECT_EQ(june.of(Outcome::national_starters_three_years), 2.0);
    EXPECT_EQ(june.of(Outcome::upper_secondary_completion3_pct), 50.0);
    EXPECT_EQ(june.of(Outcome::programme_switch_pct), 100.0);
    EXPECT_EQ(june.of(Outcome::national_starters_two_years), 1.0);
    EXPECT_EQ(june.of(Outcome::introductory_pct), 50.0);
    EXPECT_TRUE(std::isnan(june.of(Outcome::adapted_pupils)));
}

TEST(Indicators, GroupsAreAsManyAsTheOffsetsSayAndEveryOneIsNamed)
{
    const Municipality m = tiny_municipality();
    const auto groups = groups_of(m);
    const GroupOffsets at = group_offsets(m.schools.size());
    ASSERT_EQ(groups.size(), at.count);
    EXPECT_EQ(groups[at.school + south].label, "90000002");
    EXPECT_EQ(groups[at.run_by + 1].label, "independent");
    EXPECT_EQ(groups[at.parents + 2].label, "post_secondary");
    EXPECT_EQ(groups[at.background].label, "swedish");
    EXPECT_EQ(groups[at.sex].label, "girls");
    EXPECT_EQ(groups[at.quarter + 3].label, "4_strongest");
    EXPECT_EQ(groups[at.reach].label, "reached");
}

TEST(Indicators, TheMunicipalityIsTheSumOfEveryWayToSplitIt)
{
    TinyWorld tiny;
    YearValues values;
    observe(values, tiny.world, tiny.tick(tiny_data_year));
    const GroupOffsets at = group_offsets(4);
    const std::array ends{at.school, at.run_by,  at.parents, at.background,
                          at.sex,    at.quarter, at.reach};
    for (std::size_t k = 0; k + 1 < ends.size(); ++k) {
        double leavers = 0.0;
        double merit = 0.0;
        for (std::size_t g = ends[k]; g < ends[k + 1]; ++g) {
            const double n = cell(values, g, Outcome::leavers);
            leavers += n;
            merit += n > 0.0 ? n * cell(values, g, Outcome::merit_points) : 0.0;
        }
        EXPECT_EQ(leavers, cell(values, 0, Outcome::leavers)) << k;
        EXPECT_NEAR(merit / leavers, cell(values, 0, Outcome::merit_points), 1e-9) << k;
    }
}

} // namespace
} // namespace likvard
