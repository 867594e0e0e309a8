// What processes make of the channels that levers write, staff, choice and chain: each in its
// direction, and nothing where it is closed (levers_test holds the bits).
#include "model/processes/enrol.hpp"
#include "model/processes/leave.hpp"
#include "model/processes/needs.hpp"
#include "model/processes/recruit.hpp"
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace likvard {
namespace {

double share_that_goes(const Effects& effects)
{
    Teachers teachers;
    add_teachers(teachers, 20000, 0);
    Schools schools = plain_schools(1);
    teachers_leave(teachers, schools, effects, central_params().leave, tick_of());
    const auto stay =
        static_cast<double>(std::count(teachers.move.begin(), teachers.move.end(), 0));
    return 1.0 - stay / 20000.0;
}

TEST(Channels, TenPerCentMorePayMakesSixInAHundredFewerLeave)
{
    Effects effects = no_effects(1);
    const double without = share_that_goes(effects);
    effects.pay[0] = 0.1F;
    EXPECT_NEAR(share_that_goes(effects) - without, central_params().leave.pay_slope, 0.01);
}

/// Two schools of ten teachers each, two of whom have left; a list of `listed` candidates.
struct Summer {
    Schools schools = plain_schools(2);
    Teachers teachers;
    Effects effects = no_effects(2);
    RecruitParams params = central_params().recruit;
    double listed;

    explicit Summer(double candidates = 4.0) : listed(candidates)
    {
        params.list_ratio = 1.0;
        add_teachers(teachers, 10, 0);
        add_teachers(teachers, 10, 1);
        for (const std::size_t i :
             {std::size_t{0}, std::size_t{1}, std::size_t{10}, std::size_t{11}}) {
            teachers.move[i] = static_cast<std::uint8_t>(StaffMove::leaves);
        }
    }
    Summer& run()
    {
        recruit(teachers, schools, effects, {listed, 0.7, {0.11, 0.14}}, params, tick_of());
        return *this;
    }
    [[nodiscard]] double certified(std::uint16_t s) const
    {
        double sum = 0.0;
        double n = 0.0;
        for (std::size_t i = 0; i < rows(teachers); ++i) {
            if (teachers.school[i] == s) {
                sum += static_cast<double>(teachers.certified[i]);
                n += 1.0;
            }
        }
        return sum / n;
    }
};

TEST(Channels, PostsAddedFastAreFilledByTheUncertified)
{
    Summer plain(6.0);
    Summer more(6.0);
    more.effects.posts = {4.0F, 4.0F};
    plain.run();
    more.run();
    EXPECT_EQ(more.schools.posts[0], plain.schools.posts[0] + 4.0F);
    EXPECT_LT(more.certified(0) + more.certified(1), plain.certified(0) + plain.certified(1));
}

TEST(Channels, FewerPostsAreNeverFewerThanOne)
{
    Summer summer;
    summer.effects.posts = {-500.0F, 0.0F};
    EXPECT_EQ(summer.run().schools.posts[0], 1.0F);
}

TEST(Channels, ASchoolThatPaysMoreFillsItsPostsFirst)
{
    int first = 0;
    for (std::uint32_t replicate = 0; replicate < 40; ++replicate) {
        Summer summer(2.0);
        summer.params.stand_in_share = 0.0;
        summer.effects.pay[1] = 1.0F; // double pay: the direction is what is tested
        recruit(summer.teachers, summer.schools, summer.effects, {1.0, 0.7, {0.11, 0.14}},
                summer.params, Tick{2025, Draw(1, replicate)});
        first += summer.schools.vacant[1] < summer.schools.vacant[0] ? 1 : 0;
    }
    EXPECT_GT(first, 30);
}

TEST(Channels, AClosedSchoolHasNoPupilsAndNoTeachers)
{
    Summer summer;
    summer.effects.closed[0] = 1.0F;
    Teachers staff = summer.teachers;
    teachers_leave(staff, summer.schools, summer.effects, central_params().leave, tick_of());
    for (std::size_t i = 0; i < 10; ++i) {
        EXPECT_NE(staff.move[i], static_cast<std::uint8_t>(StaffMove::stays));
    }
    summer.teachers = staff;
    summer.run();
    EXPECT_EQ(summer.schools.posts[0], 0.0F);
    EXPECT_EQ(summer.schools.staff[0], 0.0F);
    EXPECT_EQ(summer.schools.vacant[0], 0.0F);

    Pupils pupils = plain_pupils(30, 5, 0);
    Geography geography;
    geography.school_count = 2;
    geography.minutes = {5.0F, 10.0F};
    geography.home_school = {no_school_row};
    enrol(pupils, summer.schools, summer.effects, {geography, {}, 1.0}, central_params().enrol,
          tick_of());
    for (const std::uint16_t s : pupils.school) {
        EXPECT_EQ(s, 1);
    }
}

/// A sought-after school with ten seats beside a large one; families near it and far from it.
std::size_t short_educated_admitted(const Effects& effects)
{
    Schools schools = plain_schools(2);
    schools.seats = {10.0F, 500.0F};
    schools.reputation[0] = 1e3F;
    Pupils pupils = plain_pupils(40, 0, no_school);
    for (std::size_t i = 0; i < 40; ++i) {
        pupils.area[i] = i < 20 ? 0 : 1;
        pupils.traits[i].education = i < 20 ? 3 : 1;
    }
    Geography geography;
    geography.school_count = 2;
    geography.minutes = {1.0F, 20.0F, 18.0F, 20.0F};
    geography.home_school = {no_school_row, no_school_row};
    enrol(pupils, schools, effects, {geography, {}, 1.0}, central_params().enrol, tick_of());
    std::size_t admitted = 0;
    for (std::size_t i = 20; i < 40; ++i) {
        admitted += pupils.school[i] == 0 ? 1U : 0U;
    }
    return admitted;
}

TEST(Channels, ProximityKeepsTheFarAwayOutAndQuotaAndLotteryLetThemIn)
{
    Effects effects = no_effects(2);
    EXPECT_EQ(short_educated_admitted(effects), 0U);
    effects.admission_quota = 1.0F;
    EXPECT_EQ(short_educated_admitted(effects), 10U);
    effects.admission_quota = 0.0F;
    effects.admission_lottery = 1.0F;
    const std::size_t by_lot = short_educated_admitted(effects);
    EXPECT_GT(by_lot, 0U);
    EXPECT_LT(by_lot, 10U);
}

/// Squared error of the perceived level of 500 schools whose results have just changed.
double misjudged(const Effects& effects)
{
    Schools schools = plain_schools(500);
    NeedsParams params = central_params().needs;
    params.index_weight = 0.0;
    params.survey_weight = 0.0;
    params.survey_full_weight = 0.0;
    for (std::size_t s = 0; s < 500; ++s) {
        const float level = tick_of().draw.normal(Stream::school_start, 0, schools.id[s]);
        schools.seen[s].fill(0.0F);
        schools.seen[s][0] = 0.35F * level; // fell or rose last June
    }
    perceive_needs(schools, {1.0, 0.7}, effects, params, tick_of());
    double error = 0.0;
    for (std::size_t s = 0; s < 500; ++s) {
        const double share = static_cast<double>(schools.perceived_need[s] / schools.roll_all[s]);
        const double truth = expected_short_share(static_cast<double>(schools.seen[s][0]), params);
        error += (share - truth) * (share - truth);
    }
    return error / 500.0;
}

TEST(Channels, ATighterChainSeesTheNeedSoonerAndSharper)
{
    const double weak = misjudged(no_effects(500));
    Effects effects = no_effects(500);
    effects.chain_lag = -0.6F;
    const double sooner = misjudged(effects);
    effects.chain_fidelity = 0.5F;
    const double sharper = misjudged(effects);
    EXPECT_LT(sooner, weak);
    EXPECT_LT(sharper, sooner);
}

} // namespace
} // namespace likvard
