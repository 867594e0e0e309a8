// Same bits always: any number of threads, any instruction set, any split of the work.
#include "core/kernels.hpp"
#include "plans.hpp"

#include <gtest/gtest.h>

#include <atomic>

namespace likvard {
namespace {

LoadedScenario short_plan()
{
    return load("botkyrka_2019_package.toml", {"replicates=6"}, 2027);
}

TEST(Determinism, TheResultHashIsTheSameForAnyNumberOfThreadsAndForTwoRuns)
{
    const LoadedScenario plan = short_plan();
    const std::string once = result_hash(run_all(plan, 1));
    for (const int threads : {1, 2, 3, 7}) {
        EXPECT_EQ(result_hash(run_all(plan, threads)), once) << threads << " threads";
    }
}

TEST(Determinism, EveryInstructionSetGivesTheSameHash)
{
    const LoadedScenario plan = short_plan();
    const std::string before(kernel_set());
    std::string first;
    for (const std::string_view set : kernel_sets()) {
        ASSERT_TRUE(use_kernel_set(set));
        const std::string hash = result_hash(run_all(plan, 2));
        first = first.empty() ? hash : first;
        EXPECT_EQ(hash, first) << set;
    }
    use_kernel_set(before);
}

TEST(Determinism, AnInterruptedRunThatGoesOnEqualsAnUndisturbedOne)
{
    const LoadedScenario plan = short_plan();
    const Scenario baseline = without_levers(plan.scenario);
    Results results = prepare(plan.scenario, baseline, plan.municipality);
    std::atomic<bool> cancel{false};
    RunOptions options;
    options.threads = 1;
    options.cancel = &cancel;
    options.progress = [&](int, int) { cancel = true; };
    run(plan.scenario, baseline, plan.municipality, options, results);
    ASSERT_GT(results.done_count(), 0);
    ASSERT_LT(results.done_count(), plan.scenario.replicates);
    cancel = false;
    options.progress = nullptr;
    options.threads = 3;
    run(plan.scenario, baseline, plan.municipality, options, results);
    EXPECT_EQ(result_hash(results), result_hash(run_all(plan, 2)));
}

TEST(Determinism, AReplicateIsTheSameInASmallAndALargeEnsemble)
{
    const Results large = run_all(short_plan(), 2);
    const Results small = run_all(load("botkyrka_2019_package.toml", {"replicates=2"}, 2027), 2);
    for (std::size_t g = 0; g < large.groups().size(); ++g) {
        const auto a = large.row(Arm::plan, 1, 2027, g);
        const auto b = small.row(Arm::plan, 1, 2027, g);
        for (std::size_t k = 0; k < outcome_count; ++k) {
            EXPECT_TRUE(a[k] == b[k] || (a[k] != a[k] && b[k] != b[k]));
        }
    }
}

TEST(Determinism, ASeedOfItsOwnGivesLuckOfItsOwn)
{
    EXPECT_NE(result_hash(run_all(short_plan(), 2)),
              result_hash(run_all(
                  load("botkyrka_2019_package.toml", {"replicates=6", "seed=2"}, 2027), 2)));
}

} // namespace
} // namespace likvard
