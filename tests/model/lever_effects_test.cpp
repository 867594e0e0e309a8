// Lever effects: which schools a plan reaches, when, and what is left of it.
#include "model/parameters.hpp"
#include "model/processes/lever_effects.hpp"
#include "support/small_tables.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

namespace likvard {
namespace {

using Picked = std::vector<std::uint16_t>;

/// A lever that adds its dose to every channel by school at the schools it reaches.
void touch(std::span<const double> /*values*/, const LeverContext& c, Effects& effects)
{
    for (const std::uint16_t s : c.now) {
        effects.assistants[s] += static_cast<float>(c.dose());
    }
}
void charge(std::span<const double> /*values*/, const LeverContext& c, CostLedger& ledger)
{
    ledger.add("visits", 1200.0 * static_cast<double>(c.now.size()));
    ledger.add_matched(1200.0, c.match);
}

/// Six schools: five municipal with needs 10, 50, 30, 50, 20 and an independent one with 90.
struct Office {
    LeverType type;
    Schools schools = plain_schools(6);
    std::vector<double> values = central_values();
    CostParams costs = central_params().costs;
    std::vector<LeverUse> uses;
    Effects effects;
    std::vector<Reached> reached;

    explicit Office(TargetRule rule, int top = 0)
    {
        type.apply = touch;
        type.cost = charge;
        schools.perceived_need = {10.0F, 50.0F, 30.0F, 50.0F, 20.0F, 90.0F};
        schools.municipal[5] = 0;
        for (std::size_t s = 0; s < 6; ++s) {
            schools.seen[s][0] = 0.1F * static_cast<float>(s);
            schools.postsec[s] = 0.8F - 0.1F * static_cast<float>(s);
            schools.quarter[s] = static_cast<std::uint8_t>(s < 3 ? 1 : 0);
        }
        LeverUse use;
        use.type = &type;
        use.target.rule = rule;
        use.target.top = top;
        use.target.from = Month::of(2026, 1);
        use.target.until = Month::of(2029, 7);
        uses.push_back(use);
    }
    const Picked& run(int year)
    {
        lever_effects(effects, reached, policy(), schools, tick_of(year));
        return reached[0].by_years_ago[0];
    }
    [[nodiscard]] Policy policy() const { return {uses, values, &costs}; }
};

TEST(LeverEffects, APlanWithoutLeversWritesNothing)
{
    const Office office(TargetRule::all);
    Effects effects = no_effects(6);
    effects.coaching[2] = 0.5F; // last year's
    effects.candidates = 0.1F;
    std::vector<Reached> reached;
    const Policy empty{{}, office.values, &office.costs};
    lever_effects(effects, reached, empty, office.schools, tick_of());
    EXPECT_EQ(hash_of(effects), hash_of(no_effects(6)));
    EXPECT_TRUE(reached.empty());
    EXPECT_TRUE(lever_costs(reached, empty, office.schools, 2025).empty());
}

TEST(LeverEffects, AListReachesExactlyTheListed)
{
    Office office(TargetRule::list);
    office.uses[0].target.schools = {4, 1};
    EXPECT_EQ(office.run(2026), (Picked{4, 1}));
    EXPECT_EQ(office.effects.assistants, (Column<float>{0.0F, 1.0F, 0.0F, 0.0F, 1.0F, 0.0F}));
}

TEST(LeverEffects, PerceivedNeedTakesTheTopMunicipalSchoolsAndSettlesTiesByCode)
{
    EXPECT_EQ(Office(TargetRule::perceived_need, 2).run(2026), (Picked{1, 3}));
    EXPECT_EQ(Office(TargetRule::perceived_need, 1).run(2026), (Picked{1}));
    EXPECT_EQ(Office(TargetRule::perceived_need, 0).run(2026), (Picked{1, 3, 2, 4, 0}));
}

TEST(LeverEffects, LowestResultsTakesTheLowestSeenLevelFirst)
{
    EXPECT_EQ(Office(TargetRule::lowest_results, 2).run(2026), (Picked{0, 1}));
}

TEST(LeverEffects, LowestParentsQuarterTakesItsMunicipalSchoolsOnly)
{
    EXPECT_EQ(Office(TargetRule::lowest_parents_quarter).run(2026), (Picked{4, 3}));
}

TEST(LeverEffects, AllMeansTheMunicipalitysSchoolsWithPupils)
{
    Office office(TargetRule::all);
    office.schools.roll_all[2] = 0.0F;
    EXPECT_EQ(office.run(2026), (Picked{0, 1, 3, 4}));
}

TEST(LeverEffects, RulesReachCompulsorySchoolsAloneAndAListReachesUnitsOfAnyForm)
{
    for (const TargetRule rule : {TargetRule::all, TargetRule::perceived_need,
                                  TargetRule::lowest_results, TargetRule::lowest_parents_quarter}) {
        Office office(rule);
        office.schools.form[5] = static_cast<std::uint8_t>(SchoolForm::preschool);
        office.schools.municipal[5] = 1; // not even if it looked like a school
        for (const std::uint16_t s : office.run(2026)) {
            EXPECT_NE(s, 5);
        }
    }
    Office office(TargetRule::list);
    office.schools.form[5] = static_cast<std::uint8_t>(SchoolForm::preschool);
    office.uses[0].target.schools = {1, 5};
    EXPECT_EQ(office.run(2026), (Picked{1, 5}));
}

TEST(LeverEffects, BeforeTheFirstMonthAndAfterTheLastNobodyIsReached)
{
    Office office(TargetRule::all);
    EXPECT_TRUE(office.run(2024).empty());
    EXPECT_EQ(hash_of(office.effects), hash_of(no_effects(6)));
    EXPECT_EQ(office.run(2028).size(), 5U);
    EXPECT_TRUE(office.run(2029).empty());
    EXPECT_EQ(office.reached[0].by_years_ago[1].size(), 5U) << "last year's schools are remembered";
    EXPECT_EQ(hash_of(office.effects), hash_of(no_effects(6))) << "channels are cleared";
    EXPECT_TRUE(office.run(2030).empty());
    EXPECT_TRUE(office.reached[0].by_years_ago[1].empty());
}

TEST(LeverEffects, ALeverFromJanuaryHasTheSpringsShareOfADose)
{
    Office office(TargetRule::all);
    office.run(2025);
    EXPECT_FLOAT_EQ(office.effects.assistants[0], 0.55F);
    office.uses[0].target.take_up = 0.5;
    office.run(2026);
    EXPECT_FLOAT_EQ(office.effects.assistants[0], 0.5F);
}

TEST(LeverEffects, SchoolsByRankStayForTheirYearsAndAreThenChosenAnew)
{
    Office office(TargetRule::perceived_need, 1);
    office.uses[0].target.stay_years = 2;
    EXPECT_EQ(office.run(2025), (Picked{1}));
    office.schools.perceived_need[4] = 80.0F;
    EXPECT_EQ(office.run(2026), (Picked{1}));
    EXPECT_EQ(office.run(2027), (Picked{4}));
    EXPECT_EQ(office.reached[0].by_years_ago[1], (Picked{1}));
}

TEST(LeverEffects, TwoUsesOfOneLeverAddUp)
{
    Office office(TargetRule::all);
    office.uses.push_back(office.uses[0]);
    office.run(2026);
    EXPECT_FLOAT_EQ(office.effects.assistants[0], 2.0F);
    EXPECT_EQ(office.reached.size(), 2U);
}

TEST(LeverCosts, AreBookedByMonthAndCalendarYearAndMatchedByIndependentPupils)
{
    Office office(TargetRule::list);
    office.uses[0].target.schools = {0};
    office.run(2025);
    const auto ledgers = lever_costs(office.reached, office.policy(), office.schools, 2025);
    ASSERT_EQ(ledgers.size(), 1U);
    const auto lines = ledgers[0].lines();
    ASSERT_EQ(lines.size(), 2U); // January to July 2026 of two items; nothing in 2025
    EXPECT_EQ(lines[0].item, "visits");
    EXPECT_EQ(lines[0].calendar_year, 2026);
    EXPECT_DOUBLE_EQ(lines[0].sek, 1200.0 * 7.0 / 12.0);
    // One independent school against five municipal ones of the same size.
    EXPECT_NEAR(lines[1].sek, office.costs.independent_share * lines[0].sek / 5.0, 1e-9);
}

TEST(LeverCosts, NothingIsPaidOutsideThePlansMonths)
{
    Office office(TargetRule::all);
    for (const int year : {2024, 2029}) {
        office.run(year);
        const auto ledgers = lever_costs(office.reached, office.policy(), office.schools, year);
        EXPECT_TRUE(ledgers[0].lines().empty()) << year;
    }
}

TEST(LeverCosts, RepricingIsNeutralInThePriceYearAndRisesBackwards)
{
    const CostParams costs = central_params().costs;
    EXPECT_DOUBLE_EQ(costs.repriced(3e6, costs.price_year), 3e6);
    EXPECT_NEAR(costs.repriced(3e6, 2019.0), 3.8e6, 0.02e6);
    EXPECT_LT(costs.repriced(3e6, 2030.0), 3e6);
}

} // namespace
} // namespace likvard
