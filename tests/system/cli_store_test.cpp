// What --out keeps, and what is left of a run that was stopped or killed.
#include "results/store.hpp"
#include "system/cli_program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <csignal>

namespace likvard::cli {
namespace {

using nlohmann::json;

// Enough futures that a run goes on for a while after it has said how far it is: what it says is
// stored, so that a slow disk delays it.
constexpr int futures = 100;
constexpr const char* running_text = " of 100 futures";
constexpr const char* plan_text = R"(municipality = "botkyrka"
years = [2025, 2027]
replicates = 100

[levers.resource_team]
from = "2025-08"
until = "2027-06"
)";

struct Case {
    Folder folder;
    std::string plan = (folder / "plan.toml").string();
    std::string out = (folder / "out").string();
    std::filesystem::path store = folder / "out" / "results.sqlite";

    Case() { write(plan, plan_text); }

    [[nodiscard]] Words run(const Words& more = {}) const
    {
        Words words = {"run", plan, "--out", out, "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
};

std::string hash_of(const Said& said)
{
    return json::accept(said.out) ? json::parse(said.out).at("result_hash").get<std::string>()
                                  : said.err;
}

/// A run of the same plan that nobody disturbed.
const std::string& undisturbed_hash()
{
    static const std::string hash = [] {
        const Case its;
        return hash_of(likvard({"run", its.plan, "--json"}));
    }();
    return hash;
}

void stop_and_resume(int signal, int status, const std::string& store_status)
{
    const Case its;
    Running running(its.run());
    ASSERT_TRUE(running.says(running_text));
    running.signal(signal);
    const Said stopped = running.wait();
    EXPECT_EQ(stopped.status, status) << stopped.err;
    EXPECT_EQ(stopped.out, "");
    EXPECT_EQ(Store::meta(its.store).at("status"), store_status);
    const int done = Store::load(its.store).done_count();
    EXPECT_GT(done, 0);
    EXPECT_LT(done, futures);
    EXPECT_FALSE(exists(its.folder / "out" / "tidy.csv"));

    const Said resumed = likvard(its.run({"--resume"}));
    EXPECT_EQ(resumed.status, 0) << resumed.err;
    EXPECT_EQ(hash_of(resumed), undisturbed_hash());
    EXPECT_EQ(Store::meta(its.store).at("status"), "complete");
    EXPECT_EQ(Store::meta(its.store).at("result_hash"), undisturbed_hash());
}

TEST(Stopped, ByCtrlCKeepsWhatIsDoneAndGoesOn)
{
    stop_and_resume(SIGINT, 130, "partial");
}

TEST(Stopped, ByPlainKillToo)
{
    stop_and_resume(SIGTERM, 130, "partial");
}

TEST(Stopped, ByKillNineToo)
{
    stop_and_resume(SIGKILL, -SIGKILL, "running");
}

TEST(Stopped, SaysHowToGoOn)
{
    const Case its;
    Running kept(its.run());
    ASSERT_TRUE(kept.says(running_text));
    kept.signal(SIGINT);
    EXPECT_NE(kept.wait().err.find("--resume"), std::string::npos);

    Running lost({"run", its.plan});
    ASSERT_TRUE(lost.says(running_text));
    lost.signal(SIGINT);
    const Said said = lost.wait();
    EXPECT_EQ(said.status, 130);
    EXPECT_NE(said.err.find("--out"), std::string::npos);
}

TEST(Kept, EveryFileIsThereAndThePlanRunsAgainToTheSameNumbers)
{
    const Case its;
    const Said said = likvard(its.run());
    ASSERT_EQ(said.status, 0) << said.err;
    for (const char* const name : {"results.sqlite", "plan.toml", "tidy.csv", "datapackage.json"}) {
        EXPECT_GT(file_size(its.folder / "out" / name), 0U) << name;
    }
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(its.out), {}), 4)
        << "no side files";
    EXPECT_TRUE(json::accept(read(its.folder / "out" / "datapackage.json")));
    EXPECT_EQ(hash_of(likvard({"run", (its.folder / "out" / "plan.toml").string(), "--json"})),
              hash_of(said));
}

TEST(Kept, FullTidyHasARowForEveryFuture)
{
    const Case its;
    ASSERT_EQ(likvard(its.run({"--replicates", "3", "--tidy", "full"})).status, 0);
    const std::string tidy = read(its.folder / "out" / "tidy.csv");
    EXPECT_NE(tidy.substr(0, tidy.find('\n')).find("replicate"), std::string::npos);
}

TEST(Kept, AnEarlierRunIsNotOverwritten)
{
    const Case its;
    ASSERT_EQ(likvard(its.run({"--replicates", "2"})).status, 0);
    const std::string before = read(its.store);
    const Said again = likvard(its.run({"--replicates", "2"}));
    EXPECT_EQ(again.status, 73);
    EXPECT_NE(again.err.find("resume"), std::string::npos) << again.err;
    EXPECT_EQ(likvard(its.run({"--replicates", "2", "--seed", "9", "--resume"})).status, 73);
    const std::string other = "levers.resource_team.fte=3 FTE";
    EXPECT_EQ(likvard(its.run({"--replicates", "2", "--set", other, "--resume"})).status, 73);
    EXPECT_TRUE(read(its.store) == before) << "not a byte changed";
    EXPECT_EQ(likvard(its.run({"--replicates", "2", "--resume"})).status, 0) << "all is done";
}

TEST(Kept, NowhereToKeepItIsSaidBeforeAnyWork)
{
    const Case its;
    write(its.folder / "out", "a file, not a folder");
    for (const std::string& out : {its.out, its.out + "/deeper"}) {
        const Said said = likvard({"run", its.plan, "--out", out});
        EXPECT_EQ(said.status, 73) << said.err;
        EXPECT_EQ(said.err.find("futures"), std::string::npos) << said.err;
    }
}

} // namespace
} // namespace likvard::cli
