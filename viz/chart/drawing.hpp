// A scene in the making: places texts with the font's measures, so that what stands in a scene has
// been measured and fits.
#pragma once

#include "viz/chart/font.hpp"
#include "viz/chart/scene.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace likvard::chart {

struct TextStyle {
    // NOLINTNEXTLINE(readability-magic-numbers): a usual size
    double size = 13.0;
    Weight weight = Weight::regular;
    Ink ink = Ink::text;
    TextRole role = TextRole::label;
    Anchor anchor = Anchor::start;
};

class Drawing {
public:
    Drawing(Scene& scene, const Font& font) : scene_(&scene), font_(&font) {}

    void add(Band band);
    void add(Line line);
    void add(const Dot& dot);
    void add(const Bar& bar);
    void add(Text text);
    void add(Hit hit);
    void add(const Plane& plane);
    [[nodiscard]] Scene& scene() { return *scene_; }

    [[nodiscard]] double width(std::string_view text, const TextStyle& style) const;
    /// From one line's baseline to the next.
    [[nodiscard]] double line_height(const TextStyle& style) const;
    /// The text cut to a width of `most` with an ellipsis where it is too long.
    [[nodiscard]] std::string shortened(std::string_view text, const TextStyle& style,
                                        double most) const;
    /// The text in lines no wider than `most`, broken at spaces; a word that is wider is cut.
    [[nodiscard]] std::vector<std::string> wrapped(std::string_view text, const TextStyle& style,
                                                   double most) const;

    /// One line of text with its baseline at `at`; gives the box it takes.
    Box text(Point at, std::string_view text, const TextStyle& style);
    /// Lines downwards from a first baseline at `at`; gives the baseline that a next line would
    /// have.
    double paragraph(Point at, std::string_view words, const TextStyle& style, double most);

private:
    Scene* scene_;
    const Font* font_;
};

/// Round numbers from the last at or below `low` to the first at or above `high`, `most` of them
/// or fewer (at least two): steps of 1, 2, 2.5 or 5 times a power of ten. Bounds that are equal,
/// turned round or no numbers are widened first.
[[nodiscard]] std::vector<double> round_ticks(double low, double high, int most);

/// Decimals that tell these ticks apart.
[[nodiscard]] int tick_decimals(const std::vector<double>& ticks);

/// Positions near `wanted` (any order), none nearer to another than `gap`, all in [low, high] when
/// there is room; keeps the order of what is wanted. With too little room they are evenly spread.
[[nodiscard]] std::vector<double> kept_apart(const std::vector<double>& wanted, double gap,
                                             double low, double high);

/// Horizontal grid lines at `ticks` with their numbers to the left of the plane, and `unit` above.
void value_axis(Drawing& drawing, const Plane& plane, const std::vector<double>& ticks,
                const std::function<std::string(double)>& number, std::string_view unit,
                double size);

/// Vertical grid lines with their numbers below the plane.
void value_axis_below(Drawing& drawing, const Plane& plane, const std::vector<double>& ticks,
                      const std::function<std::string(double)>& number, double size);

/// Names of whole steps below the plane, as many as there is room for, the last one always.
void step_axis(Drawing& drawing, const Plane& plane, int first, int last,
               const std::function<std::string(int)>& name, double size);

} // namespace likvard::chart
