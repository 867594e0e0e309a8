// Where circles and their names stand on a map: nothing on top of another.
#pragma once

#include "viz/chart/scene.hpp"

#include <optional>
#include <vector>

namespace likvard::figures {

struct Circle {
    chart::Point at;
    double radius = 0.0;
};

/// Moves circles that overlap apart, each as little as it goes, within the box.
void push_apart(std::vector<Circle>& circles, const chart::Box& within);

/// Boxes that are taken, and a search for a free place beside a circle.
class Labels {
public:
    explicit Labels(const chart::Box& within) : within_(within) {}

    void take(const chart::Box& box) { taken_.push_back(box); }
    [[nodiscard]] bool is_free(const chart::Box& box) const;
    /// Top left corner for a label of this size around a circle, as near as there is room and no
    /// farther than `farthest` from its rim; nothing when there is none.
    [[nodiscard]] std::optional<chart::Point> beside(const Circle& circle, double width,
                                                     double height, double farthest) const;

private:
    /// Whether a line between two points meets nothing but the circle around `own`.
    [[nodiscard]] bool sees(chart::Point from, chart::Point to, chart::Point own) const;

    chart::Box within_;
    std::vector<chart::Box> taken_;
};

/// Between a circle and its name, and between names.
inline constexpr double label_air = 3.0;

} // namespace likvard::figures
