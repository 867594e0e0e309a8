// Every figure with few and many schools and long names: its texts neither overlap nor leave it,
// and it says what its numbers say.
#include "results/statement.hpp"
#include "viz/chart/svg.hpp"
#include "viz/figures/catalogue.hpp"
#include "viz/figures/comparison.hpp"
#include "viz/figures/limits.hpp"
#include "viz/figures/over_time.hpp"
#include "viz/figures/schools.hpp"
#include "viz/figures/why.hpp"
#include "viz/made_up.hpp"
#include "viz/overlaps.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>

namespace likvard::figures {
namespace {

using chart::overlaps;
using chart::Scene;
using chart::Text;
using chart::texts;

const chart::Font& font()
{
    static const std::unique_ptr<chart::Font> loaded = chart::load_font(chart::find_font());
    return *loaded;
}

Places places(std::size_t count)
{
    Places made;
    for (std::size_t i = 0; i < count; ++i) {
        const auto k = static_cast<double>(i);
        made.schools.push_back({std::to_string(20000001 + i),
                                59.2 + 0.01 * std::sin(k * 2.4) * std::sqrt(k + 1.0),
                                17.8 + 0.02 * std::cos(k * 2.4) * std::sqrt(k + 1.0)});
    }
    made.areas = {{"Området norr om ån", 59.21, 17.81}};
    return made;
}

struct Size {
    std::size_t schools;
    double width;
    double type;
};

/// The effect as if it had been taken apart: some levers of one effect each.
Apart apart()
{
    return {.futures = 4,
            .causes =
                [](Outcome /*outcome*/, Language /*language*/) {
                    const Band effect = band_of({-1.2, -0.8, -1.0, -1.1});
                    return std::vector<Cause>{{"Förstärkt mottagande av nyanlända", false, effect},
                                              {"Marknadsföring", true, effect}};
                },
            .whole =
                [](Outcome /*outcome*/) {
                    return band_of({-2.4, -1.6, -2.0, -2.2});
                }};
}

TEST(Figures, TextsNeitherOverlapNorLeaveTheFigure)
{
    for (const Size& size : {Size{1, 680.0, 1.0}, Size{28, 760.0, 1.0}, Size{60, 680.0, 1.0},
                             Size{60, 380.0, 1.0}, Size{28, 1600.0, 2.0}}) {
        const Results results = made_up::results({.schools = made_up::names(size.schools)});
        const ResultsView view(results);
        const Places where = places(size.schools);
        const Apart parts = apart();
        for (const Language language : {Language::sv, Language::en}) {
            for (const Header header : {Header::full, Header::plain}) {
                const Subject subject{.view = view,
                                      .font = font(),
                                      .options = {.language = language,
                                                  .width = size.width,
                                                  .type = size.type,
                                                  .header = header},
                                      .version = "0.1.0",
                                      .result_hash = "0123456789abcdef",
                                      .apart = &parts};
                const std::vector<Subject> subjects(3, subject);
                for (const FigureInfo& what : figure_list()) {
                    const auto figure = draw(what.key, subjects, &where);
                    ASSERT_TRUE(figure) << what.key;
                    EXPECT_EQ(overlaps(figure->scene), "")
                        << what.key << " " << size.schools << " schools, width " << size.width;
                    EXPECT_FALSE(figure->scene.title.empty());
                    EXPECT_FALSE(figure->scene.description.empty());
                    EXPECT_FALSE(figure->table.rows.empty()) << what.key;
                }
            }
        }
    }
}

TEST(Figures, AnOverlapWouldBeSeen)
{
    Scene scene;
    scene.width = 100;
    scene.height = 50;
    chart::Drawing drawing(scene, font());
    drawing.text({10, 20}, "one", {});
    EXPECT_EQ(overlaps(scene), "");
    drawing.text({20, 22}, "other", {});
    EXPECT_NE(overlaps(scene), "");
    drawing.text({90, 45}, "too far to the right", {});
    EXPECT_NE(overlaps(scene).find("outside"), std::string::npos);
}

TEST(Figures, NamesOfMunicipalitiesFit)
{
    // The municipalities of 2024, a line each, by county and code (Statistics Sweden, län och
    // kommuner i kodnummerordning).
    std::ifstream file(LIKVARD_SOURCE_DIR "/tests/viz/municipalities.txt");
    int count = 0;
    for (std::string name; std::getline(file, name); ++count) {
        // Its name is the municipality's and, as bad as it gets, a school's and a map's.
        const Results results =
            made_up::results({.schools = {name + "s skola", name + "s norra skola"},
                              .municipality = name,
                              .replicates = 10,
                              .last_year = 2027});
        const ResultsView view(results);
        for (const double width : {380.0, 680.0}) {
            const Subject subject{.view = view, .font = font(), .options = {.width = width}};
            const Scene scene = over_time(subject, headline_outcome, 0);
            EXPECT_EQ(overlaps(scene), "") << name << width;
            EXPECT_NE(scene.source.find(name), std::string::npos);
            EXPECT_EQ(overlaps(schools(subject, Outcome::pass_all_pct)), "") << name << width;
        }
    }
    EXPECT_EQ(count, 290);
}

TEST(Figures, NamesakesAreToldApartByTheirCodesWhereThereIsLittleRoom)
{
    const Results results = made_up::results(
        {.schools = {"Skogsbacksskolan (18534178)", "Skogsbacksskolan (10657244)"}});
    const ResultsView view(results);
    const Subject subject{.view = view, .font = font(), .options = {.width = 340.0}};
    const Scene scene = schools(subject, Outcome::pass_all_pct);
    for (const char* const code : {"(18534178)", "(10657244)"}) {
        EXPECT_TRUE(std::ranges::any_of(texts(scene), [&](const Text* text) {
            return text->text.ends_with(code);
        })) << code;
    }
}

TEST(Figures, TheDescriptionIsTheResultSentence)
{
    const Results results = made_up::results({.schools = made_up::names(3)});
    const ResultsView view(results);
    for (const Language language : {Language::sv, Language::en}) {
        const Subject subject{.view = view, .font = font(), .options = {.language = language}};
        const Statement said = statement(view);
        EXPECT_EQ(over_time(subject, headline_outcome, 0).description,
                  language == Language::sv ? said.sv : said.en);
    }
}

TEST(Figures, BandsAreOneShapeEachAndDoNotCross)
{
    const Results results = made_up::results({.schools = made_up::names(2)});
    const ResultsView view(results);
    const Scene scene = difference({.view = view, .font = font()}, headline_outcome, 0);
    std::size_t bands = 0;
    for (const chart::Shape& shape : scene.shapes) {
        if (const auto* const band = std::get_if<chart::Band>(&shape)) {
            ++bands;
            EXPECT_EQ(band->x.size(), 16U); // 2024/25 to 2039/40
            EXPECT_TRUE(std::ranges::is_sorted(band->x));
            for (std::size_t i = 0; i < band->x.size(); ++i) {
                EXPECT_LE(band->top[i], band->bottom[i]);
            }
        }
    }
    EXPECT_EQ(bands, 3U); // 90, 75 and 50 per cent
}

TEST(Privacy, SmallSchoolsAreLeftOutAndCountedUnlessAsked)
{
    const Results results = made_up::results({.schools = made_up::names(5), .small_schools = 2});
    const ResultsView careful(results);
    const ResultsView open(results, true);
    const Subject subject{.view = careful, .font = font()};
    const Subject asked{.view = open, .font = font()};
    EXPECT_EQ(schools_table(subject, Outcome::pass_all_pct).rows.size(), 3U);
    EXPECT_EQ(schools_table(asked, Outcome::pass_all_pct).rows.size(), 5U);
    const auto says = [](const Scene& scene, const std::string& words) {
        return std::ranges::any_of(texts(scene), [&](const Text* text) {
            return text->text.find(words) != std::string::npos;
        });
    };
    EXPECT_TRUE(says(schools(subject, Outcome::pass_all_pct), "färre än 10 elever: 2."));
    EXPECT_FALSE(says(schools(subject, Outcome::pass_all_pct), "Åkerö"));
    EXPECT_TRUE(says(schools(asked, Outcome::pass_all_pct), "på begäran"));
    EXPECT_TRUE(says(schools(asked, Outcome::pass_all_pct), "Åkerö"));
}

/// Runs that share their baselines and differ in what their plans do.
struct Several {
    std::vector<Results> results;
    std::vector<std::unique_ptr<ResultsView>> views;
    std::vector<Subject> subjects;

    explicit Several(const std::vector<made_up::Wish>& wishes)
    {
        results.reserve(wishes.size());
        for (const made_up::Wish& wish : wishes) {
            results.push_back(made_up::results(wish));
        }
        for (const Results& one : results) {
            views.push_back(std::make_unique<ResultsView>(one));
            subjects.push_back({.view = *views.back(), .font = font()});
        }
    }
};

TEST(Schools, AreSortedByTheColumnAskedFor)
{
    const Results results = made_up::results({.schools = made_up::names(7)});
    const ResultsView view(results);
    const auto rows = [&](SchoolOrder order, bool falling) {
        Options options;
        options.order = order;
        options.falling = falling;
        return schools_table({.view = view, .font = font(), .options = options},
                             Outcome::pass_all_pct)
            .rows;
    };
    const auto by_name = rows(SchoolOrder::name, false);
    EXPECT_EQ(std::get<std::string>(by_name.front().front()).substr(0, 8), "Internat");
    EXPECT_EQ(std::get<std::string>(by_name.back().front()).substr(0, 7), "Östra "); // Ö is last
    EXPECT_EQ(std::get<std::string>(rows(SchoolOrder::name, true).front().front()),
              std::get<std::string>(by_name.back().front()));
    constexpr std::array<std::pair<SchoolOrder, std::size_t>, 3> columns{
        {{SchoolOrder::baseline, 2}, {SchoolOrder::plan, 3}, {SchoolOrder::change, 4}}};
    for (const auto& [order, column] : columns) {
        const auto sorted = rows(order, false);
        for (std::size_t i = 1; i < sorted.size(); ++i) {
            EXPECT_LE(std::get<double>(sorted[i - 1][column]), std::get<double>(sorted[i][column]))
                << key(order);
        }
    }
    for (const SchoolOrder order : school_orders) {
        EXPECT_EQ(school_order_named(key(order)), order);
    }
    EXPECT_FALSE(school_order_named("colour"));
}

TEST(Comparison, SortsByEffectForTheMoneyAndJoinsWhatCannotBeToldApart)
{
    made_up::Wish weak{.schools = {"Å skola"}, .title = "Svag", .effect = -0.1};
    made_up::Wish alike{
        .schools = {"Å skola"}, .title = "Nästan likadan", .effect = -0.12, .noise = 3.5};
    made_up::Wish strong{.schools = {"Å skola"}, .title = "Stark", .effect = -9.0};
    const Several several({weak, strong, alike});
    const Table table = comparison_table(several.subjects, headline_outcome);
    ASSERT_EQ(table.rows.size(), 3U);
    EXPECT_EQ(std::get<std::string>(table.rows[0][0]), "Stark");
    EXPECT_EQ(std::get<std::string>(table.rows[1][0]), "Nästan likadan");
    EXPECT_EQ(std::get<std::string>(table.rows[0].back()), "ja");
    EXPECT_EQ(std::get<std::string>(table.rows[1].back()), "nej");
    const Scene scene = comparison(several.subjects, headline_outcome);
    EXPECT_EQ(overlaps(scene), "");
    EXPECT_TRUE(std::ranges::any_of(
        texts(scene), [](const Text* text) { return text->text.starts_with("Klammer"); }));
    EXPECT_NE(comparison_sentence(several.subjects, headline_outcome).find("Stark"),
              std::string::npos);
}

TEST(Why, DrawsCausesWithJudgementHatched)
{
    const Results results = made_up::results({.schools = {"Å skola"}});
    const ResultsView view(results);
    const Band effect = band_of({-1.2, -0.8, -1.0, -1.1});
    const std::vector<Cause> causes{{"Resursteam", false, effect},
                                    {"Marknadsföring", true, effect}};
    const Scene scene = why({.view = view, .font = font()}, headline_outcome, causes);
    EXPECT_EQ(overlaps(scene), "");
    const auto hatched = std::ranges::count_if(scene.shapes, [](const chart::Shape& shape) {
        const auto* const bar = std::get_if<chart::Bar>(&shape);
        return bar != nullptr && bar->hatched;
    });
    EXPECT_EQ(hatched, 1);
}

TEST(Map, LinesGoToOtherSchoolsThanThoseWhereTheAreaIs)
{
    const Results results =
        made_up::results({.schools = {"Å skola låg", "Å skola hög", "Ö skola", "Ä skola"}});
    const ResultsView view(results);
    Places places;
    constexpr double latitude = 59.2;
    constexpr double longitude = 17.8;
    places.schools = {{"20000001", latitude, longitude}, // two units, moved apart when drawn
                      {"20000002", latitude, longitude},
                      {"20000003", latitude + 0.05, longitude},
                      {"20000004", latitude, longitude + 0.1}};
    places.areas = {{"Å", latitude, longitude}};
    for (const Language language : {Language::sv, Language::en}) {
        const Subject subject{.view = view, .font = font(), .options = {.language = language}};
        const Scene scene = map(subject, Outcome::pass_all_pct, places);
        std::size_t ways = 0;
        for (const chart::Shape& shape : scene.shapes) {
            const auto* const line = std::get_if<chart::Line>(&shape);
            if (line != nullptr && line->ink == chart::Ink::rule && line->points.size() == 2) {
                ++ways;
                const chart::Point from = line->points.front();
                const chart::Point to = line->points.back();
                EXPECT_GT(std::hypot(to.x - from.x, to.y - from.y), 100.0);
            }
        }
        EXPECT_EQ(ways, 2U);
        const std::string said = language == Language::sv ? "närmaste andra" : "nearest other";
        EXPECT_TRUE(std::ranges::any_of(texts(scene), [&](const Text* text) {
            return text->text.find(said) != std::string::npos;
        }));
    }
}

TEST(Why, ThePartsAddUpToTheWholeThatIsShownOfTheSameFutures)
{
    const Results results = made_up::results({.schools = {"Å skola"}});
    const ResultsView view(results);
    const Apart parts = apart();
    ASSERT_LT(parts.futures, view.futures()); // else all of the run's would do as well
    const std::vector<Cause> causes = parts.causes(headline_outcome, Language::sv);
    const Subject subject{.view = view, .font = font(), .apart = &parts};
    const Table table = why_table(subject, headline_outcome, causes);
    ASSERT_EQ(table.rows.size(), causes.size() + 1);
    double sum = 0.0;
    for (std::size_t k = 0; k < causes.size(); ++k) {
        sum += std::get<double>(table.rows[k][1]);
    }
    EXPECT_NEAR(std::get<double>(table.rows.back()[1]), sum, 1e-9);
    const std::string note = "de första " + std::to_string(parts.futures) + " av ";
    const Scene scene = why(subject, headline_outcome, causes);
    EXPECT_TRUE(std::ranges::any_of(texts(scene), [&](const Text* text) {
        return text->text.find(note) != std::string::npos;
    }));
}

TEST(Catalogue, KnowsItsKeysAndOutcomes)
{
    const Results results = made_up::results({.schools = {"Å skola"}});
    const ResultsView view(results);
    const std::vector<Subject> one{{.view = view, .font = font()}};
    EXPECT_TRUE(draw("gap:merit_points", one, nullptr));
    EXPECT_FALSE(draw("gap:nothing", one, nullptr));
    EXPECT_FALSE(draw("nothing", one, nullptr));
    EXPECT_FALSE(draw("money:merit_points", one, nullptr));
    EXPECT_TRUE(draw("gap@school_quarter=2", one, nullptr));
    for (const char* const half :
         {"gap:", "gap@", "gap@=", "gap:@", "gap:merit_points@", "gap:merit_points@=", "gap@school",
          "gap@school=", "money:", "money@", "schools:", ":merit_points", ""}) {
        EXPECT_FALSE(draw(half, one, nullptr)) << half; // a mark with nothing behind it
    }
    EXPECT_FALSE(draw("map", one, nullptr));        // no places
    EXPECT_FALSE(draw("comparison", one, nullptr)); // one run
}

TEST(Limits, AreSaidInBothLanguages)
{
    const auto sv = cannot_answer(Language::sv);
    const auto en = cannot_answer(Language::en);
    ASSERT_EQ(sv.size(), en.size());
    for (std::size_t i = 0; i < sv.size(); ++i) {
        EXPECT_NE(sv[i], en[i]);
    }
}

} // namespace
} // namespace likvard::figures
