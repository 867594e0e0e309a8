#include "viz/figures/placing.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace likvard::figures {

using chart::Box;
using chart::Point;

namespace {

/// −1, 0 or 1: to which side of the point near the circle the label grows.
double to_side(double direction)
{
    return direction > 0.0 ? 1.0 : direction < 0.0 ? -1.0 : 0.0;
}

/// Two circles half their overlap apart, along the line between them; whether they were moved.
bool push_pair(Circle& one, Circle& other, double air)
{
    constexpr double enough = 0.01;
    const double needed = one.radius + other.radius + air;
    double dx = other.at.x - one.at.x;
    double dy = other.at.y - one.at.y;
    double away = std::hypot(dx, dy);
    if (away >= needed - enough) {
        return false;
    }
    if (away == 0.0) { // at one address: side by side
        dx = away = 1.0;
        dy = 0.0;
    }
    const double half = (needed - std::hypot(other.at.x - one.at.x, other.at.y - one.at.y)) / 2.0;
    one.at = {one.at.x - dx / away * half, one.at.y - dy / away * half};
    other.at = {other.at.x + dx / away * half, other.at.y + dy / away * half};
    return true;
}

} // namespace

void push_apart(std::vector<Circle>& circles, const Box& within)
{
    constexpr int rounds = 200;
    constexpr double air = 2.0;
    for (int round = 0; round < rounds; ++round) {
        bool moved = false;
        for (std::size_t i = 0; i < circles.size(); ++i) {
            for (std::size_t j = i + 1; j < circles.size(); ++j) {
                moved = push_pair(circles[i], circles[j], air) || moved;
            }
        }
        for (Circle& circle : circles) {
            circle.at.x =
                std::clamp(circle.at.x, within.x + circle.radius, within.right() - circle.radius);
            circle.at.y =
                std::clamp(circle.at.y, within.y + circle.radius, within.bottom() - circle.radius);
        }
        if (!moved) {
            return;
        }
    }
}

bool Labels::is_free(const Box& box) const
{
    return box.x >= within_.x && box.right() <= within_.right() && box.y >= within_.y &&
           box.bottom() <= within_.bottom() && std::ranges::none_of(taken_, [&](const Box& other) {
               return box.x < other.right() + label_air && other.x < box.right() + label_air &&
                      box.y < other.bottom() && other.y < box.bottom();
           });
}

std::optional<Point> Labels::beside(const Circle& circle, double width, double height,
                                    double farthest) const
{
    constexpr std::array distances{0.0, 10.0, 22.0, 38.0, 58.0, 82.0, 110.0};
    // Directions from the circle, those that read best first.
    constexpr double slant = 0.7;
    constexpr std::array<Point, 8> directions{
        Point{1, 0},           Point{-1, 0},         Point{slant, -slant}, Point{slant, slant},
        Point{-slant, -slant}, Point{-slant, slant}, Point{0, -1},         Point{0, 1}};
    for (const double distance : distances) {
        if (distance > farthest) {
            break;
        }
        const double reach = circle.radius + label_air + distance;
        for (const Point& to : directions) {
            const Point near{circle.at.x + reach * to.x, circle.at.y + reach * to.y};
            const Point corner{near.x - width * (1.0 - to_side(to.x)) / 2.0,
                               near.y - height * (1.0 - to_side(to.y)) / 2.0};
            const Point rim{circle.at.x + circle.radius * to.x, circle.at.y + circle.radius * to.y};
            if (is_free({corner.x, corner.y, width, height}) && sees(rim, near, circle.at)) {
                return corner;
            }
        }
    }
    return std::nullopt;
}

bool Labels::sees(Point from, Point to, Point own) const
{
    constexpr int steps = 60;
    for (int i = 0; i <= steps; ++i) {
        const double share = static_cast<double>(i) / steps;
        const Point on{from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
        for (const Box& box : taken_) {
            const bool is_own =
                own.x == box.x + box.width / 2.0 && own.y == box.y + box.height / 2.0;
            if (!is_own && on.x > box.x && on.x < box.right() && on.y > box.y &&
                on.y < box.bottom()) {
                return false;
            }
        }
    }
    return true;
}

} // namespace likvard::figures
