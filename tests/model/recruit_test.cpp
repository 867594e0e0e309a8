// Recruit: vacancies, the list of candidates, and who fills what.
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <set>

namespace likvard {
namespace {

constexpr auto looks = static_cast<std::uint8_t>(StaffMove::looks);
constexpr auto leaves = static_cast<std::uint8_t>(StaffMove::leaves);

/// Schools with 10 posts each and 10 teachers, and a list of `listed` candidates.
struct Summer {
    Schools schools;
    Teachers teachers;
    Effects effects;
    StaffMarket market;
    RecruitParams params = central_params().recruit;

    explicit Summer(std::size_t school_count, double listed = 0.0)
        : schools(plain_schools(school_count)),
          effects(no_effects(school_count)), market{listed, 0.7, {0.11, 0.14}}
    {
        params.list_ratio = 1.0;
        for (std::size_t s = 0; s < school_count; ++s) {
            add_teachers(teachers, 10, static_cast<std::uint16_t>(s));
        }
    }
    void all_do(std::uint8_t move) { std::fill(teachers.move.begin(), teachers.move.end(), move); }
    void run() { recruit(teachers, schools, effects, market, params, tick_of()); }
    [[nodiscard]] std::set<PersonId> ids() const
    {
        return {teachers.id.begin(), teachers.id.end()};
    }
};

/// What a summer must conserve whatever happened.
void expect_books_in_order(const Summer& summer)
{
    const Schools& s = summer.schools;
    EXPECT_EQ(summer.ids().size(), rows(summer.teachers)) << "a teacher is in one school only";
    std::vector<double> count(rows(s), 0.0);
    for (const std::uint16_t school : summer.teachers.school) {
        count[school] += 1.0;
    }
    for (std::size_t k = 0; k < rows(s); ++k) {
        EXPECT_EQ(wide(s.staff[k]), count[k]);
        EXPECT_GE(s.vacant[k], 0.0F);
        EXPECT_GE(wide(s.staff[k] + s.vacant[k]), wide(s.posts[k]))
            << "every post is accounted for";
        EXPECT_GE(s.left_share[k], 0.0F);
        EXPECT_LE(s.left_share[k], 1.0F);
        EXPECT_GE(s.from_elsewhere[k], 0.0F);
    }
}

TEST(Recruit, WhenNobodyMovesEverybodyIsAYearOlderAndNothingElseHappens)
{
    Summer summer(2, 30.0);
    const Teachers before = summer.teachers;
    summer.run();
    EXPECT_EQ(summer.teachers.id, before.id);
    EXPECT_EQ(summer.teachers.school, before.school);
    EXPECT_FLOAT_EQ(summer.teachers.age[0], before.age[0] + 1.0F);
    EXPECT_FLOAT_EQ(summer.teachers.experience[0], before.experience[0] + 1.0F);
    EXPECT_FLOAT_EQ(summer.teachers.years_here[0], before.years_here[0] + 1.0F);
    EXPECT_EQ(summer.schools.left_share[0], 0.0F);
    EXPECT_EQ(summer.schools.vacant[0], 0.0F);
    expect_books_in_order(summer);
}

TEST(Recruit, WhoLeavesIsGoneAndCounted)
{
    Summer summer(2);
    summer.teachers.move[0] = leaves;
    summer.teachers.move[1] = leaves;
    const PersonId gone = summer.teachers.id[0];
    summer.run();
    EXPECT_FALSE(summer.ids().contains(gone));
    EXPECT_FLOAT_EQ(summer.schools.left_share[0], 0.2F);
    EXPECT_EQ(summer.schools.left_share[1], 0.0F);
    expect_books_in_order(summer);
}

TEST(Recruit, AnEmptyListLeavesPostsToStandInsOrVacant)
{
    Summer vacant(1);
    vacant.all_do(leaves);
    vacant.params.stand_in_share = 0.0;
    vacant.run();
    EXPECT_EQ(rows(vacant.teachers), 0U);
    EXPECT_EQ(vacant.schools.vacant[0], 10.0F);
    vacant.params.stand_in_share = 1.0;
    vacant.run();
    EXPECT_EQ(vacant.schools.vacant[0], 0.0F) << "last year's vacancies are last year's";
    Summer covered(1);
    covered.all_do(leaves);
    covered.params.stand_in_share = 1.0;
    covered.run();
    EXPECT_EQ(rows(covered.teachers), 10U);
    EXPECT_EQ(covered.schools.vacant[0], 0.0F);
    for (std::size_t i = 0; i < rows(covered.teachers); ++i) {
        EXPECT_EQ(covered.teachers.certified[i], 0);
        EXPECT_EQ(covered.teachers.permanent[i], 0);
        EXPECT_EQ(covered.teachers.experience[i], 0.0F);
    }
    expect_books_in_order(covered);
}

TEST(Recruit, ALongListFillsEveryPostAndNoMore)
{
    Summer summer(3, 200.0);
    summer.all_do(leaves);
    summer.run();
    EXPECT_EQ(rows(summer.teachers), 30U);
    for (std::size_t s = 0; s < 3; ++s) {
        EXPECT_EQ(summer.schools.staff[s], summer.schools.posts[s]);
        EXPECT_LE(summer.schools.from_elsewhere[s], summer.schools.staff[s]);
    }
    expect_books_in_order(summer);
}

TEST(Recruit, ALongerListOnlyAppends)
{
    Summer without(1, 20.0);
    without.all_do(leaves);
    without.schools.roll_expected[0] = 1200.0F; // a post for everybody
    without.params.stand_in_share = 0.0;
    Summer with = without;
    with.effects.candidates = 0.5F;
    without.run();
    with.run();
    ASSERT_EQ(rows(without.teachers), 20U);
    ASSERT_EQ(rows(with.teachers), 30U);
    for (std::size_t i = 0; i < 20; ++i) {
        EXPECT_EQ(with.teachers.id[i], without.teachers.id[i]);
        EXPECT_EQ(with.teachers.base_language[i], without.teachers.base_language[i]);
        EXPECT_EQ(with.teachers.base_maths[i], without.teachers.base_maths[i]);
        EXPECT_EQ(with.teachers.certified[i], without.teachers.certified[i]);
        EXPECT_EQ(with.teachers.permanent[i], without.teachers.permanent[i]);
        EXPECT_EQ(with.teachers.age[i], without.teachers.age[i]);
        EXPECT_EQ(with.teachers.experience[i], without.teachers.experience[i]);
    }
    EXPECT_GE(with.schools.from_elsewhere[0], without.schools.from_elsewhere[0]);
    expect_books_in_order(with);
}

TEST(Recruit, NobodyIsPushedOutOfAPostThatStillExists)
{
    Summer summer(3, 500.0);
    summer.all_do(looks);
    const std::set<PersonId> before = summer.ids();
    std::fill(summer.teachers.certified.begin(), summer.teachers.certified.end(), std::uint8_t{0});
    summer.params.value_certified = 5.0; // everybody on the list looks better
    summer.run();
    EXPECT_EQ(summer.ids(), before);
    expect_books_in_order(summer);
}

TEST(Recruit, ASchoolThatShrinksLosesThoseWhoLookAndFindNothing)
{
    Summer summer(1, 50.0);
    summer.all_do(looks);
    summer.schools.roll_expected[0] = 72.0F; // six posts
    summer.run();
    EXPECT_EQ(rows(summer.teachers), 6U);
    EXPECT_FLOAT_EQ(summer.schools.left_share[0], 0.4F);
    expect_books_in_order(summer);
}

TEST(Recruit, AShrinkingSchoolKeepsWhomItMayAndTheLastToComeMoveOn)
{
    Summer summer(2, 0.0);
    summer.schools.roll_expected = {72.0F, 156.0F}; // six posts, and thirteen
    for (std::size_t i = 0; i < 10; ++i) {
        summer.teachers.years_here[i] = static_cast<float>(i);
    }
    std::vector<PersonId> last_to_come;
    for (std::size_t i = 0; i < 3; ++i) {
        last_to_come.push_back(summer.teachers.id[i]);
    }
    summer.params.surplus_kept = 0.05; // one more than six, rounded up
    summer.run();
    EXPECT_EQ(summer.schools.staff[0], 7.0F);
    EXPECT_EQ(summer.schools.staff[1], 13.0F);
    for (std::size_t i = 0; i < rows(summer.teachers); ++i) {
        const bool moved = std::find(last_to_come.begin(), last_to_come.end(),
                                     summer.teachers.id[i]) != last_to_come.end();
        EXPECT_TRUE(!moved || summer.teachers.school[i] == 1);
    }
    expect_books_in_order(summer);
}

TEST(Recruit, WhoStaysKeepsThePostWhereNoSurplusIsReleased)
{
    Summer summer(1, 50.0);
    summer.schools.roll_expected[0] = 72.0F;
    summer.params.surplus_kept = 1.0;
    summer.run();
    EXPECT_EQ(rows(summer.teachers), 10U) << "posts fall by attrition only";
    EXPECT_EQ(summer.schools.vacant[0], 0.0F);
}

TEST(Recruit, WhoMovesToAnotherSchoolIsNewThereAndCountsAsLeftHere)
{
    Summer summer(2);
    std::fill_n(summer.teachers.move.begin(), 10, looks);
    summer.schools.roll_expected[1] = 240.0F; // ten open posts at the other school
    summer.schools.postsec[1] = 1.0F;
    summer.params.taste_postsec = 100.0;
    summer.params.stand_in_share = 0.0;
    summer.run();
    EXPECT_FLOAT_EQ(summer.schools.left_share[0], 1.0F);
    EXPECT_EQ(summer.schools.staff[1], 20.0F);
    for (std::size_t i = 0; i < rows(summer.teachers); ++i) {
        EXPECT_EQ(summer.teachers.school[i], 1);
        EXPECT_EQ(summer.teachers.years_here[i] == 0.0F, i < 10);
    }
    expect_books_in_order(summer);
}

TEST(Recruit, CertifiedCandidatesAreChosenFirstWhenSchoolsValueThem)
{
    Summer summer(1, 400.0);
    summer.all_do(leaves);
    summer.params.value_certified = 100.0;
    summer.run();
    for (const std::uint8_t certified : summer.teachers.certified) {
        EXPECT_EQ(certified, 1);
    }
}

TEST(Recruit, EverybodyOrNobodyComesFromElsewhereAtTheLimits)
{
    Summer all(1, 50.0);
    all.all_do(leaves);
    all.params.elsewhere_share = 1.0;
    all.run();
    EXPECT_EQ(all.schools.from_elsewhere[0], 10.0F);
    Summer none(1, 50.0);
    none.all_do(leaves);
    none.params.elsewhere_share = 0.0;
    none.run();
    EXPECT_EQ(none.schools.from_elsewhere[0], 0.0F);
}

TEST(Recruit, CandidatesHaveTheAgesAndExperienceOfThoseWhoLookForAPost)
{
    constexpr std::size_t n = 5000;
    Summer summer(1, n);
    summer.all_do(leaves);
    summer.schools.roll_expected[0] = 12.0F * n;
    summer.run();
    double age = 0.0;
    double novices = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        age += wide(summer.teachers.age[i]) / n;
        novices += summer.teachers.experience[i] < 3.0F ? 1.0 / n : 0.0;
        EXPECT_GE(summer.teachers.experience[i], 0.0F);
        EXPECT_LE(summer.teachers.experience[i], summer.teachers.age[i] - 20.0F);
    }
    EXPECT_NEAR(age, 35.5, 1.0);
    EXPECT_NEAR(novices, 0.4, 0.03);
}

} // namespace
} // namespace likvard
