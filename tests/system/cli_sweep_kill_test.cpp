// Sweeps that are killed at random, interrupted, out of disk and wanted by two: always the same
// numbers in the end.
#include "core/check.hpp"
#include "system/sweep_desk_cli.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <random>
#include <thread>

namespace likvard::cli {
namespace {

using Clock = std::chrono::steady_clock;

/// What came of a number of kills.
struct Tally {
    std::atomic<int> kills = 0;
    std::atomic<int> kills_after_rows = 0; // with rows done since the kill before
};

/// How long is gone on killing, and how long a sweep takes that nobody kills.
struct Patience {
    Clock::time_point until;
    std::chrono::duration<double> whole;
};

/// Of a test's dice: LIKVARD_TEST_SEED, so that a failure can be made again, or any.
std::uint64_t any_seed()
{
    const char* const given = std::getenv("LIKVARD_TEST_SEED");
    return given != nullptr ? std::stoull(given) : std::random_device{}();
}

/// Before the first row of a sweep or between two of them: any time of a whole undisturbed one, or
/// an early one, a tenth of it as likely as a hundredth.
std::chrono::duration<double> any_time(std::mt19937_64& chance, std::chrono::duration<double> whole)
{
    constexpr double shortest = 0.002;
    const double longest = std::max(whole.count(), 2.0 * shortest);
    if (chance() % 2 == 0) {
        return std::uniform_real_distribution<>(0.0, longest)(chance) * std::chrono::seconds(1);
    }
    std::uniform_real_distribution<> logarithm(std::log(shortest), std::log(longest));
    return std::exp(logarithm(chance)) * std::chrono::seconds(1);
}

/// Rows that are safe in a part; `known` of them were safe before.
std::int64_t safe_rows(const std::filesystem::path& part, std::int64_t known)
{
    try {
        return done_in(part);
    } catch (const DataError& error) {
        EXPECT_EQ(known, 0) << "only before its tables are there: " << error.what();
        return 0;
    }
}

/// Runs one part and kills it again and again, with other threads each time, until it is through.
void run_killed(const Desk& desk, const std::string& shard, const std::filesystem::path& part,
                std::uint64_t seed, const Patience& patience, Tally& tally)
{
    std::mt19937_64 chance(seed);
    std::int64_t before = 0;
    for (;;) {
        constexpr std::uint64_t most_threads = 4;
        const std::string threads = std::to_string(1 + chance() % most_threads);
        Running running(
            desk.sweep("run", {"--shard", shard, "--resume", "--threads", threads, "-q"}));
        if (Clock::now() < patience.until) {
            std::this_thread::sleep_for(any_time(chance, patience.whole));
            running.signal(SIGKILL);
        }
        const Said said = running.wait();
        const std::int64_t done = safe_rows(part, before);
        EXPECT_GE(done, before) << "what was safe stays safe";
        if (said.status != -SIGKILL) {
            EXPECT_EQ(said.status, 0) << said.err;
            return;
        }
        ++tally.kills;
        tally.kills_after_rows += done > before ? 1 : 0;
        before = done;
    }
}

TEST(SweepKilled, AtRandomMomentsManyTimesInAnyPartsItComesToTheSameHash)
{
    const std::uint64_t seed = any_seed();
    SCOPED_TRACE("LIKVARD_TEST_SEED=" + std::to_string(seed));
    std::mt19937_64 chance(seed);
    Tally tally;
    const Clock::time_point start = Clock::now();
    ASSERT_EQ(likvard(Desk().sweep("run", {"-q"})).status, 0);
    constexpr std::chrono::seconds bound(15);
    const Patience patience{Clock::now() + bound, Clock::now() - start};
    int sweeps = 0;
    for (; sweeps < 2 || Clock::now() < patience.until; ++sweeps) {
        const Desk desk;
        constexpr std::uint64_t most_parts = 3;
        const std::uint64_t parts = 1 + chance() % most_parts;
        std::vector<std::thread> all;
        for (std::uint64_t part = 1; part <= parts; ++part) {
            const std::string shard = std::to_string(part) + "/" + std::to_string(parts);
            const std::string name =
                "shards/000" + std::to_string(part) + "-of-000" + std::to_string(parts) + ".sqlite";
            all.emplace_back(run_killed, std::cref(desk), shard,
                             std::filesystem::path(desk.out) / name, chance(), std::cref(patience),
                             std::ref(tally));
        }
        for (std::thread& one : all) {
            one.join();
        }
        EXPECT_EQ(hash_of(likvard(desk.sweep("merge", {"-q"}))), undisturbed()) << parts;
    }
    std::cout << "seed " << seed << ": " << sweeps << " sweeps, " << tally.kills << " kills, "
              << tally.kills_after_rows << " of them after rows were done\n";
    EXPECT_GT(tally.kills, 4);
    EXPECT_GT(tally.kills_after_rows, 1);
}

TEST(SweepKilled, TheWholeOnOneMachineGoesOnToTheSameHash)
{
    const Desk its;
    const std::filesystem::path store = its.folder / "out" / "sweep.sqlite";
    std::int64_t before = 0;
    for (int kills = 0; kills < 3; ++kills) {
        Running running(its.sweep("run", {"--resume", "--threads", "3", "--progress", "json"}));
        EXPECT_TRUE(running.says("\"done\"")); // between rows
        running.signal(SIGKILL);
        static_cast<void>(running.wait());
        const std::int64_t done = safe_rows(store, before);
        EXPECT_GT(done, before);
        before = done;
    }
    EXPECT_EQ(hash_of(likvard(its.sweep("run", {"--resume", "-q"}))), undisturbed());
    EXPECT_EQ(SweepReader(store).meta().at("status"), "complete");
}

TEST(SweepKilled, CtrlCIsResumable)
{
    const Desk its;
    Running running(its.sweep("run", {"--threads", "1"}));
    ASSERT_TRUE(running.says("of 30 rows"));
    running.signal(SIGINT);
    const Said stopped = running.wait();
    EXPECT_EQ(stopped.status, 130);
    EXPECT_NE(stopped.err.find("--resume"), std::string::npos) << stopped.err;
    EXPECT_EQ(SweepReader(its.folder / "out" / "sweep.sqlite").meta().at("status"), "partial");
    EXPECT_EQ(likvard(its.sweep("run")).status, 73) << "not without --resume";
    EXPECT_EQ(hash_of(likvard(its.sweep("run", {"--resume"}))), undisturbed());
}

TEST(SweepKilled, AFullDiskKeepsWhatIsThereAndGoesOn)
{
    const Desk its;
    // Blocks of 512 bytes: the tables fit, some rows do, not all.
    const Said full = shell("ulimit -f 200; exec \"$LIKVARD\" sweep run '" + its.design +
                            "' --out '" + its.out + "' --quiet");
    EXPECT_EQ(full.status, 74) << full.err;
    const std::int64_t done = done_in(its.folder / "out" / "sweep.sqlite");
    EXPECT_GT(done, 0);
    EXPECT_LT(done, rows);
    EXPECT_EQ(hash_of(likvard(its.sweep("run", {"--resume", "--quiet"}))), undisturbed());
}

TEST(SweepKilled, ADiskOfItsOwnThatIsFullKeepsWhatIsThereAndGoesOn)
{
    const Desk its;
    const std::string make = "mkdir -p '" + its.out + "' && mount -t tmpfs -o size=";
    const auto inside = [](const std::string& script) { // as root, or as root of a world of its own
        return shell(getuid() == 0 ? "unshare -m sh -ec \"" + script + "\""
                                   : "unshare -rm sh -ec \"" + script + "\"");
    };
    if (inside(make + "200k likvard '" + its.out + "'").status != 0) {
        GTEST_SKIP() << "no file system may be mounted here; a limit of file sizes is tested above";
    }
    const std::string sweep =
        "\\$LIKVARD sweep run '" + its.design + "' --out '" + its.out + "' --resume --quiet";
    const Said said = inside(make + "200k likvard '" + its.out + "'; " +       //
                             sweep + " || echo first \\$?; " +                 //
                             "ls '" + its.out + "'; " +                        //
                             "mount -o remount,size=64m '" + its.out + "'; " + //
                             sweep);
    EXPECT_EQ(said.status, 0) << said.err;
    EXPECT_TRUE(said.out.starts_with("first 74\nsweep.sqlite\n")) << said.out;
    EXPECT_NE(said.err.find("disk"), std::string::npos) << said.err;
    EXPECT_EQ(hash_of(said), undisturbed()) << said.out;
}

TEST(SweepKilled, ASecondWriterIsToldAndChangesNothing)
{
    const Desk its;
    Running running(its.sweep("run", {"--threads", "1"}));
    ASSERT_TRUE(running.says("of 30 rows"));
    running.signal(SIGSTOP);
    const Said second = likvard(its.sweep("run", {"--resume"}));
    EXPECT_EQ(second.status, 73);
    EXPECT_NE(second.err.find("another process"), std::string::npos) << second.err;
    EXPECT_EQ(likvard(its.sweep("status")).status, 0) << "reading goes on meanwhile";
    running.signal(SIGCONT);
    EXPECT_EQ(hash_of(running.wait()), undisturbed());
}

} // namespace
} // namespace likvard::cli
