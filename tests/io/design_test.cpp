// Designs of sweeps: what a file says is what comes out, and every fault is named.
#include "files.hpp"
#include "io/design_reader.hpp"
#include "io/scenario_reader.hpp"
#include "model/lever.hpp"
#include "model/parameters.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace likvard::test {
namespace {

constexpr std::string_view plan = R"(municipality = "m"
years = [2025, 2027]
[levers.resource_team]
fte = 5
)";

constexpr std::string_view design = R"(base = "plan.toml"
replicates = 3
[sampling]
method = "lhs"
size = 4
[factors]
"levers.resource_team.fte" = { range = ["2 FTE", 10] }
levers.resource_team.schools = { list = ["lowest_results", "perceived_need", ["11111111"]] }
"learn.persist_permanent" = { prior = true }
[keep]
outcomes = ["pass_all_pct"]
years = [2027, 2026]
groups = ["parents", "municipality"]
)";

struct Desk {
    TempFolder folder;
    Desk()
    {
        write_municipality(folder, "m", small_municipality());
        folder.write("plan.toml", plan);
    }
    [[nodiscard]] Design read(std::string_view text) const
    {
        return read_design(folder.write("design.toml", text));
    }
    [[nodiscard]] std::string faults(std::string_view text) const
    {
        try {
            static_cast<void>(read(text));
        } catch (const DataError& error) {
            return lines_of(error.faults());
        }
        return "no fault";
    }
};

std::string with(std::string_view old, std::string_view by)
{
    return replaced(std::string(design), old, by);
}

TEST(Design, SaysWhatTheFileSays)
{
    const Design read = Desk().read(design);
    EXPECT_EQ(read.plan.levers.size(), 1U);
    EXPECT_EQ(read.baseline.levers.size(), 0U);
    EXPECT_EQ(read.sampling, Sampling::lhs);
    EXPECT_EQ(read.size, 4);
    EXPECT_EQ(read.replicates.least, 3);
    EXPECT_FALSE(read.replicates.is_adaptive());
    ASSERT_EQ(read.factors.size(), 3U);
    EXPECT_EQ(read.factors[0].kind, FactorKind::range);
    EXPECT_EQ(read.factors[0].low, 2.0);
    EXPECT_EQ(read.factors[0].high, 10.0);
    EXPECT_EQ(read.factors[0].nominal, 5.0) << "the base's own";
    ASSERT_EQ(read.factors[1].levels.size(), 3U);
    EXPECT_EQ(read.factors[1].levels[0].target.rule, TargetRule::lowest_results);
    EXPECT_EQ(read.factors[1].levels[2].target.schools, std::vector<std::size_t>{0});
    EXPECT_EQ(read.factors[2].kind, FactorKind::prior);
    EXPECT_EQ(read.years, (std::vector<int>{2026, 2027}));
    EXPECT_EQ(read.dimensions.size(), 2U);
    const auto& kept = read.outcomes;
    EXPECT_NE(std::ranges::find(kept, Outcome::pass_all_pct), kept.end());
    EXPECT_NE(std::ranges::find(kept, *info(Outcome::pass_all_pct).base), kept.end())
        << "the count it rests on";
}

TEST(Design, PutsValuesIntoThePlan)
{
    const Design read = Desk().read(design);
    Scenario changed = read.plan;
    put(changed, read.factors[0], 7.5);
    put(changed, read.factors[1], 1.0);
    put(changed, read.factors[2], 0.25);
    EXPECT_EQ(changed.levers[0].target.rule, TargetRule::perceived_need);
    EXPECT_EQ(changed.levers[0].values[read.factors[0].slot.index], 7.5);
    ASSERT_EQ(changed.overrides.size(), 1U);
    EXPECT_EQ(parameters()[changed.overrides[0].index].key, "learn.persist_permanent");
    EXPECT_EQ(changed.overrides[0].value, 0.25);
    EXPECT_EQ(value_text(read.factors[1], 1.0), "perceived_need");
}

TEST(Design, ALeverThatTheBaseLacksComesIn)
{
    const Design read = Desk().read(
        with("[keep]", "\"levers.marketing.budget\" = { range = [0, \"1 MSEK/year\"] }\n"
                       "[keep]"));
    ASSERT_EQ(read.plan.levers.size(), 2U);
    const Factor& budget = read.factors[3];
    EXPECT_EQ(read.plan.levers[budget.slot.use].type->key, "marketing");
    EXPECT_EQ(budget.high, 1e6);
}

TEST(Design, AdaptiveReplicates)
{
    const Design read = Desk().read(with(
        "replicates = 3", "replicates = { outcome = \"pass_all_pct\", half_width = \"0.2 pp\", "
                          "min = 8, max = 40, year = 2026 }"));
    EXPECT_TRUE(read.replicates.is_adaptive());
    EXPECT_EQ(read.replicates.most, 40);
    EXPECT_EQ(read.replicates.year, 2026);
    EXPECT_EQ(read.replicates.half_width, 0.2);
}

TEST(Design, RowsOfACsvWithUnitsAndTexts)
{
    const Desk desk;
    desk.folder.write("rows.csv", "levers.resource_team.fte,levers.resource_team.schools,"
                                  "learn.persist_permanent\n"
                                  "# a remark\n"
                                  "3 FTE,lowest_results,0.2\n"
                                  "4,perceived_need,0.25\n"
                                  "4,lowest_results,0.3\n");
    const Design read = desk.read("base = \"plan\"\n[sampling]\nmethod = \"rows\"\n"
                                  "file = \"rows.csv\"\n");
    ASSERT_EQ(read.given.size(), 3U);
    EXPECT_EQ(read.given[0], (std::vector<double>{3.0, 0.0, 0.2}));
    EXPECT_EQ(read.given[2], (std::vector<double>{4.0, 0.0, 0.3}));
    EXPECT_EQ(read.factors[1].levels[1].target.rule, TargetRule::perceived_need);
}

TEST(Design, FaultsOfRowsHaveTheirPlace)
{
    const Desk desk;
    desk.folder.write("rows.csv", "levers.resource_team.fte,learn.persist_permanent\n"
                                  "3 MSEK/year,0.2\n4,99\n");
    const std::string faults = desk.faults("base = \"plan\"\n[sampling]\nmethod = \"rows\"\n"
                                           "file = \"rows.csv\"\n");
    EXPECT_NE(faults.find("rows.csv:2:1: levers.resource_team.fte"), std::string::npos) << faults;
    EXPECT_NE(faults.find("rows.csv:3:3: learn.persist_permanent"), std::string::npos) << faults;
}

struct Broken {
    std::string_view name, old, by, line, says;
};

class BrokenDesign : public testing::TestWithParam<Broken> {};

TEST_P(BrokenDesign, IsNamedWithItsPlace)
{
    const Broken& broken = GetParam();
    const std::string faults = Desk().faults(with(broken.old, broken.by));
    EXPECT_NE(faults.find("design.toml:" + std::string(broken.line)), std::string::npos) << faults;
    EXPECT_NE(faults.find(broken.says), std::string::npos) << faults;
}

INSTANTIATE_TEST_SUITE_P(
    Each, BrokenDesign,
    testing::Values(
        Broken{"syntax", "size = 4", "size = ", "5:", "expected value"},
        Broken{"unknown_key", "replicates = 3", "replicate = 3", "2:1: replicate", "replicates"},
        Broken{"method", "\"lhs\"", "\"lsh\"", "4:", "nearest: lhs"},
        Broken{"no_size", "size = 4", "", "3:", "sampling.size"},
        Broken{"size", "size = 4", "size = 1", "5:", "2 to"},
        Broken{"luck", "size = 4", "size = 4\nluck = true", "6:", "sobol or morris"},
        Broken{"file", "size = 4", "size = 4\nfile = \"x.csv\"", "6:", "rows"},
        Broken{"factor", "resource_team.fte", "resource_team.ftw",
               "7:", "levers.resource_team.fte"},
        Broken{"parameter", "learn.persist_permanent", "learn.persist_permanen",
               "9:", "nearest: learn.persist_permanent"},
        Broken{"unit", "\"2 FTE\"", "\"2 MSEK/year\"", "7:", "FTE"},
        Broken{"bounds", "\"2 FTE\", 10", "2, 1e6", "7:", "FTE"},
        Broken{"turned", "\"2 FTE\", 10", "10, 2", "7:", "the lower"},
        Broken{"nan", "\"2 FTE\", 10", "nan, 10", "7:", "finite"},
        Broken{"range_of_rules", "list = [\"lowest_results\", \"perceived_need\", [\"11111111\"]]",
               "range = [0, 1]", "8:", "a list"},
        Broken{"rule", "\"lowest_results\"", "\"lowest_resluts\"", "8:", "lowest_results"},
        Broken{"school", "11111111", "11111112", "8:", "11111112"},
        Broken{"twice", "\"perceived_need\", [", "\"lowest_results\", [", "8:", "a second time"},
        Broken{"same_slot", "[keep]",
               "parameters.learn.persist_permanent = { prior = true }\n[keep]",
               "10:", "the same as"},
        Broken{"prior_of_lever", "range = [\"2 FTE\", 10]", "prior = true", "7:", "no prior"},
        Broken{"two_ways", "{ prior = true }", "{ prior = true, range = [0, 1] }", "9:", "several"},
        Broken{"no_way", "{ prior = true }", "{}", "9:", "empty"},
        Broken{"outcome", "\"pass_all_pct\"", "\"pass_al_pct\"", "11:", "nearest: pass_all_pct"},
        Broken{"year", "2027, 2026", "2028", "12:", "2024 to 2027"},
        Broken{"group", "\"parents\"", "\"parent\"", "13:", "nearest: parents"},
        Broken{"replicates", "replicates = 3", "replicates = 0", "2:", "1 to"},
        Broken{"width", "replicates = 3", "replicates = { outcome = \"pass_all_pct\" }",
               "2:", "half_width"}),
    [](const auto& its) { return std::string(its.param.name); });

TEST(Design, EveryFaultAtOnce)
{
    std::string text = with("\"lhs\"", "\"lsh\"");
    text = replaced(text, "pass_all_pct", "pass_al_pct");
    text = replaced(text, "prior = true", "prior = 3");
    const std::string faults = Desk().faults(text);
    EXPECT_EQ(std::ranges::count(faults, '\n'), 3) << faults;
}

TEST(Design, FaultsOfThePlanAreThePlans)
{
    const Desk desk;
    desk.folder.write("plan.toml", replaced(std::string(plan), "fte = 5", "fte = \"5 km\""));
    const std::string faults = desk.faults(design);
    EXPECT_NE(faults.find("plan.toml:4:"), std::string::npos) << faults;
}

TEST(Design, WhatIsMissingIsMissing)
{
    const Desk desk;
    EXPECT_THROW(static_cast<void>(read_design(desk.folder.path() / "none.toml")), InputMissing);
    EXPECT_THROW(static_cast<void>(desk.read(with("plan.toml", "plam.toml"))), InputMissing);
    EXPECT_THROW(static_cast<void>(desk.read("base = \"plan\"\n[sampling]\nmethod = \"rows\"\n"
                                             "file = \"none.csv\"\n")),
                 InputMissing);
}

TEST(Design, TheBaselineIsOfTheSameWorld)
{
    const Desk desk;
    desk.folder.write("other.toml", replaced(std::string(plan), "2027", "2026"));
    const std::string faults = desk.faults("baseline = \"other\"\n" + std::string(design));
    EXPECT_NE(faults.find("design.toml:1:"), std::string::npos) << faults;
}

TEST(Design, TheTemplateIsADesign)
{
    const std::filesystem::path scenarios = std::filesystem::path(LIKVARD_SOURCE_DIR) / "scenarios";
    const TempFolder folder;
    const std::array folders{scenarios};
    const Design read = read_design(folder.write("design.toml", design_template()), folders);
    EXPECT_EQ(read.factors.size(), 3U);
    // With every example taken in, one way for each key.
    std::string all = design_template();
    for (std::size_t at = 0; (at = all.find("\n#", at)) != std::string::npos; ++at) {
        const bool example = all[at + 2] != ' ' && all.compare(at + 2, 8, "baseline") != 0 &&
                             all.compare(at + 2, 4, "file") != 0 &&
                             all.compare(at + 2, 4, "luck") != 0;
        if (example) {
            all.erase(at + 1, 1);
        }
    }
    all = replaced(all, "replicates = 8 ", "#");
    const std::string factors_behind = all.substr(all.find("[replicates]"));
    EXPECT_NO_THROW(static_cast<void>(read_design(folder.write("all.toml", all), folders)));
}

TEST(Design, TheSchemaIsJsonWithEveryKey)
{
    const auto schema = nlohmann::json::parse(design_schema());
    for (const char* const key :
         {"base", "baseline", "parameters", "seed", "replicates", "sampling", "factors", "keep"}) {
        EXPECT_TRUE(schema.at("properties").contains(key)) << key;
    }
    EXPECT_EQ(schema["properties"]["sampling"]["properties"]["method"]["enum"].size(), 6U);
}

} // namespace
} // namespace likvard::test
