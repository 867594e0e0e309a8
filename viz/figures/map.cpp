#include "viz/figures/map.hpp"

#include "core/months.hpp"
#include "viz/figures/placing.hpp"
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
constexpr double largest_share = 0.026; // of the width
constexpr double smallest_radius = 4.0;
constexpr double km_per_degree = 111.2; // of latitude
constexpr double same_place = 0.1;      // km: nearer than this, an area is a school's own

struct Place {
    std::string name, code;
    double east = 0.0, north = 0.0; // km
    double pupils = 0.0;
    std::optional<Comparison> pair;
    bool too_small = false;
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
                         .pair = view.compare(outcome, *group, year),
                         .too_small = view.suppressed(outcome, *group, year)});
    }
    // Those with a value get their names first; large ones first, so that small ones stay in sight.
    std::ranges::stable_sort(found, std::ranges::greater{}, [](const Place& place) {
        return std::pair(place.pair.has_value(), place.pupils);
    });
    return found;
}

/// Opacity from light to deep over the range of the outcome.
double depth(double value, double low, double high)
{
    constexpr double lightest = 0.12;
    constexpr double deepest = 0.95;
    const double share = high > low ? (value - low) / (high - low) : 0.5;
    return lightest + share * (deepest - lightest);
}

/// Lowest and highest value with the plan; turned round when there is none.
std::pair<double, double> range_of(const std::vector<Place>& places)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const Place& place : places) {
        if (place.pair) {
            low = std::min(low, place.pair->plan.mean);
            high = std::max(high, place.pair->plan.mean);
        }
    }
    return {low, high};
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

/// The circles with a place to point at; those without a value lie below the others.
void draw_circles(Sheet& sheet, const Subject& subject, const OutcomeInfo& what,
                  const std::vector<Place>& places, Labels& labels)
{
    const auto [low, high] = range_of(places);
    for (const bool with_value : {false, true}) {
        for (const Place& place : places) {
            if (place.pair.has_value() != with_value) {
                continue;
            }
            draw_circle(sheet.draw(), place, low, high);
            const Box box{place.at.x - place.radius, place.at.y - place.radius, 2.0 * place.radius,
                          2.0 * place.radius};
            labels.take(box);
            sheet.draw().add(chart::Hit{
                .box = box,
                .id = "school:" + place.code,
                .tip = place.pair ? fmt::format("{}: {} → {}", place.name,
                                                number(subject, what, place.pair->baseline.mean),
                                                number(subject, what, place.pair->plan.mean))
                                  : place.name});
        }
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

/// A thin line from a circle to a label that does not stand beside it; later labels keep off it.
void draw_leader(chart::Drawing& draw, const Place& place, const Box& label, Labels& labels)
{
    const Point to{std::clamp(place.at.x, label.x, label.right()),
                   std::clamp(place.at.y, label.y, label.bottom())};
    const double away = std::hypot(to.x - place.at.x, to.y - place.at.y);
    constexpr double near = 3.0 * label_air;
    if (away < place.radius + near) {
        return;
    }
    const auto on = [&](double share) {
        return Point{place.at.x + share * (to.x - place.at.x),
                     place.at.y + share * (to.y - place.at.y)};
    };
    const double rim = place.radius / away;
    draw.add(chart::Line{.points = {on(rim), to}, .ink = Ink::quiet});
    constexpr int steps = 40;
    for (int i = 0; i <= steps; ++i) {
        const Point at = on(rim + (1.0 - rim) * i / steps);
        labels.take({at.x - 2.0, at.y - 2.0, 4.0, 4.0});
    }
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
        const double lines = place.pair ? 2.0 : 1.0;
        std::string words;
        if (place.pair) {
            words = fmt::format("{} ({})", number(subject, what, place.pair->plan.mean),
                                signed_number(subject, what, place.pair->difference.spread.mean));
        }
        const double width = std::max(draw.width(place.name, name), draw.width(words, value));
        const double height = lines * line;
        constexpr double with_value = 110.0; // how far from its circle a name may stand
        constexpr double without = 12.0;
        if (const auto corner = labels.beside({place.at, place.radius}, width, height,
                                              place.pair ? with_value : without)) {
            draw_leader(draw, place, {corner->x, corner->y, width, height}, labels);
            draw.text({corner->x, corner->y + line * 0.8}, place.name, place.pair ? name : value);
            if (place.pair) {
                draw.text({corner->x, corner->y + line * 1.8}, words, value);
            }
            labels.take({corner->x, corner->y, width, height});
        }
    }
}

/// Where an area is drawn: on the school that stands there, which may have been moved, or by
/// itself.
Point area_at(const AreaPlace& area, const std::vector<Place>& places, const Projection& projection,
              const std::function<Point(double, double)>& project)
{
    const double east = area.longitude * projection.km_per_longitude;
    const double north = area.latitude * km_per_degree;
    for (const Place& place : places) {
        if (std::hypot(place.east - east, place.north - north) < same_place) {
            return place.at;
        }
    }
    return project(east, north);
}

/// Thin lines from every home area to the schools nearest to it but those that stand there; how
/// many.
int draw_travel(Sheet& sheet, const std::vector<Place>& places, const Places& given,
                const std::function<Point(double, double)>& project)
{
    constexpr std::size_t nearest = 2;
    const Projection projection(given);
    int drawn = 0;
    for (const AreaPlace& area : given.areas) {
        const Point from = area_at(area, places, projection, project);
        std::vector<std::pair<double, Point>> ways;
        for (const Place& place : places) {
            const double km = std::hypot(place.east - area.longitude * projection.km_per_longitude,
                                         place.north - area.latitude * km_per_degree);
            if (place.pair && km >= same_place) {
                ways.emplace_back(km, place.at);
            }
        }
        const std::size_t count = std::min(nearest, ways.size());
        std::ranges::partial_sort(ways, ways.begin() + static_cast<std::ptrdiff_t>(count), {},
                                  &std::pair<double, Point>::first);
        for (std::size_t k = 0; k < count; ++k) {
            sheet.draw().add(chart::Line{.points = {from, ways[k].second}, .ink = Ink::rule});
            ++drawn;
        }
    }
    return drawn;
}

/// Names of home areas where there is room, but for those that are a school's own; how many.
int draw_areas(Sheet& sheet, const std::vector<Place>& places, const Places& given,
               const std::function<Point(double, double)>& project, Labels& labels)
{
    int drawn = 0;
    const Projection projection(given);
    TextStyle area = sheet.style(TextRole::note);
    area.size = sheet.type(11.0);
    for (const AreaPlace& place : given.areas) {
        if (std::ranges::find(places, place.name, &Place::name) != places.end()) {
            continue; // an area that is a school's own
        }
        const Point at =
            project(place.longitude * projection.km_per_longitude, place.latitude * km_per_degree);
        const std::string name = "◦ " + place.name;
        const double width = sheet.draw().width(name, area);
        const Box box{at.x - width / 2.0, at.y - area.size, width, 1.3 * area.size};
        if (labels.is_free(box)) {
            sheet.draw().text({box.x, at.y}, name, area);
            labels.take(box);
            ++drawn;
        }
    }
    return drawn;
}

std::string title_for(const Subject& subject, Outcome outcome)
{
    return fmt::format(
        fmt::runtime(pick(subject, "Skolorna på kartan {}: {}", "The schools on the map {}: {}")),
        school_year_text(subject.view.info().last_year),
        uncapitalised(title(info(outcome), subject.options.language)));
}

/// Circles by number of pupils, the largest of radius `large`, where they are but for overlaps.
void arrange(std::vector<Place>& places, const Box& inside,
             const std::function<Point(double, double)>& project, double large)
{
    double most = 1.0;
    for (const Place& place : places) {
        most = std::max(most, place.pupils);
    }
    std::vector<Circle> circles;
    for (Place& place : places) {
        const double share = place.pair ? std::sqrt(place.pupils / most) : 0.0;
        place.radius = smallest_radius + (large - smallest_radius) * share;
        circles.push_back({project(place.east, place.north), place.radius});
    }
    push_apart(circles, inside);
    for (std::size_t i = 0; i < places.size(); ++i) {
        places[i].at = circles[i].at;
    }
}

/// What numbers, areas and depths of colour say.
std::string key_text(const Subject& subject, const OutcomeInfo& what,
                     const std::vector<Place>& places)
{
    const auto [low, high] = range_of(places);
    if (low > high) {
        return pick_text(subject, "Ihåligt: inget värde.", "Hollow: no value.");
    }
    return fmt::format(
        fmt::runtime(
            pick(subject,
                 "Siffran är värdet med planen, inom parentes skillnaden. Ytan följer "
                 "elevantalet; ljust {}, mörkt {}, ihåligt: inget värde. Skolor som ligger "
                 "tätt är flyttade isär.",
                 "The number is the value with the plan, in brackets the difference. Area "
                 "follows pupils; light {}, deep {}, hollow: no value. Schools that stand "
                 "close are moved apart.")),
        number(subject, what, low), number(subject, what, high));
}

} // namespace

Places near(const Places& places, double latitude, double longitude, double km)
{
    const double km_per_longitude = km_per_degree * std::cos(radians(latitude));
    const auto too_far = [&](const auto& place) {
        return std::hypot((place.longitude - longitude) * km_per_longitude,
                          (place.latitude - latitude) * km_per_degree) > km;
    };
    Places found = places;
    std::erase_if(found.schools, too_far);
    std::erase_if(found.areas, too_far);
    return found;
}

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
    int left_out = 0;
    for (const Place& place : places) {
        extent.cover(place.east, place.north);
        left_out += place.too_small ? 1 : 0;
    }
    Sheet sheet(subject, title_for(subject, outcome), schools_sentence(subject, outcome));
    const double top = sheet.top();
    const double bottom = sheet.bottom(std::min(natural_height, subject.options.width));
    const double side = 0.15 * subject.options.width; // for names beside the outermost circles
    constexpr double edge = 26.0;
    constexpr double least_km = 4.0; // across the map, however few the schools
    const double wide = sheet.right() - sheet.left() - 2.0 * side;
    const double high_room = bottom - top - 2.0 * edge;
    const double scale = std::min(wide / std::max(extent.east - extent.west, least_km),
                                  high_room / std::max(extent.north - extent.south, least_km));
    const Point middle{(sheet.left() + sheet.right()) / 2.0, (top + bottom) / 2.0};
    const auto project = [&](double east, double north) {
        return Point{middle.x + (east - (extent.west + extent.east) / 2.0) * scale,
                     middle.y - (north - (extent.south + extent.north) / 2.0) * scale};
    };
    const Box inside{sheet.left(), top, sheet.right() - sheet.left(), bottom - edge - top};
    Labels labels(inside);
    arrange(places, inside, project,
            std::min(largest_radius, largest_share * subject.options.width));
    const int ways = draw_travel(sheet, places, given, project);
    draw_circles(sheet, subject, what, places, labels);
    draw_names(sheet, subject, what, places, labels);
    const int areas = draw_areas(sheet, places, given, project, labels);
    draw_scale(sheet, scale, bottom);
    return sheet.finish(
        bottom,
        {key_text(subject, what, places),
         ways > 0 ? pick_text(subject,
                              "Strecken går från varje bostadsområde till de två närmaste andra "
                              "skolorna som har ett värde.",
                              "The lines go from each home area to the two nearest other "
                              "schools that have a value.")
                  : "",
         areas > 0 ? pick_text(subject, "◦ är ett bostadsområde.", "◦ is a home area.") : "",
         privacy_line(subject, left_out)});
}

} // namespace likvard::figures
