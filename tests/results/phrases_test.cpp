#include "model/lever.hpp"
#include "results/phrases.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace likvard {
namespace {

TEST(Numbers, FollowTheSwedishRules)
{
    EXPECT_EQ(format_number(1234.5, 1, Language::sv), "1\u00A0234,5");
    EXPECT_EQ(format_number(-1.3, 1, Language::sv), "\u22121,3");
    EXPECT_EQ(format_number(1234567.0, 0, Language::sv), "1\u00A0234\u00A0567");
    EXPECT_EQ(format_number(-123456.78, 2, Language::sv), "\u2212123\u00A0456,78");
    EXPECT_EQ(format_percent(90.0, 0, Language::sv), "90\u00A0%");
}

TEST(Numbers, FollowTheEnglishRules)
{
    EXPECT_EQ(format_number(1234.5, 1, Language::en), "1,234.5");
    EXPECT_EQ(format_number(-1.3, 1, Language::en), "\u22121.3");
    EXPECT_EQ(format_number(999.0, 0, Language::en), "999");
    EXPECT_EQ(format_number(1000.0, 0, Language::en), "1,000");
    EXPECT_EQ(format_percent(90.0, 0, Language::en), "90%");
}

TEST(Numbers, HaveNoNegativeZeroAndSayWhatIsAbsent)
{
    EXPECT_EQ(format_number(-0.04, 1, Language::sv), "0,0");
    EXPECT_EQ(format_number(-0.0, 0, Language::en), "0");
    EXPECT_EQ(format_number(-0.06, 1, Language::en), "\u22120.1");
    EXPECT_EQ(format_number(999.96, 1, Language::en), "1,000.0");
    EXPECT_EQ(format_number(std::numeric_limits<double>::quiet_NaN(), 1, Language::sv), "–");
    EXPECT_EQ(format_number(-std::numeric_limits<double>::infinity(), 1, Language::sv), "\u2212∞");
}

TEST(Numbers, OfMoneyChangeToThousandsWhenSmall)
{
    EXPECT_EQ(format_sek(9.6e6, Language::sv), "9,6 mnkr");
    EXPECT_EQ(format_sek(9.6e6, Language::en), "SEK 9.6 million");
    EXPECT_EQ(format_sek(45'000, Language::sv), "45 tkr");
    EXPECT_EQ(format_sek(45'000, Language::en), "SEK 45 thousand");
    EXPECT_EQ(format_sek(1.2345e9, Language::sv), "1\u00A0234,5 mnkr");
    EXPECT_EQ(format_sek(0.0, Language::sv), "0 tkr");
    EXPECT_EQ(format_sek(0.0, Language::en), "SEK 0");
}

TEST(Likelihood, StandsWithItsCountAlone)
{
    EXPECT_EQ(likelihood(199, 200, Language::sv), "nästan säkert (199 av 200)");
    EXPECT_EQ(likelihood(198, 200, Language::sv), "nästan säkert (198 av 200)");
    EXPECT_EQ(likelihood(197, 200, Language::en), "very likely (197 of 200)");
    EXPECT_EQ(likelihood(180, 200, Language::en), "very likely (180 of 200)");
    EXPECT_EQ(likelihood(179, 200, Language::en), "likely (179 of 200)");
    EXPECT_EQ(likelihood(132, 200, Language::sv), "sannolikt (132 av 200)");
    EXPECT_EQ(likelihood(131, 200, Language::sv), "ungefär lika troligt som inte (131 av 200)");
    EXPECT_EQ(likelihood(66, 200, Language::en), "about as likely as not (66 of 200)");
    EXPECT_EQ(likelihood(65, 200, Language::en), "");
    EXPECT_EQ(likelihood(0, 0, Language::en), "");
}

TEST(Phrases, ExistForEveryOutcomeInBothLanguages)
{
    for (const OutcomeInfo& outcome : outcomes()) {
        const std::string_view sv = phrase(outcome.id, Language::sv);
        const std::string_view en = phrase(outcome.id, Language::en);
        EXPECT_FALSE(sv.empty() || en.empty()) << outcome.key;
        EXPECT_NE(sv, en) << outcome.key;
        EXPECT_EQ(outcome.is_gap, sv.starts_with("gapet ")) << outcome.key;
        EXPECT_EQ(outcome.is_gap, en.starts_with("the gap ")) << outcome.key;
        EXPECT_EQ(title(outcome, Language::sv), outcome.title_sv);
        EXPECT_EQ(title(outcome, Language::en), outcome.title_en);
    }
}

TEST(Phrases, TitlesLoseTheirCapitalButAbbreviationsKeepIt)
{
    EXPECT_EQ(uncapitalised("Marknadsföring"), "marknadsföring");
    EXPECT_EQ(uncapitalised("Ämneslärare"), "ämneslärare");
    EXPECT_EQ(uncapitalised("SYV från årskurs 3"), "SYV från årskurs 3");
    EXPECT_EQ(uncapitalised(""), "");
    EXPECT_EQ(capitalised("övriga kommunala skolor"), "Övriga kommunala skolor");
    EXPECT_EQ(capitalised("gapet"), "Gapet");
    EXPECT_EQ(capitalised("9 skolor"), "9 skolor");
    EXPECT_EQ(capitalised(""), "");
}

TEST(Phrases, DifferencesOfPerCentAreInPercentagePoints)
{
    EXPECT_EQ(unit_word(Unit::percent, Language::sv), "procent");
    EXPECT_EQ(difference_unit_word(Unit::percent, Language::sv), "procentenheter");
    EXPECT_EQ(difference_unit_word(Unit::points, Language::en), "points");
    EXPECT_EQ(unit_word(Unit::share, Language::en), "");
}

TEST(CostItems, OfEveryLeverHaveSwedishWords)
{
    int items = 0;
    for (const LeverType* lever : levers()) {
        for (const std::string_view item : lever->cost_items) {
            EXPECT_EQ(cost_item(item, Language::en), item);
            EXPECT_TRUE(item == "team" || item == "administration" ||
                        cost_item(item, Language::sv) != item)
                << lever->key << ": " << item;
            ++items;
        }
    }
    EXPECT_GT(items, 0);
    EXPECT_EQ(cost_item("administration", Language::sv), "administration");
    EXPECT_EQ(cost_item("a new item", Language::sv), "a new item") << "not known: as it is";
}

} // namespace
} // namespace likvard
