#include "core/check.hpp"
#include "viz/chart/drawing.hpp"
#include "viz/chart/svg.hpp"
#include "viz/fixed_font.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace likvard::chart {
namespace {

TEST(Palette, TextIsReadableAndGraphicsCanBeTold)
{
    for (const Theme theme : {Theme::light, Theme::dark}) {
        for (const Ink ground : {Ink::ground, Ink::panel}) {
            const Colour under = colour(ground, theme);
            EXPECT_GE(contrast(colour(Ink::text, theme), under), 12.0);
            EXPECT_GE(contrast(colour(Ink::quiet, theme), under), 4.5);
            for (const Ink ink : {Ink::plan, Ink::baseline, Ink::narrows, Ink::widens,
                                  Ink::pinned_1, Ink::pinned_2, Ink::pinned_3}) {
                EXPECT_GE(contrast(colour(ink, theme), under), 3.0) << static_cast<int>(ink);
            }
        }
    }
    EXPECT_NEAR(contrast({0, 0, 0}, {255, 255, 255}), 21.0, 1e-9);
}

/// A colour as somebody without red or green cones sees it (Viénot, Brettel & Mollon 1999), in
/// linear light.
std::array<double, 3> seen_without(bool red_cones, Colour colour)
{
    const auto linear = [](std::uint8_t channel) { return std::pow(channel / 255.0, 2.2); };
    const double r = linear(colour.red);
    const double g = linear(colour.green);
    const double b = linear(colour.blue);
    return red_cones ? std::array{0.29275 * r + 0.70725 * g, 0.29275 * r + 0.70725 * g,
                                  -0.02234 * r + 0.02234 * g + b}
                     : std::array{0.11238 * r + 0.88762 * g, 0.11238 * r + 0.88762 * g,
                                  0.00401 * r - 0.00401 * g + b};
}

TEST(Palette, PairsThatMeetCanBeToldApartWithoutRedOrGreenCones)
{
    const auto distance = [](const std::array<double, 3>& one, const std::array<double, 3>& other) {
        double sum = 0.0;
        for (std::size_t i = 0; i < one.size(); ++i) { // by lightness, not by light
            const double step =
                std::cbrt(std::max(one.at(i), 0.0)) - std::cbrt(std::max(other.at(i), 0.0));
            sum += step * step;
        }
        return std::sqrt(sum);
    };
    constexpr double apart = 0.12; // black and white are 1.73 apart
    for (const Theme theme : {Theme::light, Theme::dark}) {
        for (const bool red_cones : {false, true}) {
            const auto seen = [&](Ink ink) { return seen_without(red_cones, colour(ink, theme)); };
            EXPECT_GT(distance(seen(Ink::plan), seen(Ink::baseline)), apart);
            EXPECT_GT(distance(seen(Ink::narrows), seen(Ink::widens)), apart);
            EXPECT_GT(distance(seen(Ink::plan), seen(Ink::widens)), apart);
            EXPECT_GT(distance(seen(Ink::pinned_1), seen(Ink::pinned_2)), apart);
        }
    }
    // The control: red and green of equal lightness, which they take for one.
    EXPECT_LT(distance(seen_without(true, {200, 90, 60}), seen_without(true, {117, 130, 60})),
              apart);
}

TEST(Ticks, AreRoundAndCoverTheRange)
{
    EXPECT_EQ(round_ticks(0.0, 10.0, 6), (std::vector<double>{0, 2, 4, 6, 8, 10}));
    EXPECT_EQ(round_ticks(-3.4, 1.9, 5).front(), -4.0);
    for (const auto& [low, high] :
         {std::pair{0.1, 0.37}, std::pair{-1e6, 3e7}, std::pair{27.4, 26.1}, std::pair{5.0, 5.0}}) {
        const std::vector<double> ticks = round_ticks(low, high, 5);
        ASSERT_GE(ticks.size(), 2U);
        EXPECT_LE(ticks.size(), 5U);
    }
    EXPECT_EQ(round_ticks(std::nan(""), 1.0, 5), round_ticks(0.0, 1.0, 5));
    EXPECT_EQ(tick_decimals({0.0, 0.25, 0.5}), 2);
    EXPECT_EQ(tick_decimals({0.0, 20.0}), 0);
}

TEST(KeptApart, GivesEveryLabelRoomAndKeepsTheirOrder)
{
    const std::vector<double> placed = kept_apart({50.0, 52.0, 10.0, 51.0}, 20.0, 0.0, 100.0);
    EXPECT_LT(placed[0], placed[3]);
    EXPECT_LT(placed[3], placed[1]);
    EXPECT_GE(placed[3] - placed[0], 20.0);
    EXPECT_GE(placed[1] - placed[3], 20.0);
    EXPECT_EQ(placed[2], 10.0);
    // Too little room: as far apart as it goes, never outside.
    const std::vector<double> tight = kept_apart({5.0, 5.0, 5.0}, 20.0, 0.0, 10.0);
    EXPECT_EQ(tight, (std::vector<double>{0.0, 5.0, 10.0}));
}

TEST(Drawing, ShortensAndWrapsByMeasure)
{
    const FixedFont font;
    Scene scene;
    const Drawing drawing(scene, font);
    const TextStyle style{.size = 10.0}; // 6 a character
    EXPECT_EQ(drawing.shortened("Åkerö skola", style, 66.0), "Åkerö skola");
    EXPECT_EQ(drawing.shortened("Åkerö skola", style, 42.0), "Åkerö…");
    EXPECT_EQ(drawing.shortened("Åkerö skola", style, 2.0), "");
    EXPECT_EQ(drawing.wrapped("ett två tre", style, 42.0),
              (std::vector<std::string>{"ett två", "tre"}));
    EXPECT_EQ(drawing.wrapped("Grundskoleförvaltningen nu", style, 60.0),
              (std::vector<std::string>{"Grundskol…", "nu"}));
}

TEST(Drawing, NamesOfStepsDoNotOverlapAndEndWithTheLast)
{
    const FixedFont font;
    Scene scene;
    Drawing drawing(scene, font);
    const Plane plane{.box = {0, 0, 200, 100}, .left = 2024, .right = 2039, .low = 0, .high = 1};
    step_axis(
        drawing, plane, 2024, 2039, [](int year) { return std::to_string(year); }, 13.0);
    double before = -1e9;
    for (auto it = scene.shapes.rbegin(); it != scene.shapes.rend(); ++it) {
        const Box box = box_of(std::get<Text>(*it));
        EXPECT_GT(box.x, before);
        before = box.right();
    }
    EXPECT_EQ(std::get<Text>(scene.shapes.front()).text, "2039");
}

TEST(Font, TheInstalledOneMeasuresWords)
{
    const std::unique_ptr<Font> font = load_font(find_font());
    const double wide = font->width("MMMM", 10.0, Weight::regular);
    EXPECT_GT(wide, 2.0 * font->width("iiii", 10.0, Weight::regular));
    EXPECT_GT(font->width("Åäö", 10.0, Weight::strong), font->width("Åä", 10.0, Weight::strong));
    EXPECT_DOUBLE_EQ(font->width("plan", 20.0, Weight::regular),
                     2.0 * font->width("plan", 10.0, Weight::regular));
}

TEST(Font, AMissingOneIsSaid)
{
    ASSERT_EQ(setenv("LIKVARD_FONTS", "/nonexistent", 1), 0);
    EXPECT_THROW((void)find_font(), InputMissing);
    ASSERT_EQ(unsetenv("LIKVARD_FONTS"), 0);
}

TEST(Utf8, SurvivesWhatIsNotUtf8)
{
    EXPECT_EQ(utf8(code_points("Åäö − €")), "Åäö − €");
    EXPECT_EQ(code_points("\xC3").size(), 1U);
    EXPECT_EQ(code_points("a\xFF"
                          "b"),
              (std::u32string{U'a', 0xFFFD, U'b'}));
}

TEST(Hatch, StaysInTheBox)
{
    const Box box{3, 4, 50, 20};
    const auto lines = hatch_lines(box);
    EXPECT_GT(lines.size(), 8U);
    for (const auto& [from, to] : lines) {
        for (const Point& point : {from, to}) {
            EXPECT_GE(point.x, box.x);
            EXPECT_LE(point.x, box.right());
            EXPECT_GE(point.y, box.y);
            EXPECT_LE(point.y, box.bottom());
        }
    }
}

TEST(Svg, HasNameDescriptionFactsAndRealText)
{
    Scene scene{.width = 100,
                .height = 50,
                .theme = Theme::light,
                .title = "Gap & <plan>",
                .description = "Planen minskar gapet.",
                .source = {},
                .language = "sv",
                .shapes = {},
                .hits = {},
                .planes = {}};
    const FixedFont font;
    Drawing drawing(scene, font);
    drawing.text({10, 20}, "Åäö <5 %>", {.size = 10.0});
    drawing.add(Band{.x = {0, 1, 2}, .top = {1, 1, 1}, .bottom = {2, 3, 2}});
    const std::string svg = paint_svg(scene, {.id = "one",
                                              .metadata = {{"result_hash", "ab\x01"
                                                                           "c"}}});
    EXPECT_NE(svg.find("<title id=\"one-title\">Gap &amp; &lt;plan&gt;</title>"),
              std::string::npos);
    EXPECT_NE(svg.find("<desc id=\"one-desc\">Planen minskar gapet.</desc>"), std::string::npos);
    EXPECT_NE(svg.find(">Åäö &lt;5 %&gt;</text>"), std::string::npos);
    EXPECT_NE(svg.find("key=\"result_hash\">abc<"), std::string::npos);
    EXPECT_NE(svg.find("M0 1L1 1L2 1L2 2L1 3L0 2Z"), std::string::npos); // one shape, no seams
    EXPECT_EQ(svg, paint_svg(scene, {.id = "one",
                                     .metadata = {{"result_hash", "ab\x01"
                                                                  "c"}}}));
}

} // namespace
} // namespace likvard::chart
