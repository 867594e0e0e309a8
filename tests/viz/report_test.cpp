// The parts of reports that need no program around them.
#include "viz/made_up.hpp"
#include "viz/report/artefact.hpp"
#include "viz/report/assumptions.hpp"
#include "viz/report/compare.hpp"
#include "viz/report/paper.hpp"
#include "viz/report/parts.hpp"
#include "viz/report/tagging.hpp"
#include "viz/report/token.hpp"
#include "viz/report/words.hpp"
#include "viz/report/zip.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace likvard::report {
namespace {

Origin some_origin()
{
    Origin origin;
    origin.format = "html";
    origin.language = "sv";
    origin.figure = "gap";
    origin.small_groups = true;
    origin.runs = {{.plan = "title = \"Åäö -- --> :end\"\n",
                    .baseline = "x",
                    .parameters = "priors",
                    .version = "0.1.0",
                    .result_hash = "ab12",
                    .seed = 18446744073709551615U,
                    .replicates = 40}};
    return origin;
}

TEST(Token, CarriesAnOriginThroughAnyBytes)
{
    const Origin origin = some_origin();
    const std::string token = origin_token(origin);
    EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                      "0123456789+/=:-"),
              std::string::npos);
    EXPECT_EQ(token.find("--"), std::string::npos); // may stand in a comment
    const auto found = find_origin(std::string("\x89PNG\0 <!-- ", 11) + token + " -->");
    ASSERT_TRUE(found);
    EXPECT_EQ(origin_json(*found), origin_json(origin));
    EXPECT_EQ(found->runs.front().plan, origin.runs.front().plan);
}

TEST(Token, NothingIsFoundInWhatIsNotOurs)
{
    EXPECT_FALSE(find_origin(""));
    EXPECT_FALSE(find_origin("likvard-origin:"));
    EXPECT_FALSE(find_origin("likvard-origin:!!!!:end"));
    EXPECT_FALSE(find_origin("likvard-origin:" + base64("{}") + ":end"));
    EXPECT_FALSE(find_origin("likvard-origin:" + base64("[1") + ":end"));
}

TEST(Base64, IsThatOfTheStandard) // RFC 4648, section 10
{
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("f"), "Zg==");
    EXPECT_EQ(base64("fo"), "Zm8=");
    EXPECT_EQ(base64("foo"), "Zm9v");
    EXPECT_EQ(base64("foob"), "Zm9vYg==");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
    for (const char* const text : {"", "f", "fo", "foo", "foob", "fooba"}) {
        EXPECT_EQ(from_base64(base64(text)), text);
    }
    EXPECT_FALSE(from_base64("abc"));
    EXPECT_FALSE(from_base64("ab c"));
}

TEST(Zip, DamagedFilesGiveNothingAndDoNotFall)
{
    EXPECT_EQ(crc32_of("123456789"), 0xCBF43926U); // the check value of the polynomial
    EXPECT_TRUE(unzip("").empty());
    EXPECT_TRUE(unzip("PK\x05\x06").empty());
    EXPECT_TRUE(unzip("PK\x05\x06" + std::string(18, '\xFF')).empty());
}

TEST(Difference, IsNamedByLineAndText)
{
    EXPECT_FALSE(first_difference("html", "a\nb\n", "a\nb\n"));
    const auto found = first_difference("md", "one\nåtta\n", "one\nålder\n");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->place, "line 2");
    EXPECT_EQ(found->found, "åtta");
    EXPECT_EQ(found->expected, "ålder");
    EXPECT_EQ(first_difference("png", "abc", "abd")->place, "byte 2 of 3");
    EXPECT_EQ(first_difference("svg", "abc", "ab")->place, "line 1");
}

TEST(Assumptions, TheOneThatTheDifferenceFollowsComesFirst)
{
    Results results = made_up::results({.schools = {"Å skola"}, .noise = 0.1});
    const auto gap = static_cast<std::size_t>(figures::headline_outcome);
    const int last = results.info().last_year;
    for (int r = 0; r < results.info().replicates; ++r) {
        const double drawn = results.draws(r).front();
        results.row(Arm::plan, r, last, 0)[gap] =
            results.value(Arm::baseline, r, last, 0, figures::headline_outcome) - 10.0 * drawn;
    }
    const std::vector<Influence> found = influences(results, figures::headline_outcome);
    ASSERT_EQ(found.size(), 1U); // the other one is fixed
    EXPECT_EQ(found.front().parameter->key, "learn.persist_permanent");
    EXPECT_NEAR(found.front().correlation, -1.0, 1e-9);
    EXPECT_TRUE(found.front().clear);
    const Results chance = made_up::results({.schools = {"Å skola"}});
    EXPECT_FALSE(influences(chance, figures::headline_outcome).front().clear);
    const Results few = made_up::results({.schools = {"Å skola"}, .replicates = 9});
    EXPECT_TRUE(influences(few, figures::headline_outcome).empty());
}

TEST(Assumptions, ALeverThatIsNotInThePlanCannotMatter)
{
    const auto found = [](const std::string& drawn) {
        const Results results = made_up::results({.schools = {"Å skola"}, .drawn = drawn});
        return influences(results, figures::headline_outcome).size();
    };
    EXPECT_EQ(found("tutoring.effect"), 0U); // of no lever here
    EXPECT_EQ(found("marketing.effect"), 1U);
    EXPECT_EQ(found("teach.coached_skill"), 1U); // of no lever at all
}

/// Whether the table of offsets at the end of a PDF names the place of every object.
void expect_offsets(const std::string& pdf)
{
    constexpr std::size_t entry = 20;
    const std::size_t table = std::stoul(pdf.substr(pdf.rfind("startxref\n") + 10));
    ASSERT_EQ(pdf.substr(table, 7), "xref\n0 ");
    const std::size_t count = std::stoul(pdf.substr(table + 7));
    const std::size_t first = pdf.find('\n', table + 7) + 1;
    ASSERT_GT(count, 100U);
    for (std::size_t i = 1; i < count; ++i) {
        const std::string head = std::to_string(i) + " 0 obj\n";
        const std::size_t at = std::stoul(pdf.substr(first + i * entry, 10));
        EXPECT_EQ(pdf.substr(at, head.size()), head);
    }
}

TEST(TagTexts, StandInTheirObjectsAndEveryObjectIsFound)
{
    report::Run run{.results = made_up::results({.schools = {"Å skola", "Ö skola"}}),
                    .origin = {},
                    .places = {}};
    run.origin = some_origin().runs.front();
    Origin request;
    request.format = "pdf";
    request.language = "sv";
    const std::string bytes = make(std::vector<report::Run>(1, run), request);
    expect_offsets(bytes);
    EXPECT_NE(bytes.find("/Lang (sv-SE)"), std::string::npos);
    std::size_t figures = 0;
    for (std::size_t at = bytes.find("/S /Figure\n"); at != std::string::npos;
         at = bytes.find("/S /Figure\n", at + 1)) {
        EXPECT_EQ(bytes.substr(at, 26), "/S /Figure\n   /Alt <FEFF00"); // begins with a letter
        ++figures;
    }
    EXPECT_EQ(figures, 5U);
    EXPECT_NE(bytes.find("/A << /O /Table /Scope /Row >>"), std::string::npos);
}

TEST(TagTexts, LeaveAloneWhatTheyDoNotKnow)
{
    for (const std::string other : {"", "%PDF-1.7\nstartxref\n", "startxref\n99999\n%%EOF\n",
                                    "xref\n0 9\n00\nstartxref\n0\n%%EOF\n"}) {
        EXPECT_EQ(with_tag_texts(other, {.language = "sv", .figures = {}, .heads = {}}), other);
    }
}

/// A layer of a page's picture, with its words.
std::string layer(const Page& page, const std::string& id)
{
    const std::size_t begin = page.svg.find("<g id=\"" + id + "\"");
    return begin == std::string::npos
               ? ""
               : page.svg.substr(begin, page.svg.find("</g>", begin) - begin);
}

/// What elements of a page say, and what says nothing to who listens: feet, rules. `open`: the
/// elements that have begun, over pages.
struct Heard {
    std::string inside, outside;
    std::size_t begun = 0;
};
Heard heard(const Page& page, std::vector<std::string>& open)
{
    Heard found;
    for (const PageStep& step : page.steps) {
        switch (step.kind) {
        case PageStep::Kind::begin:
            open.push_back(step.name);
            found.begun += step.name == "P" ? 1U : 0U;
            break;
        case PageStep::Kind::end:
            open.pop_back();
            break;
        case PageStep::Kind::draw:
            (!open.empty() && open.back() == "P" ? found.inside : found.outside) +=
                layer(page, step.name);
        }
    }
    return found;
}

/// Pages of paragraphs of so many lines each.
std::vector<Page> paragraphs(std::size_t count, std::size_t lines)
{
    const auto font = chart::load_font(chart::find_font());
    Document document;
    document.title = "x";
    document.facts = {{"program_version", "0.1.0"}, {"seed", "1"}, {"result_hash", "ab12"}};
    Paper paper(document, *font);
    constexpr chart::TextStyle style{.size = 13.5};
    paper.begin("Document");
    for (std::size_t i = 0; i < count; ++i) {
        std::string text;
        for (std::size_t k = 0; k < lines; ++k) {
            text += "ord och många fler ord som tillsammans blir en hel rad här ";
        }
        paper.tagged("P", text, style, 450.0);
    }
    paper.end();
    return paper.pages();
}

TEST(Foot, IsNoPartOfAnElementThatGoesOnOverThePage)
{
    struct Case {
        std::size_t paragraphs, lines;
    };
    for (const Case& one : {Case{90, 1}, Case{30, 7}, Case{2, 200}}) {
        std::vector<std::string> open;
        const std::vector<Page> pages = paragraphs(one.paragraphs, one.lines);
        ASSERT_GT(pages.size(), 1U);
        for (const Page& page : pages) {
            const Heard found = heard(page, open);
            EXPECT_EQ(found.inside.find("seed 1"), std::string::npos);
            EXPECT_EQ(found.inside.find("frö 1"), std::string::npos);
            EXPECT_NE(found.outside.find("frö 1"), std::string::npos);
            EXPECT_NE(found.inside.find("hel rad"), std::string::npos);
            EXPECT_EQ(found.outside.find("hel rad"), std::string::npos);
        }
        EXPECT_TRUE(open.empty());
    }
}

TEST(Foot, LeavesAParagraphOnTwoPagesWhole)
{
    std::vector<std::string> open;
    std::size_t begun = 0;
    for (const Page& page : paragraphs(30, 7)) {
        begun += heard(page, open).begun;
    }
    EXPECT_EQ(begun, 30U);
}

TEST(Facts, SayWhetherAssumptionsAreCalibrated)
{
    report::Run run{.results = made_up::results({.schools = {"Å skola"}}), .origin = {}};
    run.origin = some_origin().runs.front();
    struct Case {
        const char* language;
        const char* parameters;
        const char* words;
    };
    for (const Case& one :
         {Case{"sv", "priors", "ur fördelningarna före kalibrering"},
          Case{"en", "priors", "from the priors, not calibrated"},
          Case{"sv", "posterior 0123456789abcdef0123", "kalibrerade, posterior 0123456789abcdef"},
          Case{"en", "posterior 0123456789abcdef0123", "calibrated, posterior 0123456789abcdef"}}) {
        run.origin.parameters = one.parameters;
        const std::vector<report::Run> runs(1, run);
        Origin request;
        request.language = one.language;
        const auto made_as = [&](const char* format) {
            request.format = format;
            return make(runs, request);
        };
        for (const char* const format : {"html", "md"}) {
            EXPECT_NE(made_as(format).find(one.words), std::string::npos) << format << one.words;
        }
        const std::string said = one.parameters;
        EXPECT_NE(made_as("svg").find("key=\"parameters\">" + said + "<"), std::string::npos);
        EXPECT_NE(made_as("png").find(std::string("parameters\0", 11) + said), std::string::npos);
        EXPECT_NE(made_as("html").find("name=\"likvard:parameters\" content=\"" + said + '"'),
                  std::string::npos);
    }
}

TEST(MemoOfSeveralPlans, SaysWhoseEverythingIs)
{
    figures::Apart apart{
        .futures = 10,
        .causes =
            [](Outcome, Language) {
                return std::vector<figures::Cause>{{"Resursteam", false, band_of({-1.0, -2.0})}};
            },
        .whole =
            [](Outcome) {
                return band_of({-1.0, -2.0});
            }};
    std::vector<report::Run> runs;
    for (const char* const title : {"Plan Å", "Plan Ö"}) {
        runs.push_back({.results = made_up::results({.schools = {"Å skola"}, .title = title}),
                        .origin = some_origin().runs.front(),
                        .places = {},
                        .apart = apart});
    }
    Origin request;
    request.format = "md";
    request.language = "sv";
    const std::string both = make(runs, request);
    std::set<std::string> captions;
    std::size_t tables = 0;
    std::istringstream lines(both);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("Table: ")) {
            ++tables;
            captions.insert(line);
        }
    }
    EXPECT_EQ(captions.size(), tables); // no two are called the same
    const auto count = [&](const std::string& words) {
        std::size_t found = 0;
        for (std::size_t at = both.find(words); at != std::string::npos;
             at = both.find(words, at + 1)) {
            ++found;
        }
        return found;
    };
    EXPECT_EQ(count("Table: Plan Å: "), count("Table: Plan Ö: ") + 1); // and its assumptions
    EXPECT_EQ(count("Table: Plan Ö: Varför? "), 1U);
    EXPECT_TRUE(both.starts_with("# Bilaga: 2 planer för "));
    EXPECT_EQ(count("\nPlan Å: I ingen av 1 skol") + count("\nPlan Ö: I ingen av 1 skol") +
                  count("\nPlan Å: I 1 av 1") + count("\nPlan Ö: I 1 av 1"),
              2U);
    request.format = "html";
    EXPECT_NE(make(runs, request).find("Plan Å: Antaganden som"), std::string::npos);
    request.format = "md";
    const std::string alone = make(std::vector<report::Run>(1, runs.front()), request);
    EXPECT_EQ(alone.find("Table: Plan Å"), std::string::npos);
}

TEST(Words, AreCountedInCharactersBetweenWhatLinesEndAt)
{
    using Lengths = std::vector<std::size_t>;
    EXPECT_EQ(word_lengths("åtta F-9", ends_lines_in_cells), (Lengths{4, 3}));
    EXPECT_EQ(word_lengths("åtta F-9", ends_lines_in_documents), (Lengths{4, 1, 1}));
    EXPECT_EQ(word_lengths("", ends_lines_in_cells), (Lengths{0}));
}

TEST(FigureKeys, AreRefusedByTheirPartThatIsWrong)
{
    const Results results = made_up::results({.schools = {"Å skola", "Ö skola"}});
    struct Case {
        const char* key;
        const char* about;
        const char* nearest;
    };
    for (const Case& one :
         {Case{"pie", "figure", ""}, Case{"money:merit_points", "figure", ""},
          Case{"map", "figure", ""}, // a good key, without places
          Case{"gap:", "figure's outcome", ""},
          Case{"gap:merit_pints", "figure's outcome", "merit_points"},
          Case{"gap@", "figure's group", ""}, Case{"gap@skool=x", "figure's group", "school"},
          Case{"gap@school=", "figure's school", ""}}) {
        const std::vector<Fault> faults = figure_faults(one.key, results.groups());
        ASSERT_EQ(faults.size(), 1U) << one.key;
        EXPECT_EQ(faults.front().key, one.about) << one.key;
        const bool ends_with_mark = std::string_view(":@=").find(
                                        std::string_view(one.key).back()) != std::string_view::npos;
        EXPECT_EQ(faults.front().found == "nothing", ends_with_mark) << one.key;
        EXPECT_EQ(faults.front().nearest, one.nearest) << one.key;
    }
}

TEST(FigureKeys, AnUnknownSchoolIsAnsweredWithTheSchoolsThereAre)
{
    const Results results = made_up::results({.schools = {"Å skola", "Ö skola"}});
    const auto school = std::ranges::find(results.groups(), Dimension::school, &Group::dimension);
    const std::vector<Fault> one = figure_faults("gap@school=Å skolan", results.groups());
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one.front().found, "Å skolan");
    EXPECT_EQ(one.front().nearest, school->label);
    EXPECT_NE(one.front().expected.find(school->label + " (Å skola)"), std::string::npos);
    EXPECT_NE(one.front().expected.find("(Ö skola)"), std::string::npos);
    EXPECT_EQ(figure_faults("gap:@school=x", results.groups()).size(), 2U); // both are told
}

TEST(Lines, KeepTheSpaceThatWasBetweenThem)
{
    const std::vector<std::string> lines{"ett", "två", "tre"};
    EXPECT_EQ(with_spaces(lines, chart::Anchor::start),
              (std::vector<std::string>{"ett ", "två ", "tre"}));
    EXPECT_EQ(with_spaces(lines, chart::Anchor::end),
              (std::vector<std::string>{"ett", " två", " tre"}));
    EXPECT_TRUE(with_spaces({}, chart::Anchor::start).empty());
    EXPECT_TRUE(with_spaces({}, chart::Anchor::end).empty());
}

TEST(Formats, AreKnownByTheirEnding)
{
    EXPECT_EQ(format_of("out/plan.v2.html"), "html");
    EXPECT_EQ(format_of("plan.docx"), "");
    EXPECT_EQ(format_of("html"), "");
}

TEST(Pages, SixtySchoolsWithLongNamesAreMadeInEveryFormat)
{
    report::Run run{
        .results = made_up::results({.schools = made_up::names(60)}), .origin = {}, .places = {}};
    run.origin = some_origin().runs.front();
    const std::vector<report::Run> runs(1, run);
    for (const char* const format : {"html", "pdf", "png", "svg", "xlsx", "md"}) {
        Origin request;
        request.format = format;
        request.language = "sv";
        const std::string bytes = make(runs, request);
        EXPECT_EQ(bytes, make(runs, request)) << format;
        EXPECT_TRUE(find_origin(bytes)) << format;
    }
}

} // namespace
} // namespace likvard::report
