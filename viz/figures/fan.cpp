#include "viz/figures/fan.hpp"

#include "core/months.hpp"

#include <algorithm>
#include <array>

namespace likvard::figures {

using chart::Anchor;
using chart::Plane;
using chart::TextRole;
using chart::TextStyle;

namespace {

constexpr int most_ticks = 6;

/// Runs of years without a hole: a fan is never drawn over a year that has no value.
std::vector<std::pair<std::size_t, std::size_t>> runs(const std::vector<int>& years)
{
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t i = 0; i < years.size(); ++i) {
        if (i == 0 || years[i] != years[i - 1] + 1) {
            found.emplace_back(i, i);
        }
        found.back().second = i + 1;
    }
    return found;
}

struct Level {
    double Band::*low;
    double Band::*high;
    double opacity;
};
constexpr std::array levels{Level{&Band::low90, &Band::high90, chart::band_90_opacity},
                            Level{&Band::low75, &Band::high75, chart::band_75_opacity},
                            Level{&Band::low50, &Band::high50, chart::band_50_opacity}};

struct Edges {
    chart::Line upper, lower;
};

Edges edges_of(const chart::Band& band, double width, const chart::Dashes& dashes)
{
    Edges edges{.upper = {.ink = band.ink, .width = width, .dashes = dashes}, .lower = {}};
    edges.lower = edges.upper;
    for (std::size_t i = 0; i < band.x.size(); ++i) {
        edges.upper.points.push_back({band.x[i], band.top[i]});
        edges.lower.points.push_back({band.x[i], band.bottom[i]});
    }
    return edges;
}

using Part = std::pair<std::size_t, std::size_t>;

/// The area of one level over [begin, end) of the series.
chart::Band shape_of(const Plane& plane, const Series& series, BandOf band, const Level& level,
                     const Part& part)
{
    chart::Band shape{.opacity = level.opacity};
    for (std::size_t i = part.first; i < part.second; ++i) {
        const Band values = band(series.pairs[i]);
        shape.x.push_back(plane.x(series.years[i]));
        shape.top.push_back(height_of(plane, values.*level.high));
        shape.bottom.push_back(height_of(plane, values.*level.low));
    }
    return shape;
}

/// Bands and edges of years without a hole, [begin, end) of the series.
void draw_run(Sheet& sheet, const Plane& plane, const Series& series, BandOf band,
              const FanStyle& style, const Part& part)
{
    const bool filled = style.kind == FanKind::filled;
    const chart::Dashes dashes = filled ? chart::Dashes{} : baseline_dashes;
    std::vector<Edges> edges;
    chart::Line centre{.ink = style.ink, .width = 2.0, .dashes = dashes};
    for (const Level& level : levels) {
        chart::Band shape = shape_of(plane, series, band, level, part);
        shape.ink = style.ink;
        const bool outer = level.opacity == chart::band_90_opacity;
        const bool inner = level.opacity == chart::band_50_opacity;
        if (outer || (inner && !filled)) {
            edges.push_back(edges_of(shape, outer ? 1.5 : 1.0, dashes));
        }
        if (filled || outer) {
            sheet.draw().add(std::move(shape));
        }
    }
    for (Edges& pair : edges) {
        sheet.draw().add(std::move(pair.upper));
        sheet.draw().add(std::move(pair.lower));
    }
    if (style.centre) {
        for (std::size_t i = part.first; i < part.second; ++i) {
            centre.points.push_back(
                {plane.x(series.years[i]), height_of(plane, band(series.pairs[i]).mean)});
        }
        sheet.draw().add(std::move(centre));
    }
}

std::string bands_text(const Subject& subject)
{
    return pick_text(subject, "Band: 50, 75 och 90 % av framtiderna · punkt: medelvärde",
                     "Bands: 50, 75 and 90% of the futures · dot: mean");
}

/// The same where there is little room.
std::string short_bands_text(const Subject& subject)
{
    return pick_text(subject, "Band: 50, 75, 90 % av framtider · punkt: medel",
                     "Bands: 50, 75, 90% of futures · dot: mean");
}

/// Whether the unit and what the bands are stand beside each other.
bool on_one_line(Sheet& sheet, const Subject& subject, std::string_view unit)
{
    const TextStyle style = sheet.style(TextRole::unit);
    return sheet.draw().width(unit, style) + sheet.draw().width(bands_text(subject), style) +
               2.0 * label_gap <=
           sheet.right() - sheet.left();
}

} // namespace

std::pair<int, int> shown_years(const Subject& subject)
{
    const RunInfo& run = subject.view.info();
    if (!subject.options.years) {
        return {run.first_year, run.last_year};
    }
    const auto [first, last] = *subject.options.years; // of a plan that may have other years
    return {std::clamp(first, run.first_year, run.last_year),
            std::clamp(last, run.first_year, run.last_year)};
}

double height_of(const Plane& plane, double value)
{
    return std::clamp(plane.y(value), plane.box.y, plane.box.bottom());
}

Series series_of(const Subject& subject, Outcome outcome, std::size_t group)
{
    const ResultsView& view = subject.view;
    const auto [first, last] = shown_years(subject);
    Series series;
    for (int year = first; year <= last; ++year) {
        if (const auto pair = view.compare(outcome, group, year)) {
            series.years.push_back(year);
            series.pairs.push_back(*pair);
        } else if (view.suppressed(outcome, group, year)) {
            ++series.left_out;
        }
    }
    return series;
}

void draw_fan(Sheet& sheet, const Plane& plane, const Series& series, BandOf band,
              const FanStyle& style)
{
    for (const auto& part : runs(series.years)) {
        draw_run(sheet, plane, series, band, style, part);
    }
}

void head_line(Sheet& sheet, const Subject& subject, const Plane& plane, std::string_view unit)
{
    TextStyle style = sheet.style(TextRole::unit);
    const bool one = on_one_line(sheet, subject, unit);
    const double y = plane.box.y - style.size * 1.1;
    sheet.draw().text({sheet.left(), one ? y : y - style.size * 1.3}, unit, style);
    style.anchor = one ? Anchor::end : Anchor::start;
    const double room = sheet.right() - sheet.left();
    std::string bands = bands_text(subject);
    for (const std::string& shorter :
         {short_bands_text(subject),
          pick_text(subject, "Band: 50, 75 och 90 %", "Bands: 50, 75 and 90%")}) {
        bands = sheet.draw().width(bands, style) > room ? shorter : bands;
    }
    bands = sheet.draw().shortened(bands, style, room);
    sheet.draw().text({one ? sheet.right() : sheet.left(), y}, bands, style);
}

Plane axes(Sheet& sheet, const Subject& subject, const OutcomeInfo& outcome, const Range& values,
           double label_room)
{
    const bool room_on_one_line =
        on_one_line(sheet, subject, difference_unit_word(outcome.unit, subject.options.language));
    const auto [first_year, last_year] = shown_years(subject);
    const double scale = shown_scale(outcome.unit);
    const auto [low, high] =
        subject.options.range.value_or(std::pair(values.low * scale, values.high * scale));
    const std::vector<double> ticks = chart::round_ticks(low, high, most_ticks);
    const int decimals = chart::tick_decimals(ticks);
    const auto number_of = [&](double tick) {
        return format_number(tick, decimals, subject.options.language);
    };
    const TextStyle tick = sheet.style(TextRole::tick);
    double widest = 0.0;
    for (const double value : ticks) {
        widest = std::max(widest, sheet.draw().width(number_of(value), tick));
    }
    // The unit's line; two of them where they do not fit beside each other.
    const double above = (room_on_one_line ? 2.4 : 3.7) * tick.size;
    const double below = 2.0 * tick.size; // the years' line
    const double left = sheet.left() + widest + label_gap;
    const double top = sheet.top() + above;
    const double half_year = first_year == last_year ? 0.5 : 0.0;
    const Plane plane{.box = {.x = left,
                              .y = top,
                              .width = sheet.right() - label_room - left,
                              .height = sheet.bottom(over_time_height) - below - top},
                      .left = first_year - half_year,
                      .right = last_year + half_year,
                      .low = ticks.front() / scale,
                      .high = ticks.back() / scale};
    std::vector<double> values_at = ticks;
    for (double& value : values_at) {
        value /= scale;
    }
    chart::value_axis(
        sheet.draw(), plane, values_at, [&](double value) { return number_of(value * scale); }, "",
        tick.size);
    chart::step_axis(
        sheet.draw(), plane, first_year, last_year,
        [](int year) { return school_year_text(year).substr(2); }, tick.size);
    sheet.draw().add(plane);
    return plane;
}

} // namespace likvard::figures
