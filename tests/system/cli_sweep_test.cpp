// Sweeps as people run them, as a whole and in parts: what they say, write and refuse.
#include "system/sweep_desk_cli.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace likvard::cli {
namespace {

using nlohmann::json;

TEST(SweepCli, PlanWritesTheTableAndSaysHowMuch)
{
    const Desk its;
    const Said said = likvard(its.sweep("plan"));
    ASSERT_EQ(said.status, 0) << said.err;
    EXPECT_NE(said.out.find("30 rows, 240 paired futures"), std::string::npos) << said.out;
    const std::string table = read(its.folder / "out" / "plan.csv");
    EXPECT_EQ(std::ranges::count(table, '\n'), rows + 1);
    EXPECT_TRUE(table.starts_with("row,hash,levers.resource_team.fte,")) << table.substr(0, 80);
    const json report = json::parse(likvard(its.sweep("plan", {"--json"})).out);
    EXPECT_EQ(report.at("rows"), rows);
    EXPECT_GT(report.at("core_seconds").at("least").get<double>(), 0.0);
}

TEST(SweepCli, CheckNamesEveryFaultOfADesignAndOfItsPlan)
{
    const Desk its;
    const Said fine = likvard({"check", its.design});
    EXPECT_EQ(fine.status, 0) << fine.out << fine.err;
    EXPECT_EQ(fine.out, its.design + ": no faults\n");
    write(its.folder / "plan.toml", test::replaced(std::string(test::small_plan), "fte", "fet"));
    write(its.design, test::replaced(read(its.design), "size = 30", "sise = 30"));
    const Said faults = likvard({"check", its.design});
    EXPECT_EQ(faults.status, 65) << faults.err;
    for (const char* const fault : {"design.toml:", "sampling.sise: found an unknown key",
                                    "plan.toml:4:1: levers.resource_team.fet"}) {
        EXPECT_NE(faults.out.find(fault), std::string::npos) << fault << '\n' << faults.out;
    }
    const json report = json::parse(likvard({"check", its.design, "--json"}).out);
    EXPECT_EQ(report.size(), static_cast<std::size_t>(std::ranges::count(faults.out, '\n')));
    write(its.design, "base = \"plan\"\n[sampling\n"); // neither design nor scenario
    EXPECT_EQ(likvard({"check", its.design}).status, 65);
    // Rows are counted before any work.
    write(its.folder / "plan.toml", std::string(test::small_plan));
    const std::string full =
        "base = \"plan.toml\"\n[sampling]\nmethod = \"full\"\nlevels = 1000\n"
        "[factors]\n\"levers.resource_team.fte\" = { range = [2, 10] }\n"
        "\"learn.persist_permanent\" = { prior = true }\n\"marketing.effect\" = { prior = true }\n";
    write(its.design, full);
    const Said many = likvard({"check", its.design});
    EXPECT_EQ(many.status, 65) << many.out;
    EXPECT_NE(many.out.find("1000000000 rows"), std::string::npos) << many.out;
}

TEST(SweepCli, PrintsTemplateAndSchema)
{
    EXPECT_NE(likvard({"sweep", "--template"}).out.find("[factors]"), std::string::npos);
    EXPECT_TRUE(json::accept(likvard({"sweep", "--schema"}).out));
}

TEST(SweepCli, SaysWhatIsNeeded)
{
    EXPECT_EQ(likvard({"sweep"}).status, 64);
    EXPECT_EQ(likvard({"sweep", "rum", "d", "--out", "o"}).status, 64);
    EXPECT_EQ(likvard({"sweep", "run", "d"}).status, 64);
    EXPECT_EQ(likvard({"sweep", "run", "d", "--out", "o", "--shard", "4/3"}).status, 64);
    const Desk its;
    write(its.design, "base = \"plan\"\n");
    const Said said = likvard(its.sweep("run"));
    EXPECT_EQ(said.status, 65);
    EXPECT_NE(said.err.find("sampling"), std::string::npos) << said.err;
    EXPECT_FALSE(exists(std::filesystem::path(its.out))) << "faults come before any work";
}

TEST(SweepCli, KeepsStoreTidyAndPackageAndNothingElse)
{
    const Desk its;
    const Said said = likvard(its.sweep("run"));
    ASSERT_EQ(said.status, 0) << said.err;
    EXPECT_EQ(hash_of(said), undisturbed());
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(its.out), {}), 3)
        << "no side files";
    const json package = json::parse(read(its.folder / "out" / "datapackage.json"));
    const std::string tidy = read(its.folder / "out" / "tidy.csv");
    std::string header;
    for (const json& field : package.at("resources").at(0).at("schema").at("fields")) {
        header += header.empty() ? "" : ",";
        header += field.at("name").get<std::string>();
    }
    EXPECT_EQ(tidy.substr(0, tidy.find('\n')), header);
    EXPECT_NE(tidy.find("fewer than 10 pupils"), std::string::npos) << "small groups are left out";
    EXPECT_NE(said.err.find("--small-groups"), std::string::npos) << said.err;
    EXPECT_NE(said.err.find("100%, 30 of 30 rows"), std::string::npos) << said.err;
    EXPECT_EQ(package.at("likvard").at("result_hash"), undisturbed());
}

TEST(SweepCli, TheHashCanBeComputedFromTheStoreByAnybody)
{
    const Desk its;
    ASSERT_EQ(likvard(its.sweep("run", {"--quiet"})).status, 0);
    const Said said = shell(std::string("python3 - '").append(its.out) + R"(/sweep.sqlite' <<'PY'
import hashlib, sqlite3, struct, sys
digest = hashlib.sha256()
nan = bytes.fromhex("000000000000f87f")
for (value,) in sqlite3.connect(sys.argv[1]).execute(
        "SELECT value FROM tidy ORDER BY row, arm, replicate, year, dimension, label, outcome"):
    digest.update(nan if value is None else struct.pack("<d", value + 0.0))
print(digest.hexdigest())
PY)");
    EXPECT_EQ(said.out.substr(0, undisturbed().size()), undisturbed()) << said.err;
}

TEST(SweepCli, ProgressAsJsonLines)
{
    const Desk its;
    const Said said = likvard(its.sweep("run", {"--progress", "json"}));
    const json first = json::parse(said.err.substr(0, said.err.find('\n')));
    EXPECT_EQ(first.at("done"), 1);
    EXPECT_EQ(first.at("total"), rows);
    EXPECT_GE(first.at("seconds_left").get<double>(), 0.0);
}

TEST(SweepShards, MergedTheyAreTheWhole)
{
    const Desk its;
    EXPECT_EQ(likvard(its.sweep("merge")).status, 66) << "nothing to merge";
    for (const char* const shard : {"1/3", "3/3"}) {
        ASSERT_EQ(likvard(its.sweep("run", {"--shard", shard, "--quiet"})).status, 0);
    }
    const Said holes = likvard(its.sweep("merge"));
    EXPECT_EQ(holes.status, 66);
    EXPECT_NE(holes.err.find("10 rows are missing"), std::string::npos) << holes.err;
    EXPECT_NE(holes.err.find("--shard 2/3 --resume"), std::string::npos) << holes.err;
    const Said parallel = shell("seq 3 | xargs -P 3 -I{} \"$LIKVARD\" sweep run '" + its.design +
                                "' --out '" + its.out + "' --shard {}/3 --resume --quiet");
    ASSERT_EQ(parallel.status, 0) << parallel.err;
    const Said merged = likvard(its.sweep("merge"));
    EXPECT_EQ(merged.status, 0) << merged.err;
    EXPECT_EQ(hash_of(merged), undisturbed());
    const std::string before = read(its.folder / "out" / "tidy.csv");
    EXPECT_EQ(hash_of(likvard(its.sweep("merge"))), undisturbed()) << "again, the same";
    EXPECT_EQ(read(its.folder / "out" / "tidy.csv"), before);
    const json status = json::parse(likvard(its.sweep("status", {"--json"})).out);
    EXPECT_EQ(status.at("done"), rows);
    EXPECT_EQ(status.at("files").size(), 4U);
}

TEST(SweepShards, ForeignOnesAreNamedAndNothingIsWritten)
{
    const Desk its;
    ASSERT_EQ(likvard(its.sweep("run", {"--shard", "1/2", "--quiet"})).status, 0);
    const std::string text = read(its.design);
    write(its.design, "seed = 5\n" + text);
    const Said other_seed = likvard(its.sweep("merge"));
    EXPECT_EQ(other_seed.status, 65);
    EXPECT_NE(other_seed.err.find("0001-of-0002.sqlite: seed: found 1, expected 5"),
              std::string::npos)
        << other_seed.err;
    EXPECT_FALSE(exists(its.folder / "out" / "sweep.sqlite"));
    EXPECT_EQ(likvard(its.sweep("run", {"--shard", "1/2", "--resume"})).status, 73);
    write(its.design, text);
    // A file under another part's name.
    rename(its.folder / "out/shards/0001-of-0002.sqlite",
           its.folder / "out/shards/0002-of-0002.sqlite");
    const Said wrong = likvard(its.sweep("run", {"--shard", "2/2", "--resume"}));
    EXPECT_EQ(wrong.status, 73);
    EXPECT_NE(wrong.err.find("shard 1/2 instead of 2/2"), std::string::npos) << wrong.err;
}

} // namespace
} // namespace likvard::cli
