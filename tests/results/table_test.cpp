#include "io/table.hpp"
#include "io/table_layout.hpp"
#include "results/fake_results.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <vector>

namespace likvard {
namespace {

using layout::display_width;

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

/// Without the line breaks, where a sentence may stand over several lines.
std::string on_one_line(std::string text)
{
    std::ranges::replace(text, '\n', ' ');
    return text;
}

/// A plan that clearly narrows the headline gap, over `count` futures.
Results clear_results(int count, fake::Options options = {})
{
    return fake::results_with_gaps(
        {fake::spread(26.0, 28.8, count), fake::spread(25.4, 26.8, count)}, options);
}

TEST(Layout, CountsCharactersNotBytes)
{
    EXPECT_EQ(display_width("åäö"), 3U);
    EXPECT_EQ(display_width("−1,8…0,3"), 8U);
    EXPECT_EQ(display_width("1\u00A0234,5"), 7U);
    EXPECT_EQ(display_width("e\u0301"), 1U); // e and a combining accent
    EXPECT_EQ(display_width("\x1b[1mfet\x1b[0m"), 3U);
    EXPECT_EQ(display_width(""), 0U);
}

TEST(Layout, WrapsAtSpacesButNotAtNoBreakSpaces)
{
    EXPECT_EQ(layout::wrapped("åå öö ää", 5), (std::vector<std::string>{"åå öö", "ää"}));
    EXPECT_EQ(layout::wrapped("på 90\u00A0% nu", 6),
              (std::vector<std::string>{"på", "90\u00A0%", "nu"}));
    EXPECT_EQ(layout::wrapped("a longerthanall b", 4),
              (std::vector<std::string>{"a", "longerthanall", "b"}));
    EXPECT_TRUE(layout::wrapped("", 10).empty());
}

TEST(Layout, AlignsCellsToTheRightAndWrapsTitles)
{
    layout::Grid grid({{"ett"}, {"två"}});
    grid.heading("Rubrik");
    grid.row("Ärlig rad", {{"−1,0"}, {"2"}});
    grid.row("En mycket längre rad", {{"10,0"}, {"300"}});
    EXPECT_EQ(grid.text(60, false), "                         ett  två\n"
                                    "Rubrik\n"
                                    "  Ärlig rad             −1,0    2\n"
                                    "  En mycket längre rad  10,0  300\n");
    EXPECT_EQ(grid.text(31, false), "                       ett  två\n"
                                    "Rubrik\n"
                                    "  Ärlig rad           −1,0    2\n"
                                    "  En mycket längre\n"
                                    "  rad                 10,0  300\n");
}

TEST(Table, IsNeverWiderThanAHundredColumns)
{
    for (const int futures : {1, 40, 2000}) {
        for (const Language language : {Language::sv, Language::en}) {
            const Results results = clear_results(futures);
            for (const std::string& line :
                 lines_of(table_text(ResultsView(results), language, false))) {
                EXPECT_LE(display_width(line), table_width) << line;
                EXPECT_FALSE(line.ends_with(' ')) << line;
            }
        }
    }
}

TEST(Table, LastColumnsEndInTheSameColumn)
{
    const Results results = clear_results(200);
    for (const Language language : {Language::sv, Language::en}) {
        std::size_t end = 0;
        int rows = 0;
        for (const std::string& line :
             lines_of(table_text(ResultsView(results), language, false))) {
            if (line.ends_with("/200")) {
                end = end == 0 ? display_width(line) : end;
                EXPECT_EQ(display_width(line), end) << line;
                ++rows;
            }
        }
        EXPECT_EQ(rows, 26 + 6); // outcomes with a direction, and two groups by reach
    }
}

TEST(Table, HasARowForEveryOutcomeWithItsNumbers)
{
    const Results results = clear_results(200);
    const std::string sv = table_text(ResultsView(results), Language::sv, false);
    EXPECT_TRUE(contains(sv, "Botkyrka: Jämlik kompetensförsörjning"));
    EXPECT_TRUE(contains(sv, "Läsåret 2027/28 · 200 parade framtider · frö 7"));
    EXPECT_TRUE(contains(sv, "27,4    26,1    −1,3 ±0,05     −1,6…−1,0     −1,9…−0,7   200/200"))
        << sv;
    EXPECT_TRUE(contains(sv, "12\u00A0345"));
    EXPECT_TRUE(contains(sv, "Kunskaper i språk,\u00A0SD ")) << sv;
    EXPECT_TRUE(contains(sv, "  0,001 ±0,000  −0,00")) << sv; // SD with three decimals
    const std::string en = table_text(ResultsView(results), Language::en, false);
    EXPECT_TRUE(contains(en, "Botkyrka: Equal supply of competence"));
    EXPECT_TRUE(contains(en, "between strongest and"));
    EXPECT_TRUE(contains(en, "12,345"));
    EXPECT_FALSE(contains(en, "plan och"));
}

TEST(Table, ShowsExpectedBesideSeenAndTheThreeMeasuresOfEquity)
{
    const Results results = clear_results(40);
    const std::string sv = table_text(ResultsView(results), Language::sv, false);
    EXPECT_TRUE(contains(sv, "\n  – utan turen i betygen "));
    EXPECT_TRUE(contains(sv, "\n  – utan en årskulls slump "));
    EXPECT_TRUE(contains(sv, "\nSkolverkets tre mått på likvärdighet\n  Familjebakgrundens "));
    EXPECT_TRUE(contains(sv, "\nGap i personal, starkaste minus svagaste skolfjärdedelen\n"));
    const std::string en = table_text(ResultsView(results), Language::en, false);
    EXPECT_TRUE(contains(en, "\nSkolverket's three measures of equity\n"));
}

TEST(Table, LeavesTheMunicipalGapOutWhereItIsTheGap)
{
    Results results = clear_results(40);
    const auto shows = [&] {
        return contains(table_text(ResultsView(results), Language::sv, false), "– bara kommunala");
    };
    EXPECT_TRUE(shows());
    const auto column = [](Outcome outcome) { return static_cast<std::size_t>(outcome); };
    for (const Arm arm : {Arm::baseline, Arm::plan}) {
        for (int r = 0; r < 40; ++r) {
            const auto row = results.row(arm, r, 2027, 0);
            row[column(Outcome::gap_school_quarters_pass_municipal_pp)] =
                row[column(Outcome::gap_school_quarters_pass_pp)];
        }
    }
    EXPECT_FALSE(shows());
}

TEST(Table, WithAllRowsHasEveryOutcomeItemAndSchool)
{
    const Results results = clear_results(40);
    for (const Language language : {Language::sv, Language::en}) {
        const std::string all = table_text(ResultsView(results), language, false, TableRows::all);
        const std::string main = table_text(ResultsView(results), language, false);
        const bool swedish = language == Language::sv;
        for (const char* part :
             {swedish ? "Isolering" : "Isolation", swedish ? "Vakanta tjänster" : "Vacant posts",
              swedish ? "\nVad kommunen ser och vad som är\n"
                      : "\nWhat the municipality sees and what is\n",
              swedish ? "treårsmedel 2025/26–2027/28" : "three-year means 2025/26–2027/28",
              swedish ? "\n  – kampanj " : "\n  – campaign ", "Storvretskolan",
              swedish ? "inget kvalitetsmått" : "not a quality measure"}) {
            EXPECT_TRUE(contains(all, part)) << part << "\n" << all;
            EXPECT_FALSE(contains(main, part)) << part;
        }
        EXPECT_FALSE(contains(all, "Lilla skolan")) << "fewer than 10 leavers";
        for (const std::string& line : lines_of(all)) {
            EXPECT_LE(display_width(line), table_width) << line;
        }
    }
}

TEST(Table, ShowsTheBudgetByCalendarYear)
{
    const Results results = clear_results(40);
    const std::string sv = table_text(ResultsView(results), Language::sv, false);
    EXPECT_TRUE(contains(sv, "Per kalenderår, mnkr\n"
                             "                                         2026  2027  2028\n"
                             "  Resursteam                              3,2   8,1   4,9\n"
                             "  Marknadsföring (bygger på antaganden)   1,5   1,5   0,0\n"
                             "  Hela planen                             4,7   9,6   4,9\n"))
        << sv;
    EXPECT_TRUE(contains(sv, "\n  Per elev och läsår, F–9: 778 kr\n")) << sv;
}

TEST(Table, DividesTheCostOnlyByAnEffect)
{
    Results results = clear_results(40);
    const auto shares = [&](Outcome outcome, double baseline, double plan) {
        for (int year = 2026; year <= 2027; ++year) {
            for (int r = 0; r < 40; ++r) {
                const auto at = static_cast<std::size_t>(outcome);
                results.row(Arm::baseline, r, year, 0)[at] = baseline;
                results.row(Arm::plan, r, year, 0)[at] = plan + 0.01 * r;
            }
        }
    };
    shares(Outcome::pass_all_pct, 60.0, 61.0);
    shares(Outcome::eligible_pct, 80.0, 79.8);
    const std::string sv = table_text(ResultsView(results), Language::sv, false);
    EXPECT_TRUE(contains(sv, "      29        25…34            0,7 mnkr (0,6…0,8)\n")) << sv;
    EXPECT_TRUE(contains(sv, "ingen effekt att dela med\n")) << sv;
    EXPECT_TRUE(contains(table_text(ResultsView(results), Language::en, false),
                         "no effect to divide by\n"));
}

TEST(Table, MarksWhatIsClearAndNothingElse)
{
    const Results clear = clear_results(40);
    const std::string marked = table_text(ResultsView(clear), Language::sv, false);
    EXPECT_TRUE(contains(marked, "\n● mellan starkaste och svagaste\n  skolfjärdedelen "))
        << marked;
    EXPECT_FALSE(contains(marked, "● efter kön"));
    const Results undecided =
        fake::results_with_gaps({fake::spread(27.4, 27.4, 40), fake::spread(26.4, 28.4, 40)});
    const std::string unmarked = table_text(ResultsView(undecided), Language::sv, false);
    EXPECT_TRUE(contains(unmarked, "\n  mellan starkaste och svagaste\n")) << unmarked;
}

TEST(Table, PutsTheNaiveComparisonBesideTheTrueEffect)
{
    Results results = clear_results(40);
    constexpr std::size_t reached = 4;
    for (int r = 0; r < 40; ++r) {
        const auto set = [&](Arm arm, int year, double value) {
            results.row(arm, r, year, reached)[static_cast<std::size_t>(Outcome::pass_all_pct)] =
                value;
        };
        set(Arm::baseline, 2025, 50.0); // the year before the plan
        set(Arm::plan, 2025, 50.0);
        set(Arm::baseline, 2027, 54.0);
        set(Arm::plan, 2027, 55.25);
    }
    const std::string sv = table_text(ResultsView(results), Language::sv, false);
    EXPECT_TRUE(contains(sv, "Skolorna som planen når, läsåret 2027/28 mot 2025/26 med planen"))
        << sv;
    EXPECT_TRUE(contains(sv, "   5,2             1,2          4,0")) << sv;
    EXPECT_TRUE(contains(sv, "återgång mot medelvärdet, tur och trend, inte planens effekt."));
    EXPECT_TRUE(contains(table_text(ResultsView(results), Language::en, false),
                         "regression to the mean, luck and trend, not the plan's effect."));
}

TEST(Table, ShowsReachedAndOtherSchools)
{
    const Results results = clear_results(40);
    const std::string sv = table_text(ResultsView(results), Language::sv, false);
    EXPECT_TRUE(contains(sv, "Skolor som planen når: den verkliga effekten i modellen"));
    EXPECT_TRUE(contains(sv, "Övriga kommunala skolor: den verkliga effekten i modellen"));
}

TEST(Table, ListsCostAndJudgementByLever)
{
    const Results results = clear_results(40);
    const std::string sv = table_text(ResultsView(results), Language::sv, false);
    EXPECT_TRUE(
        contains(sv, "  Resursteam                                8,1            2    16,2\n"))
        << sv;
    EXPECT_TRUE(
        contains(sv, "  Marknadsföring (bygger på antaganden)     1,5            2     3,0\n"))
        << sv;
    EXPECT_TRUE(
        contains(sv, "  Hela planen                               9,6            2    19,2\n"))
        << sv;
    EXPECT_TRUE(contains(table_text(ResultsView(results), Language::en, false),
                         "Marketing (rests on judgement)"));
}

TEST(Table, EndsWithTheFramingAndTheResultSentence)
{
    const Results results = clear_results(40);
    const ResultsView view(results);
    const std::string text = on_one_line(table_text(view, Language::sv, false));
    const std::string end =
        std::string(framing_sentence(Language::sv)) + " " + statement(view).sv + " ";
    EXPECT_TRUE(text.ends_with(end)) << text;
}

TEST(Table, SaysThatSmallGroupsAreLeftOut)
{
    Results results = clear_results(40);
    EXPECT_FALSE(contains(table_text(ResultsView(results), Language::sv, false), "--small-groups"));
    fake::set(results, 4, 2027, Outcome::leavers, 7.0); // the schools reached
    const std::string sv = on_one_line(table_text(ResultsView(results), Language::sv, false));
    EXPECT_TRUE(
        contains(sv, "Rader som inte visas, färre än 10 elever: 3 (--small-groups visar dem)."));
    EXPECT_FALSE(contains(sv, "Skolor som planen når: den"));
    EXPECT_TRUE(contains(on_one_line(table_text(ResultsView(results), Language::en, false)),
                         "Rows not shown, fewer than 10 pupils: 3 (--small-groups shows them)."));
    EXPECT_FALSE(
        contains(table_text(ResultsView(results, true), Language::sv, false), "--small-groups"));
}

TEST(Table, ColourSaysNothingThatTheTextDoesNot)
{
    const Results results = clear_results(40);
    const std::string plain = table_text(ResultsView(results), Language::sv, false);
    const std::string coloured = table_text(ResultsView(results), Language::sv, true);
    EXPECT_NE(coloured, plain);
    EXPECT_FALSE(contains(plain, "\x1b"));
    std::string stripped;
    for (std::size_t i = 0; i < coloured.size(); ++i) {
        if (coloured[i] == '\x1b') {
            i = coloured.find('m', i);
        } else {
            stripped += coloured[i];
        }
    }
    EXPECT_EQ(stripped, plain);
}

TEST(Table, OfAnEmptyPlanHasNoBlocksAboutThePlan)
{
    fake::Options options;
    options.empty_plan = true;
    const Results results = fake::results(options);
    const std::string sv = table_text(ResultsView(results), Language::sv, false);
    EXPECT_TRUE(contains(sv, "Planen är tom"));
    EXPECT_FALSE(contains(sv, "Kostnad"));
    EXPECT_FALSE(contains(sv, "Skolor som planen når"));
    EXPECT_FALSE(contains(sv, "före–efter"));
}

TEST(Table, OfAnInterruptedRunSaysSo)
{
    const Results whole = clear_results(40);
    Results part(whole.info(), whole.groups());
    EXPECT_TRUE(contains(table_text(ResultsView(part), Language::sv, false),
                         "Inga framtider har räknats ännu."));
    part.mark_done(0);
    EXPECT_TRUE(
        contains(table_text(ResultsView(part), Language::sv, false), "1 av 40 parade framtider"));
}

} // namespace
} // namespace likvard
