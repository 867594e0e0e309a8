// The verbs sensitivity and optimise as people and scripts use them.
#include "support/sweep_desk.hpp"
#include "system/cli_program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace likvard::cli {
namespace {

using nlohmann::json;

struct Desk {
    Folder folder;
    std::string plan = (folder / "plan.toml").string();
    std::string design = (folder / "design.toml").string();
    std::string out = (folder / "out").string();

    Desk()
    {
        std::filesystem::create_directories(folder / "m");
        for (const auto& [name, content] : test::small_municipality()) {
            write(folder / ("m/" + name), content);
        }
        write(plan, std::string(test::small_plan) + "[levers.marketing]\nbudget = 1e6\n");
        write(design, R"(base = "plan"
replicates = 1
[sampling]
method = "sobol"
size = 8
luck = true
[factors]
"levers.resource_team.fte" = { range = [2, 10] }
[keep]
outcomes = ["pass_all_pct", "cost_sek"]
)");
    }
};

TEST(SensitivityCli, SaysWhatIsDiceForEveryOutcome)
{
    const Desk its;
    ASSERT_EQ(likvard({"sweep", "run", its.design, "--out", its.out, "--quiet"}).status, 0);
    const Said said = likvard({"sensitivity", its.out});
    ASSERT_EQ(said.status, 0) << said.err;
    EXPECT_NE(said.out.find("of the spread is dice"), std::string::npos) << said.out;
    const json answers = json::parse(likvard({"sensitivity", its.out, "--json"}).out);
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_EQ(answers[0].at("factors").size(), 2U);
    EXPECT_EQ(answers[0].at("factors")[1].at("key"), "luck");
    EXPECT_TRUE(answers[0].at("factors")[0].at("total").contains("low90"));
    const json one = json::parse(
        likvard({"sensitivity", its.out, "--outcome", "cost_sek", "--of", "plan", "--json"}).out);
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one[0].at("of"), "plan");
    EXPECT_GT(one[0].at("factors")[0].at("total").at("value").get<double>(), 0.5);
}

TEST(SensitivityCli, RefusesInWords)
{
    const Desk its;
    EXPECT_EQ(likvard({"sensitivity", its.out}).status, 66);
    const Said typo = likvard({"sensitivity", its.out, "--outcome", "pass_al_pct"});
    EXPECT_EQ(typo.status, 64);
    EXPECT_NE(typo.err.find("pass_all_pct"), std::string::npos) << typo.err;
    ASSERT_EQ(likvard({"sweep", "run", its.design, "--out", its.out, "--quiet"}).status, 0);
    const Said method = likvard({"sensitivity", its.out, "--method", "morris"});
    EXPECT_EQ(method.status, 65);
    EXPECT_NE(method.err.find("sobol"), std::string::npos) << method.err;
}

TEST(OptimiseCli, ShowsTheFrontierAndWritesItsPlans)
{
    const Desk its;
    const Words command = {
        "optimise", its.plan,   "--budget",     "3 MSEK/year", "--candidates",
        "6",        "--out",    its.out,        "--quiet",     "--replicates",
        "20",       "--target", "pass_all_pct", "--bound",     "levers.resource_team.fte=0:4 FTE"};
    const Said said = likvard(command);
    ASSERT_EQ(said.status, 0) << said.err;
    EXPECT_NE(said.out.find("Budget SEK 3.0 million"), std::string::npos) << said.out;
    EXPECT_NE(said.out.find("on judgement, not on research: marketing."), std::string::npos)
        << said.out;
    Words as_json = command;
    as_json.emplace_back("--json");
    const json report = json::parse(likvard(as_json).out);
    ASSERT_FALSE(report.at("plans").empty());
    for (const json& plan : report.at("plans")) {
        EXPECT_LE(plan.at("cost_sek").get<double>(), 3e6);
        EXPECT_LE(plan.at("amounts").at("levers.resource_team.fte").get<double>(), 4.0);
        const std::string file =
            (its.folder / ("out/plan_" + plan.at("name").get<std::string>() + ".toml")).string();
        const std::filesystem::path beside = its.folder / "found.toml"; // of its municipality
        write(beside, read(file));
        EXPECT_EQ(likvard({"check", beside.string()}).status, 0) << file;
    }
    EXPECT_FALSE(report.at("choice").at("sv").get<std::string>().empty());
}

TEST(OptimiseCli, RefusesInWords)
{
    const Desk its;
    EXPECT_EQ(likvard({"optimise", its.plan}).status, 64) << "no budget";
    EXPECT_EQ(likvard({"optimise", its.plan, "--budget", "10 FTE"}).status, 65);
    EXPECT_EQ(likvard({"optimise", its.plan, "--budget", "-1"}).status, 65);
    const Said bound = likvard(
        {"optimise", its.plan, "--budget", "1e6", "--bound", "levers.resource_team.ftw=0:4"});
    EXPECT_EQ(bound.status, 65);
    EXPECT_NE(bound.err.find("levers.resource_team.fte"), std::string::npos) << bound.err;
    EXPECT_EQ(likvard({"optimise", its.plan, "--budget", "1e6", "--target", "pupils"}).status, 65);
    EXPECT_EQ(likvard({"optimise", its.plan, "--budget", "1e6", "--in", "21/20"}).status, 64);
}

} // namespace
} // namespace likvard::cli
