// The keyboard's way through the window: Tab and Shift+Tab stop at every control in the order of
// reading. ImGui 1.86 itself stops at fields alone.
#include "viz/panels/ui.hpp"

#include <algorithm>
#include <imgui_internal.h>

namespace likvard::view {
namespace {

void bring_into_sight(const Stop& stop)
{
    const ImRect place(stop.from, stop.to);
    ImGuiWindow* window = stop.item == 0 ? stop.window->ParentWindow : stop.window;
    for (; window != nullptr; window = window->ParentWindow) {
        ImGui::ScrollToBringRectIntoView(window, place);
    }
}

void put_keyboard_on(const Stop& stop)
{
    ImGuiContext& g = *GImGui;
    ImGui::ClearActiveID(); // a field that was written in
    if (g.NavWindow != stop.window) {
        ImGui::FocusWindow(stop.window);
    }
    const ImRect place(stop.from, stop.to);
    ImGui::SetNavID(stop.item, ImGuiNavLayer_Main, stop.window->DC.NavFocusScopeIdCurrent,
                    ImGui::WindowRectAbsToRel(stop.window, place));
    g.NavDisableHighlight = false;
    g.NavDisableMouseHover = true;
    bring_into_sight(stop);
}

} // namespace

bool has_keyboard()
{
    return ImGui::IsItemFocused() && !GImGui->NavDisableHighlight;
}

void focus_ring(const Ui& ui, bool round)
{
    if (!has_keyboard()) {
        return;
    }
    constexpr double air = 3.0;
    constexpr double corner = 4.0;
    const float by = ui.px(air);
    const ImVec2 low = ImGui::GetItemRectMin();
    const ImVec2 high = ImGui::GetItemRectMax();
    const float radius = round ? (high.x - low.x) / 2.0F + by : ui.px(corner);
    ImGui::GetWindowDrawList()->AddRect({low.x - by, low.y - by}, {high.x + by, high.y + by},
                                        ui.ink(chart::Ink::plan), radius, ImDrawFlags_None,
                                        ui.px(2.0));
}

void move_keyboard(Ui& ui)
{
    const ImGuiID now = GImGui->NavId;
    const auto at = [&](ImGuiID item) { return std::ranges::find(ui.stops, item, &Stop::item); };
    auto found = at(now);
    if (found != ui.stops.end()) {
        ui.last_stop = now;
    }
    if (ui.tab_by == 0 || ui.stops.empty()) {
        return;
    }
    found = at(ui.last_stop);
    const auto count = static_cast<std::ptrdiff_t>(ui.stops.size());
    std::ptrdiff_t next = ui.tab_by > 0 ? 0 : count - 1;
    if (found != ui.stops.end()) {
        next = (std::distance(ui.stops.begin(), found) + ui.tab_by + count) % count;
    }
    const Stop& stop = ui.stops[static_cast<std::size_t>(next)];
    if (stop.item == 0) {
        bring_into_sight(stop);
        ui.tab_later = ui.tab_by; // its controls are known in the next frame
        return;
    }
    put_keyboard_on(stop);
    ui.last_stop = stop.item;
}

} // namespace likvard::view
