// Teachers leave and move.
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace likvard {
namespace {

constexpr std::size_t many = 20000;
constexpr auto stays = static_cast<std::uint8_t>(StaffMove::stays);
constexpr auto looks = static_cast<std::uint8_t>(StaffMove::looks);
constexpr auto leaves = static_cast<std::uint8_t>(StaffMove::leaves);

/// Teachers of one school, after `change`, with what they decide.
struct Summer {
    Teachers teachers = plain_teachers(many);
    Schools schools = plain_schools(1);
    Effects effects = no_effects(1);
    LeaveParams params = central_params().leave;

    double run(const std::function<void(Summer&)>& change)
    {
        change(*this);
        teachers_leave(teachers, schools, effects, params, tick_of());
        return 1.0 - share(stays);
    }
    [[nodiscard]] double share(std::uint8_t move) const
    {
        double count = 0.0;
        for (const std::uint8_t m : teachers.move) {
            count += m == move ? 1.0 : 0.0;
        }
        return count / many;
    }
};
double going(const std::function<void(Summer&)>& change)
{
    return Summer().run(change);
}
double plain()
{
    return going([](Summer& /*summer*/) {});
}

TEST(Leave, AnExperiencedPermanentTeacherAtAnAverageSchoolLeavesAtTheBaseRate)
{
    EXPECT_NEAR(plain(), central_params().leave.base, 0.008);
}

TEST(Leave, NobodyOrEverybodyGoesAtTheLimits)
{
    EXPECT_EQ(going([](Summer& s) { s.params.base = 1e-9; }), 0.0);
    EXPECT_EQ(going([](Summer& s) { s.effects.leaving[0] = 1.0F; }), 1.0);
    EXPECT_EQ(going([](Summer& s) { s.effects.leaving[0] = -1.0F; }), 0.0);
}

TEST(Leave, WhoWouldGoAnywayAlsoGoesWhenMoreReasonsAreAdded)
{
    Summer few;
    Summer more;
    few.run([](Summer& /*summer*/) {});
    more.run([](Summer& s) { s.effects.leaving[0] = 0.1F; });
    for (std::size_t i = 0; i < many; ++i) {
        EXPECT_TRUE(few.teachers.move[i] == stays || more.teachers.move[i] != stays);
    }
    EXPECT_NEAR(more.share(stays), few.share(stays) - 0.1, 0.01);
}

TEST(Leave, NovicesAndTemporaryTeachersGoMoreOftenByTheirOdds)
{
    const auto odds = [](double share) { return share / (1.0 - share); };
    const double novice =
        going([](Summer& s) { std::fill_n(s.teachers.experience.begin(), many, 1.0F); });
    const double temporary =
        going([](Summer& s) { std::fill_n(s.teachers.permanent.begin(), many, std::uint8_t{0}); });
    const LeaveParams p = central_params().leave;
    EXPECT_NEAR(odds(novice) / odds(p.base), p.novice_odds, 0.15);
    EXPECT_NEAR(odds(temporary) / odds(p.base), p.temporary_odds, 0.15);
}

TEST(Leave, WeakIntakeBadClimateAndANewPrincipalMakeMoreGo)
{
    EXPECT_GT(going([](Summer& s) { s.schools.postsec = s.schools.postsec_usual = {0.4F}; }),
              plain());
    EXPECT_LT(going([](Summer& s) { s.schools.postsec = s.schools.postsec_usual = {0.9F}; }),
              plain());
    EXPECT_GT(going([](Summer& s) { s.schools.climate[0] = -2.0F; }), plain());
    EXPECT_GT(going([](Summer& s) { s.schools.principal_new[0] = 1; }), plain());
}

TEST(Leave, TheIntakeGradientIsWhatSeparatesTheQuarters)
{
    const double low =
        going([](Summer& s) { s.schools.postsec = s.schools.postsec_usual = {0.426F}; });
    const double high =
        going([](Summer& s) { s.schools.postsec = s.schools.postsec_usual = {0.844F}; });
    EXPECT_NEAR(low - high, central_params().leave.ses_gradient, 0.008);
}

TEST(Leave, EverybodyLeavesAt67AndNobodyRetiresBefore62)
{
    const auto age = [](float years) {
        return [years](Summer& s) {
            s.params.base = 1e-9;
            std::fill_n(s.teachers.age.begin(), many, years);
        };
    };
    EXPECT_EQ(going(age(67.0F)), 1.0);
    EXPECT_EQ(going(age(61.9F)), 0.0);
    EXPECT_NEAR(going(age(63.0F)), central_params().leave.retirement, 0.01);
    Summer old;
    old.run(age(70.0F));
    EXPECT_EQ(old.share(leaves), 1.0) << "who retires looks for no other school";
}

TEST(Leave, WhoLeavesTeachingDoesNotLookAndWhoLooksNearbyDoesNotLeave)
{
    Summer out;
    out.run([](Summer& s) {
        s.effects.leaving[0] = 1.0F;
        s.params.out_share = 1.0;
    });
    EXPECT_EQ(out.share(leaves), 1.0);
    Summer near;
    near.run([](Summer& s) {
        s.effects.leaving[0] = 1.0F;
        s.params.out_share = 0.0;
        s.params.within_municipality = 1.0;
    });
    EXPECT_EQ(near.share(looks), 1.0);
}

TEST(Leave, AWeakerIntakeThanTeachersAreUsedToDrivesSomeAwayUntilTheyAreUsedToIt)
{
    // Ten percentiles: 0.253 SD of pupils, or 0.253·66/145.5 of post-secondary parents.
    const float weaker = 0.652F - 0.253F * 66.0F / 145.5F;
    Summer first;
    const double shocked = first.run([&](Summer& s) { s.schools.postsec[0] = weaker; });
    EXPECT_NEAR(shocked - plain(), central_params().leave.intake_shock, 0.008);
    double left = wide(first.schools.postsec_usual[0] - weaker) / wide(0.652F - weaker);
    EXPECT_NEAR(left, 1.0 - central_params().leave.getting_used, 1e-5);
    const double used_to = going([&](Summer& s) {
        s.schools.postsec[0] = weaker;
        s.schools.postsec_usual[0] = weaker;
    });
    EXPECT_GT(used_to, plain()) << "the gradient stays";
    EXPECT_LT(used_to, shocked);
}

TEST(Leave, OnlyTheOwnSchoolsSituationCounts)
{
    Teachers teachers = plain_teachers(1000, 0);
    add_teachers(teachers, 1000, 1);
    Effects effects = no_effects(2);
    effects.leaving[1] = 1.0F;
    LeaveParams p = central_params().leave;
    p.base = 1e-9;
    Schools schools = plain_schools(2);
    teachers_leave(teachers, schools, effects, p, tick_of());
    for (std::size_t i = 0; i < rows(teachers); ++i) {
        EXPECT_EQ(teachers.move[i] == stays, teachers.school[i] == 0);
    }
}

} // namespace
} // namespace likvard
