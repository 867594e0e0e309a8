// Text that no parser should see, and TOML that is not TOML: each is one fault with its place.
#include "files.hpp"
#include "io/scenario_reader.hpp"
#include "io/text_checks.hpp"

namespace likvard::test {
namespace {

struct BadText {
    const char* name;
    std::string content;
    int line;
    int column;
    const char* fragment;
};

// NOLINTNEXTLINE(readability-identifier-naming) // the name that GoogleTest looks for
void PrintTo(const BadText& bad, std::ostream* out)
{
    *out << bad.name;
}

std::string repeated(const std::string& text, int times)
{
    std::string out;
    for (int i = 0; i < times; ++i) {
        out += text;
    }
    return out;
}

class MalformedText : public ::testing::TestWithParam<BadText> {};

TEST_P(MalformedText, IsReportedAlone)
{
    const BadText& bad = GetParam();
    const TempFolder folder;
    const auto file = folder.write("plan.toml", bad.content);
    EXPECT_THROW(static_cast<void>(read_scenario(file)), DataError);
    const std::vector<Fault> faults = check_file(file);
    ASSERT_EQ(faults.size(), 1U) << lines_of(faults);
    EXPECT_EQ(faults[0].line, bad.line) << text(faults[0]);
    if (bad.column > 0) {
        EXPECT_EQ(faults[0].column, bad.column) << text(faults[0]);
    }
    EXPECT_NE(text(faults[0]).find(bad.fragment), std::string::npos) << text(faults[0]);
    EXPECT_TRUE(is_one_line(text(faults[0])));
}

const std::vector<BadText>& refused_before_parsing()
{
    static const std::vector<BadText> rows{
        {"TooLarge", std::string(most_toml_bytes + 1, '\n'), 0, 0, "1048576 bytes"},
        {"Latin1", "title = \"J\xE4mlik\"\n", 1, 11, "byte 0xE4"},
        {"LoneContinuation", "# \x80\n", 1, 3, "not UTF-8"},
        {"Overlong", "seed = 1\n# \xC0\xAF\n", 2, 3, "not UTF-8"},
        {"Surrogate", "# \xED\xA0\x80\n", 1, 3, "not UTF-8"},
        {"BeyondUnicode", "# \xF4\x90\x80\x80\n", 1, 3, "not UTF-8"},
        {"CutCharacter", "# \xC3", 1, 3, "not UTF-8"},
        {"Nul", std::string("seed = 1\0\n", 10), 1, 9, "control character 0x00"},
        {"Escape", "title = \"\x1B[2J\"\n", 1, 10, "control character 0x1B"},
        {"Delete", "# \x7F\n", 1, 3, "control character 0x7F"},
        {"ControlBeyondAscii", "# \xC2\x9B\n", 1, 3, "control character"},
        {"LoneReturn", "seed = 1\rreplicates = 2\n", 1, 9, "carriage return"},
        {"NonAsciiKey",
         "se\xC3\xA5"
         "d = 1\n",
         1, 3, "only within quotes or a comment"},
        {"NonAsciiDottedKey", "K.\xC3\xB6 = 1\n", 1, 3, "only within quotes or a comment"},
        {"NonAsciiSpace",
         "seed =\xC2\xA0"
         "1\n",
         1, 7, "only within quotes or a comment"},
        {"NonAsciiAfterString", "title = \"\xC3\xA5\" \xC3\xA4\n", 1, 13,
         "only within quotes or a comment"},
        {"DeepArrays", "a = " + repeated("[", 33) + repeated("]", 33) + "\n", 1, 37,
         "over 32 deep"},
        {"VeryDeepArrays", "a = " + repeated("[", 500000), 1, 37, "over 32 deep"},
        {"DeepTables", "a = " + repeated("{a=", 33) + "1" + repeated("}", 33) + "\n", 1, 101,
         "over 32 deep"},
        {"DeepAcrossLines", "a = " + repeated("[\n", 40), 33, 1, "over 32 deep"},
        {"DeepKey", "a" + repeated(".a", 400000) + " = 1\n", 1, 64, "over 32 deep"},
        {"DeepHeader", "[a" + repeated(".a", 40) + "]\n", 1, 65, "over 32 deep"},
    };
    return rows;
}

const std::vector<BadText>& syntax_faults()
{
    static const std::vector<BadText> rows{
        {"NoValue", "seed = \n", 1, 0, "expected"},
        {"NoEquals", "seed 5\n", 1, 0, "expected"},
        {"TwoValues", "seed = 1 2\n", 1, 0, "expected"},
        {"OpenString", "title = \"a\nseed = 1\n", 1, 0, "string"},
        {"OpenStringAtEnd", "seed = 1\ntitle = \"a", 2, 0, "the end of the file"},
        {"OpenLongString", "title = \"\"\"a\n\n", 2, 0, "the end of the file"},
        {"OpenArray", "years = [2025, 2026", 1, 0, "the end of the file"},
        {"OpenTable", "title = { sv = \"a\"", 1, 0, "the end of the file"},
        {"OpenHeader", "[levers", 1, 0, "expected"},
        {"OddHeader", "[&\n", 1, 0, "expected"},
        {"BareKeyAlone", "seed", 1, 0, "expected"},
        {"KeyTwice", "seed = 1\n\nseed = 1\n", 3, 0, "every key once"},
        {"TableTwice", "[levers]\n[levers]\n", 2, 0, "every key once"},
        {"ValueAndTable", "levers = 1\n[levers.marketing]\n", 2, 0, "expected"},
        {"DottedClash", "a.b = 1\na = 2\n", 2, 0, "every key once"},
        {"IntegerTooLarge", "seed = 9223372036854775808\n", 1, 0, "9223372036854775808"},
        {"HexTooLarge", "seed = 0xFFFFFFFFFFFFFFFFF\n", 1, 0, "expected"},
        {"FloatTooLarge", "seed = 1e999\n", 1, 0, "1e999"},
        {"FloatOfManyDigits", "seed = " + repeated("9", 3000) + ".5\n", 1, 0, "expected"},
        {"LeadingZero", "seed = 05\n", 1, 0, "expected"},
        {"BadEscape", "title = \"\\q\"\n", 1, 0, "expected"},
        {"BadUnicodeEscape", "title = \"\\uD800\"\n", 1, 0, "expected"},
        {"BadDate", "seed = 2026-13-45\n", 1, 0, "expected"},
        {"BadBoolean", "seed = truth\n", 1, 0, "expected"},
        {"OnlyBrackets", "]]}}\n", 1, 0, "expected"},
    };
    return rows;
}

std::string case_name(const ::testing::TestParamInfo<BadText>& row)
{
    return row.param.name;
}

INSTANTIATE_TEST_SUITE_P(Refused, MalformedText, ::testing::ValuesIn(refused_before_parsing()),
                         case_name);
INSTANTIATE_TEST_SUITE_P(Syntax, MalformedText, ::testing::ValuesIn(syntax_faults()), case_name);

TEST(MalformedText, TheLargestFileIsStillRead)
{
    const TempFolder folder;
    write_municipality(folder, "smaby", small_municipality());
    std::string content = "municipality = \"smaby\"\n#";
    content += std::string(most_toml_bytes - content.size() - 1, '-') + "\n";
    EXPECT_TRUE(check_file(folder.write("plan.toml", content)).empty());
}

TEST(MalformedText, NestingUpToTheLimitIsRead)
{
    const TempFolder folder;
    const auto file =
        folder.write("plan.toml", "a = " + repeated("[", 32) + repeated("]", 32) + "\n");
    for (const Fault& fault : check_file(file)) {
        EXPECT_EQ(text(fault).find("deep"), std::string::npos);
    }
}

} // namespace
} // namespace likvard::test
