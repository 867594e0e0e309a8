// Principals: who leads, for how long, and what it gives.
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

namespace likvard {
namespace {

/// Schools at the nation's pupils per leader.
Schools at_national_span(std::size_t count)
{
    Schools schools = plain_schools(count);
    const auto span = static_cast<float>(central_params().principals.national_span);
    std::fill(schools.roll_all.begin(), schools.roll_all.end(), span);
    return schools;
}

double changed_share(const Schools& schools)
{
    double changed = 0.0;
    for (const std::uint8_t is_new : schools.principal_new) {
        changed += static_cast<double>(is_new);
    }
    return changed / static_cast<double>(rows(schools));
}

TEST(Principals, AQuarterChangesAYearAtTheNationalSpan)
{
    constexpr std::size_t n = 20000;
    Schools schools = at_national_span(n);
    const PrincipalParams p = central_params().principals;
    principals(schools, no_effects(n), p, tick_of());
    EXPECT_NEAR(changed_share(schools), p.yearly_change, 0.01);
}

TEST(Principals, NobodyOrEverybodyChangesAtTheLimits)
{
    PrincipalParams p = central_params().principals;
    p.yearly_change = 1e-9;
    Schools schools = at_national_span(500);
    principals(schools, no_effects(500), p, tick_of());
    EXPECT_EQ(changed_share(schools), 0.0);
    p.yearly_change = 1.0 - 1e-9;
    principals(schools, no_effects(500), p, tick_of());
    EXPECT_EQ(changed_share(schools), 1.0);
}

TEST(Principals, FewerPupilsPerLeaderNeverMakeAPrincipalLeave)
{
    constexpr std::size_t n = 2000;
    PrincipalParams p = central_params().principals;
    p.span_slope = 0.3;
    Schools wide_span = at_national_span(n);
    Schools narrow_span = wide_span;
    Effects assistants = no_effects(n);
    std::fill(assistants.assistants.begin(), assistants.assistants.end(), 1.0F);
    principals(wide_span, no_effects(n), p, tick_of());
    principals(narrow_span, assistants, p, tick_of());
    for (std::size_t s = 0; s < n; ++s) {
        EXPECT_LE(narrow_span.principal_new[s], wide_span.principal_new[s]) << s;
    }
    EXPECT_LT(changed_share(narrow_span), changed_share(wide_span));
}

TEST(Principals, WithoutASpanSlopeAssistantsKeepNobody)
{
    constexpr std::size_t n = 2000;
    PrincipalParams p = central_params().principals;
    p.span_slope = 0.0;
    Schools without = at_national_span(n);
    Schools with = without;
    Effects assistants = no_effects(n);
    std::fill(assistants.assistants.begin(), assistants.assistants.end(), 3.0F);
    principals(without, no_effects(n), p, tick_of());
    principals(with, assistants, p, tick_of());
    EXPECT_EQ(with.principal_new, without.principal_new);
}

TEST(Principals, SpanCountsThePrincipalTheAssistantsAndTheLevers)
{
    Schools schools = plain_schools(2);
    schools.roll_all = {600.0F, 0.0F};
    schools.assistants = {1.0F, 0.0F};
    Effects effects = no_effects(2);
    EXPECT_DOUBLE_EQ(span(schools, effects, 0), 300.0);
    effects.assistants[0] = 1.0F;
    EXPECT_DOUBLE_EQ(span(schools, effects, 0), 200.0);
    EXPECT_DOUBLE_EQ(span(schools, effects, 1), 0.0);
}

TEST(Principals, WhoStaysKeepsQualityAndGainsAYearAndWhoIsNewStartsAtNone)
{
    constexpr std::size_t n = 200;
    Schools schools = at_national_span(n);
    std::fill(schools.principal.begin(), schools.principal.end(), 9.0F); // nobody draws that
    std::fill(schools.principal_years.begin(), schools.principal_years.end(), 3.0F);
    principals(schools, no_effects(n), central_params().principals, tick_of());
    for (std::size_t s = 0; s < n; ++s) {
        const bool is_new = schools.principal_new[s] != 0;
        EXPECT_EQ(schools.principal_years[s], is_new ? 0.0F : 4.0F) << s;
        EXPECT_EQ(schools.principal[s] == 9.0F, !is_new) << s;
    }
    EXPECT_GT(changed_share(schools), 0.0);
}

TEST(Principals, TheNewPrincipalIsTheSamePersonInEveryArm)
{
    PrincipalParams often = central_params().principals;
    often.yearly_change = 1.0 - 1e-9;
    PrincipalParams sometimes = central_params().principals;
    Schools all = at_national_span(300);
    Schools some = all;
    principals(all, no_effects(300), often, tick_of());
    principals(some, no_effects(300), sometimes, tick_of());
    for (std::size_t s = 0; s < 300; ++s) {
        if (some.principal_new[s] != 0) {
            EXPECT_EQ(some.principal[s], all.principal[s]);
        }
    }
}

TEST(Principals, TwoChangesBringTwoPeople)
{
    PrincipalParams always = central_params().principals;
    always.yearly_change = 1.0 - 1e-9;
    Schools schools = at_national_span(2);
    principals(schools, no_effects(2), always, tick_of(2025));
    const auto first = schools.principal;
    principals(schools, no_effects(2), always, tick_of(2026));
    EXPECT_NE(schools.principal[0], first[0]);
    EXPECT_NE(schools.principal[0], schools.principal[1]);
}

TEST(Principals, WithoutEffectsLeadershipGivesNothing)
{
    PrincipalParams p = central_params().principals;
    p.effect_sd = 0.0;
    p.change_cost = 0.0;
    p.assistant_gain = 0.0;
    Schools schools = at_national_span(50);
    Effects effects = no_effects(50);
    std::fill(effects.assistants.begin(), effects.assistants.end(), 2.0F);
    principals(schools, effects, p, tick_of());
    for (const float leadership : schools.leadership) {
        EXPECT_EQ(leadership, 0.0F);
    }
}

TEST(Principals, LeadershipIsQualityLessTheCostOfAChangePlusExtraLeaders)
{
    PrincipalParams p = central_params().principals;
    p.yearly_change = 1e-9;
    p.assistant_gain = 0.01;
    Schools schools = at_national_span(1);
    schools.principal[0] = 2.0F;
    Effects effects = no_effects(1);
    effects.assistants[0] = 1.0F;
    principals(schools, effects, p, tick_of());
    const double yearly = p.effect_sd / p.level_years_factor;
    EXPECT_NEAR(wide(schools.leadership[0]), 2.0 * yearly + 0.01, 1e-7);
    p.yearly_change = 1.0 - 1e-9;
    principals(schools, no_effects(1), p, tick_of());
    EXPECT_NEAR(wide(schools.leadership[0]), wide(schools.principal[0]) * yearly + p.change_cost,
                1e-7);
}

} // namespace
} // namespace likvard
