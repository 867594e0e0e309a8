// Scenario files that are right, and what is read from them.
#include "files.hpp"
#include "io/scenario_reader.hpp"
#include "io/text_checks.hpp"
#include "model/lever.hpp"
#include "model/parameters.hpp"

#include <algorithm>

namespace likvard::test {
namespace {

LoadedScenario read_plan(const std::string& body)
{
    const TempFolder folder;
    write_municipality(folder, "smaby", small_municipality());
    return read_scenario(folder.write("plan.toml", "municipality = \"smaby\"\n" + body));
}

double field(const LeverUse& use, std::string_view key)
{
    for (std::size_t i = 0; i < use.values.size(); ++i) {
        if (use.type->fields[i].key == key) {
            return use.values[i];
        }
    }
    ADD_FAILURE() << "no field " << key;
    return 0.0;
}

TEST(Scenario, NothingButAMunicipalityIsAPlanOfDefaults)
{
    const Scenario s = read_plan("").scenario;
    EXPECT_EQ(s.municipality, "smaby");
    EXPECT_EQ(s.first_year, 2025);
    EXPECT_EQ(s.last_year, 2039);
    EXPECT_EQ(s.replicates, 200);
    EXPECT_EQ(s.seed, 1U);
    EXPECT_TRUE(s.levers.empty());
    EXPECT_TRUE(s.overrides.empty());
}

TEST(Scenario, TheExampleOfTheFormatIsRead)
{
    const LoadedScenario loaded = read_plan(R"(
title    = { sv = "Jämlik kompetensförsörjning", en = "Equal supply of competence" }
question = "Vad ger det?"
years      = [2025, 2039]
replicates = 50
seed       = 7
[levers.resource_team]
from = "2026-01"
until = "2031-06"
fte  = "7 FTE"
schools = "perceived_need"
top  = 2
stay = "2 years"
take_up = "80 %"
[[levers.school_package]]
schools = ["33333333", "friskolan"]
from = "2025-08"
until = "2026-06"
budget = "3 MSEK/year"
[levers.marketing]
from = "2025-08"
budget = 1500000
[parameters]
"learn.persist_permanent" = 0.22
)");
    const Scenario& s = loaded.scenario;
    EXPECT_EQ(s.title.sv, "Jämlik kompetensförsörjning");
    EXPECT_EQ(s.question.en, "Vad ger det?");
    EXPECT_EQ(s.seed, 7U);
    ASSERT_EQ(s.levers.size(), 3U);
    const LeverUse* team = nullptr;
    const LeverUse* package = nullptr;
    const LeverUse* marketing = nullptr;
    for (const LeverUse& use : s.levers) {
        (use.type->key == "resource_team" ? team
         : use.type->key == "marketing"   ? marketing
                                          : package) = &use;
    }
    ASSERT_TRUE(team != nullptr && package != nullptr && marketing != nullptr);
    EXPECT_EQ(team->target.rule, TargetRule::perceived_need);
    EXPECT_EQ(team->target.top, 2);
    EXPECT_EQ(team->target.stay_years, 2);
    EXPECT_DOUBLE_EQ(team->target.take_up, 0.8);
    EXPECT_EQ(team->target.from, Month::of(2026, 1));
    EXPECT_DOUBLE_EQ(field(*team, "fte"), 7.0);
    EXPECT_EQ(package->target.rule, TargetRule::list);
    EXPECT_EQ(package->target.schools, (std::vector<std::size_t>{2, 3}));
    EXPECT_DOUBLE_EQ(field(*package, "budget"), 3e6);
    EXPECT_EQ(marketing->target.until, Month::of(2040, 7));
    EXPECT_DOUBLE_EQ(field(*marketing, "budget"), 1.5e6);
    ASSERT_EQ(s.overrides.size(), 1U);
    EXPECT_EQ(s.overrides[0].index, parameter_named("learn.persist_permanent"));
    EXPECT_DOUBLE_EQ(s.overrides[0].value, 0.22);
}

TEST(Scenario, AListMayNameUnitsOnlyOfTheFormsThatTheLeverActsOn)
{
    const TempFolder folder;
    Files files = small_municipality();
    files.merge(other_forms());
    write_municipality(folder, "smaby", files);
    for (const char* unit : {"Humlan", "88888888", "Gymnasiet"}) {
        const auto file = folder.write(
            "plan.toml", std::string("municipality = \"smaby\"\n[levers.resource_team]\n"
                                     "schools = [\"Friskolan\", \"")
                             .append(unit)
                             .append("\"]\n"));
        const std::vector<Fault> faults = check_file(file);
        ASSERT_EQ(faults.size(), 1U) << lines_of(faults);
        EXPECT_EQ(faults[0].line, 3);
        EXPECT_NE(text(faults[0]).find("a unit of compulsory school"), std::string::npos)
            << text(faults[0]);
    }
}

TEST(Scenario, MonthsDefaultToTheFirstAugustAndTheLastJuly)
{
    const Scenario s = read_plan("years = [2026, 2028]\n[levers.marketing]\n").scenario;
    ASSERT_EQ(s.levers.size(), 1U);
    EXPECT_EQ(s.levers[0].target.from, Month::of(2026, 8));
    EXPECT_EQ(s.levers[0].target.until, Month::of(2029, 7));
    EXPECT_DOUBLE_EQ(s.levers[0].target.take_up, 1.0);
}

TEST(Scenario, TopDefaultsToWhatTheLeverSaysAndZeroIsEverySchool)
{
    const Scenario s = read_plan("[levers.resource_team]\nschools = \"perceived_need\"\n"
                                 "[levers.school_package]\nschools = \"lowest_results\"\ntop = 0\n")
                           .scenario;
    ASSERT_EQ(s.levers.size(), 2U);
    for (const LeverUse& use : s.levers) {
        const bool is_team = use.type->key == "resource_team";
        EXPECT_EQ(use.target.top, is_team ? std::min(use.type->default_top, 4) : 0);
    }
}

TEST(Scenario, UnitsConvertToTheBaseUnit)
{
    for (const char* written : {"2000000", "2e6", "\"2 MSEK/year\"", "\"2000 kSEK/year\"",
                                "\"2MSEK/year\"", "\"2e6 SEK/year\"", "\"2\u00A0MSEK/year\""}) {
        const Scenario s =
            read_plan(std::string("[levers.marketing]\nbudget = ") + written + "\n").scenario;
        EXPECT_DOUBLE_EQ(field(s.levers.at(0), "budget"), 2e6) << written;
    }
}

TEST(Scenario, ParametersMayBeWrittenDottedNestedOrQuoted)
{
    for (const char* written : {"[parameters]\nlearn.persist_permanent = 0.3\n",
                                "[parameters]\n\"learn.persist_permanent\" = 0.3\n",
                                "[parameters.learn]\npersist_permanent = 0.3\n",
                                "parameters = { learn = { persist_permanent = 0.3 } }\n"}) {
        const Scenario s = read_plan(written).scenario;
        ASSERT_EQ(s.overrides.size(), 1U) << written;
        EXPECT_DOUBLE_EQ(s.overrides[0].value, 0.3);
    }
}

TEST(Scenario, TheOrderInTheFileDoesNotMatter)
{
    const std::string team = "[levers.resource_team]\nschools = [\"44444444\", \"11111111\"]\n";
    const std::string marketing = "[levers.marketing]\n";
    const Scenario a = read_plan(team + marketing).scenario;
    const Scenario b =
        read_plan(marketing + "[levers.resource_team]\nschools = [\"11111111\", \"44444444\"]\n")
            .scenario;
    ASSERT_EQ(a.levers.size(), 2U);
    ASSERT_EQ(b.levers.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(a.levers[i].type, b.levers[i].type);
        EXPECT_EQ(a.levers[i].target.schools, b.levers[i].target.schools);
    }
}

TEST(Scenario, AnAmbiguousNameListsTheCodes)
{
    try {
        static_cast<void>(read_plan("[levers.resource_team]\nschools = [\"ÅSASKOLAN\"]\n"));
        FAIL() << "an ambiguous name was taken";
    } catch (const DataError& error) {
        ASSERT_EQ(error.faults().size(), 1U);
        EXPECT_EQ(error.faults()[0].line, 3);
        EXPECT_NE(error.faults()[0].expected.find("11111111, 22222222"), std::string::npos)
            << error.what();
    }
}

TEST(Scenario, MunicipalityStandsBesideTheFileOrUnderTheScenarioFolders)
{
    const TempFolder here;
    const TempFolder there;
    write_municipality(there, "smaby", small_municipality());
    const std::filesystem::path plan = here.write("plan.toml", "municipality = \"smaby\"\n");
    EXPECT_THROW(static_cast<void>(read_scenario(plan)), InputMissing);
    const std::vector<std::filesystem::path> folders{there.path()};
    EXPECT_EQ(read_scenario(plan, {}, folders).municipality.name, "Småby");
    EXPECT_TRUE(check_file(plan, folders).empty());
}

TEST(Scenario, BaseGivesDefaultsAndItsLeversAreReplacedByKey)
{
    const TempFolder folder;
    write_municipality(folder, "smaby", small_municipality());
    folder.write(
        "base.toml",
        "municipality = \"smaby\"\nreplicates = 30\nseed = 5\n"
        "[levers.resource_team]\nfte = 3\nschools = \"all\"\n[levers.marketing]\nbudget = 1e6\n"
        "[parameters]\nlearn.persist_permanent = 0.3\n");
    const Scenario s = read_scenario(folder.write("plan.toml", "base = \"base.toml\"\nseed = 6\n"
                                                               "[levers.resource_team]\nfte = 4\n"))
                           .scenario;
    EXPECT_EQ(s.replicates, 30);
    EXPECT_EQ(s.seed, 6U);
    ASSERT_EQ(s.levers.size(), 2U);
    for (const LeverUse& use : s.levers) {
        if (use.type->key == "resource_team") {
            EXPECT_DOUBLE_EQ(field(use, "fte"), 4.0);
            EXPECT_EQ(use.target.rule, use.type->default_rule); // not the base's "all"
        }
    }
    EXPECT_EQ(s.overrides.size(), 1U);
}

TEST(Scenario, AnEmptyArrayTakesABasesLeverAway)
{
    const TempFolder folder;
    write_municipality(folder, "smaby", small_municipality());
    folder.write("base.toml", "municipality = \"smaby\"\n[levers.marketing]\n");
    const auto plan = folder.write("plan.toml", "base = \"base.toml\"\nlevers.marketing = []\n");
    EXPECT_TRUE(read_scenario(plan).scenario.levers.empty());
}

TEST(Scenario, FaultsOfScenarioBaseAndMunicipalityAreReportedTogether)
{
    const TempFolder folder;
    Files files = small_municipality();
    files["schools.csv"] = replaced(files["schools.csv"], "48.5", "148.5");
    write_municipality(folder, "smaby", files);
    folder.write("base.toml", "municipality = \"smaby\"\nreplicates = 0\n");
    const auto plan = folder.write("plan.toml", "base = \"base.toml\"\nsede = 1\nseed = -1\n"
                                                "[levers.marketing]\nbudget = \"1 FTE\"\n");
    try {
        static_cast<void>(read_scenario(plan));
        FAIL() << "read in spite of faults";
    } catch (const DataError& error) {
        EXPECT_EQ(error.faults().size(), 5U) << error.what();
        EXPECT_EQ(check_file(plan).size(), 5U);
    }
}

TEST(Scenario, TheProjectsOwnScenariosAreAccepted)
{
    const std::filesystem::path folder = std::filesystem::path(LIKVARD_SOURCE_DIR) / "scenarios";
    const std::vector<std::filesystem::path> folders{folder};
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string content = read_bytes(entry.path(), most_toml_bytes).value_or("");
        const bool is_scenario = content.find("\n[levers.") != std::string::npos ||
                                 content.find("\n[[levers.") != std::string::npos;
        if (entry.path().extension() == ".toml" && is_scenario) {
            const std::vector<Fault> faults = check_file(entry.path(), folders);
            EXPECT_TRUE(faults.empty()) << lines_of(faults);
        }
    }
}

} // namespace
} // namespace likvard::test
