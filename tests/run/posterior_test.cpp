// Calibrated draws stand above priors and below a scenario's overrides.
#include "core/check.hpp"
#include "io/files.hpp"
#include "model/parameters.hpp"
#include "results/result_hash.hpp"
#include "run/live.hpp"
#include "run/posterior.hpp"
#include "run/run.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace likvard {
namespace {

const std::string two_draws = "learn.persist_permanent,home.area_sd\n0.2,0.05\n0.3,0.06\n";

TEST(Posterior, ReplicateTakesItsRowAndOverridesStandAbove)
{
    const test::TempFolder folder;
    const auto posterior =
        std::make_shared<const Posterior>(read_posterior(folder.write("posterior.csv", two_draws)));
    const std::size_t permanent = *parameter_named("learn.persist_permanent");
    const std::size_t area = *parameter_named("home.area_sd");
    Scenario plan = tiny_plan();
    const std::vector<double> without = values_of(plan, 3);
    plan.posterior = posterior;
    EXPECT_EQ(values_of(plan, 0)[permanent], 0.2);
    EXPECT_EQ(values_of(plan, 3)[permanent], 0.3); // 3 modulo 2 rows
    EXPECT_EQ(values_of(plan, 3)[area], 0.06);
    EXPECT_DOUBLE_EQ(central_of(plan)[permanent], 0.25);
    plan.overrides.push_back({permanent, 0.11});
    EXPECT_EQ(values_of(plan, 3)[permanent], 0.11);
    EXPECT_EQ(central_of(plan)[permanent], 0.11);
    // Parameters that were not fitted are drawn as ever.
    const std::vector<double> with = values_of(plan, 3);
    for (std::size_t i = 0; i < with.size(); ++i) {
        if (i != permanent && i != area) {
            EXPECT_EQ(with[i], without[i]);
        }
    }
}

TEST(Posterior, ARunUsesItAndSaysSo)
{
    const test::TempFolder folder;
    const auto posterior =
        std::make_shared<const Posterior>(read_posterior(folder.write("posterior.csv", two_draws)));
    const Municipality municipality = tiny_municipality();
    Scenario plan = tiny_plan();
    plan.replicates = 3;
    const auto run_with = [&](const std::shared_ptr<const Posterior>& draws) {
        Scenario drawn = plan;
        drawn.posterior = draws;
        Results results = prepare(drawn, drawn, municipality);
        run(drawn, drawn, municipality, {}, results);
        return results;
    };
    const Results with = run_with(posterior);
    EXPECT_EQ(with.draws(2)[*parameter_named("learn.persist_permanent")], 0.2);
    EXPECT_EQ(result_hash(with), result_hash(run_with(posterior)));
    EXPECT_NE(result_hash(with), result_hash(run_with(nullptr)));
    EXPECT_NE(with.info().input_hash, run_with(nullptr).info().input_hash);
}

TEST(Posterior, LiveAnswersDrawAsARunDoes)
{
    const test::TempFolder folder;
    const auto municipality = std::make_shared<const Municipality>(tiny_municipality());
    Scenario plan = tiny_plan();
    plan.replicates = 4;
    plan.levers = {tiny_use(*lever_named("tutoring"))};
    Scenario baseline = plan;
    baseline.levers.clear();
    Live live({2, [] {}});
    const auto whole = [&](std::uint64_t ticket) {
        for (int tries = 0; tries < 6000; ++tries) {
            const auto answer = live.answer();
            if (answer && answer->ticket == ticket && !answer->hash.empty()) {
                return answer->hash;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return std::string();
    };
    std::vector<std::string> hashes;
    for (const auto& posterior : {std::shared_ptr<const Posterior>(),
                                  std::make_shared<const Posterior>(
                                      read_posterior(folder.write("posterior.csv", two_draws)))}) {
        plan.posterior = posterior;
        Results results = prepare(plan, baseline, *municipality);
        run(plan, baseline, *municipality, {}, results);
        hashes.push_back(whole(live.submit(plan, baseline, municipality)));
        EXPECT_EQ(hashes.back(), result_hash(results)) << "kept arms are not those of other draws";
    }
    EXPECT_NE(hashes.front(), hashes.back());
}

TEST(Posterior, FaultsAreNamedByLineAndColumn)
{
    const test::TempFolder folder;
    const auto fault_of = [&](const std::string& text) {
        try {
            static_cast<void>(read_posterior(folder.write("p.csv", text)));
        } catch (const DataError& error) {
            return error.faults().front();
        }
        return Fault{};
    };
    const Fault key = fault_of("learn.persist_permanent,home.area_sdd\n0.2,0.05\n");
    EXPECT_EQ(key.line, 1);
    EXPECT_EQ(key.column, 25);
    EXPECT_EQ(key.nearest, "home.area_sd");
    const Fault bound = fault_of("learn.persist_permanent\n0.2\n7\n");
    EXPECT_EQ(bound.line, 3);
    EXPECT_EQ(fault_of("learn.persist_permanent,home.area_sd\n0.2\n").line, 2);
    EXPECT_FALSE(fault_of("learn.persist_permanent\n").expected.empty());
    EXPECT_THROW(static_cast<void>(read_posterior("no_such_file.csv")), InputMissing);
}

} // namespace
} // namespace likvard
