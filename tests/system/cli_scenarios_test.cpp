// Every scenario that is shipped, run by the program on few futures and three years: no fault, a
// sentence in both languages, and every krona of its cost under an item that its lever names.
#include "system/cli_program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace likvard::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path folder_of_scenarios = fs::path(LIKVARD_SOURCE_DIR) / "scenarios";

std::vector<std::string> shipped()
{
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_of_scenarios)) {
        const bool is_story = entry.path().stem().extension() == ".story"; // for the viewer
        if (entry.path().extension() == ".toml" && !is_story) {
            names.push_back(entry.path().stem().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// Levers that cost nothing in a scenario, and why.
const std::set<std::pair<std::string, std::string>> free_of_charge = {
    {"botkyrka_nothing", "school_package"},           // a budget of nothing
    {"umea_grant_refused", "equity_grant"},           // refused
    {"umea_grant_refused", "needs_weighted_funding"}, // moves money between schools
};

/// (lever, cost item) of everything that the program says a lever may cost.
std::set<std::pair<std::string, std::string>> declared_items()
{
    std::set<std::pair<std::string, std::string>> items;
    for (const json& lever : json::parse(likvard({"levers", "--json"}).out)) {
        for (const json& item : lever.at("cost_items")) {
            items.emplace(lever.at("key"), item);
        }
    }
    return items;
}

class EveryScenario : public ::testing::TestWithParam<std::string> {
protected:
    [[nodiscard]] static std::string file()
    {
        return (folder_of_scenarios / (GetParam() + ".toml")).string();
    }
};

TEST_P(EveryScenario, HasNoFaultAndSaysWhatItAsksInBothLanguages)
{
    const Said checked = likvard({"check", file()});
    EXPECT_EQ(checked.status, 0) << checked.out << checked.err;
    const std::string text = read(file());
    EXPECT_TRUE(text.starts_with("# ")) << "a reader is told what it is before the numbers";
    EXPECT_NE(text.find("\nquestion = { sv = \""), std::string::npos);
    EXPECT_NE(read(folder_of_scenarios / "README.md").find("`" + GetParam() + ".toml`"),
              std::string::npos)
        << "not in the list of scenarios/README.md";
}

TEST_P(EveryScenario, RunsWithASentenceInBothLanguagesAndItsCostsItemised)
{
    const Said said =
        likvard({"run", file(), "--replicates", "4", "--years", "2025:2027", "--json", "--quiet"});
    ASSERT_EQ(said.status, 0) << said.err;
    EXPECT_EQ(said.err, "");
    const json result = json::parse(said.out);
    for (const auto& [language, name] : {std::pair{"sv", "lanen"}, std::pair{"en", "plan"}}) {
        const auto sentence = result.at("sentence").at(language).get<std::string>();
        EXPECT_NE(sentence.find(name), std::string::npos) << sentence;
        EXPECT_TRUE(sentence.ends_with(".")) << sentence;
    }
    EXPECT_NE(result.at("sentence").at("sv"), result.at("sentence").at("en"));

    const auto declared = declared_items();
    double total = 0.0;
    std::set<std::string> paid;
    for (const json& line : result.at("cost")) {
        const auto lever = line.at("lever").get<std::string>();
        EXPECT_EQ(declared.count({lever, line.at("item")}), 1U) << line;
        EXPECT_GT(line.at("sek"), 0.0) << line;
        total += line.at("sek").get<double>();
        paid.insert(lever);
    }
    EXPECT_NEAR(total, result.at("cost_total").get<double>(), 1.0);
    for (const json& lever : result.at("levers")) {
        const auto key = lever.at("key").get<std::string>();
        EXPECT_EQ(paid.count(key) == 0, free_of_charge.count({GetParam(), key}) == 1) << key;
    }
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryScenario, ::testing::ValuesIn(shipped()),
                         [](const auto& test) { return test.param; });

} // namespace
} // namespace likvard::cli
