// The small parts: numbers, distances, TOML trees, CSV tables, messages.
#include "io/csv.hpp"
#include "io/fault_log.hpp"
#include "io/nearest.hpp"
#include "io/number_text.hpp"
#include "io/text_checks.hpp"
#include "io/toml.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace likvard::test {
namespace {

TEST(Numbers, OfKronorAreMillionsWhereThatIsRoundAndExact)
{
    EXPECT_EQ(number_text(46e6, Unit::sek_per_year), "46 MSEK/year");
    EXPECT_EQ(number_text(1.5e6, Unit::sek), "1.5 MSEK");
    EXPECT_EQ(number_text(1234567.0, Unit::sek), "1234567 SEK");
    EXPECT_EQ(number_text(800000.0, Unit::sek_per_year), "800000 SEK/year");
    EXPECT_EQ(number_text(4.1e6, Unit::sek), "4100000 SEK") << "4.1 millions are another double";
    EXPECT_EQ(number_text(3e6, Unit::pupils), "3000000 pupils");
}

TEST(Numbers, OfARangeShareTheirUnit)
{
    EXPECT_EQ(range_text(0.0, 40.0, Unit::fte), "0 to 40 FTE");
    EXPECT_EQ(range_text(1e5, 20e6, Unit::sek_per_year), "0.1 to 20 MSEK/year");
    EXPECT_EQ(range_text(25000.0, 20e6, Unit::sek_per_year), "25000 to 20000000 SEK/year");
    EXPECT_EQ(range_text(0.0, 1.0, Unit::one), "0 to 1");
}

TEST(Numbers, AreDecimalAndFinite)
{
    EXPECT_EQ(number_in("12.5"), 12.5);
    EXPECT_EQ(number_in("-3"), -3.0);
    EXPECT_EQ(number_in("+3e2"), 300.0);
    EXPECT_FALSE(std::signbit(number_in("-0").value_or(1.0)));
    for (const char* wrong : {"", "-", ".5", "5.", "1,5", "1 000", "nan", "inf", "0x10", "1e999",
                              "1e", "--1", "+-1", "1e400"}) {
        EXPECT_FALSE(number_in(wrong)) << wrong;
    }
}

TEST(Numbers, WholeOnesFitOrAreNone)
{
    EXPECT_EQ(whole_number_in("-12"), -12);
    EXPECT_EQ(whole_number_in("9223372036854775807"), INT64_MAX);
    for (const char* wrong : {"", "1.0", "9223372036854775808", "12a", " 1", "+1"}) {
        EXPECT_FALSE(whole_number_in(wrong)) << wrong;
    }
}

TEST(Numbers, MonthsHaveFourAndTwoDigits)
{
    EXPECT_EQ(month_in("2026-01"), Month::of(2026, 1));
    for (const char* wrong : {"2026-1", "2026-13", "2026-00", "12026-01", "2026-01-01", "2026/01",
                              "-026-01", "202a-01", ""}) {
        EXPECT_FALSE(month_in(wrong)) << wrong;
    }
}

TEST(Numbers, LabelsStandBehindThem)
{
    EXPECT_EQ(labelled_number_in("7 FTE").label, "FTE");
    EXPECT_EQ(labelled_number_in("80%").number, 80.0);
    EXPECT_EQ(labelled_number_in("1e3 km").number, 1000.0);
    EXPECT_EQ(labelled_number_in("1 e").label, "e");
    EXPECT_EQ(labelled_number_in("1.x").number, 1.0);
    EXPECT_FALSE(labelled_number_in("FTE").number);
}

TEST(Nearest, CountsSlipsAndIgnoresCase)
{
    constexpr std::size_t far = 99;
    EXPECT_EQ(edit_distance("seed", "SEED", far), 0U);
    EXPECT_EQ(edit_distance("sede", "seed", far), 1U);
    EXPECT_EQ(edit_distance("replicate", "replicates", far), 1U);
    EXPECT_EQ(edit_distance("ÅSA", "åsa", far), 0U);
    EXPECT_EQ(edit_distance("abc", "", far), 3U);
    EXPECT_EQ(edit_distance("abcdef", "ghijkl", 2), 2U);
    const std::vector<std::string> words{"from", "until", "top"};
    EXPECT_EQ(nearest_of("untill", words), "until");
    EXPECT_EQ(nearest_of("x", {}), "");
    EXPECT_EQ(nearest_of(std::string(1000, 'a'), words), "");
}

TEST(Messages, QuoteWithoutControlCharactersAndCutWithinReason)
{
    EXPECT_EQ(in_quotes("å"), "\"å\"");
    EXPECT_EQ(in_quotes("\x1B[2J"), "\"\\x1b[2J\"");
    EXPECT_EQ(in_quotes("\xC2\x9B"), "\"\\xc2\\x9b\"");
    EXPECT_LT(in_quotes(std::string(100000, 'a')).size(), 100U);
    std::string wide;
    for (int i = 0; i < 100; ++i) {
        wide += "å";
    }
    EXPECT_EQ(in_quotes(wide).size() % 2, in_quotes("…").size() % 2); // no half letter
    EXPECT_EQ(key_text("learn.x_1"), "learn.x_1");
    EXPECT_EQ(key_text("a b"), "\"a b\"");
    EXPECT_EQ(key_text(""), "\"\"");
}

TEST(Text, KnowsCharactersFromOverlongAndBrokenOnes)
{
    EXPECT_EQ(character_bytes("a", 0), 1U);
    EXPECT_EQ(character_bytes("å", 0), 2U);
    EXPECT_EQ(character_bytes("€", 0), 3U);
    EXPECT_EQ(character_bytes("\xF0\x9F\x98\x80", 0), 4U);
    for (const char* wrong : {"\xC0\x80", "\xE0\x80\x80", "\xF0\x80\x80\x80", "\xED\xA0\x80",
                              "\xF4\x90\x80\x80", "\x80", "\xFF", "\xC3", "\xE2\x82", "\xC3z"}) {
        EXPECT_EQ(character_bytes(wrong, 0), 0U);
    }
}

std::optional<TomlNode> tree_of(std::string_view text, FaultLog& log)
{
    return parse_toml(text, log.add_file("f.toml"), log);
}

TEST(Toml, KeepsThePlaceOfEveryKeyAndValue)
{
    FaultLog log;
    const auto root = tree_of(
        "# å\nb = 1\na = { x = \"ö\", y = [1, 2.5] }\n[t.u]\nwhen = 2026-01-02\nyes = true\n", log);
    ASSERT_TRUE(root) << log.size();
    ASSERT_EQ(root->members.size(), 3U);
    EXPECT_EQ(root->members[0].key, "b"); // in the order of the file
    EXPECT_EQ(root->members[1].place.line, 3);
    const TomlNode& a = root->members[1].value;
    EXPECT_EQ(a.member("x")->value.text, "ö");
    EXPECT_EQ(a.member("x")->value.place.column, 11);
    EXPECT_EQ(a.member("y")->place.column, 16); // characters, not bytes
    EXPECT_EQ(a.member("y")->value.items[1].kind, TomlKind::floating);
    EXPECT_EQ(a.member("z"), nullptr);
    const TomlNode& u = root->member("t")->value.member("u")->value;
    EXPECT_EQ(description(u.member("when")->value), "a date, 2026-01-02");
    EXPECT_EQ(description(u.member("yes")->value), "true");
    EXPECT_EQ(u.member("yes")->place.line, 6);
}

TEST(Toml, TakesNonAsciiOnlyWithinQuotesAndComments)
{
    FaultLog log;
    EXPECT_TRUE(tree_of("\"å\" = \"ä\" # ö\nb = 'å'\nc = \"\"\"å\n\"\"å\"\"\"\"\"\nd = "
                        "'''ä''\n'''\ne = \"\\\"å\" # \"\n",
                        log));
    EXPECT_TRUE(log.empty());
    FaultLog wrong;
    EXPECT_FALSE(tree_of("a = 1\nå = 2\n", wrong));
    ASSERT_EQ(wrong.size(), 1U);
    EXPECT_EQ(wrong.sorted()[0].line, 2);
    EXPECT_EQ(wrong.sorted()[0].column, 1);
}

TEST(Toml, TakesAnyLetterWhereASpaceMightStand)
{
    FaultLog log;
    const auto root = tree_of("a = \"\"\"x \\\n  å\"\"\"\nb = \"\"\"\\\n\\\n\u3042\"\"\"\n", log);
    ASSERT_TRUE(root);
    EXPECT_EQ(root->member("a")->value.text, "x å");
    EXPECT_EQ(root->member("b")->value.text, "\u3042");
    EXPECT_FALSE(tree_of("a = 5\"å\"\n", log));
    EXPECT_FALSE(tree_of("a = .\"å\"\n", log));
}

TEST(Toml, ValuesOfTheCommandLineAreTomlOrNothing)
{
    EXPECT_EQ(parse_toml_value("5", {})->integer, 5);
    EXPECT_EQ(parse_toml_value("[1, 2]", {})->items.size(), 2U);
    EXPECT_EQ(parse_toml_value("'a'", {})->text, "a");
    EXPECT_FALSE(parse_toml_value("5 FTE", {}));
    EXPECT_FALSE(parse_toml_value("1\nb = 2", {}));
    EXPECT_FALSE(parse_toml_value("", {}));
}

TEST(Csv, CellsKeepTheirPlaces)
{
    const std::vector<std::string> columns{"name", "x"};
    FaultLog log;
    const CsvTable table = read_csv("# remark\n\nx,name\n1,\"å, \"\"b\"\"\"\n 2 , c\n",
                                    log.add_file("f.csv"), columns, log);
    EXPECT_TRUE(log.empty());
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0].line, 4);
    EXPECT_EQ(table.rows[0].cells[0].text, "å, \"b\"");
    EXPECT_EQ(table.rows[0].cells[0].column, 3);
    EXPECT_EQ(table.rows[1].cells[1].text, "2");
    EXPECT_TRUE(table.complete);
}

TEST(FaultLog, SortsByFileLineAndColumn)
{
    FaultLog log;
    const int b = log.add_file("b");
    const int a = log.add_file("a");
    log.add({b, 1, 1}, "1", "x", "y");
    log.add({a, 2, 5}, "2", "x", "y");
    log.add({a, 2, 3}, "3", "x", "y");
    log.add({a, 0, 0}, "4", "x", "y");
    std::string order;
    for (const Fault& fault : log.sorted()) {
        order += fault.key;
    }
    EXPECT_EQ(order, "4321");
    EXPECT_THROW(log.throw_if_any(), DataError);
}

TEST(FaultLog, NothingButMissingInputIsMissingInput)
{
    FaultLog log;
    log.throw_if_any();
    const int file = log.add_file("a");
    log.add_missing({file, 1, 1}, "base", "x", "y");
    EXPECT_THROW(log.throw_if_any(), InputMissing);
    log.add({file, 2, 1}, "seed", "x", "y");
    EXPECT_THROW(log.throw_if_any(), DataError);
}

} // namespace
} // namespace likvard::test
