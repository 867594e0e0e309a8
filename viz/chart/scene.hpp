// One description of a chart for every painter: screen, SVG, and through SVG the PDF and the PNG.
// It knows nothing of schools, and a painter needs to know nothing of statistics.
#pragma once

#include "viz/chart/palette.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace likvard::chart {

/// Logical units: one is a CSS pixel at 100 %. x grows to the right, y downwards.
struct Point {
    double x = 0.0, y = 0.0;
};

struct Box {
    double x = 0.0, y = 0.0, width = 0.0, height = 0.0;
    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
};

/// Lengths of stroke and gap in turn, in logical units; empty is a solid line.
using Dashes = std::vector<double>;

/// The area between two curves over the same, rising x. One shape, to be filled as one mesh: drawn
/// quad by quad, anti-aliased edges leave seams.
struct Band {
    std::vector<double> x = {}, top = {}, bottom = {};
    Ink ink = Ink::plan;
    double opacity = 1.0;
};

struct Line {
    std::vector<Point> points = {};
    Ink ink = Ink::text;
    double width = 1.0;
    Dashes dashes = {};
    double opacity = 1.0;
};

/// Hollow dots are filled with the panel's colour, so that a line ends at their rim.
struct Dot {
    Point centre = {};
    // NOLINTNEXTLINE(readability-magic-numbers): a usual size
    double radius = 4.0;
    Ink ink = Ink::plan;
    bool filled = true;
    double opacity = 1.0;
};

/// A rectangle. `hatched` is the mark of what rests on judgement: no fill but slanted lines and a
/// rim, so that it differs without colour.
struct Bar {
    Box box = {};
    Ink ink = Ink::plan;
    bool hatched = false;
    double opacity = 1.0;
};

enum class Anchor : std::uint8_t { start, middle, end };
enum class Weight : std::uint8_t { regular, strong };
/// What a text is for: painters and tests tell titles from tick labels.
enum class TextRole : std::uint8_t { title, unit, tick, label, value, note, source };

/// One line of text. `at` is the point of the baseline that `anchor` says; `width` and `height` are
/// as measured when it was placed, and are what tests of overlap use.
struct Text {
    Point at = {};
    std::string text = {};
    // NOLINTNEXTLINE(readability-magic-numbers): a usual size
    double size = 13.0;
    Weight weight = Weight::regular;
    Anchor anchor = Anchor::start;
    Ink ink = Ink::text;
    TextRole role = TextRole::label;
    double width = 0.0;
    double ascent = 0.0, descent = 0.0;
};

/// The box that a text takes.
[[nodiscard]] Box box_of(const Text& text);

/// A place to point at or click: `id` is the figure's own ("school:10657244", "year:2031"), `tip`
/// what is there in words.
struct Hit {
    Box box = {};
    std::string id = {};
    std::string tip = {};
};

/// Where data stand: the box inside the axes and the values at its edges, so that a crosshair can
/// read values off the chart.
struct Plane {
    Box box;
    double left = 0.0, right = 1.0; // x at the box's edges
    double low = 0.0, high = 1.0;   // y at its bottom and top
    [[nodiscard]] double x(double value) const;
    [[nodiscard]] double y(double value) const;
    [[nodiscard]] double value_at_x(double x) const;
    [[nodiscard]] double value_at_y(double y) const;
};

using Shape = std::variant<Band, Line, Dot, Bar, Text>;

struct Scene {
    double width = 0.0, height = 0.0;
    Theme theme = Theme::light;
    std::string title;         // for people and for assistive technology
    std::string description;   // the same in a sentence, with the numbers
    std::string source;        // also drawn, as the last text
    std::string language;      // "sv" or "en"
    std::vector<Shape> shapes; // in painting order
    std::vector<Hit> hits;
    std::vector<Plane> planes; // one a pair of axes
};

/// Adds the shapes of a scene to another, its upper left corner at `at`, everything `scale` times
/// as large. Places to point at and planes stay behind.
void append(Scene& into, const Scene& from, Point at, double scale);

/// The slanted lines that fill a hatched box, clipped to it; every painter draws these.
[[nodiscard]] std::vector<std::pair<Point, Point>> hatch_lines(const Box& box);

} // namespace likvard::chart
