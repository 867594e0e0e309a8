#include "viz/chart/scene.hpp"

#include <algorithm>
#include <cmath>

namespace likvard::chart {

namespace {

/// Moves and scales a shape.
struct Placing {
    Point at;
    double scale = 1.0;

    [[nodiscard]] double x(double value) const { return at.x + value * scale; }
    [[nodiscard]] double y(double value) const { return at.y + value * scale; }

    void operator()(Band& band) const
    {
        for (std::size_t i = 0; i < band.x.size(); ++i) {
            band.x[i] = x(band.x[i]);
            band.top[i] = y(band.top[i]);
            band.bottom[i] = y(band.bottom[i]);
        }
    }
    void operator()(Line& line) const
    {
        for (Point& point : line.points) {
            point = {x(point.x), y(point.y)};
        }
        line.width *= scale;
        for (double& length : line.dashes) {
            length *= scale;
        }
    }
    void operator()(Dot& dot) const
    {
        dot.centre = {x(dot.centre.x), y(dot.centre.y)};
        dot.radius *= scale;
    }
    void operator()(Bar& bar) const
    {
        bar.box = {x(bar.box.x), y(bar.box.y), bar.box.width * scale, bar.box.height * scale};
    }
    void operator()(Text& text) const
    {
        text.at = {x(text.at.x), y(text.at.y)};
        text.size *= scale;
        text.width *= scale;
        text.ascent *= scale;
        text.descent *= scale;
    }
};

} // namespace

void append(Scene& into, const Scene& from, Point at, double scale)
{
    const Placing placing{at, scale};
    for (const Shape& shape : from.shapes) {
        into.shapes.push_back(shape);
        std::visit(placing, into.shapes.back());
    }
}

Box box_of(const Text& text)
{
    const double shift = text.anchor == Anchor::start    ? 0.0
                         : text.anchor == Anchor::middle ? text.width / 2.0
                                                         : text.width;
    return {.x = text.at.x - shift,
            .y = text.at.y - text.ascent,
            .width = text.width,
            .height = text.ascent + text.descent};
}

double Plane::x(double value) const
{
    return box.x + (value - left) / (right - left) * box.width;
}

double Plane::y(double value) const
{
    return box.bottom() - (value - low) / (high - low) * box.height;
}

double Plane::value_at_x(double x) const
{
    return left + (x - box.x) / box.width * (right - left);
}

double Plane::value_at_y(double y) const
{
    return low + (box.bottom() - y) / box.height * (high - low);
}

std::vector<std::pair<Point, Point>> hatch_lines(const Box& box)
{
    constexpr double spacing = 5.0;
    std::vector<std::pair<Point, Point>> lines;
    // Lines x + y = sum, from upper right to lower left; anchored at zero, so that the hatching of
    // neighbours meets.
    const double first = std::ceil((box.x + box.y) / spacing) * spacing;
    const int count = static_cast<int>(std::ceil((box.right() + box.bottom() - first) / spacing));
    for (int i = 0; i < count; ++i) {
        const double sum = first + spacing * i;
        const double upper_x = std::min(box.right(), sum - box.y);
        const double lower_x = std::max(box.x, sum - box.bottom());
        if (upper_x > lower_x) {
            lines.push_back({{upper_x, sum - upper_x}, {lower_x, sum - lower_x}});
        }
    }
    return lines;
}

} // namespace likvard::chart
