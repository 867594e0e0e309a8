#include "viz/chart/drawing.hpp"

#include "viz/chart/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace likvard::chart {
namespace {

constexpr double leading = 0.18; // between the letters of two lines, of the size
constexpr double tick_gap = 6.0; // between an axis and its numbers

} // namespace

void Drawing::add(Band band)
{
    scene_->shapes.emplace_back(std::move(band));
}

void Drawing::add(Line line)
{
    scene_->shapes.emplace_back(std::move(line));
}

void Drawing::add(const Dot& dot)
{
    scene_->shapes.emplace_back(dot);
}

void Drawing::add(const Bar& bar)
{
    scene_->shapes.emplace_back(bar);
}

void Drawing::add(Text text)
{
    scene_->shapes.emplace_back(std::move(text));
}

void Drawing::add(Hit hit)
{
    scene_->hits.push_back(std::move(hit));
}

void Drawing::add(const Plane& plane)
{
    scene_->planes.push_back(plane);
}

double Drawing::width(std::string_view text, const TextStyle& style) const
{
    return font_->width(text, style.size, style.weight);
}

double Drawing::line_height(const TextStyle& style) const
{
    return style.size * (font_->ascent() + font_->descent() + leading);
}

std::string Drawing::shortened(std::string_view text, const TextStyle& style, double most) const
{
    if (width(text, style) <= most) {
        return std::string(text);
    }
    const std::u32string whole = code_points(text);
    for (std::size_t kept = whole.size(); kept > 0; --kept) {
        std::u32string part = whole.substr(0, kept - 1);
        while (part.ends_with(U' ')) {
            part.pop_back();
        }
        std::string candidate = utf8(part) + "…";
        if (width(candidate, style) <= most) {
            return candidate;
        }
    }
    return "";
}

std::vector<std::string> Drawing::wrapped(std::string_view text, const TextStyle& style,
                                          double most) const
{
    std::vector<std::string> lines;
    std::string line;
    const auto end_line = [&] {
        if (!line.empty()) {
            lines.push_back(shortened(line, style, most));
            line.clear();
        }
    };
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string word(text.substr(begin, end - begin));
        std::string longer = line;
        longer.append(line.empty() ? "" : " ").append(word);
        if (width(longer, style) > most) {
            end_line();
            line = word;
        } else {
            line = std::move(longer);
        }
        begin = end + 1;
    }
    end_line();
    return lines;
}

Box Drawing::text(Point at, std::string_view text, const TextStyle& style)
{
    Text placed{.at = at,
                .text = std::string(text),
                .size = style.size,
                .weight = style.weight,
                .anchor = style.anchor,
                .ink = style.ink,
                .role = style.role,
                .width = width(text, style),
                .ascent = font_->ascent() * style.size,
                .descent = font_->descent() * style.size};
    const Box box = box_of(placed);
    add(std::move(placed));
    return box;
}

double Drawing::paragraph(Point at, std::string_view words, const TextStyle& style, double most)
{
    for (const std::string& line : wrapped(words, style, most)) {
        text(at, line, style);
        at.y += line_height(style);
    }
    return at.y;
}

std::vector<double> round_ticks(double low, double high, int most)
{
    if (!std::isfinite(low) || !std::isfinite(high)) {
        low = 0.0;
        high = 1.0;
    }
    if (!(low < high)) {
        const double half = std::max(std::abs(low), 1.0) / 2.0;
        low -= half;
        high = low + half + half;
    }
    constexpr std::array steps{1.0, 2.0, 2.5, 5.0};
    constexpr double ten = 10.0;
    constexpr double tolerance = 1e-9; // of a step, so that 0.3 is no more than 3 × 0.1
    double power = std::pow(ten, std::floor(std::log10((high - low) / ten)));
    for (;; power *= ten) {
        for (const double step : steps) {
            const double width = step * power;
            const double first = std::floor(low / width + tolerance);
            const double last = std::ceil(high / width - tolerance);
            if (last - first + 1.0 <= std::max(most, 2)) {
                std::vector<double> ticks;
                for (int i = 0; i <= static_cast<int>(last - first); ++i) {
                    ticks.push_back((first + i) * width);
                }
                return ticks;
            }
        }
    }
}

int tick_decimals(const std::vector<double>& ticks)
{
    constexpr int most = 6;
    constexpr double tolerance = 1e-6;
    double scale = 1.0;
    for (int decimals = 0; decimals < most; ++decimals) {
        if (std::ranges::all_of(ticks, [&](double tick) {
                return std::abs(tick * scale - std::round(tick * scale)) < tolerance;
            })) {
            return decimals;
        }
        scale *= 10.0;
    }
    return most;
}

std::vector<double> kept_apart(const std::vector<double>& wanted, double gap, double low,
                               double high)
{
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return wanted[i]; });
    std::vector<double> placed(wanted.size());
    if (wanted.empty()) {
        return placed;
    }
    const double room = high - low;
    const auto gaps = static_cast<double>(wanted.size() - 1);
    const double apart = gaps > 0.0 ? std::min(gap, room / gaps) : gap;
    double at_least = low;
    for (const std::size_t i : order) {
        placed[i] = std::max(wanted[i], at_least);
        at_least = placed[i] + apart;
    }
    double at_most = high;
    std::ranges::reverse(order);
    for (const std::size_t i : order) {
        placed[i] = std::min(placed[i], at_most);
        at_most = placed[i] - apart;
    }
    return placed;
}

void value_axis(Drawing& drawing, const Plane& plane, const std::vector<double>& ticks,
                const std::function<std::string(double)>& number, std::string_view unit,
                double size)
{
    const TextStyle style{
        .size = size, .ink = Ink::quiet, .role = TextRole::tick, .anchor = Anchor::end};
    constexpr double to_middle = 0.36; // from the baseline to the middle of a digit, of the size
    for (const double tick : ticks) {
        const double y = plane.y(tick);
        drawing.add(Line{.points = {{plane.box.x, y}, {plane.box.right(), y}}, .ink = Ink::rule});
        drawing.text({plane.box.x - tick_gap, y + to_middle * size}, number(tick), style);
    }
    if (!unit.empty()) {
        const TextStyle unit_style{.size = size, .ink = Ink::quiet, .role = TextRole::unit};
        constexpr double above = 0.9;
        drawing.text({plane.box.x, plane.box.y - above * size}, unit, unit_style);
    }
}

void value_axis_below(Drawing& drawing, const Plane& plane, const std::vector<double>& ticks,
                      const std::function<std::string(double)>& number, double size)
{
    const TextStyle style{
        .size = size, .ink = Ink::quiet, .role = TextRole::tick, .anchor = Anchor::middle};
    double widest = 0.0;
    for (const double tick : ticks) {
        widest = std::max(widest, drawing.width(number(tick), style));
    }
    const double between =
        ticks.size() < 2 ? plane.box.width : plane.x(ticks[1]) - plane.x(ticks[0]);
    constexpr double air = 0.6; // between two numbers, of the size
    const auto every = static_cast<std::size_t>(
        std::max(1.0, std::ceil((widest + air * size) / std::max(between, 1.0))));
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double x = plane.x(ticks[i]);
        drawing.add(Line{.points = {{x, plane.box.y}, {x, plane.box.bottom()}}, .ink = Ink::rule});
        if (i % every == 0) {
            drawing.text({x, plane.box.bottom() + tick_gap + size}, number(ticks[i]), style);
        }
    }
}

void step_axis(Drawing& drawing, const Plane& plane, int first, int last,
               const std::function<std::string(int)>& name, double size)
{
    const TextStyle style{
        .size = size, .ink = Ink::quiet, .role = TextRole::tick, .anchor = Anchor::middle};
    double widest = 0.0;
    for (int step = first; step <= last; ++step) {
        widest = std::max(widest, drawing.width(name(step), style));
    }
    const double between = first == last ? plane.box.width : plane.x(1.0) - plane.x(0.0);
    const int every = std::max(1, static_cast<int>(std::ceil((widest + size) / between)));
    // Backwards, so that the last one, which sentences speak of, is always there.
    for (int step = last; step >= first; step -= every) {
        TextStyle own = style;
        double x = plane.x(step);
        const double width = drawing.width(name(step), style);
        const bool is_left = x - width / 2.0 < plane.box.x - tick_gap;
        if (is_left && 1.5 * width + size / 2.0 < between * every) {
            own.anchor = Anchor::start; // the lowest value's number stands to the left
            x = plane.box.x;
        }
        drawing.text({x, plane.box.bottom() + tick_gap + size}, name(step), own);
    }
}

} // namespace likvard::chart
