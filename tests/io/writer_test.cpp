// Scenarios written out again, the template and the schema.
#include "files.hpp"
#include "io/scenario_reader.hpp"
#include "io/table_layout.hpp"
#include "model/lever.hpp"
#include "model/parameters.hpp"

#include <cctype>
#include <sstream>

namespace likvard::test {
namespace {

void expect_equal(const Target& a, const Target& b)
{
    EXPECT_EQ(a.rule, b.rule);
    EXPECT_EQ(a.schools, b.schools);
    EXPECT_EQ(a.top, b.top);
    EXPECT_EQ(a.stay_years, b.stay_years);
    EXPECT_EQ(a.from, b.from);
    EXPECT_EQ(a.until, b.until);
    EXPECT_EQ(a.take_up, b.take_up);
}

void expect_equal(const Scenario& a, const Scenario& b)
{
    EXPECT_EQ(a.title.sv, b.title.sv);
    EXPECT_EQ(a.title.en, b.title.en);
    EXPECT_EQ(a.question.sv, b.question.sv);
    EXPECT_EQ(a.question.en, b.question.en);
    EXPECT_EQ(a.municipality, b.municipality);
    EXPECT_EQ(a.first_year, b.first_year);
    EXPECT_EQ(a.last_year, b.last_year);
    EXPECT_EQ(a.replicates, b.replicates);
    EXPECT_EQ(a.seed, b.seed);
    ASSERT_EQ(a.levers.size(), b.levers.size());
    for (std::size_t i = 0; i < a.levers.size(); ++i) {
        EXPECT_EQ(a.levers[i].type, b.levers[i].type);
        EXPECT_EQ(a.levers[i].values, b.levers[i].values); // to the last bit
        expect_equal(a.levers[i].target, b.levers[i].target);
    }
    ASSERT_EQ(a.overrides.size(), b.overrides.size());
    for (std::size_t i = 0; i < a.overrides.size(); ++i) {
        EXPECT_EQ(a.overrides[i].index, b.overrides[i].index);
        EXPECT_EQ(a.overrides[i].value, b.overrides[i].value);
    }
}

class Writer : public ::testing::Test {
protected:
    Writer() { write_municipality(folder_, "smaby", small_municipality()); }

    void expect_round_trip(const std::string& plan) const
    {
        const LoadedScenario first = read_scenario(folder_.write("plan.toml", plan));
        const std::string written = to_toml(first.scenario, first.municipality);
        const LoadedScenario second = read_scenario(folder_.write("again.toml", written));
        expect_equal(first.scenario, second.scenario);
        EXPECT_EQ(to_toml(second.scenario, second.municipality), written);
    }

    TempFolder folder_;
};

TEST_F(Writer, APlanReadsBackToItself)
{
    expect_round_trip("municipality = \"smaby\"\n");
    expect_round_trip(R"(
municipality = "smaby"
title = { sv = "Å \"citat\" \\ \u0041", en = "B" }
question = "Vad?"
years = [2026, 2030]
seed = 9223372036854775807
replicates = 100000
[levers.resource_team]
fte = 0.1
take_up = 0.30000000000000004
schools = "lowest_results"
top = 3
stay = 7
[[levers.school_package]]
schools = ["Friskolan", "11111111"]
budget = "1234567.891 SEK/year"
[[levers.school_package]]
schools = "all"
until = "2027-01"
[[levers.school_package]]
schools = "lowest_parents_quarter"
top = 0
[parameters]
learn.persist_permanent = 0.2345678901234567
)");
}

TEST_F(Writer, EveryLeverWithItsDefaultsReadsBack)
{
    std::string plan = "municipality = \"smaby\"\n";
    for (const LeverType* lever : levers()) {
        plan += "[levers." + std::string(lever->key) + "]\nschools = \"perceived_need\"\n";
    }
    expect_round_trip(plan);
}

TEST_F(Writer, EveryParameterAtItsCentralValueReadsBack)
{
    std::ostringstream plan;
    plan.precision(17);
    plan << "municipality = \"smaby\"\n[parameters]\n";
    for (const ParameterInfo& info : parameters()) {
        plan << "\"" << info.key << "\" = " << info.prior.location << "\n";
    }
    expect_round_trip(plan.str());
}

TEST_F(Writer, TheTemplateIsAValidScenario)
{
    const std::string text = replaced(scenario_template(), "\"botkyrka\"", "\"smaby\"");
    const std::vector<Fault> faults = check_file(folder_.write("plan.toml", text));
    EXPECT_TRUE(faults.empty()) << lines_of(faults);
}

TEST_F(Writer, TheTemplateStaysValidWhenItsExamplesAreTakenIn)
{
    std::istringstream lines(replaced(scenario_template(), "\"botkyrka\"", "\"smaby\""));
    std::string text;
    for (std::string line; std::getline(lines, line);) {
        const bool is_example = line.size() > 1 && line[0] == '#' && line[1] != ' ';
        text += (is_example ? line.substr(1) : line) + "\n";
    }
    folder_.write("other.toml", "seed = 5\n");
    const std::vector<Fault> faults = check_file(folder_.write("plan.toml", text));
    EXPECT_TRUE(faults.empty()) << lines_of(faults);
    const Scenario scenario = read_scenario(folder_.path() / "plan.toml").scenario;
    EXPECT_EQ(scenario.levers.size(), levers().size());
}

TEST_F(Writer, TheTemplateFitsAHundredColumnsAndGivesEveryLeversOwnNumbers)
{
    const std::string text = scenario_template();
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(layout::display_width(line), 100U) << line;
    }
    for (const LeverType* lever : levers()) {
        EXPECT_NE(text.find("#[levers." + std::string(lever->key) + "]\n"), std::string::npos);
        for (const FieldInfo& field : lever->fields) {
            EXPECT_NE(text.find("\n#" + std::string(field.key) + " = "), std::string::npos);
        }
    }
}

// Follows JSON's grammar without keeping anything.
class JsonWalker {
public:
    explicit JsonWalker(std::string_view text) : text_(text) {}
    bool whole()
    {
        const bool good = value();
        space();
        return good && at_ == text_.size();
    }

private:
    void space()
    {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) {
            ++at_;
        }
    }
    bool take(char c)
    {
        space();
        const bool there = at_ < text_.size() && text_[at_] == c;
        at_ += there ? 1 : 0;
        return there;
    }
    bool string()
    {
        if (!take('"')) {
            return false;
        }
        while (at_ < text_.size() && text_[at_] != '"') {
            if (static_cast<unsigned char>(text_[at_]) < 0x20) {
                return false;
            }
            at_ += text_[at_] == '\\' ? 2U : 1U;
        }
        return take('"');
    }
    // NOLINTNEXTLINE(misc-no-recursion) // our own schema is not deep
    bool list(char close, bool with_keys)
    {
        if (take(close)) {
            return true;
        }
        do {
            if ((with_keys && !(string() && take(':'))) || !value()) {
                return false;
            }
        } while (take(','));
        return take(close);
    }
    // NOLINTNEXTLINE(misc-no-recursion) // our own schema is not deep
    bool value()
    {
        if (take('{')) {
            return list('}', true);
        }
        if (take('[')) {
            return list(']', false);
        }
        space();
        if (at_ < text_.size() && text_[at_] == '"') {
            return string();
        }
        const std::size_t start = at_;
        while (at_ < text_.size() &&
               std::string_view("+-.eE0123456789truefalsn").find(text_[at_]) !=
                   std::string_view::npos) {
            ++at_;
        }
        return at_ > start;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

std::string between(std::string_view before, std::string_view text, std::string_view after)
{
    return std::string(before).append(text).append(after);
}

TEST(Schema, IsJsonThatNamesEveryLeverFieldAndParameter)
{
    const std::string schema = scenario_schema();
    EXPECT_TRUE(JsonWalker(schema).whole());
    for (const LeverType* lever : levers()) {
        EXPECT_NE(schema.find(between("\"lever_", lever->key, "\"")), std::string::npos)
            << lever->key;
        for (const FieldInfo& field : lever->fields) {
            EXPECT_NE(schema.find(between("\"", field.key, "\": {")), std::string::npos)
                << field.key;
        }
    }
    for (const ParameterInfo& info : parameters()) {
        EXPECT_NE(schema.find(between("\"", info.key, "\": {")), std::string::npos) << info.key;
    }
}

TEST(Levers, NoFieldHasTheNameOfACommonKey)
{
    for (const LeverType* lever : levers()) {
        for (const FieldInfo& field : lever->fields) {
            for (const char* common : {"from", "until", "schools", "top", "take_up", "stay"}) {
                EXPECT_NE(field.key, common) << lever->key;
            }
        }
    }
}

} // namespace
} // namespace likvard::test
