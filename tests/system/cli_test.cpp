// The command line as people and scripts use it: help, streams, exit statuses, faults.
#include "system/cli_program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace likvard::cli {
namespace {

using nlohmann::json;

/// A small plan on real data: few futures, two years.
constexpr const char* plan_text = R"(title = { sv = "Liten plan", en = "Small plan" }
question = { sv = "Vad ger ett resursteam?", en = "What does a resource team give?" }
municipality = "botkyrka"
years = [2025, 2026]
replicates = 4
seed = 7

[levers.resource_team]
from = "2025-08"
until = "2027-06"
)";

std::string small_plan(const Folder& folder, const std::string& more = "")
{
    const auto file = folder / "plan.toml";
    write(file, plan_text + more);
    return file.string();
}

void expect_usage(const Said& said, const std::string& words)
{
    EXPECT_EQ(said.status, 64);
    EXPECT_EQ(said.out, "");
    EXPECT_NE(said.err.find(words), std::string::npos) << said.err;
}

bool parses(const std::string& text)
{
    return json::accept(text);
}

TEST(Help, ShowsExamplesFirst)
{
    for (const Words& words : {Words{"--help"}, Words{"run", "--help"}, Words{"check", "--help"},
                               Words{"levers", "--help"}, Words{"describe", "-h"}}) {
        const Said said = likvard(words);
        EXPECT_EQ(said.status, 0);
        EXPECT_EQ(said.err, "");
        EXPECT_LT(said.out.find("Examples:"), said.out.find("Usage:")) << words.front();
        EXPECT_NE(said.out.find("Options:"), std::string::npos) << words.front();
    }
}

TEST(Help, VersionIsOneLine)
{
    const Said said = likvard({"--version"});
    EXPECT_EQ(said.status, 0);
    EXPECT_TRUE(said.out.starts_with("likvard 0.")) << said.out;
}

TEST(Usage, WhatIsNotUnderstoodIsNamedWithItsNearest)
{
    expect_usage(likvard({}), "Usage:");
    expect_usage(likvard({"rnu", "plan.toml"}), "Nearest: run");
    expect_usage(likvard({"run", "plan.toml", "--replicate", "5"}), "Nearest: --replicates");
    expect_usage(likvard({"levers", "resource_taem"}), "Nearest: resource_team");
    expect_usage(likvard({"run"}), "PLAN is required");
    expect_usage(likvard({"check"}), "FILE is required");
    expect_usage(likvard({"--quiet"}), "subcommand is required");
}

TEST(Usage, BadValuesSayWhatWasExpected)
{
    expect_usage(likvard({"run", "p.toml", "--replicates", "0"}), "expected a whole number");
    expect_usage(likvard({"run", "p.toml", "--replicates", "many"}), "expected a whole number");
    expect_usage(likvard({"run", "p.toml", "--seed", "-1"}), "expected a whole number");
    expect_usage(likvard({"run", "p.toml", "--threads", "0"}), "expected a whole number");
    expect_usage(likvard({"run", "p.toml", "--years", "2030:2025"}), "two years in order");
    expect_usage(likvard({"run", "p.toml", "--set", "seed"}), "KEY=VALUE");
    expect_usage(likvard({"run", "p.toml", "--lang", "de"}), "expected en or sv");
    expect_usage(likvard({"run", "p.toml", "--format", "xml"}), "expected");
    expect_usage(likvard({"run", "p.toml", "--resume"}), "requires --out");
    expect_usage(likvard({"describe", "--json", "--odd"}), "excludes");
}

TEST(Missing, FilesAreNamedWithTheNearestThatThereIs)
{
    const Said said = likvard({"run", "botkyrka_2019_pakage"});
    EXPECT_EQ(said.status, 66);
    EXPECT_EQ(said.out, "");
    EXPECT_NE(said.err.find("botkyrka_2019_package"), std::string::npos) << said.err;
    EXPECT_EQ(likvard({"check", "no/such/plan.toml"}).status, 66);
    EXPECT_EQ(likvard({"describe", "--governance", "nowhere"}).status, 66);
    EXPECT_EQ(likvard({"run", ""}).status, 66);
}

TEST(Missing, OtherFilesAreCheckedAllTheSame)
{
    const Folder folder;
    const Said said = likvard({"check", "missing.toml", small_plan(folder, "seeed = 1\n")});
    EXPECT_EQ(said.status, 66);
    EXPECT_NE(said.err.find("missing.toml"), std::string::npos);
    EXPECT_NE(said.out.find("seeed"), std::string::npos) << said.out;
}

TEST(Missing, DataIsLookedForWhereTheEnvironmentSays)
{
    const Folder folder;
    copy(std::filesystem::path(LIKVARD_SOURCE_DIR) / "scenarios", folder / "scenarios",
         std::filesystem::copy_options::recursive);
    write(folder / "scenarios" / "mine.toml", plan_text);
    const std::string here = "LIKVARD_DATA=" + (folder / "").string();
    EXPECT_EQ(likvard({"check", "mine", "botkyrka"}, {here}).status, 0);
    EXPECT_EQ(likvard({"check", "mine"}).status, 66);
    EXPECT_EQ(likvard({"check", "botkyrka"}, {here + "/nowhere"}).status, 66);
}

TEST(BadData, EveryFaultIsNamedAtOnceWithItsPlace)
{
    const Folder folder;
    const std::string plan =
        small_plan(folder, "fte = \"7 MSEK\"\n[parameters]\n\"learn.persist\" = 2\n");
    for (const Said& said : {likvard({"run", plan}), likvard({"run", plan, "--json"})}) {
        EXPECT_EQ(said.status, 65);
        EXPECT_EQ(said.out, "");
        EXPECT_NE(said.err.find("plan.toml:11"), std::string::npos) << said.err;
        EXPECT_NE(said.err.find("plan.toml:13"), std::string::npos) << said.err;
        EXPECT_NE(said.err.find("nearest"), std::string::npos) << said.err;
    }
    const Said checked = likvard({"check", plan, "--json"});
    EXPECT_EQ(checked.status, 65);
    const json faults = json::parse(checked.out);
    ASSERT_GE(faults.size(), 2U);
    for (const char* const key :
         {"file", "line", "column", "key", "found", "expected", "nearest"}) {
        EXPECT_TRUE(faults.front().contains(key)) << key;
    }
}

TEST(BadData, ScenariosAndMunicipalitiesThatComeWithTheProgramHaveNoFaults)
{
    for (const char* const name : {"botkyrka", "umea", "botkyrka_2019_package"}) {
        const Said said = likvard({"check", name});
        EXPECT_EQ(said.status, 0) << said.out << said.err;
    }
}

TEST(BadData, ABaselineOfAnotherMunicipalityIsRefused)
{
    const Folder folder;
    const std::string plan = small_plan(folder);
    write(folder / "other.toml", "municipality = \"umea\"\nyears = [2025, 2026]\n");
    const Said said = likvard({"run", plan, "--baseline", (folder / "other.toml").string()});
    EXPECT_EQ(said.status, 65);
    EXPECT_NE(said.err.find("municipality of the plan"), std::string::npos) << said.err;
}

TEST(Json, EveryVerbSpeaksIt)
{
    const Folder folder;
    const std::string plan = small_plan(folder);
    for (const Words& words :
         {Words{"levers", "--json"}, Words{"levers", "resource_team", "--json"},
          Words{"describe", "--json"}, Words{"describe", "--schema"},
          Words{"check", plan, "--json"}, Words{"run", plan, "--json"},
          Words{"run", plan, "--format", "json"}}) {
        const Said said = likvard(words);
        EXPECT_EQ(said.status, 0) << words.front() << said.err;
        EXPECT_TRUE(parses(said.out)) << words.front();
    }
    EXPECT_EQ(json::parse(likvard({"levers", "resource_team", "--json"}).out).size(), 1U);
    EXPECT_EQ(likvard({"check", plan, "--json"}).out.substr(0, 2), "[]");
}

TEST(Describe, TheTemplateIsAScenarioWithoutFaults)
{
    const Folder folder;
    write(folder / "plan.toml", likvard({"describe", "--template"}).out);
    const Said said = likvard({"check", (folder / "plan.toml").string()});
    EXPECT_EQ(said.status, 0) << said.out << said.err;
}

TEST(Describe, EveryFormSaysSomething)
{
    const std::vector<Words> expected = {
        {"describe", "learn."},
        {"describe", "--lang", "sv",
         "Betyder   hur stor del av ett års kunskapsvinst som är bestående"},
        {"levers", "marketing", "--lang", "sv", "pengar om året till kampanjen"},
        {"levers", "marketing", "--lang", "sv", "ingen orsaksstudie; Glazerman"},
        {"levers", "resource_team"},
        {"describe", "--governance", "school -> "},
        {"describe", "--governance", "umea", "board"},
        {"describe", "--odd", "`learn`"},
        {"describe", "--markdown", "## Outcomes"}};
    for (const Words& words : expected) {
        const Said said = likvard(Words(words.begin(), words.end() - 1));
        EXPECT_EQ(said.status, 0) << said.err;
        EXPECT_EQ(said.err, "");
        EXPECT_NE(said.out.find(words.back()), std::string::npos) << words.back();
    }
}

TEST(Describe, MarkedPlacesOfAFileAreRenewedAndTheRestIsLeftAlone)
{
    const Folder folder;
    const auto file = folder / "model.md";
    write(file, "before\n<!-- odd:counts -->\nlong ago\n<!-- /odd -->\nafter\n");
    const Said said = likvard({"describe", "--odd", file.string()});
    EXPECT_EQ(said.status, 0) << said.err;
    EXPECT_TRUE(said.out.starts_with("before\n<!-- odd:counts -->\n")) << said.out;
    EXPECT_TRUE(said.out.ends_with(" levers.\n<!-- /odd -->\nafter\n")) << said.out;

    write(file, "before\n<!-- odd:cuonts -->\n<!-- /odd -->\n");
    const Said unknown = likvard({"describe", "--odd", file.string()});
    EXPECT_EQ(unknown.status, 65);
    EXPECT_NE(unknown.err.find("model.md:2"), std::string::npos) << unknown.err;
    write(file, "<!-- odd:counts -->\nnever closed\n");
    EXPECT_EQ(likvard({"describe", "--odd", file.string()}).status, 65);
    EXPECT_EQ(likvard({"describe", "--odd", (folder / "none.md").string()}).status, 66);
}

TEST(Streams, ResultsGoToStdoutAndProgressToStderr)
{
    const Folder folder;
    const std::string plan = small_plan(folder);
    const Said loud = likvard({"run", plan, "--json"});
    EXPECT_TRUE(parses(loud.out));
    EXPECT_NE(loud.err.find("4 of 4 futures"), std::string::npos) << loud.err;
    EXPECT_EQ(loud.err.find('\x1b'), std::string::npos) << "no escapes off a terminal";

    const Said quiet = likvard({"run", plan, "--json", "--quiet"});
    EXPECT_EQ(quiet.err, "");
    EXPECT_EQ(quiet.out, loud.out);

    EXPECT_EQ(likvard({"run", plan}).out.find('\x1b'), std::string::npos);
}

TEST(Streams, AReaderThatGoesAwayIsNoFault)
{
    const Said said = shell("{ \"$LIKVARD\" describe; echo status $? >&2; } | head -n 1");
    EXPECT_EQ(said.err, "status 0\n");
    EXPECT_EQ(said.status, 0);
}

TEST(Streams, AStdoutThatCannotBeWrittenIs)
{
    for (const char* const command :
         {"\"$LIKVARD\" levers >/dev/full", "\"$LIKVARD\" levers >&-"}) {
        const Said said = shell(command);
        EXPECT_EQ(said.status, 74) << command;
        EXPECT_NE(said.err.find("stdout"), std::string::npos) << command;
    }
}

TEST(Languages, FollowTheFlagAndElseTheEnvironment)
{
    const Folder folder;
    const std::string plan = small_plan(folder);
    const std::string english = likvard({"run", plan, "--quiet"}).out;
    const std::string swedish = likvard({"run", plan, "--quiet", "--lang", "sv"}).out;
    EXPECT_NE(swedish.find("lanen"), std::string::npos) << swedish; // Planen, planen
    EXPECT_NE(english, swedish);
    EXPECT_EQ(likvard({"run", plan, "--quiet"}, {"LANG=sv_SE.UTF-8"}).out, swedish);
    EXPECT_EQ(likvard({"run", plan, "--quiet"}, {"LANG=sv_SE.UTF-8", "LC_ALL=C"}).out, english);
    EXPECT_EQ(likvard({"run", plan, "--quiet", "--lang", "en"}, {"LC_ALL=sv_SE"}).out, english);
    const Said loud = likvard({"run", plan, "--lang", "sv"});
    EXPECT_NE(loud.err.find("4 av 4 framtider"), std::string::npos) << loud.err;
}

TEST(Flags, StandAboveTheFile)
{
    const Folder folder;
    const std::string plan = small_plan(folder);
    const auto result = [](const Said& said) { return json::parse(said.out); };
    const json base = result(likvard({"run", plan, "--json"}));
    const json flags = result(likvard({"run", plan, "--json", "--seed", "8", "--replicates", "2"}));
    const json sets =
        result(likvard({"run", plan, "--json", "--set", "seed=8", "--set", "replicates=2"}));
    EXPECT_EQ(base.at("seed"), 7);
    EXPECT_EQ(flags.at("seed"), 8);
    EXPECT_EQ(flags.at("replicates"), 2);
    EXPECT_EQ(flags, sets);
    EXPECT_NE(flags.at("result_hash"), base.at("result_hash"));
    EXPECT_EQ(result(likvard({"run", plan, "--json", "--threads", "1"})), base);
}

TEST(Flags, YearsCutThePlanAndSayIt)
{
    const Folder folder;
    const std::string plan = small_plan(folder);
    const std::string out = (folder / "out").string();
    const Said said = likvard({"run", plan, "--json", "--years", "2025:2025", "--out", out});
    ASSERT_EQ(said.status, 0) << said.err;
    EXPECT_NE(said.err.find("cut to the years"), std::string::npos) << said.err;
    const Said resolved = likvard({"run", (folder / "out" / "plan.toml").string(), "--json"});
    EXPECT_EQ(json::parse(resolved.out).at("result_hash"), json::parse(said.out).at("result_hash"));
    EXPECT_EQ(likvard({"run", plan, "--years", "2010:2012"}).status, 65);
}

TEST(Flags, AnEqualBaselineMakesNoDifference)
{
    const Folder folder;
    const std::string plan = small_plan(folder);
    const json result = json::parse(likvard({"run", plan, "--json", "--baseline", plan}).out);
    for (const json& outcome : result.at("outcomes")) {
        ASSERT_EQ(outcome.at("difference").at("mean"), 0.0) << outcome.at("key");
    }
}

} // namespace
} // namespace likvard::cli
