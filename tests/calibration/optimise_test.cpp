// The verdict on made-up trials with known answers, and a search in a small municipality.
#include "calibration/optimise/report.hpp"
#include "io/scenario_reader.hpp"
#include "model/parameters.hpp"
#include "run/run.hpp"
#include "run/sample_dice.hpp"
#include "support/sweep_desk.hpp"

#include <algorithm>
#include <cmath>

namespace likvard::test {
namespace {

const std::vector<Outcome> passing{Outcome::pass_all_pct};

/// Trials with the same gain in every future.
SearchResult trials_of(const std::vector<std::pair<double, double>>& cost_and_gain,
                       std::size_t futures = 4)
{
    SearchResult result;
    result.baseline.assign(1, std::vector<double>(futures, 70.0));
    result.parameters.assign(futures, central_values());
    for (const auto& [cost, gained] : cost_and_gain) {
        result.trials.push_back({{},
                                 {std::vector<double>(futures, 70.0 + gained)},
                                 std::vector<double>(futures, cost)});
    }
    return result;
}

TEST(Verdict, TheFrontierHasWhatNothingBeats)
{
    const SearchResult result =
        trials_of({{3.0, 1.0}, {1.0, 0.5}, {2.0, 0.4}, {4.0, 1.0}, {5.0, 2.0}, {5.0, 2.0}});
    EXPECT_EQ(frontier(result, passing), (std::vector<std::size_t>{1, 0, 4}));
    EXPECT_EQ(best_trials(result, passing, 2), (std::vector<std::size_t>{4, 0}));
}

TEST(Verdict, GapsGainByNarrowingAndTurnoverByFalling)
{
    EXPECT_EQ(gain(Outcome::pass_all_pct, 70.0, 72.0), 2.0);
    EXPECT_EQ(gain(Outcome::teacher_turnover_pct, 10.0, 12.0), -2.0);
    EXPECT_EQ(gain(Outcome::gap_sex_pass_pp, -5.0, -3.0), 2.0);
}

TEST(Verdict, TheRobustPlanIsTheCheapestThatSucceedsOftenEnough)
{
    SearchResult result = trials_of({{1.0, 1.0}, {2.0, 3.0}, {3.0, 6.0}}, 20);
    Aim aim;
    aim.reach = 73.0;
    result.trials[1].value[0][0] = 60.0; // 19 of 20
    const std::vector<std::size_t> among{0, 1, 2};
    EXPECT_EQ(choose(result, among, aim)->trial, 1U);
    EXPECT_EQ(choose(result, among, aim)->succeeded, 19);
    std::fill_n(result.trials[1].value[0].begin(), 4, 60.0); // 16 of 20
    EXPECT_EQ(choose(result, among, aim)->trial, 2U);
    aim.reach = 99.0;
    EXPECT_FALSE(choose(result, among, aim)->is_robust);
    EXPECT_FALSE(choose(result, {}, aim).has_value());
}

TEST(Verdict, FishersTailIsKnown)
{
    // The lady tasting tea: 4 of 4 right by chance, 1 in 70; at least 3, 17 in 70.
    EXPECT_NEAR(at_least(4, 4, 4, 8), 1.0 / 70.0, 1e-12);
    EXPECT_NEAR(at_least(3, 4, 4, 8), 17.0 / 70.0, 1e-12);
    EXPECT_NEAR(at_least(0, 4, 4, 8), 1.0, 1e-12);
}

/// Parameters drawn as in a run, so that there are hundreds to be fooled by.
SearchResult drawn(std::size_t futures)
{
    SearchResult result = trials_of({{1.0, 1.0}}, futures);
    for (std::size_t f = 0; f < futures; ++f) {
        result.parameters[f] = draw_values(1, static_cast<int>(f));
    }
    return result;
}

TEST(Verdict, ThePlantedReasonOfFailureIsFound)
{
    const SearchResult result = drawn(90);
    const std::size_t reason = *parameter_named("learn.persist_permanent");
    std::vector<bool> succeeded;
    for (const auto& values : result.parameters) {
        succeeded.push_back(values[reason] > parameters()[reason].prior.location);
    }
    const auto rule = failure_rule(result, succeeded);
    ASSERT_TRUE(rule.has_value());
    EXPECT_EQ(rule->parameter, reason);
    EXPECT_TRUE(rule->below);
    EXPECT_NEAR(rule->limit, parameters()[reason].prior.location, 0.05);
    EXPECT_EQ(rule->failed_in + rule->failed_out,
              static_cast<int>(std::ranges::count(succeeded, false)));
}

TEST(Verdict, ChanceIsNotTakenForAReason)
{
    const SearchResult result = drawn(90);
    int fooled = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        SampleDice dice(seed);
        std::vector<bool> succeeded;
        for (std::size_t f = 0; f < 90; ++f) {
            succeeded.push_back(dice.uniform() > 0.3);
        }
        fooled += failure_rule(result, succeeded) ? 1 : 0;
    }
    EXPECT_LE(fooled, 3) << "about one in twenty";
}

struct Searched : SweepDesk {
    LoadedScenario loaded;
    SearchQuestion question;
    SearchResult result;

    Searched()
    {
        folder.write("two.toml", std::string(small_plan) + "[levers.marketing]\nbudget = 1e6\n");
        loaded = read_scenario(file("two.toml"));
        question.budget = 3e6;
        question.targets = passing;
        question.variables = variables_of(loaded.scenario);
        question.candidates = 12;
        question.screened = 8;
        question.replicates = 24;
        result = search_plans(loaded.scenario, loaded.municipality, question);
    }
};

TEST(Optimise, PlansStayWithinBoundsAndBudget)
{
    const Searched its;
    ASSERT_EQ(its.question.variables.size(), 2U);
    EXPECT_EQ(its.question.variables[0].key, "levers.resource_team.fte");
    EXPECT_EQ(its.question.variables[0].high, 10.0) << "twice the plan's";
    EXPECT_GT(its.result.trials.size(), 3U);
    for (const Trial& trial : its.result.trials) {
        for (std::size_t j = 0; j < trial.amounts.size(); ++j) {
            EXPECT_GE(trial.amounts[j], its.question.variables[j].low);
            EXPECT_LE(trial.amounts[j], its.question.variables[j].high);
        }
    }
    const OptimiseReport report = report_of(its.loaded.scenario, its.question, its.result, Aim{});
    ASSERT_FALSE(report.plans.empty());
    for (const std::size_t trial : report.plans) {
        EXPECT_LE(its.result.trials[trial].mean_cost(), its.question.budget);
    }
    for (const Language language : {Language::sv, Language::en}) {
        const std::string text = table_text(report, language);
        EXPECT_NE(text.find("levers.marketing.budget"), std::string::npos) << text;
        EXPECT_FALSE(choice_sentence(report, language).empty());
    }
    EXPECT_NE(optimise_json(json_of(report)).find("\"chosen\": true"), std::string::npos);
}

TEST(Optimise, APlanIsJudgedByTheNumbersOfItsRun)
{
    const Searched its;
    const Trial& trial = its.result.trials.back();
    Scenario plan = plan_with(its.loaded.scenario, its.question.variables, trial.amounts);
    plan.replicates = its.question.replicates;
    Scenario baseline = plan;
    baseline.levers.clear();
    Results results = prepare(plan, baseline, its.loaded.municipality);
    run(plan, baseline, its.loaded.municipality, {}, results);
    for (int f = 0; f < plan.replicates; ++f) {
        EXPECT_EQ(results.value(Arm::plan, f, plan.last_year, 0, Outcome::pass_all_pct),
                  trial.value[0][static_cast<std::size_t>(f)]);
    }
}

TEST(Optimise, ThreadsChangeNothing)
{
    Searched its;
    its.question.threads = 1;
    const SearchResult again =
        search_plans(its.loaded.scenario, its.loaded.municipality, its.question);
    ASSERT_EQ(again.trials.size(), its.result.trials.size());
    for (std::size_t i = 0; i < again.trials.size(); ++i) {
        EXPECT_EQ(again.trials[i].amounts, its.result.trials[i].amounts);
        EXPECT_EQ(again.trials[i].value, its.result.trials[i].value);
    }
}

} // namespace
} // namespace likvard::test
