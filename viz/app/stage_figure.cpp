// What stands on the stage: the figure of a step with its camera, marks and possible futures.
#include "viz/app/stage.hpp"
#include "viz/figures/money.hpp"
#include "viz/figures/over_time.hpp"
#include "viz/figures/schools.hpp"
#include "viz/panels/paint.hpp"
#include "viz/panels/tabs.hpp"
#include "viz/panels/words.hpp"

#include <algorithm>
#include <cmath>

namespace likvard::app {
namespace {

using chart::Ink;
using view::Say;

constexpr double stage_type = 2.2;       // 13 becomes 28.6
constexpr double room_for_notes = 130.0; // lines below the map, logical units

/// Takes the plan out of a figure of both: its marks, and its label with the value behind it.
chart::Scene without_plan(chart::Scene scene, std::string_view label)
{
    std::vector<chart::Shape> kept;
    int drop_texts = 0;
    for (chart::Shape& shape : scene.shapes) {
        const bool is_plan =
            std::visit([&](const auto& one) { return one.ink == Ink::plan; }, shape);
        const auto* words = std::get_if<chart::Text>(&shape);
        if (words != nullptr && words->text == label) {
            drop_texts = 2;
        }
        const bool of_label = words != nullptr && drop_texts > 0;
        drop_texts -= of_label ? 1 : 0;
        if (!is_plan && !of_label) {
            kept.push_back(std::move(shape));
        }
    }
    scene.shapes = std::move(kept);
    return scene;
}

void drop_source(chart::Scene& scene)
{
    std::erase_if(scene.shapes, [](const chart::Shape& shape) {
        const auto* words = std::get_if<chart::Text>(&shape);
        return words != nullptr && words->role == chart::TextRole::source;
    });
}

/// Lines and dots that can be told apart from the back of a room.
void thicken(chart::Scene& scene)
{
    constexpr double factor = 2.0;
    for (chart::Shape& shape : scene.shapes) {
        if (auto* line = std::get_if<chart::Line>(&shape)) {
            line->width *= line->ink == Ink::rule ? 1.0 : factor;
            for (double& length : line->dashes) {
                length *= factor;
            }
        } else if (auto* dot = std::get_if<chart::Dot>(&shape)) {
            dot->radius = std::max(dot->radius, std::min(dot->radius * factor, 9.0));
        }
    }
}

/// Where the lowest text of the scene ends.
double lowest_text(const chart::Scene& scene)
{
    double lowest = 0.0;
    for (const chart::Shape& shape : scene.shapes) {
        if (const auto* words = std::get_if<chart::Text>(&shape)) {
            lowest = std::max(lowest, chart::box_of(*words).bottom());
        }
    }
    return lowest;
}

double logical(const view::Ui& ui, float pixels)
{
    return static_cast<double>(pixels / ui.faces.scale);
}

/// A part of the map where the step asks for one.
figures::Places places_for(const Municipality& municipality, const StoryStep& step)
{
    const figures::Places all = view::places_of(municipality);
    const auto middle = story_place(municipality, step.near);
    if (step.near.empty() || !middle) {
        return all;
    }
    return figures::near(all, middle->first, middle->second, step.km);
}

} // namespace

/// One future of both arms over the fans, which stay behind it as they are.
void Stage::add_future(chart::Scene& scene) const
{
    if (future_ < 0 || scene.planes.empty() || step().shot != Shot::over_time) {
        return;
    }
    const view::AppState& state = session_.state;
    const chart::Plane& plane = scene.planes.front();
    const auto replicate = static_cast<std::size_t>(future_);
    for (const Arm arm : {Arm::baseline, Arm::plan}) {
        const bool is_plan = arm == Arm::plan;
        chart::Line line{{}, is_plan ? Ink::plan : Ink::text, 4.0, {}, 1.0};
        if (!is_plan) {
            line.dashes = {12.0, 8.0};
        }
        const int first = static_cast<int>(std::lround(plane.left));
        const int last = static_cast<int>(std::lround(plane.right));
        for (int year = first; year <= last; ++year) {
            const auto values =
                state.view->values(arm, state.choices.outcome, state.choices.group, year);
            if (replicate < values.size() && !std::isnan(values[replicate])) {
                line.points.push_back({plane.x(year), std::clamp(plane.y(values[replicate]),
                                                                 plane.box.y, plane.box.bottom())});
            }
        }
        scene.shapes.emplace_back(std::move(line));
    }
}

chart::Scene Stage::scene(double width, double height) const
{
    const view::AppState& state = session_.state;
    figures::Subject of = view::subject(state, width, height);
    of.options.type = stage_type;
    of.options.paths = 0;
    of.options.years = step().years;
    of.options.range = step().range;
    const Outcome outcome = state.choices.outcome;
    switch (step().shot) {
    case Shot::difference:
        return figures::difference(of, outcome, state.choices.group);
    case Shot::map:
        of.options.height = std::max(height - room_for_notes, height / 2.0);
        return figures::map(of, view::school_outcome(state),
                            places_for(*state.municipality, step()));
    case Shot::over_time: {
        chart::Scene both = figures::over_time(of, outcome, state.choices.group);
        both = before_ ? without_plan(std::move(both), "Plan") : std::move(both);
        add_future(both);
        return both;
    }
    default:
        of.options.height = 0.0; // rows, as high as they are
        return rows(of);
    }
}

chart::Scene Stage::rows(figures::Subject of) const
{
    const view::AppState& state = session_.state;
    const Outcome outcome = state.choices.outcome;
    switch (step().shot) {
    case Shot::money:
        return figures::money(of);
    case Shot::why:
        if (!state.parts.apart) {
            return figures::empty_figure(
                of, {}, std::string(view::say(Say::computing_first, state.ui.language)));
        }
        of.apart = &*state.parts.apart;
        return figures::why(of, outcome, of.apart->causes(outcome, state.ui.language));
    default:
        return figures::schools(of, view::school_outcome(state));
    }
}

/// A ring around the step's school on the map, a tint over it in the list.
void Stage::mark_school(chart::Scene& scene) const
{
    const std::vector<Group>& groups = session_.state.view->groups();
    const auto group = step().school.empty() ? std::nullopt : story_school(groups, step().school);
    if (!group) {
        return;
    }
    const std::string id = "school:" + groups[*group].label;
    const auto hit = std::ranges::find(scene.hits, id, &chart::Hit::id);
    if (hit == scene.hits.end()) {
        return;
    }
    if (step().shot == Shot::map) {
        scene.shapes.emplace_back(view::ring(hit->box, true));
    } else {
        constexpr double faint = 0.14;
        scene.shapes.emplace_back(chart::Bar{.box = hit->box, .ink = Ink::plan, .opacity = faint});
    }
}

void Stage::draw_figure(ImVec2 room)
{
    view::Ui& ui = session_.state.ui;
    const double width = logical(ui, room.x);
    const double height = logical(ui, room.y);
    chart::Scene now = scene(width, height);
    drop_source(now);
    const bool fills = step().shot == Shot::over_time || step().shot == Shot::difference;
    if (const double bottom = lowest_text(now); fills && bottom > height) { // lines of notes
        now = scene(width, height - (bottom - height));
        drop_source(now);
    }
    now.height = fills ? height : std::max(lowest_text(now), 1.0);
    if (now.shapes.empty()) {
        view::text(ui, "stage.nothing", now.description, {view::Size::stage_small, {}, Ink::text});
        return;
    }
    mark_school(now);
    if (step().shot != Shot::map) { // where sizes mean something
        thicken(now);
    }
    ImGui::BeginChild("stage.figure", room, false, ImGuiWindowFlags_NoBackground);
    view::figure(ui, "stage.figure", now);
    ImGui::EndChild();
}

} // namespace likvard::app
