// Interplay through teachers, which no table of effect sizes shows: what a lever takes from other
// classes, other posts and other municipalities, and what leaves with those who leave. Each test
// takes the mechanism away in the end, so that it shows where the effect comes from.
#include "interplay.hpp"

#include <gtest/gtest.h>

namespace likvard {
namespace {

constexpr int first = 2025;

double mean_draw(const Results& results, std::string_view key)
{
    double sum = 0.0;
    for (int r = 0; r < results.info().replicates; ++r) {
        for (std::size_t k = 0; k < results.info().parameters.size(); ++k) {
            sum += results.info().parameters[k].key == key ? results.draws(r)[k] : 0.0;
        }
    }
    return sum / results.info().replicates;
}

/// The same team, all of it from the municipality's own classes against none of it.
Results inside_against_outside(int last_year, const Settings& sets)
{
    const LoadedScenario in = botkyrka(8, last_year, sets);
    const auto team = [&](double inside) {
        return lever_use(in, "resource_team", TargetRule::list, {{"inside_share", inside}});
    };
    return pair_of(in, {team(1.0)}, {team(0.0)});
}

TEST(ClassesLeftBehind, CoachesFromInsideLowerSkillWhereTheTeamDoesNotGo)
{
    const Results results = inside_against_outside(2030, {});
    const std::size_t other = group_of(results, Dimension::reach, "other");
    // Seven classes of 22 lose their teacher; nobody has used any coaching yet.
    const double pupils =
        mean_of(results, Arm::baseline, Outcome::pupils, other, first - 1, first - 1);
    const double by_hand = mean_draw(results, "resource_team.coach_va_loss") * 7.0 * 22.0 / pupils;
    EXPECT_LT(by_hand, -0.0008);
    for (const Outcome skill : {Outcome::skill_language_sd, Outcome::skill_maths_sd}) {
        EXPECT_NEAR(effect_on(results, skill, other, first, first), by_hand, -0.02 * by_hand);
        for (const std::size_t spared : {group_of(results, Dimension::reach, "reached"),
                                         group_of(results, Dimension::run_by, "independent")}) {
            EXPECT_EQ(differing_in(results, skill, spared, first, first), 0);
        }
        EXPECT_LT(effect_on(results, skill, other, 2030, 2030), 1.5 * by_hand) << "it adds up";
    }
    figure("left behind, first year, SD",
           effect_on(results, Outcome::skill_language_sd, other, first, first));
    figure("left behind, by hand, SD", by_hand);
    figure("left behind, pupils", pupils);
    figure("left behind, 2030, SD",
           effect_on(results, Outcome::skill_language_sd, other, 2030, 2030));
}

TEST(ClassesLeftBehind, WithoutALossInThoseClassesItMakesNoDifferenceWhereCoachesComeFrom)
{
    const Results results = inside_against_outside(2028, {"resource_team.coach_va_loss=0"});
    for (std::size_t g = 0; g < results.groups().size(); ++g) {
        EXPECT_EQ(differing_in(results, Outcome::skill_language_sd, g, first, 2028), 0);
    }
}

/// What the grant does at municipal schools: to certification, mean of 2025-2027, and to the
/// leavers' language in 2027.
struct GrantEffect {
    double certified_pp, skill_sd;
};
GrantEffect grant(const Settings& sets, double own_share)
{
    const LoadedScenario in = botkyrka(12, 2027, sets);
    const Results results =
        pair_of(in, {lever_use(in, "equity_grant", TargetRule::all, {{"own_share", own_share}})});
    const std::size_t municipal = group_of(results, Dimension::run_by, "municipal");
    return {effect_on(results, Outcome::certified_pct, municipal, first, 2027),
            effect_on(results, Outcome::skill_language_sd, municipal, 2027, 2027)};
}

TEST(PostsAddedFast, LowerCertificationUnlessMoreCandidatesAreAtHand)
{
    const GrantEffect scarce = grant({}, 1.0);
    figure("grant, certified, pp", scarce.certified_pp);
    figure("grant, language 2027, SD", scarce.skill_sd);
    EXPECT_LT(scarce.certified_pp, -0.8);
    EXPECT_GT(scarce.certified_pp, -5.0);
    const GrantEffect low = grant({"recruit.surge_uncertified=0.1"}, 1.0);
    const GrantEffect high = grant({"recruit.surge_uncertified=0.7"}, 1.0);
    EXPECT_LT(figure("grant, certified at the high bound, pp", high.certified_pp),
              figure("grant, certified at the low bound, pp", low.certified_pp) - 1.0);
    // Three times as many on the list: the new posts find certified teachers too.
    const GrantEffect plenty = grant({"recruit.list_ratio=0.4"}, 1.0);
    EXPECT_GT(figure("grant, certified with many candidates, pp", plenty.certified_pp),
              0.25 * scarce.certified_pp);
    EXPECT_LT(scarce.skill_sd, figure("grant, language with many candidates, SD", plenty.skill_sd))
        << "who is hired counts, not only how many";
    const GrantEffect refused = grant({}, 0.9);
    EXPECT_EQ(refused.certified_pp, 0.0) << "a grant that is refused adds no post";
    EXPECT_EQ(refused.skill_sd, 0.0);
}

/// Teachers taken from other municipalities by three summers' marketing, yearly mean.
double taken(const Settings& sets)
{
    const LoadedScenario in = botkyrka(24, 2028, sets);
    const Results results = pair_of(in, {lever_use(in, "marketing", TargetRule::all)});
    EXPECT_EQ(differing_in(results, Outcome::teachers_from_elsewhere, 0, first, first), 0)
        << "the campaign works in the summer after";
    return effect_on(results, Outcome::teachers_from_elsewhere, 0, 2026, 2028);
}

TEST(Marketing, TakesTeachersFromOtherMunicipalities)
{
    const double drawn = figure("marketing, taken a year", taken({}));
    EXPECT_GT(drawn, 0.8);
    EXPECT_LT(drawn, 5.0);
    EXPECT_GT(figure("marketing, taken a year at the bounds",
                     taken({"marketing.effect=0.2", "marketing.acceptance=1"})),
              2.0 * drawn);
    EXPECT_EQ(taken({"marketing.effect=0"}), 0.0);
}

/// What a lever at the four weak schools gives their leavers in 2032, when `base` of the teachers
/// leave a year.
double at_turnover(std::string_view base, std::string_view lever, const Amounts& amounts)
{
    const LoadedScenario in =
        botkyrka(12, 2032, {"leave.base=" + std::string(base), "school_package.leaving=0"});
    const Results results = pair_of(in, {lever_use(in, lever, TargetRule::list, amounts)});
    return effect_on(results, Outcome::skill_language_sd,
                     group_of(results, Dimension::reach, "reached"), 2032, 2032);
}

TEST(CoachedSkill, LeavesWithTheTeacher)
{
    const Amounts outside{{"inside_share", 0.0}};
    const double calm =
        figure("team, few leave, SD", at_turnover("0.05", "resource_team", outside));
    const double restless =
        figure("team, many leave, SD", at_turnover("0.25", "resource_team", outside));
    EXPECT_GT(calm, 0.015);
    EXPECT_GT(restless, 0.0);
    EXPECT_LT(restless, 0.75 * calm);
}

TEST(CoachedSkill, WhatIsGivenToPupilsDoesNotLeaveWithTheTeacher)
{
    const Amounts full{{"budget", 16e6}};
    const double calm =
        figure("package, few leave, SD", at_turnover("0.05", "school_package", full));
    EXPECT_GT(calm, 0.02);
    EXPECT_NEAR(figure("package, many leave, SD", at_turnover("0.25", "school_package", full)),
                calm, 0.15 * calm);
}

} // namespace
} // namespace likvard
