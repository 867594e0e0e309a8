// The pair: zero dose is the baseline bit for bit, luck is shared, and a lever that is confined to
// one school touches nobody elsewhere.
#include "model/parameters.hpp"
#include "model/synthesis/synthesis.hpp"
#include "model/year.hpp"
#include "plans.hpp"
#include "results/results_view.hpp"
#include "run/pair.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <map>

namespace likvard {
namespace {

LoadedScenario short_plan()
{
    return load("botkyrka_2019_package.toml", {"replicates=3"}, 2028);
}

/// One use of a lever, with its defaults, through the whole horizon.
LeverUse use_of(const LeverType& type, const Scenario& scenario)
{
    LeverUse use;
    use.type = &type;
    use.target.rule = type.default_rule;
    use.target.top = type.default_top;
    if (use.target.rule == TargetRule::list) {
        use.target.schools = {3};
    }
    use.target.from = Month::of(scenario.first_year, 8);
    use.target.until = Month::of(scenario.last_year + 1, 7);
    for (const FieldInfo& field : type.fields) {
        use.values.push_back(field.default_value);
    }
    return use;
}

bool same_bits(double a, double b)
{
    return std::memcmp(&a, &b, sizeof a) == 0 || (a != a && b != b);
}

/// Number of values in which the two arms differ, over everything that is stored.
std::size_t differing(const Results& results)
{
    std::size_t count = 0;
    for (int r = 0; r < results.info().replicates; ++r) {
        for (int year = results.info().first_year; year <= results.info().last_year; ++year) {
            for (std::size_t g = 0; g < results.groups().size(); ++g) {
                const auto a = results.row(Arm::baseline, r, year, g);
                const auto b = results.row(Arm::plan, r, year, g);
                for (std::size_t k = 0; k < outcome_count; ++k) {
                    count += same_bits(a[k], b[k]) ? 0U : 1U;
                }
            }
        }
    }
    return count;
}

class EveryLever : public ::testing::TestWithParam<const LeverType*> {};

TEST_P(EveryLever, AtZeroDoseIsTheBaselineBitForBitAndCostsNothing)
{
    LoadedScenario plan = short_plan();
    LeverUse use = use_of(*GetParam(), plan.scenario);
    for (std::size_t k = 0; k < use.values.size(); ++k) {
        if (GetParam()->fields[k].is_amount) {
            use.values[k] = 0.0;
        }
    }
    plan.scenario.levers = {use};
    const Results results = run_all(plan, 2);
    EXPECT_EQ(differing(results), 0U);
    for (int r = 0; r < plan.scenario.replicates; ++r) {
        EXPECT_TRUE(results.costs(r).empty());
    }
}

TEST_P(EveryLever, AtFullDoseDoesSomethingAndCostsUnlessItMovesMoney)
{
    LoadedScenario plan = short_plan();
    plan.scenario.levers = {use_of(*GetParam(), plan.scenario)};
    const Results results = run_all(plan, 2);
    EXPECT_GT(differing(results), 0U);
    double total = 0.0;
    double stored = 0.0;
    for (const CostRow& row : results.costs(0)) {
        EXPECT_GT(row.sek, 0.0) << row.item;
        total += row.sek;
    }
    for (int year = results.info().first_year; year <= results.info().last_year; ++year) {
        stored += results.value(Arm::plan, 0, year, 0, Outcome::cost_sek);
    }
    EXPECT_NEAR(total, stored, 1e-6 * total);
    EXPECT_EQ(total > 0.0, !GetParam()->moves_money);
}

INSTANTIATE_TEST_SUITE_P(Levers, EveryLever, ::testing::ValuesIn(levers().begin(), levers().end()),
                         [](const auto& test) { return std::string(test.param->key); });

TEST(Pairs, AnEmptyPlanIsTheBaseline)
{
    LoadedScenario plan = short_plan();
    plan.scenario.levers.clear();
    EXPECT_EQ(differing(run_all(plan, 2)), 0U);
}

TEST(Pairs, TheDataYearIsTheSameInBothArms)
{
    const Results results = run_all(short_plan(), 2);
    const int year = results.info().first_year;
    for (int r = 0; r < 3; ++r) {
        EXPECT_TRUE(same_bits(results.value(Arm::baseline, r, year, 0, Outcome::merit_points),
                              results.value(Arm::plan, r, year, 0, Outcome::merit_points)));
    }
}

void expect_same(const ArmRun& a, const ArmRun& b)
{
    ASSERT_EQ(a.years.size(), b.years.size());
    EXPECT_EQ(a.reached, b.reached);
    EXPECT_EQ(a.costs.size(), b.costs.size());
    for (std::size_t y = 0; y < a.years.size(); ++y) {
        ASSERT_EQ(a.years[y].size(), b.years[y].size());
        for (std::size_t g = 0; g < a.years[y].size(); ++g) {
            for (std::size_t k = 0; k < outcome_count; ++k) {
                EXPECT_TRUE(same_bits(a.years[y][g][k], b.years[y][g][k])) << y << ", group " << g;
            }
        }
    }
}

TEST(Pairs, ArmsThatRunInTheStartItselfAreThoseThatRunInACopy) // as large municipalities do
{
    const LoadedScenario plan = short_plan();
    Prepared prepared;
    with_threads(2, [&] { prepared = prepare_municipality(plan.municipality, central_values()); });
    const Scenario baseline = without_levers(plan.scenario);
    Future future(prepared, plan.scenario, 1);
    future.setting.moves = nullptr; // drawn again, as there
    const auto plain = run_arm(future, baseline, Arm::baseline);
    const auto changed = run_arm(future, plan.scenario, Arm::plan);
    expect_same(*run_arm_in_start(future, baseline, Arm::baseline), *plain);
    future.start_again();
    expect_same(*run_arm_in_start(future, plan.scenario, Arm::plan), *changed);

    Future small(prepared, plan.scenario, 1);
    future.moves = nullptr;
    future.start_again();
    const auto used_up = run_pair(future, baseline, plan.scenario);
    const auto copied = run_pair(small, baseline, plan.scenario);
    for (const auto* pair : {&*used_up, &*copied}) {
        expect_same(pair->baseline, *plain);
        expect_same(pair->plan, *changed);
        EXPECT_EQ(compulsory_rows(pair->schools), compulsory(plan.municipality).size());
    }
}

TEST(Pairs, MovesThatArmsShareAreThoseThatEachWouldDraw)
{
    const LoadedScenario plan = short_plan();
    Prepared prepared;
    with_threads(2, [&] { prepared = prepare_municipality(plan.municipality, central_values()); });
    const Future future(prepared, plan.scenario, 0);
    ASSERT_NE(future.setting.moves, nullptr);
    const auto shared = run_arm(future, plan.scenario, Arm::plan);
    const auto again = run_arm(future, plan.scenario, Arm::plan); // reads what the first has drawn
    Setting alone = future.setting;
    alone.moves = nullptr;
    World w = future.start;
    w.setting = &alone;
    const Policy policy{plan.scenario.levers, future.values, &alone.params.costs};
    for (std::size_t y = 1; y < shared->years.size(); ++y) {
        const Tick t{plan.municipality.data_year + static_cast<int>(y), future.draw};
        advance_one_year(w, policy, t);
        YearValues values;
        observe(values, w, t);
        for (const Outcome outcome : {Outcome::pupils, Outcome::merit_points, Outcome::pass_all_pct,
                                      Outcome::problem_absence_pct}) {
            const auto k = static_cast<std::size_t>(outcome);
            for (std::size_t g = 0; g < values.size(); ++g) {
                EXPECT_TRUE(same_bits(shared->years[y][g][k], values[g][k]));
                EXPECT_TRUE(same_bits(again->years[y][g][k], values[g][k]));
            }
        }
    }
}

TEST(Pairs, SharedLuckMakesTheDifferenceAtLeastTenTimesSurer)
{
    const Results results = run_all(load("botkyrka_2019_package.toml", {"replicates=60"}, 2030), 2);
    const ResultsView view(results);
    for (const Outcome outcome : {Outcome::gap_school_quarters_pass_pp,
                                  Outcome::gap_schools_p90_p10_pp, Outcome::gap_parents_pass_pp,
                                  Outcome::gap_background_pass_pp, Outcome::gap_sex_pass_pp}) {
        const auto gain = view.variance_reduction(outcome, 0);
        ASSERT_TRUE(gain.has_value());
        EXPECT_GE(*gain, 10.0) << info(outcome).key;
    }
}

/// Everything of a pupil that must not change, keyed by its id.
std::map<PersonId, std::vector<float>> lives_elsewhere(const World& w, std::size_t treated)
{
    std::map<PersonId, std::vector<float>> lives;
    const Pupils& p = w.pupils;
    for (std::size_t i = 0; i < rows(p); ++i) {
        if (p.school[i] != treated) {
            lives[p.id[i]] = {static_cast<float>(p.school[i]),
                              p.home_language[i],
                              p.home_maths[i],
                              p.durable_language[i],
                              p.durable_maths[i],
                              p.transient_language[i],
                              p.transient_maths[i],
                              p.absence[i],
                              static_cast<float>(p.now[i].supported),
                              static_cast<float>(p.now[i].passed_all)};
        }
    }
    const auto& [leavers, marks] = w.leavers;
    for (std::size_t i = 0; i < rows(leavers); ++i) {
        if (leavers.school[i] != treated) {
            lives[leavers.id[i]].push_back(marks.merit[i]);
        }
    }
    return lives;
}

TEST(Pairs, ALeverConfinedToOneSchoolChangesNobodyElsewhere)
{
    // No staff channel (the package's effect on leaving is off) and no choice channel (no weight on
    // reputation, nobody reconsiders): a school with all grades keeps what happens in it.
    const LoadedScenario plan = short_plan();
    std::vector<double> values = draw_values(5, 1);
    for (const std::string_view key :
         {"school_package.leaving", "choice.reputation", "choice.switch_share"}) {
        values[*parameter_named(key)] = 0.0;
    }
    values[*parameter_named("school_package.effect")] = 0.12;
    const std::size_t treated = *school_with_code(plan.municipality, 53426548); // Brunnaskolan, F-9
    LeverUse use = use_of(*lever_named("school_package"), plan.scenario);
    use.target.schools = {treated};
    const std::vector<LeverUse> package{use};
    const Prepared prepared = prepare_without_levels(plan.municipality, values);
    const Setting setting = setting_of(prepared, values);
    const Draw draw(5, 1);
    World without = start_world(prepared, setting, draw);
    World with = without;
    const CostParams& costs = setting.params.costs;
    bool changed_inside = false;
    for (int year = 2025; year <= 2034; ++year) {
        advance_one_year(without, Policy{{}, values, &costs}, Tick{year, draw});
        advance_one_year(with, Policy{package, values, &costs}, Tick{year, draw});
        ASSERT_EQ(lives_elsewhere(without, treated), lives_elsewhere(with, treated)) << year;
        changed_inside = changed_inside ||
                         without.schools.mean_skill[treated] != with.schools.mean_skill[treated];
    }
    EXPECT_TRUE(changed_inside) << "the lever did nothing, so the test shows nothing";
}

} // namespace
} // namespace likvard
