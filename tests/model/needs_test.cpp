// Perceive needs: what the administration believes.
#include "model/processes/needs.hpp"
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

namespace likvard {
namespace {

/// Nothing but the newest marks, without loss.
NeedsParams marks_alone()
{
    NeedsParams p = central_params().needs;
    p.index_weight = 0.0;
    p.survey_weight = 0.0;
    p.lag = 0.0;
    return p;
}
constexpr SignalLoss lossless{1.0, 1.0};
constexpr SignalLoss deaf{1.0, 0.0};

/// One school whose seen level `ago` years ago was ago / 10.
Schools with_history()
{
    Schools schools = plain_schools(1);
    for (std::size_t ago = 0; ago < signal_years; ++ago) {
        schools.seen[0][ago] = 0.1F * static_cast<float>(ago);
    }
    return schools;
}

double need(Schools schools, const SignalLoss& chain, const NeedsParams& params, int year = 2025)
{
    perceive_needs(schools, chain, no_effects(rows(schools)), params, tick_of(year));
    return wide(schools.perceived_need[0]);
}
double short_of(double skill)
{
    return 132.0 * expected_short_share(skill, central_params().needs);
}

TEST(Needs, ShareExpectedToFallShortIsTheBaseAtTheNationsMeanAndFallsWithSkill)
{
    const NeedsParams p = central_params().needs;
    EXPECT_NEAR(expected_short_share(0.0, p), p.short_base, 1e-12);
    double last = 1.0;
    for (double skill = -3.0; skill < 3.0; skill += 0.5) {
        const double share = expected_short_share(skill, p);
        EXPECT_LT(share, last);
        EXPECT_GT(share, 0.0);
        last = share;
    }
}

TEST(Needs, AnUndelayedLosslessChainSeesLastJune)
{
    Schools schools = with_history();
    schools.seen[0][0] = -0.5F;
    EXPECT_NEAR(need(schools, lossless, marks_alone()), short_of(-0.5), 1e-3);
}

TEST(Needs, ALagLooksBackAndAPartOfAYearLiesBetween)
{
    NeedsParams p = marks_alone();
    p.lag = 3.0;
    EXPECT_NEAR(need(with_history(), lossless, p), short_of(0.3), 1e-3);
    EXPECT_NEAR(need(with_history(), {0.5, 1.0}, p), short_of(0.15), 1e-3);
    p.lag = 100.0; // beyond what anybody remembers
    EXPECT_NEAR(need(with_history(), lossless, p), short_of(0.7), 1e-3);
}

TEST(Needs, AChainThatKeepsNothingDoesNotHearTheMarks)
{
    Schools good = with_history();
    Schools bad = with_history();
    bad.seen[0].fill(-2.0F);
    EXPECT_EQ(need(good, deaf, marks_alone()), need(bad, deaf, marks_alone()));
    EXPECT_NE(need(good, lossless, marks_alone()), need(bad, lossless, marks_alone()));
    EXPECT_NE(need(good, deaf, marks_alone(), 2025), need(good, deaf, marks_alone(), 2026))
        << "what it hears instead is noise";
}

TEST(Needs, TheIndexAloneKnowsCompositionAtOnceAndNothingElse)
{
    NeedsParams p = marks_alone();
    p.index_weight = 1.0;
    Schools schools = with_history();
    schools.foreign[0] = 0.271F;
    EXPECT_NEAR(need(schools, lossless, p), short_of(0.0), 1e-3) << "the nation's composition";
    Schools poor = schools;
    poor.postsec[0] = 0.4F;
    poor.seen[0].fill(3.0F);
    EXPECT_GT(need(poor, lossless, p), need(schools, lossless, p));
}

TEST(Needs, WorseMarksAndWorseClimateRaiseTheNeedThatIsSeen)
{
    NeedsParams p = marks_alone();
    p.survey_weight = 0.5;
    const Schools plain = with_history();
    Schools worse = plain;
    worse.seen[0][0] -= 0.3F;
    Schools unsafe = plain;
    unsafe.climate[0] = -1.0F;
    EXPECT_GT(need(worse, lossless, p), need(plain, lossless, p));
    EXPECT_GT(need(unsafe, lossless, p), need(plain, lossless, p));
    p.survey_weight = 0.0;
    EXPECT_EQ(need(unsafe, lossless, p), need(plain, lossless, p));
}

TEST(Needs, NeedIsACountOfPupilsBetweenNoneAndAll)
{
    Schools schools = plain_schools(2);
    schools.roll_all = {0.0F, 500.0F};
    schools.seen[1].fill(-50.0F);
    perceive_needs(schools, lossless, no_effects(rows(schools)), marks_alone(), tick_of());
    EXPECT_EQ(schools.perceived_need[0], 0.0F);
    EXPECT_LE(schools.perceived_need[1], 500.0F);
    EXPECT_GT(schools.perceived_need[1], 499.0F);
}

TEST(Needs, ReputationMovesPartOfTheWayToTheSeenLevel)
{
    Schools schools = plain_schools(1);
    schools.seen[0][0] = 1.0F;
    perceive_needs(schools, lossless, no_effects(rows(schools)), marks_alone(), tick_of());
    const float once = schools.reputation[0];
    EXPECT_GT(once, 0.0F);
    EXPECT_LT(once, 1.0F);
    for (int year = 0; year < 60; ++year) {
        perceive_needs(schools, lossless, no_effects(rows(schools)), marks_alone(), tick_of());
    }
    EXPECT_NEAR(wide(schools.reputation[0]), 1.0, 1e-5);
}

} // namespace
} // namespace likvard
