#include "viz/app/stage.hpp"

#include "viz/figures/limits.hpp"
#include "viz/figures/over_time.hpp"
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
constexpr int dot_count = 20;
constexpr int dots_a_row = 10;
constexpr double margin = 48.0;

/// What F5 shows of a plan that has no story.
Story plain_story(const Scenario& plan, Outcome outcome)
{
    Story story;
    story.title = plan.title;
    for (const Shot shot : {Shot::over_time, Shot::difference, Shot::schools, Shot::money}) {
        StoryStep step;
        step.shot = shot;
        step.outcome = outcome;
        story.steps.push_back(step);
    }
    return story;
}

/// The tab that shows the same, so that the window goes on where the presentation was left.
std::optional<view::Tab> tab_of(Shot shot)
{
    switch (shot) {
    case Shot::schools:
        return view::Tab::schools;
    case Shot::map:
        return view::Tab::map;
    case Shot::money:
        return view::Tab::money;
    case Shot::why:
        return view::Tab::why;
    case Shot::limits:
        return view::Tab::limits;
    case Shot::over_time:
    case Shot::difference:
        break;
    }
    return std::nullopt;
}

} // namespace

void Stage::set_story(Story story, std::filesystem::path folder)
{
    story_ = std::move(story);
    folder_ = std::move(folder);
    given_ = true;
    step_ = 0;
    plan_.clear();
}

void Stage::enter()
{
    if (!given_) {
        story_ = plain_story(session_.state.document.now(), session_.state.choices.outcome);
    }
    on_ = true;
    plan_.clear(); // whatever was opened since
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
    std::string plan;
    for (int k = 0; k <= step; ++k) { // what earlier steps said holds, also when they were skipped
        const StoryStep& earlier = story_.steps[static_cast<std::size_t>(k)];
        state.choices.outcome = earlier.outcome.value_or(state.choices.outcome);
        plan = earlier.plan.empty() ? plan : earlier.plan;
    }
    state.choices.group = 0; // find_group sets another
    state.choices.tab = tab_of(now.shot).value_or(state.choices.tab);
    if (!plan.empty() && plan != plan_) {
        plan_ = plan;
        const std::filesystem::path beside = folder_ / plan;
        std::error_code ignored;
        session_.open(std::filesystem::exists(beside, ignored) ? beside.string() : plan);
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

/// The last year that the step shows.
int Stage::shown_year() const
{
    const int last = session_.state.view->info().last_year;
    return step().years ? std::min(step().years->second, last) : last;
}

/// The group or school that the step names, once there are results to find it in.
void Stage::find_group()
{
    view::AppState& state = session_.state;
    const std::vector<Group>& groups = state.view->groups();
    const bool over_years = step().shot == Shot::over_time || step().shot == Shot::difference;
    auto found = step().group.empty() ? std::nullopt : story_group(groups, step().group);
    if (over_years && !step().school.empty()) {
        found = story_school(groups, step().school);
    }
    state.choices.group = found.value_or(state.choices.group);
}

void Stage::draw_limits()
{
    int number = 0;
    for (const std::string& limit : figures::cannot_answer(session_.state.ui.language)) {
        constexpr double air = 16.0;
        ImGui::Dummy({1.0F, session_.state.ui.px(air)});
        view::text(session_.state.ui, fmt::format("stage.limit.{}", ++number), limit,
                   {Size::stage_small, {}, Ink::text});
    }
}

/// Twenty dots, as many filled as futures of twenty go the better way.
void Stage::draw_dots(ImVec2 room)
{
    view::AppState& state = session_.state;
    view::Ui& ui = state.ui;
    const auto pair = state.view->compare(state.choices.outcome, state.choices.group, shown_year());
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
    } else if (step().shot == Shot::over_time && !dots_) {
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
        const std::string whole = figures::sentence(
            view::subject(state, 1.0), state.choices.outcome, state.choices.group, shown_year());
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
        } else if (step().shot == Shot::limits) {
            draw_limits();
        } else {
            draw_figure(room);
        }
    }
    draw_foot(size);
    ImGui::End();
}

} // namespace likvard::app
