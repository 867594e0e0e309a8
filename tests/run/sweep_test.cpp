// Sweeps in memory and on disk: the table of a design, and the same numbers however it is run.
#include "io/scenario_reader.hpp"
#include "results/result_hash.hpp"
#include "run/run.hpp"
#include "run/sweep_merge.hpp"
#include "run/sweep_slurm.hpp"
#include "support/sweep_desk.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace likvard::test {
namespace {

std::string with(std::string_view old, std::string_view by)
{
    return replaced(std::string(small_design), old, by);
}

TEST(SweepTable, EveryMethodHasItsRows)
{
    const SweepDesk desk;
    const auto rows = [&](std::string_view method, std::string_view size) {
        const std::string text = replaced(with("\"lhs\"", method), "size = 12", size);
        return table_of(desk.read(text)).rows.size();
    };
    EXPECT_EQ(rows("\"lhs\"", "size = 12"), 12U);
    EXPECT_EQ(rows("\"full\"", "levels = 3"), 3U * 2U * 3U);
    EXPECT_EQ(rows("\"one_at_a_time\"", "levels = 3"), 1U + 3U + 1U + 3U);
    EXPECT_EQ(rows("\"sobol\"", "size = 4"), 4U * (3U + 2U));
    EXPECT_EQ(rows("\"morris\"", "size = 4"), 4U * (3U + 1U));
}

TEST(SweepTable, RangesReachTheirEndsOnAGrid)
{
    const SweepDesk desk;
    const Design design =
        desk.read(replaced(with("\"lhs\"", "\"full\""), "size = 12", "levels = 5"));
    std::set<double> fte;
    std::set<double> persist;
    for (const SweepRow& row : table_of(design).rows) {
        fte.insert(row.values[0]);
        persist.insert(row.values[2]);
    }
    EXPECT_EQ(fte, (std::set<double>{2, 4, 6, 8, 10}));
    EXPECT_EQ(persist.size(), 5U);
}

TEST(SweepTable, HashesNameWhatIsRun)
{
    const SweepDesk desk;
    const SweepTable table = table_of(desk.read(small_design));
    const std::set<std::string> different(table.hashes.begin(), table.hashes.end());
    EXPECT_EQ(different.size(), table.hashes.size());
    EXPECT_EQ(table_of(desk.read(small_design)).hashes, table.hashes);
    for (const auto& [old, by] : std::vector<std::pair<std::string, std::string>>{
             {"replicates = 3", "replicates = 4"},
             {"replicates = 3", "replicates = 3\nseed = 2"},
             {"replicates = 3", "replicates = 3\nparameters = \"central\""}}) {
        const SweepTable other = table_of(desk.read(with(old, by)));
        EXPECT_NE(other.hashes[0], table.hashes[0]) << by;
        EXPECT_NE(other.design_hash, table.design_hash) << by;
    }
    const SweepTable less = table_of(desk.read(with("years = [2025, 2026]", "years = [2026]")));
    EXPECT_EQ(less.hashes, table.hashes) << "the same runs";
    EXPECT_NE(less.design_hash, table.design_hash) << "but less of them is kept";
}

TEST(SweepTable, LuckIsAFactorOfItsOwn)
{
    const SweepDesk desk;
    const std::string text =
        replaced(replaced(with("\"lhs\"", "\"sobol\""), "size = 12", "size = 4\nluck = true"),
                 "replicates = 3", "replicates = 1");
    const SweepTable table = table_of(desk.read(text));
    constexpr std::size_t block = 3 + 1 + 2;
    ASSERT_EQ(table.rows.size(), 4 * block);
    std::set<int> futures;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto row = [&](std::size_t k) -> const SweepRow& {
            return table.rows[i * block + k];
        };
        const int a = row(0).first_future;
        const int b = row(1).first_future;
        EXPECT_NE(a, b);
        futures.insert({a, b});
        for (std::size_t k = 2; k < block - 1; ++k) {
            EXPECT_EQ(row(k).first_future, a);
        }
        EXPECT_EQ(row(block - 1).first_future, b);
        EXPECT_EQ(row(block - 1).values, row(0).values) << "the same plan, another future";
    }
    EXPECT_EQ(futures.size(), 8U) << "no future twice";
}

TEST(Sweep, ARowIsTheRunOfItsPlan)
{
    const SweepDesk desk;
    const Design design = desk.read(R"(base = "plan"
replicates = 2
[sampling]
method = "full"
levels = 2
[factors]
"levers.resource_team.fte" = { range = [2, 10] }
"learn.persist_permanent" = { list = [0.2, 0.3] }
[keep]
years = [2026]
)");
    const SweepTable table = table_of(design);
    const SweepRecord record = run_row(design, table, 3); // 10 FTE, 0.3
    const std::vector<std::string> sets{"levers.resource_team.fte=10",
                                        "learn.persist_permanent=0.3", "replicates=2"};
    const LoadedScenario plan = read_scenario(desk.file("plan.toml"), sets);
    Scenario baseline = plan.scenario;
    baseline.levers.clear();
    Results results = prepare(plan.scenario, baseline, plan.municipality);
    run(plan.scenario, baseline, plan.municipality, {}, results);
    const SweepFacts facts = facts_of(design, table, "test", {});
    for (int future = 0; future < 2; ++future) {
        for (std::size_t o = 0; o < facts.outcomes.size(); ++o) {
            for (const Arm arm : {Arm::baseline, Arm::plan}) {
                const double there = results.value(arm, future, 2026, 0, facts.outcomes[o]);
                const double here = record.data[data_index(facts, 2, arm, future, 0, 0, o)];
                EXPECT_TRUE(here == there || (std::isnan(here) && std::isnan(there)))
                    << info(facts.outcomes[o]).key << " " << here << " " << there;
            }
        }
    }
}

TEST(Sweep, SameHashForAnyThreadsAndShards)
{
    const SweepDesk desk;
    const Design design = desk.read(small_design);
    const std::string one = run_into(desk.file("one.sqlite"), design, {}, 1);
    EXPECT_EQ(run_into(desk.file("four.sqlite"), design, {}, 4), one);
    std::filesystem::create_directories(desk.file("out/shards"));
    const SweepTable table = table_of(design);
    const SweepFacts facts = facts_of(design, table, "test", {});
    for (int i = 1; i <= 5; ++i) {
        const Shard shard{.number = i, .count = 5, .whole = false};
        run_into(store_path(desk.file("out"), shard), design, shard, 2);
    }
    for (int again = 0; again < 2; ++again) {
        const SweepState state = sweep_state(facts, table, desk.file("out"));
        EXPECT_TRUE(state.missing.empty());
        EXPECT_EQ(merge_sweep(facts, state, desk.file("out")), one);
    }
    EXPECT_EQ(sweep_hash(SweepReader(desk.file("out/sweep.sqlite"))), one);
}

TEST(Sweep, MergeFindsHolesDuplicatesAndForeignFiles)
{
    const SweepDesk desk;
    const Design design = desk.read(small_design);
    const SweepTable table = table_of(design);
    const SweepFacts facts = facts_of(design, table, "test", {});
    std::filesystem::create_directories(desk.file("out/shards"));
    const Shard first{.number = 1, .count = 3, .whole = false};
    run_into(store_path(desk.file("out"), first), design, first);
    SweepState state = sweep_state(facts, table, desk.file("out"));
    EXPECT_EQ(ranges_text(state.missing), "1-2, 4-5, 7-8, 10-11");
    EXPECT_EQ(state.unfinished, (std::vector<std::string>{"2/3", "3/3"}));

    const Shard half{.number = 1, .count = 2, .whole = false}; // another cut, overlapping
    run_into(store_path(desk.file("out"), half), design, half);
    state = sweep_state(facts, table, desk.file("out"));
    EXPECT_EQ(state.duplicates, 2) << "rows 0 and 6";

    Design other = design;
    other.plan.seed = 99;
    run_into(store_path(desk.file("out"), {.number = 2, .count = 3, .whole = false}), other,
             {.number = 2, .count = 3, .whole = false});
    desk.folder.write("out/shards/junk.sqlite", "no store at all");
    try {
        static_cast<void>(sweep_state(facts, table, desk.file("out")));
        FAIL() << "foreign files were taken";
    } catch (const DataError& error) {
        const std::string faults = lines_of(error.faults());
        EXPECT_NE(faults.find("0002-of-0003.sqlite: seed: found 99"), std::string::npos) << faults;
        EXPECT_NE(faults.find("junk.sqlite"), std::string::npos) << faults;
    }
}

TEST(Sweep, AStoreThatWasKilledBeforeItsTablesIsAnEmptyPart)
{
    const SweepDesk desk;
    const Design design = desk.read(small_design);
    const SweepTable table = table_of(design);
    const SweepFacts facts = facts_of(design, table, "test", {});
    desk.folder.write("out/shards/0001-of-0002.sqlite", "");
    const Shard second{.number = 2, .count = 2, .whole = false};
    run_into(store_path(desk.file("out"), second), design, second);
    const SweepState state = sweep_state(facts, table, desk.file("out"));
    EXPECT_EQ(state.missing.size(), 6U);
    EXPECT_EQ(state.unfinished, std::vector<std::string>{"1/2"});
    EXPECT_NO_THROW(merge_sweep(facts, state, desk.file("out")));
}

TEST(Sweep, AMergeLeavesAStoreAloneThatSomebodyWrites)
{
    const SweepDesk desk;
    const Design design = desk.read(small_design);
    const SweepTable table = table_of(design);
    const SweepFacts facts = facts_of(design, table, "test", {});
    SweepStore writing(desk.file("sweep.sqlite"), facts, Resume::no);
    const SweepState state = sweep_state(facts, table, desk.folder.path());
    EXPECT_THROW(merge_sweep(facts, state, desk.folder.path()), OutputError);
    EXPECT_NO_THROW(writing.append(run_row(design, table, 0)));
}

TEST(Sweep, MergeRefusesTwoTruthsOfOneRow)
{
    const SweepDesk desk;
    const Design design = desk.read(small_design);
    const SweepTable table = table_of(design);
    const Shard shard{.number = 1, .count = 4, .whole = false};
    std::filesystem::create_directories(desk.file("out/shards"));
    run_into(store_path(desk.file("out"), shard), design, shard);
    SweepFacts facts = facts_of(design, table, "test", {});
    SweepRecord record = run_row(design, table, 0);
    record.data[0] += 1.0;
    facts.shard = "1/12";
    {
        SweepStore store(desk.file("out/shards/0001-of-0012.sqlite"), facts, Resume::no);
        store.append(record);
        store.finish(1);
    }
    facts.shard.clear();
    EXPECT_THROW(static_cast<void>(sweep_state(facts, table, desk.file("out"))), DataError);
}

TEST(Sweep, AdaptiveRowsStopWhenTheIntervalIsNarrow)
{
    const SweepDesk desk;
    const auto futures = [&](const std::string& width) {
        const Design design = desk.read(with(
            "replicates = 3", "replicates = { outcome = \"pass_all_pct\", half_width = " + width +
                                  ", min = 4, max = 20 }"));
        return run_row(design, table_of(design), 0).futures;
    };
    EXPECT_EQ(futures("1000"), 4) << "narrow enough at once";
    EXPECT_EQ(futures("0"), 20) << "never narrow enough";
    const int between = futures("\"1.5 pp\"");
    EXPECT_GE(between, 4);
    EXPECT_LE(between, 20);
}

TEST(Sweep, CentralParametersLeaveLuckAlone)
{
    const SweepDesk desk;
    const Design drawn = desk.read(small_design);
    const Design central =
        desk.read(with("replicates = 3", "replicates = 3\nparameters = \"central\""));
    EXPECT_NE(run_row(drawn, table_of(drawn), 0).data, run_row(central, table_of(central), 0).data);
}

TEST(Sweep, TheEstimateIsOfTheRightSize)
{
    const SweepDesk desk;
    const Design design = desk.read(small_design);
    const SweepTable table = table_of(design);
    const SweepEstimate guess = estimate(design, table);
    EXPECT_EQ(guess.rows, 12);
    EXPECT_EQ(guess.futures_least, 36);
    EXPECT_EQ(guess.starts, 1) << "levers and priors leave the start alone";
    EXPECT_GT(guess.pupil_years, 1000.0);
    EXPECT_GT(guess.future_seconds, 0.0);
    run_into(desk.file("one.sqlite"), design);
    const auto bytes = static_cast<double>(file_size(desk.file("one.sqlite")));
    const double expected = guess.file_bytes + guess.row_bytes_least * 12.0;
    EXPECT_LT(bytes, 2.0 * expected);
    EXPECT_GT(bytes, 0.5 * expected);
}

TEST(Slurm, ScriptsQuoteWhatAShellWouldSplit)
{
    SlurmPlan plan;
    plan.program = "/opt/lik vard";
    plan.design = "/home/a'b/d.toml";
    plan.out = "/tmp/100% x";
    plan.shards = 7;
    plan.throttle = 3;
    plan.time = "01:00:00";
    const std::string script = array_script(plan);
    EXPECT_NE(script.find("#SBATCH --array=1-7%3\n"), std::string::npos) << script;
    EXPECT_NE(script.find("#SBATCH --requeue\n"), std::string::npos);
    EXPECT_NE(script.find("#SBATCH --time=01:00:00\n"), std::string::npos);
    EXPECT_NE(script.find("\"/tmp/100%% x/slurm/%A_%a.txt\""), std::string::npos) << script;
    EXPECT_NE(script.find("'/home/a'\\''b/d.toml'"), std::string::npos) << script;
    EXPECT_NE(script.find("--shard \"$SLURM_ARRAY_TASK_ID/7\""), std::string::npos);
    EXPECT_NE(submit_script(plan).find("afterany:"), std::string::npos);
}

} // namespace
} // namespace likvard::test
