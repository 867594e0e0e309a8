// The map: schools by coordinates, sized by pupils, tinted by the outcome without the plan, ringed
// where the plan makes a difference that can be told from zero; home areas and the ways to school.
#include "viz/figures/figure.hpp"
#include "viz/panels/paint.hpp"
#include "viz/panels/tabs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace likvard::view {
namespace {

using chart::Ink;
using chart::Point;

constexpr double map_height = 460.0;
constexpr double widest = 1300.0;

struct Place {
    const School* school = nullptr;
    Point at;
    double radius = 0.0;
    std::optional<Comparison> pair;
};

/// Kilometres on a plane whose scale is true at its own latitude.
struct Projection {
    double west = 0.0, north = 0.0, scale = 1.0, squeeze = 1.0; // degrees, units a degree
    Point origin;

    [[nodiscard]] Point of(double latitude, double longitude) const
    {
        return {origin.x + (longitude - west) * squeeze * scale,
                origin.y + (north - latitude) * scale};
    }
};

bool has_place(const School& school)
{
    return school.latitude != 0.0 && school.longitude != 0.0;
}

Projection projection_of(const Municipality& m, const chart::Box& room)
{
    double south = 90.0;
    double north = -90.0;
    double west = 180.0;
    double east = -180.0;
    for (const School& school : compulsory(m)) {
        if (has_place(school)) {
            south = std::min(south, school.latitude);
            north = std::max(north, school.latitude);
            west = std::min(west, school.longitude);
            east = std::max(east, school.longitude);
        }
    }
    constexpr double half_turn = 180.0;
    const double squeeze = std::cos((south + north) / 2.0 * std::numbers::pi / half_turn);
    const double scale = std::min(room.width / std::max((east - west) * squeeze, 1e-4),
                                  room.height / std::max(north - south, 1e-4));
    const double spare_x = room.width - (east - west) * squeeze * scale;
    const double spare_y = room.height - (north - south) * scale;
    return {west, north, scale, squeeze, {room.x + spare_x / 2.0, room.y + spare_y / 2.0}};
}

std::vector<Place> places_of(const AppState& state, Outcome outcome, const Projection& projection)
{
    constexpr double units_a_pupil = 0.55; // area
    std::vector<Place> places;
    for (const School& school : compulsory(*state.municipality)) {
        if (!has_place(school)) {
            continue;
        }
        Place place;
        place.school = &school;
        place.at = projection.of(school.latitude, school.longitude);
        place.radius = std::sqrt(school.pupils * units_a_pupil / std::numbers::pi) + 3.0;
        if (const auto group =
                state.view->group(Dimension::school, fmt::format("{:08}", school.code))) {
            place.pair = state.view->compare(outcome, *group, state.view->info().last_year);
        }
        places.push_back(place);
    }
    std::sort(places.begin(), places.end(),
              [](const Place& a, const Place& b) { return a.radius > b.radius; });
    return places;
}

void draw_ways(chart::Drawing& draw, const Municipality& m, const Projection& projection,
               const chart::Box& room)
{
    const auto inside = [&](Point p) {
        return p.x > room.x && p.x < room.right() && p.y > room.y && p.y < room.bottom();
    };
    for (const Area& area : m.areas) {
        const Point from = projection.of(area.latitude, area.longitude);
        if (area.latitude == 0.0 || !inside(from)) {
            continue;
        }
        std::vector<std::pair<double, Point>> near;
        for (const School& school : compulsory(m)) {
            if (has_place(school)) {
                const Point to = projection.of(school.latitude, school.longitude);
                near.emplace_back(std::hypot(to.x - from.x, to.y - from.y), to);
            }
        }
        std::sort(near.begin(), near.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        for (std::size_t k = 0; k < std::min<std::size_t>(near.size(), 2); ++k) {
            draw.add(chart::Line{{from, near[k].second}, Ink::baseline, 1.0, {3.0, 3.0}, 0.6});
        }
        constexpr double side = 5.0;
        draw.add(chart::Bar{{from.x - side / 2.0, from.y - side / 2.0, side, side}, Ink::baseline});
    }
}

bool overlaps(const chart::Box& a, const chart::Box& b)
{
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// Names of the larger schools first, each where no other name and no larger circle is.
void draw_names(chart::Drawing& draw, const std::vector<Place>& places, const chart::Box& room)
{
    const chart::TextStyle style{13.0, chart::Weight::regular, Ink::text, chart::TextRole::label,
                                 chart::Anchor::start};
    std::vector<chart::Box> taken;
    for (const Place& place : places) {
        taken.push_back({place.at.x - place.radius, place.at.y - place.radius, 2.0 * place.radius,
                         2.0 * place.radius});
    }
    for (const Place& place : places) {
        const double width = draw.width(place.school->name, style);
        constexpr double gap = 3.0;
        constexpr double ascent = 10.0;
        constexpr double height = 15.0;
        const std::array<double, 2> lefts{place.at.x + place.radius + gap,
                                          place.at.x - place.radius - gap - width};
        for (const double left : lefts) {
            const chart::Box box{left, place.at.y - height / 2.0, width, height};
            const bool free = box.x >= room.x && box.right() <= room.right() &&
                              std::none_of(taken.begin(), taken.end(),
                                           [&](const chart::Box& b) { return overlaps(b, box); });
            if (free) {
                draw.text({left, box.y + ascent + 1.0}, place.school->name, style);
                taken.push_back(box);
                break;
            }
        }
    }
}

void draw_schools_on(chart::Drawing& draw, const figures::Subject& of, const OutcomeInfo& outcome,
                     const std::vector<Place>& places)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const Place& place : places) {
        if (place.pair) {
            low = std::min(low, place.pair->baseline.mean);
            high = std::max(high, place.pair->baseline.mean);
        }
    }
    constexpr double palest = 0.12;
    constexpr double deepest = 0.9;
    for (const Place& place : places) {
        const std::string id = fmt::format("school:{:08}", place.school->code);
        draw.add(chart::Dot{place.at, place.radius, Ink::plan, false, 1.0});
        std::string tip = place.school->name;
        if (place.pair) {
            const double share =
                high > low ? (place.pair->baseline.mean - low) / (high - low) : 0.5;
            draw.add(chart::Dot{place.at, place.radius, Ink::plan, true,
                                palest + (deepest - palest) * share});
            const Band& spread = place.pair->difference.spread;
            const bool clear = figures::is_clear(spread);
            const bool better = place.pair->difference.better > place.pair->difference.worse;
            if (clear) {
                constexpr double ring = 4.0;
                constexpr int sides = 48;
                chart::Line circle{{}, better ? Ink::narrows : Ink::widens, 2.5, {}, 1.0};
                for (int k = 0; k <= sides; ++k) {
                    const double angle = 2.0 * std::numbers::pi * k / sides;
                    circle.points.push_back({place.at.x + (place.radius + ring) * std::cos(angle),
                                             place.at.y + (place.radius + ring) * std::sin(angle)});
                }
                draw.add(circle);
            }
            tip += fmt::format("\n{} → {} ({}; {})",
                               figures::number(of, outcome, place.pair->baseline.mean),
                               figures::number(of, outcome, place.pair->plan.mean),
                               figures::signed_number(of, outcome, spread.mean),
                               figures::range(of, outcome, spread.low90, spread.high90));
        }
        draw.add(chart::Hit{{place.at.x - place.radius, place.at.y - place.radius,
                             2.0 * place.radius, 2.0 * place.radius},
                            id,
                            tip});
    }
}

chart::Scene map_scene(const AppState& state, const figures::Subject& of, Outcome outcome)
{
    const OutcomeInfo& declared = info(outcome);
    figures::Sheet sheet(of, figures::title_with_unit(of, declared), std::string());
    constexpr double edge = 40.0;
    const chart::Box room{sheet.left() + edge, sheet.top() + edge,
                          sheet.right() - sheet.left() - 2.0 * edge, map_height - 2.0 * edge};
    const Projection projection = projection_of(*state.municipality, room);
    const std::vector<Place> places = places_of(state, outcome, projection);
    if (places.empty()) {
        return figures::empty_figure(of, figures::title_with_unit(of, declared),
                                     std::string(say(Say::map_none, of.options.language)));
    }
    const chart::Box whole{sheet.left(), sheet.top(), sheet.right() - sheet.left(), map_height};
    draw_ways(sheet.draw(), *state.municipality, projection, whole);
    draw_schools_on(sheet.draw(), of, declared, places);
    draw_names(sheet.draw(), places, whole);
    return sheet.finish(sheet.top() + map_height,
                        {std::string(say(Say::map_key_pupils, of.options.language)),
                         std::string(say(Say::travel_word, of.options.language))});
}

/// The outcome looked at where schools have it, else the share who pass all subjects.
Outcome mapped_outcome(const AppState& state)
{
    const auto schools = compulsory(*state.municipality);
    const bool there = std::any_of(schools.begin(), schools.end(), [&](const School& school) {
        const auto group = state.view->group(Dimension::school, fmt::format("{:08}", school.code));
        return group &&
               state.view->compare(state.choices.outcome, *group, state.view->info().last_year);
    });
    return there ? state.choices.outcome : Outcome::pass_all_pct;
}

} // namespace

void draw_map(AppState& state)
{
    Ui& ui = state.ui;
    const auto room = static_cast<double>(ImGui::GetContentRegionAvail().x / ui.faces.scale);
    const figures::Subject of = subject(state, std::min(room, widest));
    const Outcome outcome = mapped_outcome(state);
    text(ui, "map.title", figures::title_with_unit(of, info(outcome)),
         {Size::body, chart::Weight::strong, Ink::text});
    const std::string clicked =
        figure(ui, "figure.map",
               kept_scene(state, fmt::format("map {}", static_cast<int>(outcome)), of,
                          [&] { return map_scene(state, of, outcome); }));
    constexpr std::string_view school = "school:";
    if (clicked.starts_with(school)) {
        state.choices.school = clicked.substr(school.size());
        state.choices.tab = Tab::schools;
    }
}

} // namespace likvard::view
