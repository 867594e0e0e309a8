#include "viz/panels/frame.hpp"

#include "viz/panels/answer.hpp"
#include "viz/panels/bars.hpp"
#include "viz/panels/dialogs.hpp"
#include "viz/panels/plan.hpp"
#include "viz/panels/tabs.hpp"
#include "viz/panels/words.hpp"

#include <algorithm>

namespace likvard::view {
namespace {

constexpr double top_height = 48.0;
constexpr double status_height = 36.0;
constexpr double grip = 7.0; // of the bars between parts of the window
constexpr double margin = 16.0;
constexpr double low_chart = 220.0; // least height of the chart with its choices,
constexpr double low_tab = 200.0;   // and of the tab

/// A region with a rim. What is behind it is the colour that the window is cleared with: filling it
/// once more costs a painter in software more than everything else.
void begin_region(const Ui& ui, const char* id, ImVec2 at, ImVec2 size, double padding,
                  ImGuiWindowFlags scrolling = ImGuiWindowFlags_NoScrollbar)
{
    ImGui::SetCursorScreenPos(at);
    ImGui::GetWindowDrawList()->AddRect(at, {at.x + size.x, at.y + size.y},
                                        ui.ink(chart::Ink::rule));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(padding), ui.px(padding) * 0.75F});
    ImGui::BeginChild(id, size, false, ImGuiWindowFlags_AlwaysUseWindowPadding | scrolling);
    ImGui::PopStyleVar();
}

/// The bar between the chart and the tab below it; `room` is what they share.
void split_chart_and_tab(AppState& state, float room)
{
    Ui& ui = state.ui;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const double moved = splitter(ui, "split.tab", say(Say::split_tab, ui.language),
                                  {at.x, at.y - ui.px(grip)}, {width, ui.px(grip)});
    ImGui::SetCursorScreenPos(at);
    double& share = state.choices.chart_share;
    share =
        std::clamp(share + moved / static_cast<double>(room), least_chart_share, most_chart_share);
}

/// Headline, chart and tab; in a low window they are scrolled rather than squeezed.
void draw_right(AppState& state, ImVec2 at, ImVec2 size)
{
    Ui& ui = state.ui;
    begin_region(ui, "answer", at, size, margin, ImGuiWindowFlags_None);
    const float start = ImGui::GetCursorPosY();
    draw_headline(state);
    ImGui::Dummy({1.0F, ui.px(2.0)});
    const float used = ImGui::GetCursorPosY() - start;
    const float left = size.y - used - ui.px(margin);
    const float least_chart = ui.px(low_chart);
    const float least_tab = ui.px(low_tab);
    if (!state.choices.large_tab) {
        const bool squeezed = left < least_chart + least_tab;
        const auto share = static_cast<float>(state.choices.chart_share);
        const float most = std::max(left - least_tab, least_chart);
        draw_over_time(state, std::clamp(left * share, least_chart, most));
        if (!squeezed) {
            split_chart_and_tab(state, left);
        }
    }
    draw_tabs(state, least_tab);
    ImGui::EndChild();
}

/// Left edge of the answer, in pixels.
float plan_edge(const AppState& state, const Layout& layout, ImVec2 size)
{
    constexpr float most = 0.4F; // of the window
    const Choices& c = state.choices;
    if (layout.one_column) {
        return c.plan_alone ? size.x : 0.0F;
    }
    const float least = state.ui.px(least_plan_width);
    return c.plan_column ? std::min(state.ui.px(c.plan_width), std::max(size.x * most, least))
                         : 0.0F;
}

/// What there is room for.
Layout layout_of(const AppState& state, ImVec2 size)
{
    constexpr double both_columns = 720.0; // logical units, as all here
    constexpr double chart_and_side = 980.0;
    constexpr double wide_headline = 620.0;
    constexpr double high_headline = 600.0;
    const auto logical = [&](float pixels) {
        return static_cast<double>(pixels / state.ui.faces.scale);
    };
    Layout layout;
    layout.one_column = logical(size.x) < both_columns;
    const double answer = logical(size.x - plan_edge(state, layout, size));
    layout.difference_in_tab = answer < chart_and_side;
    layout.small_headline = answer < wide_headline || logical(size.y) < high_headline;
    return layout;
}

/// The bar between the plan and the answer.
void split_plan(AppState& state, float edge, float top, float bottom)
{
    Ui& ui = state.ui;
    const float width = ui.px(grip);
    const double moved = splitter(ui, "split.plan", say(Say::split_plan, ui.language),
                                  {edge - width / 2.0F, top}, {width, bottom - top});
    double& wide = state.choices.plan_width;
    wide = std::clamp(wide + moved / static_cast<double>(ui.faces.scale), least_plan_width,
                      most_plan_width);
}

} // namespace

void draw_frame(AppState& state, ImVec2 size)
{
    Ui& ui = state.ui;
    ui.log.clear();
    ui.stops.clear();
    state.layout = layout_of(state, size);
    ImGui::SetNextWindowPos({0.0F, 0.0F});
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0F, 0.0F});
    ImGui::Begin("likvard", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    const float top = ui.px(top_height);
    const float bottom = size.y - ui.px(status_height);
    const float left = plan_edge(state, state.layout, size);
    begin_region(ui, "top", {0.0F, 0.0F}, {size.x, top + 1.0F}, 12.0);
    draw_top_bar(state);
    ImGui::EndChild();
    if (left > 0.0F) {
        begin_region(ui, "plan", {0.0F, top}, {left + 1.0F, bottom - top + 1.0F}, margin);
        draw_plan(state);
        ImGui::EndChild();
    }
    if (left < size.x) {
        draw_right(state, {left, top}, {size.x - left, bottom - top + 1.0F});
    }
    if (left > 0.0F && left < size.x) {
        split_plan(state, left, top, bottom);
    }
    begin_region(ui, "status", {0.0F, bottom}, {size.x, size.y - bottom}, 12.0);
    draw_status(state);
    ImGui::EndChild();
    draw_dialogs(state);
    move_keyboard(ui);
    ImGui::End();
}

} // namespace likvard::view
