// Enrol: families rank schools, seats are settled by the Swedish rules.
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace likvard {
namespace {

/// Schools, areas with minutes to them (one minute is a kilometre here), and entering children.
struct Town {
    Schools schools;
    Geography geography;
    Pupils pupils;
    EnrolParams params = central_params().enrol;
    Effects effects;

    /// `minutes` by area and school.
    explicit Town(const std::vector<std::vector<float>>& minutes)
        : schools(plain_schools(minutes[0].size())), effects(no_effects(minutes[0].size()))
    {
        geography.school_count = minutes[0].size();
        for (const auto& row : minutes) {
            geography.minutes.insert(geography.minutes.end(), row.begin(), row.end());
        }
        geography.home_school.assign(minutes.size(), no_school_row);
    }
    void children(std::size_t count, std::uint16_t area, std::uint8_t grade = 0,
                  std::uint16_t at = no_school)
    {
        const std::size_t first = rows(pupils);
        add_pupils(pupils, count, grade, at);
        std::fill(pupils.area.begin() + static_cast<std::ptrdiff_t>(first), pupils.area.end(),
                  area);
    }
    /// Everybody wants school `s` above all.
    void adore(std::size_t s) { schools.reputation[s] = 1e4F; }
    void enrol_all() { enrol(pupils, schools, effects, {geography, {}, 1.0}, params, tick_of()); }
    [[nodiscard]] std::size_t count(std::uint16_t school, std::uint16_t area) const
    {
        std::size_t n = 0;
        for (std::size_t i = 0; i < rows(pupils); ++i) {
            n += pupils.school[i] == school && pupils.area[i] == area ? 1U : 0U;
        }
        return n;
    }
};

TEST(Enrol, AtAFullMunicipalSchoolRelativeProximityWins)
{
    // Area 1 is nearer to the first school, but has another almost as near.
    Town town({{3.0F, 20.0F}, {1.0F, 2.0F}});
    town.children(5, 1);
    town.children(5, 0);
    town.adore(0);
    town.schools.seats[0] = 5.0F;
    town.enrol_all();
    EXPECT_EQ(town.count(0, 0), 5U);
    EXPECT_EQ(town.count(1, 1), 5U);
}

TEST(Enrol, AtAFullIndependentSchoolTheQueueDecidesAndNotTheDistance)
{
    Town town({{1.0F, 9.0F}, {8.0F, 1.0F}});
    town.children(20, 0);
    town.children(20, 1);
    town.adore(0);
    town.schools.municipal[0] = 0;
    town.schools.seats = {10.0F, 100.0F};
    town.enrol_all();
    std::vector<float> inside;
    std::vector<float> outside;
    for (std::size_t i = 0; i < 40; ++i) {
        const float place = tick_of().draw.normal(Stream::queue, 0, town.pupils.id[i]);
        (town.pupils.school[i] == 0 ? inside : outside).push_back(place);
    }
    ASSERT_EQ(inside.size(), 10U);
    EXPECT_GT(*std::min_element(inside.begin(), inside.end()),
              *std::max_element(outside.begin(), outside.end()));
    EXPECT_GT(town.count(0, 1), 0U) << "some from far away stood first in the queue";
}

TEST(Enrol, FamiliesAroundAnIndependentSchoolHaveStoodInItsQueueLongest)
{
    Town town({{1.0F, 9.0F}, {8.0F, 1.0F}});
    town.children(20, 0);
    town.children(20, 1);
    town.adore(0);
    town.schools.municipal[0] = 0;
    town.schools.seats = {20.0F, 100.0F};
    town.geography.home_school[1] = 0;
    town.enrol_all();
    EXPECT_EQ(town.count(0, 1), 20U);
    EXPECT_EQ(town.count(0, 0), 0U);
}

TEST(Enrol, WhereNoSchoolHasTheGradeItsPupilsGoToTheNearestSchool)
{
    Town town({{9.0F, 3.0F}, {1.0F, 5.0F}});
    town.children(4, 0, 2);
    town.children(6, 1, 2);
    std::fill(town.schools.first_grade.begin(), town.schools.first_grade.end(), std::uint8_t{3});
    town.enrol_all();
    EXPECT_EQ(town.count(1, 0), 4U);
    EXPECT_EQ(town.count(0, 1), 6U);
}

TEST(Enrol, WhereEverySchoolHasClosedPupilsGoToTheNearest)
{
    Town town({{9.0F, 3.0F}});
    town.children(4, 0, 2);
    std::fill(town.effects.closed.begin(), town.effects.closed.end(), 1.0F);
    town.enrol_all();
    EXPECT_EQ(town.count(1, 0), 4U);
}

TEST(Enrol, TheDutyPlacesWhomNobodyTookInTheNearestMunicipalSchoolWithTheGrade)
{
    Town town({{1.0F, 2.0F, 3.0F, 30.0F}});
    town.children(40, 0, 3);
    town.schools.municipal[0] = 0;
    town.schools.first_grade[1] = 4; // near, but without grade 3
    town.schools.seats = {5.0F, 50.0F, 2.0F, 6.0F};
    town.enrol_all();
    EXPECT_EQ(town.count(0, 0), 5U) << "an independent school opens no seat";
    EXPECT_EQ(town.count(1, 0), 0U);
    EXPECT_EQ(town.count(2, 0), 29U) << "its two seats and all whom nobody took";
    EXPECT_EQ(town.count(3, 0), 6U);
}

TEST(Enrol, WithoutAMunicipalSchoolAnySchoolWithTheGradeMustTakeThem)
{
    Town town({{5.0F, 1.0F}});
    town.children(4, 0, 8);
    town.schools.municipal = {0, 0};
    town.schools.last_grade[1] = 6;
    town.schools.seats = {1.0F, 10.0F};
    town.enrol_all();
    EXPECT_EQ(town.count(0, 0), 4U);
}

TEST(Enrol, WithoutSwitchersWhoHasAPlaceKeepsItHoweverFullTheSchool)
{
    Town town({{1.0F, 2.0F}});
    town.params.switch_share = 0.0;
    town.schools.seats = {3.0F, 100.0F};
    town.children(30, 0, 4, 0);
    town.adore(1);
    const auto before = town.pupils.school;
    town.enrol_all();
    EXPECT_EQ(town.pupils.school, before);
}

TEST(Enrol, WhoConsidersAnotherSchoolLosesNothingByAsking)
{
    // The first school is far from those who go there, and near to others who want in.
    Town town({{9.0F, 1.0F}, {1.0F, 20.0F}});
    town.params.switch_share = 1.0;
    town.schools.seats = {3.0F, 0.0F}; // it is over-full, and the school they ask for is full
    town.children(30, 0, 7, 0);
    town.children(10, 1, 7);
    town.adore(1);
    town.enrol_all();
    EXPECT_EQ(town.count(0, 0), 30U);
    EXPECT_EQ(town.count(1, 1), 0U);
}

TEST(Enrol, SwitchingHappensBeforeGradesFourAndSevenOnly)
{
    for (std::uint8_t grade = 0; grade < grade_count; ++grade) {
        Town town({{1.0F, 2.0F}});
        town.params.switch_share = 1.0;
        town.schools.seats = {100.0F, 100.0F};
        town.children(20, 0, grade, 0);
        town.adore(1);
        town.enrol_all();
        EXPECT_EQ(town.count(1, 0), grade == 4 || grade == 7 ? 20U : 0U) << int{grade};
    }
}

TEST(Enrol, APupilWhoseSchoolEndsGetsAnotherWithTheGrade)
{
    Town town({{1.0F, 6.0F}});
    town.schools.last_grade[0] = 6;
    town.children(20, 0, 7, 0);
    town.enrol_all();
    EXPECT_EQ(town.count(1, 0), 20U);
}

TEST(Enrol, SeatsHeldByThoseWhoStayAreNotGivenAway)
{
    Town town({{1.0F, 2.0F}});
    town.params.switch_share = 0.0;
    town.schools.municipal[0] = 0; // no duty: only seats count
    town.schools.seats = {25.0F, 100.0F};
    town.children(20, 0, 5, 0);
    town.children(30, 0, 5);
    town.adore(0);
    town.enrol_all();
    EXPECT_EQ(town.count(0, 0), 25U);
}

TEST(Enrol, IndifferentFamiliesChooseTheNearestSchoolWhenDistanceRules)
{
    Town town({{9.0F, 1.0F, 5.0F}});
    town.params = {.distance = -100.0,
                   .peers = 0.0,
                   .peers_low = 0.0,
                   .reputation = 0.0,
                   .reputation_low = 0.0,
                   .home_school = 0.0,
                   .sibling_share = 0.0,
                   .sibling_bonus = 0.0,
                   .switch_share = 0.0};
    town.children(20, 0);
    town.enrol_all();
    EXPECT_EQ(town.count(1, 0), 20U);
}

TEST(Enrol, HomeSchoolAndBetterEducatedPeersAttract)
{
    const auto first_school = [](auto&& change) {
        Town town({{3.0F, 3.0F}});
        town.schools.seats = {1e4F, 1e4F};
        town.children(2000, 0);
        set_education(town.pupils, 3);
        change(town);
        town.enrol_all();
        return town.count(0, 0);
    };
    const auto plain = first_school([](Town& /*town*/) {});
    EXPECT_NEAR(static_cast<double>(plain), 1000.0, 80.0);
    EXPECT_GT(first_school([](Town& t) { t.geography.home_school[0] = 0; }), plain + 300);
    const auto peers = first_school([](Town& t) { t.schools.postsec[0] = 0.95F; });
    const auto low = first_school([](Town& t) {
        t.schools.postsec[0] = 0.95F;
        set_education(t.pupils, 1);
    });
    EXPECT_GT(peers, low);
    EXPECT_GT(low, plain);
}

TEST(Enrol, AGoodNameAttractsTheWellEducatedMost)
{
    const auto first_school = [](float name, std::uint8_t education) {
        Town town({{3.0F, 3.0F}});
        town.schools.seats = {1e4F, 1e4F};
        town.params.reputation = 0.5;
        town.params.reputation_low = 0.4;
        town.schools.reputation[0] = name;
        town.children(4000, 0);
        set_education(town.pupils, education);
        town.enrol_all();
        return static_cast<double>(town.count(0, 0)) / 4000.0;
    };
    // Of two schools alike but for one SD of name: logit 0.5, and 0.2 for the others.
    EXPECT_NEAR(first_school(1.0F, 3), 0.622, 0.02);
    EXPECT_NEAR(first_school(1.0F, 2), 0.550, 0.02);
    EXPECT_EQ(first_school(0.0F, 3), first_school(0.0F, 2));
}

TEST(Enrol, AnOlderSiblingsSchoolAttractsEnteringChildren)
{
    const auto at_siblings_school = [](double bonus) {
        Town town({{3.0F, 3.0F}});
        town.schools.seats = {1e4F, 1e4F};
        town.params.sibling_share = 1.0;
        town.params.sibling_bonus = bonus;
        town.children(50, 0, 3, 1); // the area's older children all go to the second school
        town.children(500, 0);
        town.enrol_all();
        return town.count(1, 0) - 50;
    };
    EXPECT_GT(at_siblings_school(2.5), at_siblings_school(0.0) + 100);
}

} // namespace
} // namespace likvard
