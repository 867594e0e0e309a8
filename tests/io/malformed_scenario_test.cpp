// Every kind of fault of a scenario: where it is reported, in which words, with which exit status.
#include "files.hpp"
#include "io/scenario_reader.hpp"
#include "model/lever.hpp"

#include <algorithm>

namespace likvard::test {
namespace {

constexpr int data_error = 65;
constexpr int input_missing = 66;

struct BadScenario {
    const char* name;
    std::string content; // the whole plan.toml; base.toml stands beside it when `base` is given
    int line;
    const char* fragment; // of the fault's text
    std::string base = {};
    int status = data_error;
};

// NOLINTNEXTLINE(readability-identifier-naming) // the name that GoogleTest looks for
void PrintTo(const BadScenario& bad, std::ostream* out)
{
    *out << bad.name;
}

// A plan whose first line names the municipality, so that `body` starts on line 2.
std::string plan(const std::string& body)
{
    return "municipality = \"smaby\"\n" + body;
}

std::string team(const std::string& field)
{
    return plan("[levers.resource_team]\n" + field + "\n");
}

class MalformedScenario : public ::testing::TestWithParam<BadScenario> {};

TEST_P(MalformedScenario, IsOneFaultWithItsPlace)
{
    const BadScenario& bad = GetParam();
    const TempFolder folder;
    write_municipality(folder, "smaby", small_municipality());
    if (!bad.base.empty()) {
        folder.write("base.toml", bad.base);
    }
    const auto file = folder.write("plan.toml", bad.content);
    int status = 0;
    std::string message;
    try {
        static_cast<void>(read_scenario(file));
    } catch (const DataError& error) {
        status = data_error;
        message = error.what();
    } catch (const InputMissing& error) {
        status = input_missing;
        message = error.what();
    }
    EXPECT_EQ(status, bad.status) << message;
    const std::vector<Fault> faults = check_file(file);
    ASSERT_EQ(faults.size(), 1U) << lines_of(faults);
    EXPECT_EQ(text(faults[0]), message);
    EXPECT_EQ(faults[0].line, bad.line) << message;
    EXPECT_NE(message.find(bad.fragment), std::string::npos) << message;
}

const std::vector<BadScenario>& type_faults()
{
    static const std::vector<BadScenario> rows{
        {"TitleNumber", plan("title = 5\n"), 2, "title: found 5, expected a text"},
        {"TitleEmpty", plan("title = \"\"\n"), 2, "an empty text"},
        {"TitleControl", plan("title = \"a\\u001b[2J\"\n"), 2, "\\x1b"},
        {"TitleLanguage", plan("title = { sv = \"a\", no = \"b\" }\n"), 2, "title.no"},
        {"QuestionArray", plan("question = [\"a\"]\n"), 2, "found an array"},
        {"ReplicatesText", plan("replicates = \"many\"\n"), 2, "found a string, \"many\""},
        {"ReplicatesFloat", plan("replicates = 2.5\n"), 2, "found 2.5, expected a whole number"},
        {"ReplicatesBoolean", plan("replicates = true\n"), 2, "found true"},
        {"SeedTable", plan("seed = {}\n"), 2, "found a table"},
        {"YearsNumber", plan("years = 2025\n"), 2, "[first, last]"},
        {"YearsOne", plan("years = [2025]\n"), 2, "an array of 1"},
        {"YearsThree", plan("years = [2025, 2026, 2027]\n"), 2, "an array of 3"},
        {"YearsTexts", plan("years = [\"2025\", 2026]\n"), 2, "a string, \"2025\""},
        {"LeversNumber", plan("levers = 5\n"), 2, "levers: found 5"},
        {"LeverNumber", plan("levers.resource_team = 5\n"), 2, "several, [[levers.resource_team]]"},
        {"LeverArrayOfNumbers", plan("levers.resource_team = [5]\n"), 2,
         "levers.resource_team.1: found 5"},
        {"ParametersText", plan("parameters = \"a\"\n"), 2, "[parameters]"},
        {"MunicipalityNumber", "municipality = 180\n", 1, "municipality: found 180"},
        {"FieldBoolean", team("fte = true"), 3, "levers.resource_team.fte: found true"},
        {"FieldDate", team("fte = 2026-01-01"), 3, "found a date, 2026-01-01"},
        {"TopText", team("top = \"4\"\nschools = \"perceived_need\""), 3, "a string, \"4\""},
        {"SchoolsNumber", team("schools = 5"), 3, "found 5, expected a rule"},
        {"SchoolsEmpty", team("schools = []"), 3, "an empty array"},
        {"SchoolsOfNumbers", team("schools = [11111111]"), 3, "found 11111111, expected a text"},
        {"FromDate", team("from = 2026-01-01"), 3, "a month such as \"2026-01\""},
        {"FromNumber", team("from = 2026"), 3, "found 2026"},
    };
    return rows;
}

const std::vector<BadScenario>& value_faults()
{
    static const std::vector<BadScenario> rows{
        {"ReplicatesZero", plan("replicates = 0\n"), 2, "1 to 100000"},
        {"ReplicatesTooMany", plan("replicates = 100001\n"), 2, "1 to 100000"},
        {"SeedNegative", plan("seed = -1\n"), 2, "found -1"},
        {"YearsBeforeTheData", plan("years = [2024, 2030]\n"), 2,
         "found 2024, expected a whole number, 2025"},
        {"YearsBackwards", plan("years = [2030, 2026]\n"), 2,
         "found 2026, expected a whole number, 2030"},
        {"YearsTooLong", plan("years = [2025, 2055]\n"), 2, "2025 to 2054"},
        {"YearsOfTenDigits", plan("years = [2025, 9999999999]\n"), 2, "found 9999999999"},
        {"YearsHuge", plan("years = [9223372036854775807, 9223372036854775807]\n"), 2,
         "found 9223372036854775807"},
        {"FieldAbove", team("fte = 1e12"), 3, "FTE"},
        {"FieldBelow", team("fte = -1"), 3, "found -1"},
        {"FieldNan", team("fte = nan"), 3, "found nan, expected a finite number"},
        {"FieldMinusNan", team("fte = -nan"), 3, "a finite number"},
        {"FieldInfinite", team("fte = inf"), 3, "found inf, expected a finite number"},
        {"FieldMinusInfinite", team("fte = -inf"), 3, "a finite number"},
        {"FieldWrongUnit", team("fte = \"7 MSEK\""), 3, "found \"7 MSEK\", expected FTE"},
        {"FieldNoUnit", team("fte = \"7\""), 3, "expected FTE"},
        {"FieldNoNumber", team("fte = \"seven\""), 3, "a text with a unit (FTE)"},
        {"FieldNanText", team("fte = \"nan FTE\""), 3, "a number"},
        {"FieldHugeText", team("fte = \"1e999 FTE\""), 3, "a number"},
        {"FieldDecimalComma", team("fte = \"7,5 FTE\""), 3, "expected FTE"},
        {"MoneyUnits", plan("[levers.marketing]\nbudget = \"3 MSEK\"\n"), 3,
         "SEK/year, kSEK/year, MSEK/year"},
        {"EverySchoolClosed", plan("[levers.school_merge]\nschools = \"all\"\n"), 2,
         "closings that may reach all 4 compulsory schools, expected at least one school that "
         "stays open"},
        {"EveryListedSchoolClosed",
         plan("[[levers.school_merge]]\nschools = [\"11111111\", \"22222222\"]\n"
              "[[levers.school_merge]]\nschools = [\"33333333\", \"44444444\"]\n"),
         2, "at least one school that stays open"},
        {"TakeUpAbove", team("take_up = 1.5"), 3, "0 to 1"},
        {"TakeUpPercent", team("take_up = \"120 %\""), 3, "found \"120 %\""},
        {"TopNegative", team("top = -1\nschools = \"perceived_need\""), 3, "0 to 4"},
        {"TopAbove", team("top = 5\nschools = \"perceived_need\""), 3, "0 to 4"},
        {"TopWithoutRank", team("top = 2\nschools = \"all\""), 3, "a rule by rank"},
        {"StayWithoutRank", team("schools = [\"Friskolan\"]\nstay = 2"), 4, "a rule by rank"},
        {"StayHalf", team("stay = 1.5\nschools = \"perceived_need\""), 3,
         "a whole number of years"},
        {"StayUnit", team("stay = \"2 FTE\"\nschools = \"perceived_need\""), 3, "years, year"},
        {"FromForm", team("from = \"2026-1\""), 3, "a month such as"},
        {"FromMonth", team("from = \"2026-13\""), 3, "a month such as"},
        {"FromTooEarly", team("from = \"2025-07\""), 3, "2025-08 to 2040-07"},
        {"UntilTooLate", team("until = \"2040-08\""), 3, "2025-08 to 2040-07"},
        {"UntilBeforeFrom", team("from = \"2027-01\"\nuntil = \"2026-12\""), 4,
         "not before from, 2027-01"},
        {"ParameterAbove", plan("[parameters]\nlearn.persist_permanent = 99\n"), 3, "found 99"},
        {"ParameterNan", plan("[parameters]\nlearn.persist_permanent = nan\n"), 3, "found nan"},
        {"ParameterTwice",
         plan("[parameters]\n\"learn.persist_permanent\" = 0.2\nlearn.persist_permanent = 0.2\n"),
         4, "a second time"},
    };
    return rows;
}

const std::vector<BadScenario>& key_faults()
{
    static const std::vector<BadScenario> rows{
        {"NoMunicipality", "seed = 1\n", 0, "municipality: found nothing"},
        {"Empty", "", 0, "municipality: found nothing"},
        {"UnknownKey", plan("replicate = 5\n"), 2, "nearest: replicates"},
        {"UnknownLever", plan("[levers.resource_teem]\nfte = 5\n"), 2, "nearest: resource_team"},
        {"UnknownField", team("ftee = 5"), 3, "nearest: levers.resource_team.fte"},
        {"KeyBelowALever", team("seed = 5"), 3, "nearest: seed"},
        {"LeverFieldOutside", plan("take_up = 5\n"), 2, "take_up)"},
        {"UnknownParameter", plan("[parameters]\nlearn.persist_permanen = 0.2\n"), 3,
         "nearest: learn.persist_permanent"},
        {"QuotedKey", plan("\"a\\u0007\" = 5\n"), 2, R"("a\x07")"},
        {"UnknownRule", team("schools = \"percieved_need\""), 3, "nearest: perceived_need"},
        {"ListAsRule", team("schools = \"list\""), 3, "found \"list\""},
        {"UnknownSchoolName", team("schools = [\"Friskola\"]"), 3, "nearest: Friskolan"},
        {"UnknownSchoolCode", team("schools = [\"11111112\"]"), 3, "nearest: 11111111"},
        {"AmbiguousSchool", team("schools = [\"åsaskolan\"]"), 3, "11111111, 22222222"},
        {"SchoolTwice", team(R"(schools = ["Friskolan", "44444444"])"), 3, "a second time"},
        {"SchoolsTooMany", team(R"(schools = ["a", "b", "c", "d", "e"])"), 3,
         "at most the 4 schools"},
        {"LeverTwice", plan("[levers.marketing]\n[levers.marketing]\n"), 3,
         "a second table 'levers.marketing'"},
        {"KeyTwice", plan("seed = 1\nseed = 2\n"), 3, "every key once"},
        {"SameUseTwice",
         plan("[[levers.marketing]]\nschools = \"all\"\n[[levers.marketing]]\nschools = \"all\"\n"),
         4, "as on line 2"},
        {"MunicipalityUnknown", "municipality = \"smabi\"\n", 1, "nearest: smaby", "",
         input_missing},
        {"MunicipalityIsAFile", "municipality = \"plan.toml\"\n", 1, "a municipality folder", "",
         input_missing},
        {"BaseMissing", plan("base = \"bas.toml\"\n"), 2, "found \"bas.toml\"", "", input_missing},
        {"BaseNumber", plan("base = 5\n"), 2, "base: found 5"},
        {"BaseItself", plan("base = \"plan.toml\"\n"), 2, "a cycle"},
        {"BaseItselfAnotherWay", plan("base = \"./smaby/../plan.toml\"\n"), 2, "a cycle"},
        {"BaseCycle", plan("base = \"base.toml\"\n"), 1, "a cycle", "base = \"plan.toml\"\n"},
        {"BaseOfABase", plan("base = \"base.toml\"\n"), 1, "the base of a base",
         "base = \"third.toml\"\n"},
        {"BaseSyntax", plan("base = \"base.toml\"\nseed = -1\n"), 1, "base.toml:1", "seed = = 5\n"},
        {"BaseValue", plan("base = \"base.toml\"\n"), 3, "base.toml:3", "\n\nreplicates = 0\n"},
    };
    return rows;
}

std::string case_name(const ::testing::TestParamInfo<BadScenario>& row)
{
    return row.param.name;
}

INSTANTIATE_TEST_SUITE_P(Types, MalformedScenario, ::testing::ValuesIn(type_faults()), case_name);
INSTANTIATE_TEST_SUITE_P(Values, MalformedScenario, ::testing::ValuesIn(value_faults()), case_name);
INSTANTIATE_TEST_SUITE_P(Keys, MalformedScenario, ::testing::ValuesIn(key_faults()), case_name);

TEST(MalformedScenario, WithoutAFileIsMissingInput)
{
    EXPECT_THROW(static_cast<void>(read_scenario("/no/such/plan.toml")), InputMissing);
    EXPECT_THROW(static_cast<void>(check_file("/no/such/plan.toml")), InputMissing);
    const TempFolder folder;
    EXPECT_THROW(static_cast<void>(read_scenario(folder.path())), InputMissing);
}

TEST(MalformedScenario, BothNamesStandInACycleOfBases)
{
    const TempFolder folder;
    folder.write("base.toml", "base = \"plan.toml\"\n");
    const std::vector<Fault> faults =
        check_file(folder.write("plan.toml", "base = \"base.toml\"\n"));
    ASSERT_FALSE(faults.empty());
    const std::string lines = lines_of(faults);
    EXPECT_NE(lines.find("plan.toml names"), std::string::npos) << lines;
    EXPECT_NE(lines.find("base.toml, which names \"plan.toml\""), std::string::npos) << lines;
}

TEST(MalformedScenario, ALeverForAListOfSchoolsNeedsOne)
{
    const TempFolder folder;
    write_municipality(folder, "smaby", small_municipality());
    for (const LeverType* lever : levers()) {
        if (lever->default_rule == TargetRule::list) {
            const auto file =
                folder.write("plan.toml", plan("[levers." + std::string(lever->key) + "]\n"));
            const std::vector<Fault> faults = check_file(file);
            ASSERT_EQ(faults.size(), 1U) << lines_of(faults);
            EXPECT_EQ(faults[0].line, 2);
            EXPECT_NE(text(faults[0]).find("schools: found nothing"), std::string::npos);
        }
    }
}

TEST(MalformedScenario, EveryFieldOfEveryLeverIsHeldToItsBoundsAndUnit)
{
    const TempFolder folder;
    write_municipality(folder, "smaby", small_municipality());
    std::string content = plan("");
    std::size_t fields = 0;
    for (const LeverType* lever : levers()) {
        content += "[levers." + std::string(lever->key) + "]\nschools = \"all\"\n";
        for (const FieldInfo& field : lever->fields) {
            const bool is_unit = fields++ % 2 == 0;
            content += std::string(field.key) + (is_unit ? " = \"1 parsec\"\n" : " = 1e300\n");
        }
    }
    EXPECT_EQ(check_file(folder.write("plan.toml", content)).size(), fields);
}

TEST(MalformedScenario, ManyFaultsAreAllReportedAndInReasonableTime)
{
    const TempFolder folder;
    write_municipality(folder, "smaby", small_municipality());
    std::string content = plan("");
    constexpr std::size_t count = 20000;
    for (std::size_t i = 0; i < count; ++i) {
        content += "an_unknown_key_with_a_long_name_" + std::to_string(i) + " = 1\n";
    }
    EXPECT_EQ(check_file(folder.write("plan.toml", content)).size(), count);
}

} // namespace
} // namespace likvard::test
