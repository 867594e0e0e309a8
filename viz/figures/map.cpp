#include "viz/figures/map.hpp"

#include "core/months.hpp"
#include "viz/figures/schools.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace likvard::figures {

using chart::Box;
using chart::Ink;
using chart::Point;
using chart::TextRole;
using chart::TextStyle;

namespace {

constexpr double natural_height = 620.0;
constexpr double largest_radius = 17.0;
constexpr double smallest_radius = 4.0;
constexpr double km_per_degree = 111.2; // of latitude
constexpr double gap = 3.0;

struct Place {
    std::string name, code;
    double east = 0.0, north = 0.0; // km
    double pupils = 0.0;
    std::optional<Comparison> pair;
    Point at = {};
    double radius = smallest_radius;
};

struct Extent {
    double west = std::numeric_limits<double>::infinity();
    double east = -west;
    double south = west;
    double north = -west;
    void cover(double x, double y)
    {
        west = std::min(west, x);
        east = std::max(east, x);
        south = std::min(south, y);
        north = std::max(north, y);
    }
};

double radians(double degrees)
{
    constexpr double half_turn = 180.0;
    return degrees / half_turn * std::numbers::pi;
}

/// Degrees to km on a plane that is true at the mean latitude: a municipality is small.
struct Projection {
    double km_per_longitude = 0.0;
    explicit Projection(const Places& places)
    {
        double sum = 0.0;
        for (const SchoolPlace& school : places.schools) {
            sum += school.latitude;
        }
        const double mean =
            sum / static_cast<double>(std::max<std::size_t>(places.schools.size(), 1));
        km_per_longitude = km_per_degree * std::cos(radians(mean));
    }
};

std::vector<Place> places_of(const Subject& subject, Outcome outcome, const Places& given)
{
    const ResultsView& view = subject.view;
    const int year = view.info().last_year;
    const Projection projection(given);
    std::vector<Place> found;
    for (const SchoolPlace& school : given.schools) {
        const auto group = view.group(Dimension::school, school.code);
        if (!group || (school.latitude == 0.0 && school.longitude == 0.0)) {
            continue;
        }
        const Group& of = view.groups()[*group];
        const auto pupils = view.compare(Outcome::pupils, *group, year);
        found.push_back({.name = pick_text(subject, of.title_sv, of.title_en),
                         .code = school.code,
                         .east = school.longitude * projection.km_per_longitude,
                         .north = school.latitude * km_per_degree,
                         .pupils = pupils ? pupils->baseline.mean : 0.0,
                         .pair = view.compare(outcome, *group, year)});
    }
    // Large ones first, so that small ones stay in sight and large ones get their names first.
    std::ranges::stable_sort(found, std::ranges::greater{}, &Place::pupils);
    return found;
}

/// Boxes that are taken, and a search for a free place beside a circle.
class Labels {
public:
    Labels(double left, double right, double top, double bottom)
        : left_(left), right_(right), top_(top), bottom_(bottom)
    {
    }
    void take(const Box& box) { taken_.push_back(box); }
    [[nodiscard]] bool is_free(const Box& box) const
    {
        return box.x >= left_ && box.right() <= right_ && box.y >= top_ &&
               box.bottom() <= bottom_ && std::ranges::none_of(taken_, [&](const Box& other) {
                   return box.x < other.right() + gap && other.x < box.right() + gap &&
                          box.y < other.bottom() && other.y < box.bottom();
               });
    }
    /// Top left corner for a label of this size beside a circle, or nothing.
    [[nodiscard]] std::optional<Point> beside(Point at, double radius, double width,
                                              double height) const
    {
        const double near = radius + gap;
        for (const double push : {0.0, height * 0.5, height}) {
            const std::array candidates{Point{at.x + near, at.y - height / 2.0 - push},
                                        Point{at.x + near, at.y - height / 2.0 + push},
                                        Point{at.x - near - width, at.y - height / 2.0 - push},
                                        Point{at.x - near - width, at.y - height / 2.0 + push},
                                        Point{at.x - width / 2.0 + push, at.y - near - height},
                                        Point{at.x - width / 2.0 - push, at.y + near}};
            for (const Point& corner : candidates) {
                if (is_free({corner.x, corner.y, width, height})) {
                    return corner;
                }
            }
        }
        return std::nullopt;
    }

private:
    double left_, right_, top_, bottom_;
    std::vector<Box> taken_;
};

/// Opacity from light to deep over the range of the outcome.
double depth(double value, double low, double high)
{
    constexpr double lightest = 0.12;
    constexpr double deepest = 0.95;
    const double share = high > low ? (value - low) / (high - low) : 0.5;
    return lightest + share * (deepest - lightest);
}

void draw_circle(chart::Drawing& draw, const Place& place, double low, double high)
{
    if (place.pair) {
        draw.add(chart::Dot{.centre = place.at, .radius = place.radius, .filled = false});
        draw.add(chart::Dot{.centre = place.at,
                            .radius = place.radius,
                            .filled = true,
                            .opacity = depth(place.pair->plan.mean, low, high)});
    } else {
        draw.add(chart::Dot{
            .centre = place.at, .radius = place.radius, .ink = Ink::baseline, .filled = false});
    }
}

/// A bar of a round number of km in the lower left corner.
void draw_scale(Sheet& sheet, double units_per_km, double bottom)
{
    double km = 1.0;
    for (const double step : {2.0, 5.0, 10.0, 20.0, 50.0}) {
        km = step * units_per_km < 140.0 ? step : km;
    }
    const double left = sheet.left() + 2.0;
    const double right = left + km * units_per_km;
    const TextStyle style = sheet.style(TextRole::tick);
    sheet.draw().add(chart::Line{
        .points = {{left, bottom - 6.0}, {left, bottom}, {right, bottom}, {right, bottom - 6.0}},
        .ink = Ink::quiet,
        .width = 1.5});
    sheet.draw().text({right + 6.0, bottom}, fmt::format("{:.0f} km", km), style);
}

void draw_names(Sheet& sheet, const Subject& subject, const OutcomeInfo& what,
                const std::vector<Place>& places, Labels& labels)
{
    chart::Drawing& draw = sheet.draw();
    TextStyle name = sheet.style(TextRole::label);
    name.size = sheet.type(12.0);
    TextStyle value = name;
    value.ink = Ink::quiet;
    value.role = TextRole::value;
    const double line = draw.line_height(name);
    for (const Place& place : places) {
        std::string words = "–";
        if (place.pair) {
            words = fmt::format("{} ({})", number(subject, what, place.pair->plan.mean),
                                signed_number(subject, what, place.pair->difference.spread.mean));
        }
        const double width = std::max(draw.width(place.name, name), draw.width(words, value));
        if (const auto corner = labels.beside(place.at, place.radius, width, 2.0 * line)) {
            draw.text({corner->x, corner->y + line * 0.8}, place.name, name);
            draw.text({corner->x, corner->y + line * 1.8}, words, value);
            labels.take({corner->x, corner->y, width, 2.0 * line});
        }
    }
}

std::string title_for(const Subject& subject, Outcome outcome)
{
    return fmt::format(
        fmt::runtime(pick(subject, "Skolorna på kartan {}: {}", "The schools on the map {}: {}")),
        school_year_text(subject.view.info().last_year),
        uncapitalised(title(info(outcome), subject.options.language)));
}

} // namespace

chart::Scene map(const Subject& subject, Outcome outcome, const Places& given)
{
    const OutcomeInfo& what = info(outcome);
    std::vector<Place> places = places_of(subject, outcome, given);
    if (places.empty()) {
        return empty_figure(subject, title_for(subject, outcome),
                            pick_text(subject, "Skolornas läge är inte känt.",
                                      "Where the schools are is not known."));
    }
    Extent extent;
    double most = 1.0;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    int left_out = 0;
    for (const Place& place : places) {
        extent.cover(place.east, place.north);
        most = std::max(most, place.pupils);
        left_out += place.pair ? 0 : 1;
        if (place.pair) {
            low = std::min(low, place.pair->plan.mean);
            high = std::max(high, place.pair->plan.mean);
        }
    }
    Sheet sheet(subject, title_for(subject, outcome), schools_sentence(subject, outcome));
    const double top = sheet.top();
    const double bottom = sheet.bottom(natural_height);
    constexpr double side = 110.0; // for names beside the outermost circles
    constexpr double edge = 26.0;
    const double wide = sheet.right() - sheet.left() - 2.0 * side;
    const double high_room = bottom - top - 2.0 * edge;
    const double scale = std::min(wide / std::max(extent.east - extent.west, 0.5),
                                  high_room / std::max(extent.north - extent.south, 0.5));
    const Point middle{(sheet.left() + sheet.right()) / 2.0, (top + bottom) / 2.0};
    const auto project = [&](double east, double north) {
        return Point{middle.x + (east - (extent.west + extent.east) / 2.0) * scale,
                     middle.y - (north - (extent.south + extent.north) / 2.0) * scale};
    };
    Labels labels(sheet.left(), sheet.right(), top, bottom - edge);
    for (Place& place : places) {
        place.at = project(place.east, place.north);
        place.radius =
            smallest_radius + (largest_radius - smallest_radius) * std::sqrt(place.pupils / most);
        draw_circle(sheet.draw(), place, low, high);
        labels.take({place.at.x - place.radius, place.at.y - place.radius, 2.0 * place.radius,
                     2.0 * place.radius});
        sheet.draw().add(chart::Hit{
            .box = {place.at.x - place.radius, place.at.y - place.radius, 2.0 * place.radius,
                    2.0 * place.radius},
            .id = "school:" + place.code,
            .tip = place.pair ? fmt::format("{}: {} → {}", place.name,
                                            number(subject, what, place.pair->baseline.mean),
                                            number(subject, what, place.pair->plan.mean))
                              : place.name});
    }
    draw_names(sheet, subject, what, places, labels);
    const Projection projection(given);
    TextStyle area = sheet.style(TextRole::note);
    area.size = sheet.type(11.0);
    for (const AreaPlace& place : given.areas) {
        const Point at =
            project(place.longitude * projection.km_per_longitude, place.latitude * km_per_degree);
        const std::string name = "◦ " + place.name;
        const double width = sheet.draw().width(name, area);
        const Box box{at.x - width / 2.0, at.y - area.size, width, 1.3 * area.size};
        if (labels.is_free(box)) {
            sheet.draw().text({box.x, at.y}, name, area);
            labels.take(box);
        }
    }
    draw_scale(sheet, scale, bottom);
    return sheet.finish(
        bottom,
        {fmt::format(fmt::runtime(
                         pick(subject,
                              "Siffran är värdet med planen, inom parentes skillnaden. Ytan följer "
                              "elevantalet; ljust {}, mörkt {}. Namn som inte får plats står i "
                              "tabellen. ◦ bostadsområde.",
                              "The number is the value with the plan, in brackets the difference. "
                              "Area follows pupils; light {}, deep {}. Names without room are in "
                              "the table. ◦ home area.")),
                     number(subject, what, low), number(subject, what, high)),
         privacy_line(subject, left_out)});
}

} // namespace likvard::figures
