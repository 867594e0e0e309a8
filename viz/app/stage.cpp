#include "viz/app/stage.hpp"

#include "viz/figures/catalogue.hpp"
#include "viz/figures/money.hpp"
#include "viz/figures/over_time.hpp"
#include "viz/figures/schools.hpp"
#include "viz/panels/paint.hpp"
#include "viz/panels/tabs.hpp"
#include "viz/panels/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace likvard::app {
namespace {

using chart::Ink;
using view::Say;
using view::Size;

constexpr double seconds_a_future = 0.5;
constexpr int futures_played = 30;
constexpr double stage_type = 2.2; // 13 becomes 28.6
constexpr int dot_count = 20;
constexpr int dots_a_row = 10;
constexpr double margin = 48.0;
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

double logical(const view::Ui& ui, float pixels)
{
    return static_cast<double>(pixels / ui.faces.scale);
}

} // namespace

void Stage::set_story(Story story, std::filesystem::path folder)
{
    story_ = std::move(story);
    folder_ = std::move(folder);
    given_ = true;
    step_ = 0;
}

void Stage::enter()
{
    if (!given_) {
        story_ = plain_story(session_.state.document.now(), session_.state.choices.outcome);
    }
    on_ = true;
    go_to(0);
}

void Stage::leave()
{
    on_ = false;
    future_ = -1;
    dots_ = false;
}

const StoryStep& Stage::step() const
{
    return story_.steps.at(static_cast<std::size_t>(step_));
}

void Stage::go_to(int step)
{
    if (step < 0 || step >= static_cast<int>(story_.steps.size())) {
        return;
    }
    step_ = step;
    future_ = -1;
    dots_ = false;
    const StoryStep& now = this->step();
    before_ = now.before;
    view::AppState& state = session_.state;
    if (now.outcome) {
        state.choices.outcome = *now.outcome;
    }
    state.choices.group = 0; // find_group sets another
    if (!now.plan.empty()) {
        const std::filesystem::path beside = folder_ / now.plan;
        std::error_code ignored;
        session_.open(std::filesystem::exists(beside, ignored) ? beside.string() : now.plan);
    }
}

void Stage::key(int pressed)
{
    constexpr int escape = 256;
    constexpr int right = 262;
    constexpr int left = 263;
    constexpr int page_up = 266;
    constexpr int page_down = 267;
    switch (pressed) {
    case right:
    case page_down:
        return go_to(step_ + 1);
    case left:
    case page_up:
        return go_to(step_ - 1);
    case ' ':
        return before_after();
    case 'H':
        return play();
    case 'D':
        return dots();
    case escape:
        return leave();
    default:
        return;
    }
}

double Stage::next_frame() const
{
    return on_ && future_ >= 0 ? seconds_a_future / 2.0 : -1.0;
}

void Stage::advance_future()
{
    const auto now = std::chrono::steady_clock::now();
    if (future_ < 0 || std::chrono::duration<double>(now - shown_at_).count() < seconds_a_future) {
        return;
    }
    shown_at_ = now;
    const int last = std::min(futures_played, session_.state.view->futures());
    future_ = future_ + 1 < last ? future_ + 1 : -1;
}

/// One future of both arms over the fans, which stay behind it as they are.
void Stage::add_future(chart::Scene& scene) const
{
    if (future_ < 0 || scene.planes.empty() || step().shot != Shot::over_time) {
        return;
    }
    const view::AppState& state = session_.state;
    const chart::Plane& plane = scene.planes.front();
    const auto replicate = static_cast<std::size_t>(future_);
    const double scale = shown_scale(info(state.choices.outcome).unit);
    for (const Arm arm : {Arm::baseline, Arm::plan}) {
        const bool is_plan = arm == Arm::plan;
        chart::Line line{{}, is_plan ? Ink::plan : Ink::text, 4.0, {}, 1.0};
        if (!is_plan) {
            line.dashes = {12.0, 8.0};
        }
        for (int year = state.view->info().first_year; year <= state.view->info().last_year;
             ++year) {
            const auto values =
                state.view->values(arm, state.choices.outcome, state.choices.group, year);
            if (replicate < values.size() && !std::isnan(values[replicate])) {
                line.points.push_back({plane.x(year), std::clamp(plane.y(values[replicate] * scale),
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
    const Outcome outcome = state.choices.outcome;
    switch (step().shot) {
    case Shot::difference:
        return figures::difference(of, outcome, state.choices.group);
    case Shot::schools:
        of.options.height = 0.0;
        return figures::schools(of, view::school_outcome(state));
    case Shot::map:
        of.options.height = std::max(height - room_for_notes, height / 2.0);
        return figures::map(of, view::school_outcome(state), view::places_of(*state.municipality));
    case Shot::money:
        of.options.height = 0.0;
        return figures::money(of);
    case Shot::over_time:
        break;
    }
    chart::Scene both = figures::over_time(of, outcome, state.choices.group);
    both = before_ ? without_plan(std::move(both), "Plan") : std::move(both);
    add_future(both);
    return both;
}

/// The group that the step names, by title or label, once there are results to find it in.
void Stage::find_group()
{
    const std::string& wanted = step().group;
    view::AppState& state = session_.state;
    const std::vector<Group>& groups = state.view->groups();
    for (std::size_t g = 0; g < groups.size() && !wanted.empty(); ++g) {
        const Group& one = groups[g];
        if (one.label == wanted || one.title_sv == wanted || one.title_en == wanted) {
            state.choices.group = g;
            return;
        }
    }
}

void Stage::draw_figure(ImVec2 room)
{
    view::Ui& ui = session_.state.ui;
    chart::Scene now = scene(logical(ui, room.x), logical(ui, room.y));
    drop_source(now);
    if (step().shot == Shot::over_time || step().shot == Shot::difference) {
        thicken(now);
    }
    ImGui::BeginChild("stage.figure", room, false, ImGuiWindowFlags_NoBackground);
    view::figure(ui, "stage.figure", now);
    ImGui::EndChild();
}

/// Twenty dots, as many filled as futures of twenty go the better way.
void Stage::draw_dots(ImVec2 room)
{
    view::AppState& state = session_.state;
    view::Ui& ui = state.ui;
    const auto pair = state.view->compare(state.choices.outcome, state.choices.group,
                                          state.view->info().last_year);
    if (!pair) {
        view::text(ui, "stage.dots.none", view::say(Say::no_results_group, ui.language),
                   {Size::stage, {}, Ink::text});
        return;
    }
    const Difference& difference = pair->difference;
    const int filled = static_cast<int>(std::lround(static_cast<double>(dot_count) *
                                                    difference.better / difference.spread.futures));
    const bool gap = info(state.choices.outcome).is_gap;
    view::text(ui, "stage.dots",
               fmt::format(fmt::runtime(view::say(Say::present_dots, ui.language)), filled,
                           view::say(gap ? Say::dots_narrows : Say::dots_better, ui.language)),
               {Size::stage_large, chart::Weight::strong, Ink::text});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    constexpr int rows = dot_count / dots_a_row;
    const float cell = std::min(room.x / static_cast<float>(dots_a_row),
                                (room.y - ui.px(160.0)) / static_cast<float>(rows));
    const float radius = cell * 0.36F;
    const float left = session_.state.ui.px(stage_height) - at.y - ui.px(margin + 16.0);
    const float above = std::max((left - cell * static_cast<float>(rows)) / 2.0F, ui.px(24.0));
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (int k = 0; k < dot_count; ++k) {
        const ImVec2 centre{at.x + cell * (static_cast<float>(k % dots_a_row) + 0.5F),
                            at.y + above + cell * (static_cast<float>(k / dots_a_row) + 0.5F)};
        if (k < filled) {
            list->AddCircleFilled(centre, radius, ui.ink(Ink::plan));
        } else {
            list->AddCircle(centre, radius, ui.ink(Ink::baseline), 0, ui.px(4.0));
        }
    }
}

void Stage::draw_foot(ImVec2 size)
{
    view::AppState& state = session_.state;
    view::Ui& ui = state.ui;
    const view::TextLook look{Size::stage_small, {}, Ink::quiet};
    ImGui::SetCursorScreenPos({ui.px(margin), size.y - ui.px(margin)});
    std::string left = fmt::format("{}/{}", step_ + 1, story_.steps.size());
    if (future_ >= 0) {
        left += "   " + fmt::format(fmt::runtime(view::say(Say::present_futures, ui.language)),
                                    future_ + 1, std::min(futures_played, state.view->futures()));
    } else if (step().shot == Shot::over_time) {
        left += "   ";
        left += view::say(before_ ? Say::present_before : Say::present_after, ui.language);
    }
    view::line(ui, "stage.place", left, look, size.x * 0.5F);
    const std::string identity =
        fmt::format("{} · {} {}", state.municipality->name, state.view ? state.view->futures() : 0,
                    ui.pick("parade framtider", "paired futures"));
    const float width = view::text_size(ui.faces.of(Size::stage_small), identity).x;
    ImGui::SetCursorScreenPos({size.x - ui.px(margin) - width, size.y - ui.px(margin)});
    view::line(ui, "stage.identity", identity, look, width + 2.0F);
}

void Stage::draw(ImVec2 size)
{
    view::AppState& state = session_.state;
    view::Ui& ui = state.ui;
    ui.log.clear();
    ImGui::SetNextWindowPos({0.0F, 0.0F});
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(margin), ui.px(32.0)});
    ImGui::Begin("stage", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav);
    ImGui::PopStyleVar();
    const LocalText& words = step().text;
    std::string heading = ui.swedish() ? words.sv : words.en;
    const bool there = state.view != nullptr && state.view->futures() > 0;
    if (there) {
        find_group();
    }
    if (heading.empty() && there) {
        const std::string whole =
            figures::sentence(view::subject(state, 1.0), state.choices.outcome, state.choices.group,
                              state.view->info().last_year);
        heading = whole.substr(0, whole.find(". ") + 1);
    }
    view::text(ui, "stage.text",
               heading.empty() ? view::say(Say::computing_first, ui.language)
                               : std::string_view(heading),
               {Size::stage, chart::Weight::strong, Ink::text}, view::Role::headline);
    if (there) {
        advance_future();
        const float top = ImGui::GetCursorScreenPos().y;
        const ImVec2 room{size.x - 2.0F * ui.px(margin), size.y - top - ui.px(margin + 16.0)};
        if (dots_) {
            draw_dots(room);
        } else {
            draw_figure(room);
        }
    }
    draw_foot(size);
    ImGui::End();
}

} // namespace likvard::app
