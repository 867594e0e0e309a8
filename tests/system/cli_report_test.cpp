// What leaves the program: every format, what is in it, what happens when it cannot be written, and
// whether a file is the same when it is made again.
#include "system/cli_program.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace likvard::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* plan_text =
    R"(title = { sv = "Ett team åt Åsa & <alla>", en = "A team for Asa & <all>" }
question = { sv = "Vad ger teamet?", en = "What does the team give?" }
municipality = "botkyrka"
years = [2025, 2027]
replicates = 10

[levers.resource_team]
from = "2025-08"
until = "2027-06"

[levers.marketing]
from = "2025-08"
until = "2027-06"
)";

constexpr std::array formats{"html", "pdf", "png", "svg", "xlsx", "md"};

/// One run that all tests read.
class Report : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        folder_ = std::make_unique<Folder>();
        write(*folder_ / "plan.toml", plan_text);
        ASSERT_EQ(likvard({"run", (*folder_ / "plan.toml").string(), "--out", run(), "-q"}).status,
                  0);
    }
    static void TearDownTestSuite() { folder_.reset(); }

    static std::string run() { return (*folder_ / "run").string(); }
    static std::string file(const std::string& name) { return (*folder_ / name).string(); }
    static Said report(const std::string& out, const Words& more = {})
    {
        Words words{"report", run(), "--out", out, "-q", "--lang", "sv"};
        words.insert(words.end(), more.begin(), more.end());
        return likvard(words);
    }

private:
    static inline std::unique_ptr<Folder> folder_;
};

std::size_t count(const std::string& text, const std::string& word)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        ++found;
    }
    return found;
}

bool has_part(const fs::path& folder)
{
    return std::ranges::any_of(fs::directory_iterator(folder), [](const auto& entry) {
        return entry.path().string().find(".part-") != std::string::npos;
    });
}

TEST_F(Report, RefusesWhatAFinishedRunCannotObey)
{
    for (const Words& option :
         {Words{"--seed", "5"}, Words{"--replicates", "3"}, Words{"--priors"}}) {
        const Said said = report(file("never.html"), option);
        EXPECT_EQ(said.status, 64);
        EXPECT_NE(said.err.find(option.front() + " goes with plans"), std::string::npos)
            << said.err;
        EXPECT_FALSE(fs::exists(file("never.html")));
    }
}

TEST_F(Report, EveryFormatIsMadeTheSameTwiceAndReplays)
{
    for (const std::string format : formats) {
        const std::string one = file("one." + format);
        const std::string two = file("two." + format);
        ASSERT_EQ(report(one).status, 0) << format;
        ASSERT_EQ(report(two).status, 0) << format;
        EXPECT_EQ(read(one), read(two)) << format;
        const Said said = likvard({"replay", one, "-q"});
        EXPECT_EQ(said.status, 0) << format << said.out << said.err;
        EXPECT_TRUE(said.out.starts_with("identical: ")) << said.out;
    }
    const Said stored = likvard({"replay", run(), "-q", "--lang", "sv"});
    EXPECT_EQ(stored.status, 0) << stored.err;
    EXPECT_TRUE(stored.out.starts_with("identiskt: ")) << stored.out;
}

TEST_F(Report, APlanIsRunAndGivesTheSameBytesAsItsStore)
{
    ASSERT_EQ(report(file("stored.svg")).status, 0);
    ASSERT_EQ(likvard({"report", file("plan.toml"), "--out", file("run.svg"), "-q", "--lang", "sv"})
                  .status,
              0);
    EXPECT_EQ(read(file("stored.svg")), read(file("run.svg")));
}

TEST_F(Report, ATamperedFileIsFoundOutInEveryFormat)
{
    struct Change {
        std::string format, from, to, says;
    };
    for (const Change& change :
         {Change{"html", "Vad ger teamet?", "Vad ger laget?", "Vad ger laget?"},
          Change{"svg", "eleverna är påhittade", "eleverna är verkliga", "verkliga"},
          Change{"md", "## Effekt", "## Verkan", "## Verkan"},
          Change{"pdf", "/Creator (likvard)", "/Creator (unknown)", "byte "},
          Change{"png", "IDAT", "IDAX", "byte "}, Change{"xlsx", "PK\x01\x02", "PK\x01\x03", ""}}) {
        const std::string path = file("tampered." + change.format);
        ASSERT_EQ(report(path).status, 0);
        std::string bytes = read(path);
        const std::size_t at = bytes.find(change.from);
        ASSERT_NE(at, std::string::npos) << change.format;
        write(path, bytes.replace(at, change.from.size(), change.to));
        const Said said = likvard({"replay", path, "-q", "--lang", "sv"});
        EXPECT_EQ(said.status, 65) << change.format << said.out << said.err;
        EXPECT_NE((said.out + said.err).find(change.says), std::string::npos) << said.out;
    }
}

TEST_F(Report, ATamperedPlanOrStoreIsNamed)
{
    // The plan inside the file: what was replayed is another one, with another result.
    const std::string path = file("plan.svg");
    ASSERT_EQ(report(path).status, 0);
    const Said other = shell("python3 - " + path + R"PY( <<'END'
import base64, re, sys
text = open(sys.argv[1], encoding="utf-8").read()
token = re.search("likvard-origin:([^:]*):end", text).group(1)
plan = base64.b64decode(token).replace(b"fte = 7", b"fte = 9")
assert plan != base64.b64decode(token)
open(sys.argv[1], "w", encoding="utf-8").write(text.replace(token, base64.b64encode(plan).decode()))
END
)PY");
    ASSERT_EQ(other.status, 0) << other.err;
    const Said said = likvard({"replay", path, "-q"});
    EXPECT_EQ(said.status, 65);
    EXPECT_NE(said.out.find("The numbers differ: the file says result "), std::string::npos)
        << said.out << said.err;

    // One value of the store.
    const fs::path copy = file("copy");
    fs::copy(run(), copy, fs::copy_options::recursive);
    ASSERT_EQ(shell("python3 - " + (copy / "results.sqlite").string() + R"PY( <<'END'
import sqlite3, sys
store = sqlite3.connect(sys.argv[1])
store.execute("update value set merit_points = merit_points + 1 where arm = 'plan' and replicate = 3 and year = 2026 and grp = 0")
store.commit()
END
)PY")
                  .status,
              0);
    const Said changed = likvard({"replay", copy.string(), "-q"});
    EXPECT_EQ(changed.status, 65);
    EXPECT_NE(changed.out.find("merit_points, plan, future 3, 2026/27, Botkyrka"),
              std::string::npos)
        << changed.out << changed.err;
}

TEST_F(Report, ThePdfHasTextBookmarksPagesAndAFixedDate)
{
    ASSERT_EQ(report(file("text.pdf")).status, 0);
    const std::string text = shell("pdftotext -layout " + file("text.pdf") + " -").out;
    for (const char* const words :
         {"Ett team åt Åsa & <alla>", "Vad ger teamet?", "Gap mellan starkaste och svagaste",
          "Vad modellen inte kan svara på", "eleverna är påhittade", "1 / "}) {
        EXPECT_NE(text.find(words), std::string::npos) << words;
    }
    const std::string facts = shell("pdfinfo -isodates " + file("text.pdf")).out;
    EXPECT_NE(facts.find("2024-08-01T"), std::string::npos) << facts;
    EXPECT_NE(facts.find("seed 1; replicates 10; result_hash "), std::string::npos);
    EXPECT_NE(facts.find("; parameters posterior "), std::string::npos) << facts;
    EXPECT_NE(read(file("text.pdf")).find("/Outlines"), std::string::npos);
    const Said heard = shell("pdfinfo -struct-text " + file("text.pdf"));
    EXPECT_TRUE(heard.err.empty()) << heard.err;
    for (const char* const part : {"Document\n  H1 (block)\n    \"Ett team åt Åsa & <alla>\"\n",
                                   "  Figure\n", "      TH:\n         /Scope /Column\n",
                                   "      TH:\n         /Scope /Row\n", "LBody (block)\n"}) {
        EXPECT_NE(heard.out.find(part), std::string::npos) << part;
    }
    // The sentence is broken into lines, and its words are still apart.
    const std::string label = "Subject:         ";
    const std::size_t at = facts.find(label) + label.size();
    const std::string sentence = facts.substr(at, facts.find('\n', at) - at);
    ASSERT_GT(sentence.size(), 100U);
    EXPECT_NE(heard.out.find(sentence), std::string::npos) << heard.out.substr(0, 3000);
}

TEST_F(Report, TheHtmlStandsAloneAndHasATableBehindEveryFigure)
{
    ASSERT_EQ(report(file("alone.html")).status, 0);
    const std::string html = read(file("alone.html"));
    EXPECT_EQ(count(html, "<script"), 0U);
    EXPECT_EQ(count(html, " src="), 0U);
    EXPECT_EQ(count(html, "<link"), 0U);
    EXPECT_EQ(count(html, "@import"), 0U);
    EXPECT_EQ(count(html, "url("), 0U);
    EXPECT_GE(count(html, "<figure>"), 6U);
    EXPECT_EQ(count(html, "<figure>"), count(html, "<details>"));
    EXPECT_EQ(count(html, "<svg "), 2 * count(html, "<figure>")); // for a page and a telephone
    EXPECT_EQ(count(html, "<h1>"), 1U);
    EXPECT_NE(html.find("Ett team åt Åsa &amp; &lt;alla&gt;"), std::string::npos);
    EXPECT_NE(html.find("name=\"likvard:result_hash\""), std::string::npos);
}

/// What an answer rests on is read by those who decide: in their language, sources too.
TEST_F(Report, AssumptionsAndSourcesAreInTheLanguageOfTheReport)
{
    struct Version {
        const char* language;
        const char* source;
        const char* other;
    };
    constexpr std::array versions{
        Version{"sv", "ingen orsaksstudie; Glazerman", "no causal study; Glazerman"},
        Version{"en", "no causal study; Glazerman", "ingen orsaksstudie; Glazerman"},
    };
    for (const Version& version : versions) {
        for (const std::string format : {"html", "md"}) {
            const std::string path = file("words." + format);
            ASSERT_EQ(
                likvard({"report", run(), "--out", path, "-q", "--lang", version.language}).status,
                0);
            const std::string text = read(path);
            EXPECT_NE(text.find(version.source), std::string::npos) << version.language;
            EXPECT_EQ(text.find(version.other), std::string::npos) << version.language;
            EXPECT_EQ(text.find("på engelska"), std::string::npos) << version.language;
        }
    }
}

TEST_F(Report, AnotherReaderFindsTheNumbersOfTheStoreInTheWorkbook)
{
    ASSERT_EQ(report(file("book.xlsx")).status, 0);
    const std::string reader =
        std::string("/usr/bin/python3 ") + LIKVARD_SOURCE_DIR + "/tests/viz/read_workbook.py ";
    const Said said = shell(reader + file("book.xlsx") + " " + run() + "/results.sqlite");
    EXPECT_EQ(said.status, 0) << said.out << said.err;
    // The control: against another run it finds what differs.
    ASSERT_EQ(
        likvard({"run", file("plan.toml"), "--seed", "2", "--out", file("other"), "-q"}).status, 0);
    const Said other = shell(reader + file("book.xlsx") + " " + file("other/results.sqlite"));
    EXPECT_EQ(other.status, 1);
    EXPECT_NE(other.out.find("result_hash"), std::string::npos) << other.err;
    EXPECT_NE(other.out.find("gap 2027"), std::string::npos) << other.out;
}

/// The sheet of contributions, read by another reader and compared with the page made of the same.
TEST_F(Report, TheWorkbookHoldsWhatEachLeverAddsWhenAsked)
{
    const std::string reader =
        std::string("/usr/bin/python3 ") + LIKVARD_SOURCE_DIR + "/tests/viz/read_workbook.py ";
    ASSERT_EQ(report(file("apart.xlsx"), {"--why"}).status, 0);
    ASSERT_EQ(report(file("apart.md"), {"--why"}).status, 0);
    const std::string files = file("apart.xlsx") + " " + run() + "/results.sqlite ";
    const Said said = shell(reader + files + file("apart.md"));
    EXPECT_EQ(said.status, 0) << said.out << said.err;
    EXPECT_EQ(likvard({"replay", file("apart.xlsx"), "-q"}).status, 0);
    // The controls: a memo with another number, and a workbook without the sheet.
    const Said other = shell(
        "sed -E 's/^(\\| Resursteam \\|.*),([0-9]) (.*nej.*)$/\\1,\\29 \\3/' " + file("apart.md") +
        " > " + file("other.md") + " && " + reader + files + file("other.md"));
    EXPECT_EQ(other.status, 1) << other.out << other.err;
    ASSERT_EQ(report(file("whole.xlsx")).status, 0);
    const Said without =
        shell(reader + file("whole.xlsx") + " " + run() + "/results.sqlite " + file("apart.md"));
    EXPECT_EQ(without.status, 1);
}

TEST_F(Report, PandocReadsTheMemo)
{
    ASSERT_EQ(report(file("memo.md")).status, 0);
    const std::string memo = read(file("memo.md"));
    for (const char* const heading :
         {"## Syfte", "## Alternativ", "## Effekt", "## Osäkerhet", "## Kostnad", "## Antaganden",
          "## Vad modellen inte kan svara på"}) {
        EXPECT_EQ(count(memo, heading), 1U) << heading;
    }
    if (shell("command -v pandoc").status != 0) {
        GTEST_SKIP() << "there is no pandoc (Debian package pandoc)";
    }
    const Said said = shell("pandoc " + file("memo.md") + " -o " + file("memo.docx") +
                            " && pandoc " + file("memo.docx") + " -t plain --columns=400");
    ASSERT_EQ(said.status, 0) << said.err;
    EXPECT_NE(said.out.find("Ett team åt Åsa & <alla>"), std::string::npos);
}

TEST_F(Report, OneFigureInEachFormatThatHoldsOne)
{
    for (const std::string format : {"html", "pdf", "png", "svg"}) {
        const std::string path = file("figure." + format);
        const Said said = report(path, {"--figure", "schools:merit_points"});
        ASSERT_EQ(said.status, 0) << said.err;
        EXPECT_EQ(likvard({"replay", path, "-q"}).status, 0) << format;
    }
    EXPECT_NE(read(file("figure.svg")).find("meritvärde"), std::string::npos);
    const Said wrong = report(file("figure.svg"), {"--figure", "pie"});
    EXPECT_EQ(wrong.status, 65);
    EXPECT_NE(wrong.err.find("schools[:OUTCOME]"), std::string::npos) << wrong.err;
    EXPECT_EQ(report(file("x.xlsx"), {"--figure", "gap"}).status, 64);
    EXPECT_EQ(report(file("x.docx")).status, 64);
    EXPECT_FALSE(fs::exists(file("x.docx")));
}

TEST_F(Report, TheEffectIsTakenApartWhenAskedAndReplays)
{
    ASSERT_EQ(report(file("why.svg"), {"--figure", "why:merit_points"}).status, 0);
    const std::string svg = read(file("why.svg"));
    for (const char* const words : {"Varför?", "meritvärde", ">Resursteam<", ">Marknadsföring<",
                                    ">Hela planen<", "eleverna är påhittade"}) {
        EXPECT_NE(svg.find(words), std::string::npos) << words;
    }
    const Said said = likvard({"replay", file("why.svg"), "-q"});
    EXPECT_EQ(said.status, 0) << said.out << said.err;
    for (const char* const name : {"why.html", "why.md"}) {
        ASSERT_EQ(report(file(name), {"--why"}).status, 0);
        EXPECT_NE(read(file(name)).find("Hela planen"), std::string::npos) << name;
    }
    EXPECT_EQ(report(file("why.png"), {"--why"}).status, 64);
    const Said from_plan = likvard({"report", file("plan.toml"), "--figure", "why:merit_points",
                                    "--out", file("again.svg"), "-q", "--lang", "sv"});
    ASSERT_EQ(from_plan.status, 0) << from_plan.err;
    EXPECT_EQ(read(file("again.svg")), svg);
}

TEST_F(Report, ThereIsNoWhyOfNothing)
{
    std::string text = plan_text;
    write(file("none.toml"), text.substr(0, text.find("[levers.")));
    const Said said = likvard({"report", file("none.toml"), "--why", "--out", file("none.html")});
    EXPECT_EQ(said.status, 65);
    EXPECT_NE(said.err.find("levers: found 0, expected 1 to 6"), std::string::npos) << said.err;
    EXPECT_FALSE(fs::exists(file("none.html")));
}

TEST_F(Report, SeveralRunsAreCompared)
{
    ASSERT_EQ(likvard({"run", file("plan.toml"), "--set", "levers.resource_team.fte=20 FTE",
                       "--out", file("large"), "-q"})
                  .status,
              0);
    for (const std::string format : {"html", "xlsx", "pdf"}) {
        const std::string path = file("several." + format);
        ASSERT_EQ(
            likvard({"report", run(), file("large"), "--out", path, "-q", "--lang", "en"}).status,
            0);
        EXPECT_EQ(likvard({"replay", path, "-q"}).status, 0);
    }
    EXPECT_NE(read(file("several.html")).find("The plans compared"), std::string::npos);
    // On paper the numbers stand at the end: those of every plan, said whose they are.
    const std::string text = shell("pdftotext -layout " + file("several.pdf") + " -").out;
    const std::string end = text.substr(text.find("The numbers behind the figures"));
    EXPECT_EQ(count(end, "A team for Asa & <all>: Gap between strongest"), 2U) << end;
    EXPECT_EQ(count(end, "A team for Asa & <all>: What the plan costs"), 2U) << end;
    EXPECT_EQ(count(text, "points, points"), 0U);
}

TEST_F(Report, SmallGroupsAreShownOnlyWhenAskedAndThenItIsSaid)
{
    ASSERT_EQ(report(file("careful.html")).status, 0);
    ASSERT_EQ(report(file("asked.html"), {"--small-groups"}).status, 0);
    const std::string careful = read(file("careful.html"));
    const std::string asked = read(file("asked.html"));
    EXPECT_NE(careful.find("Visas inte, färre än 10 elever: "), std::string::npos);
    EXPECT_EQ(careful.find("på begäran"), std::string::npos);
    EXPECT_NE(asked.find("färre än 10 elever visas, på begäran"), std::string::npos);
    EXPECT_GT(count(asked, "<th scope=\"row\">"), count(careful, "<th scope=\"row\">"));
    EXPECT_EQ(likvard({"replay", file("asked.html"), "-q"}).status, 0);
}

TEST_F(Report, WhatCannotBeReadIsSaidAndNoFileIsLeft)
{
    const fs::path broken = file("broken");
    fs::create_directory(broken);
    const std::string store = read(run() + "/results.sqlite");
    struct Bad {
        std::string bytes;
        int status;
    };
    for (const Bad& bad :
         {Bad{store.substr(0, store.size() / 2), 65}, Bad{"no store at all", 65}, Bad{"", 65}}) {
        write(broken / "results.sqlite", bad.bytes);
        const Said said =
            likvard({"report", broken.string(), "--out", (broken / "x.pdf").string()});
        EXPECT_EQ(said.status, bad.status) << said.err;
        EXPECT_NE(said.err.find("results.sqlite"), std::string::npos) << said.err;
        EXPECT_FALSE(fs::exists(broken / "x.pdf"));
    }
    EXPECT_FALSE(has_part(broken));
    fs::remove(broken / "results.sqlite");
    EXPECT_EQ(likvard({"report", broken.string(), "--out", file("x.pdf")}).status, 66);
    EXPECT_EQ(likvard({"report", file("nothing"), "--out", file("x.pdf")}).status, 66);
    EXPECT_EQ(likvard({"replay", file("nothing")}).status, 66);
    EXPECT_EQ(likvard({"replay", file("plan.toml")}).status, 65);
}

TEST_F(Report, AMissingFontIsSaid)
{
    const Said said = likvard({"report", run(), "--out", file("font.pdf")},
                              {"LIKVARD_FONTS=" + file("no-fonts")});
    EXPECT_EQ(said.status, 66);
    EXPECT_NE(said.err.find("fonts-inter"), std::string::npos) << said.err;
    EXPECT_FALSE(fs::exists(file("font.pdf")));
}

TEST_F(Report, AFullDiskAndAPathThatCannotBeWrittenLeaveNoHalfFile)
{
    const fs::path there = file("there");
    fs::create_directory(there);
    for (const std::string format : formats) {
        const std::string path = (there / ("full." + format)).string();
        write(path, "what was there before");
        const Said said = shell("ulimit -f 4; $LIKVARD report " + run() + " --out " + path);
        EXPECT_EQ(said.status, 74) << format << said.err;
        EXPECT_EQ(read(path), "what was there before") << format;
    }
    EXPECT_FALSE(has_part(there));
    for (const std::string& path :
         {std::string("/proc/nowhere/x.html"), (there / "full.md" / "x.html").string()}) {
        const Said said = likvard({"report", run(), "--out", path});
        EXPECT_EQ(said.status, 73) << path << said.err;
        EXPECT_NE(said.err.find(path.substr(0, 5)), std::string::npos) << said.err;
    }
    const std::string folder = (there / "folder.html").string();
    fs::create_directory(folder);
    EXPECT_EQ(likvard({"report", run(), "--out", folder}).status, 73);
}

} // namespace
} // namespace likvard::cli
