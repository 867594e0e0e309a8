#include "io/json.hpp"
#include "model/lever.hpp"
#include "results/fake_results.hpp"
#include "results/statement.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace likvard {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> keys(const Json& object)
{
    std::vector<std::string> list;
    for (const auto& [key, value] : object.items()) {
        list.push_back(key);
    }
    return list;
}

/// The first keys of an object, in order; more may follow.
void expect_keys(const Json& object, const std::vector<std::string>& wanted)
{
    for (const std::string& key : wanted) {
        EXPECT_TRUE(object.contains(key)) << key << " in " << object.dump();
    }
}

const Json& entry(const Json& outcomes, const std::string& key, const std::string& label, int year)
{
    const auto found = std::ranges::find_if(outcomes, [&](const Json& e) {
        return e["key"] == key && e["label"] == label && e["year"] == year;
    });
    static const Json none;
    return found == outcomes.end() ? none : *found;
}

TEST(RunJson, HasTheKeysOfTheContract)
{
    const Results results = fake::results();
    const ResultsView view(results);
    const std::string text = run_json(view, "abc123");
    EXPECT_TRUE(text.ends_with('\n'));
    const Json json = Json::parse(text);
    expect_keys(json, {"result_hash", "seed", "replicates", "sentence", "outcomes", "cost"});
    EXPECT_EQ(json["result_hash"], "abc123");
    EXPECT_EQ(json["seed"], 7);
    EXPECT_EQ(json["replicates"], 40);
    EXPECT_EQ(json["sentence"]["sv"], statement(view).sv);
    EXPECT_EQ(json["sentence"]["en"], statement(view).en);
    for (const Json& outcome : json["outcomes"]) {
        expect_keys(outcome, {"key", "unit", "dimension", "label", "year", "baseline", "plan",
                              "difference", "p_better"});
        EXPECT_EQ(keys(outcome["baseline"]),
                  (std::vector<std::string>{"mean", "median", "low50", "high50", "low75", "high75",
                                            "low90", "high90"}));
        EXPECT_EQ(keys(outcome["plan"]), keys(outcome["baseline"]));
        expect_keys(outcome["difference"], keys(outcome["baseline"]));
        expect_keys(outcome["difference"], {"mean_low90", "mean_high90"});
    }
    ASSERT_EQ(json["cost"].size(), 6U);
    expect_keys(json["cost"][0], {"year", "lever", "item", "sek"});
    EXPECT_DOUBLE_EQ(json["cost_total"], 19.2e6);
}

TEST(RunJson, HasTheBudgetByCalendarYearAndWhatAPupilMoreCosts)
{
    const Results results = fake::results();
    const ResultsView view(results);
    const Json json = Json::parse(run_json(view, ""));
    ASSERT_EQ(json["budget"].size(), view.budget().size());
    EXPECT_EQ(keys(json["budget"][0]),
              (std::vector<std::string>{"calendar_year", "lever", "item", "sek"}));
    EXPECT_EQ(json["cost_per_pupil"].get<double>(), *view.cost_per_pupil());
    EXPECT_TRUE(json["teaching_budget_pct"].is_null());
    ASSERT_EQ(json["cost_per_extra"].size(), 2U);
    const Json& extra = json["cost_per_extra"][0];
    EXPECT_EQ(extra["key"], "pass_all_pct");
    const auto cost = view.cost_per_extra(Outcome::pass_all_pct);
    EXPECT_EQ(extra["extra_pupils"]["low90"].get<double>(), cost->extra.low90);
    EXPECT_EQ(extra["sek"].is_null(), !cost->sek);
    EXPECT_EQ(extra.contains("why"), !cost->sek);
    const Json& mean = entry(json["three_year_means"], "pass_all_pct", "20000001", 2027);
    ASSERT_FALSE(mean.is_null());
    EXPECT_EQ(mean["plan"]["mean"].get<double>(),
              view.three_year_mean(Outcome::pass_all_pct, 1, 2027)->plan.mean);
    EXPECT_TRUE(entry(json["three_year_means"], "pass_all_pct", "20000003", 2027).is_null());
}

TEST(RunJson, HasEveryOutcomeGroupAndYearThatIsShown)
{
    const Results results = fake::results();
    const Json json = Json::parse(run_json(ResultsView(results), ""));
    const Json all = Json::parse(run_json(ResultsView(results, true), ""));
    EXPECT_EQ(all["outcomes"].size(), outcome_count * 6 * 4);
    EXPECT_EQ(all["left_out"]["outcomes"], 0);
    const int left_out = json["left_out"]["outcomes"];
    EXPECT_GT(left_out, 0);
    EXPECT_EQ(json["outcomes"].size() + static_cast<std::size_t>(left_out), all["outcomes"].size());
    EXPECT_TRUE(entry(json["outcomes"], "merit_points", "20000003", 2027).is_null());
    EXPECT_FALSE(entry(all["outcomes"], "merit_points", "20000003", 2027).is_null());
}

TEST(RunJson, NumbersAreThoseOfTheView)
{
    const Results results = fake::results();
    const ResultsView view(results);
    const Json json = Json::parse(run_json(view, ""));
    const auto pair = view.compare(Outcome::problem_absence_pct, 2, 2026);
    const Json& e = entry(json["outcomes"], "problem_absence_pct", "10000002", 2026);
    ASSERT_FALSE(e.is_null());
    EXPECT_EQ(e["dimension"], "school");
    EXPECT_EQ(e["unit"], "%");
    EXPECT_EQ(e["baseline"]["mean"].get<double>(), pair->baseline.mean); // to the last bit
    EXPECT_EQ(e["plan"]["high75"].get<double>(), pair->plan.high75);
    EXPECT_EQ(e["difference"]["low90"].get<double>(), pair->difference.spread.low90);
    EXPECT_EQ(e["difference"]["mean_high90"].get<double>(), pair->difference.mean_high90);
    EXPECT_EQ(e["p_better"].get<double>(), pair->difference.better / 40.0);
    EXPECT_TRUE(entry(json["outcomes"], "pupils", "botkyrka", 2026)["p_better"].is_null());
}

TEST(RunJson, AnAbsentPrecisionIsNull)
{
    fake::Options options;
    options.replicates = 1;
    const Results results = fake::results(options);
    const Json json = Json::parse(run_json(ResultsView(results), ""));
    EXPECT_TRUE(json["outcomes"][0]["difference"]["mean_low90"].is_null());
}

TEST(LeversJson, HasTheKeysOfTheContract)
{
    constexpr std::array<std::string_view, 2> channels{"coached_skill", "coaches_leave"};
    constexpr std::array<std::string_view, 1> items{"salary"};
    constexpr std::array fields{FieldInfo{"fte", Unit::fte, 7.0, 0.0, 30.0, true, "coaches"}};
    LeverType lever;
    lever.key = "resource_team";
    lever.title_sv = "Resursteam";
    lever.title_en = "Resource team";
    lever.channels = channels;
    lever.cost_items = items;
    lever.fields = fields;
    lever.evidence = {0.05, -0.02, 0.14, Unit::sd, Strength::randomised, "a study", "lever.x"};
    const std::array<const LeverType*, 1> list{&lever};
    const Json json = Json::parse(levers_json(list));
    ASSERT_EQ(json.size(), 1U);
    expect_keys(json[0], {"key", "title", "fields", "channels", "cost_items", "evidence"});
    EXPECT_EQ(json[0]["title"]["sv"], "Resursteam");
    EXPECT_EQ(keys(json[0]["fields"][0]),
              (std::vector<std::string>{"key", "unit", "default", "low", "high", "meaning",
                                        "meaning_sv"}));
    EXPECT_EQ(json[0]["fields"][0]["unit"], "FTE");
    EXPECT_EQ(json[0]["channels"], Json::parse(R"(["coached_skill", "coaches_leave"])"));
    EXPECT_EQ(json[0]["cost_items"], Json::parse(R"(["salary"])"));
    expect_keys(json[0]["evidence"],
                {"estimate", "low", "high", "unit", "source", "source_sv", "strength"});
    EXPECT_EQ(json[0]["evidence"]["low"], -0.02);
    EXPECT_EQ(json[0]["evidence"]["strength"], "randomised");
}

TEST(LeversJson, ListsEveryLeverOfTheModel)
{
    EXPECT_EQ(Json::parse(levers_json()).size(), levers().size());
}

TEST(DescribeJson, HasParametersAndOutcomes)
{
    const std::array list{ParameterInfo{"learn.kappa", Unit::share, 0.0, 1.0, beta(0.3, 0.1),
                                        "pull towards the mean", "a source", Standing::judgement}};
    const Json json = Json::parse(describe_json(list));
    ASSERT_EQ(json["parameters"].size(), 1U);
    const Json& parameter = json["parameters"][0];
    expect_keys(parameter, {"key", "unit", "low", "high", "meaning", "meaning_sv", "prior",
                            "source", "source_sv", "verified"});
    EXPECT_EQ(parameter["prior"]["kind"], "beta");
    EXPECT_EQ(parameter["central"], 0.3);
    EXPECT_EQ(parameter["verified"], "judgement");
    ASSERT_EQ(json["outcomes"].size(), outcome_count);
    EXPECT_EQ(parameter["source_sv"], "a source"); // nothing else is known of it
    const Json& gap = json["outcomes"][static_cast<std::size_t>(Outcome::gap_sex_pass_pp)];
    EXPECT_EQ(gap["key"], "gap_sex_pass_pp");
    EXPECT_EQ(gap["better"], "lower");
    EXPECT_EQ(gap["is_gap"], true);
    EXPECT_EQ(gap["base"], "leavers");
    EXPECT_TRUE(json["outcomes"][static_cast<std::size_t>(Outcome::cost_sek)]["base"].is_null());
}

TEST(FaultsJson, IsAnArrayEvenWithoutFaults)
{
    EXPECT_EQ(Json::parse(faults_json({})), Json::array());
    const std::array faults{Fault{"plan.toml", 12, 7, "levers.x.fte", "\"7 MSEK\"", "FTE", ""}};
    const Json json = Json::parse(faults_json(faults));
    EXPECT_EQ(keys(json[0]), (std::vector<std::string>{"file", "line", "column", "key", "found",
                                                       "expected", "nearest"}));
    EXPECT_EQ(json[0]["line"], 12);
    EXPECT_EQ(json[0]["found"], "\"7 MSEK\"");
}

TEST(FaultsJson, SurvivesBytesThatAreNotUtf8)
{
    const std::array faults{Fault{"plan\xFF.toml", 0, 0, "", "\xC3", "", ""}};
    EXPECT_EQ(Json::parse(faults_json(faults))[0]["file"], "plan\uFFFD.toml");
}

} // namespace
} // namespace likvard
