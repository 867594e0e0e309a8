// Calibrated draws: every verb that runs a plan draws from the file beside the program's data, or
// from the priors where these are asked for, and says which.
#include "support/sweep_desk.hpp"
#include "system/cli_program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace likvard::cli {
namespace {

using nlohmann::json;

constexpr const char* draws = "home.area_sd,leave.base\n0.05,0.10\n0.12,0.13\n";

/// Data of its own: a plan, its municipality and two calibrated draws.
struct Data {
    Folder folder;
    std::string plan = (folder / "scenarios/plan.toml").string();
    std::string posterior = (folder / "calibration/posterior.csv").string();

    Data()
    {
        std::filesystem::create_directories(folder / "scenarios/m");
        std::filesystem::create_directories(folder / "calibration");
        for (const auto& [name, content] : test::small_municipality()) {
            write(folder / ("scenarios/m/" + name), content);
        }
        write(plan, std::string(test::small_plan) + "[levers.marketing]\nbudget = 1e6\n");
        write(folder / "scenarios/design.toml", "base = \"plan\"\nreplicates = 1\n[sampling]\n"
                                                "method = \"lhs\"\nsize = 2\n[factors]\n"
                                                "\"levers.marketing.budget\" = { range = [0, 2e6] "
                                                "}\n[keep]\noutcomes = [\"pass_all_pct\"]\n");
        write(posterior, draws);
    }
    [[nodiscard]] Said says(const Words& words) const
    {
        return likvard(words, {"LIKVARD_DATA=" + (folder / "").string()});
    }
    [[nodiscard]] std::string at(const std::string& name) const { return (folder / name).string(); }
    /// result_hash of a run of the plan.
    [[nodiscard]] std::string run_hash(const Words& more) const
    {
        Words words{"run", plan, "--json", "-q"};
        words.insert(words.end(), more.begin(), more.end());
        const Said said = says(words);
        EXPECT_EQ(said.status, 0) << said.err;
        return said.status == 0 ? json::parse(said.out).at("result_hash") : json("");
    }
};

TEST(PosteriorCli, RunDrawsFromItByDefaultAndFromThePriorsWhenAsked)
{
    const Data its;
    const std::string with = its.run_hash({});
    const std::string priors = its.run_hash({"--priors"});
    EXPECT_NE(with, priors);
    std::filesystem::remove(its.posterior);
    const Said missing = its.says({"run", its.plan});
    EXPECT_EQ(missing.status, 66) << "other numbers than usual would go unnoticed";
    EXPECT_NE(missing.err.find("calibration/posterior.csv"), std::string::npos) << missing.err;
    EXPECT_NE(missing.err.find("--priors"), std::string::npos) << missing.err;
    EXPECT_EQ(its.run_hash({"--priors"}), priors);
    write(its.posterior, "home.area_sd\n0.05\nmuch\n");
    const Said damaged = its.says({"run", its.plan});
    EXPECT_EQ(damaged.status, 65);
    EXPECT_NE(damaged.err.find("posterior.csv:3:1"), std::string::npos) << damaged.err;
}

TEST(PosteriorCli, ReportsDrawAlikeAndReplayKnowsWhichDraws)
{
    const Data its;
    for (const bool priors : {false, true}) {
        const Words flag = priors ? Words{"--priors"} : Words{};
        Words words{"report", its.plan, "--out", its.at("r.html"), "-q"};
        words.insert(words.end(), flag.begin(), flag.end());
        ASSERT_EQ(its.says(words).status, 0);
        const Said same = its.says({"replay", its.at("r.html"), "-q"});
        EXPECT_EQ(same.status, 0) << same.out;
        EXPECT_NE(same.out.find(its.run_hash(flag)), std::string::npos) << same.out;
    }
    ASSERT_EQ(its.says({"report", its.plan, "--out", its.at("r.html"), "-q"}).status, 0);
    write(its.posterior, "home.area_sd\n0.07\n");
    const Said other = its.says({"replay", its.at("r.html"), "-q"});
    EXPECT_EQ(other.status, 65);
    EXPECT_NE(other.out.find("posterior.csv"), std::string::npos) << other.out;
}

TEST(PosteriorCli, SweepsAndTheirScriptsKeepToOneKindOfDraws)
{
    const Data its;
    const Words run{"sweep", "run", its.at("scenarios/design.toml"), "--out", its.at("out"), "-q"};
    ASSERT_EQ(its.says(run).status, 0);
    Words priors = run;
    priors.emplace_back("--priors");
    priors.emplace_back("--resume");
    EXPECT_EQ(its.says(priors).status, 73) << "rows of other draws are not gone on with";
    priors[4] = its.at("priors");
    EXPECT_EQ(its.says(priors).status, 0);
    ASSERT_EQ(its.says({"sweep", "slurm", its.at("scenarios/design.toml"), "--out",
                        its.at("cluster"), "--priors"})
                  .status,
              0);
    for (const char* script : {"cluster/sweep.sbatch", "cluster/merge.sbatch"}) {
        EXPECT_NE(read(its.folder / script).find(" --priors"), std::string::npos) << script;
    }
    ASSERT_EQ(its.says({"sweep", "run", its.at("scenarios/design.toml"), "--out", its.at("cluster"),
                        "--shard", "1/2", "--priors", "-q"})
                  .status,
              0);
    const Said merge = its.says({"sweep", "merge", its.at("scenarios/design.toml"), "--out",
                                 its.at("cluster"), "--priors"});
    EXPECT_EQ(merge.status, 66);
    EXPECT_NE(merge.err.find("--priors --shard 2/2"), std::string::npos) << merge.err;
}

TEST(PosteriorCli, OptimiseDrawsFromEither)
{
    const Data its;
    const auto answer = [&](const Words& more) {
        Words words{"optimise", its.plan, "--budget",     "2e6", "--candidates",
                    "4",        "-q",     "--replicates", "20",  "--json"};
        words.insert(words.end(), more.begin(), more.end());
        const Said said = its.says(words);
        EXPECT_EQ(said.status, 0) << said.err;
        return said.out;
    };
    EXPECT_NE(answer({}), answer({"--priors"}));
}

} // namespace
} // namespace likvard::cli
