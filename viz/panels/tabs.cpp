#include "viz/panels/tabs.hpp"

#include "viz/figures/money.hpp"
#include "viz/figures/staff.hpp"
#include "viz/panels/answer.hpp"
#include "viz/panels/paint.hpp"

#include <algorithm>
#include <array>

namespace likvard::view {
namespace {

constexpr std::array titles{Say::tab_schools, Say::tab_map,       Say::tab_money,
                            Say::tab_staff,   Say::tab_why,       Say::tab_person,
                            Say::tab_limits,  Say::tab_difference};
constexpr std::array<const char*, tab_count> ids{"tab.schools", "tab.map",       "tab.money",
                                                 "tab.staff",   "tab.why",       "tab.person",
                                                 "tab.limits",  "tab.difference"};
/// From left to right.
constexpr std::array<Tab, tab_count> order{Tab::difference, Tab::schools, Tab::map,    Tab::money,
                                           Tab::staff,      Tab::why,     Tab::person, Tab::limits};

double room(const Ui& ui)
{
    return static_cast<double>(ImGui::GetContentRegionAvail().x / ui.faces.scale);
}

void draw_money(AppState& state)
{
    constexpr double widest = 1300.0;
    const figures::Subject of = subject(state, std::min(room(state.ui), widest));
    text(state.ui, "money.sentence", figures::money_sentence(of));
    figure(state.ui, "figure.money",
           kept_scene(state, "money", of, [&] { return figures::money(of); }));
}

void draw_staff(AppState& state)
{
    constexpr double widest = 1300.0;
    const figures::Subject of = subject(state, std::min(room(state.ui), widest));
    text(state.ui, "staff.sentence", figures::staff_sentence(of));
    figure(state.ui, "figure.staff",
           kept_scene(state, "staff", of, [&] { return figures::staff(of); }));
}

/// What a button of these words takes of a row, with the space behind it.
float width_of(const Ui& ui, std::string_view words, chart::Weight weight)
{
    return text_size(ui.faces.of(Size::body, weight), words).x +
           2.0F * ImGui::GetStyle().FramePadding.x;
}

/// Goes on in the same row where `width` has room there, else in the next.
void same_row(float width, float gap)
{
    ImGui::SameLine(0.0F, gap);
    if (ImGui::GetContentRegionAvail().x < width) {
        ImGui::NewLine();
    }
}

void draw_tab(AppState& state, Tab tab)
{
    Ui& ui = state.ui;
    const auto k = static_cast<std::size_t>(tab);
    const bool chosen = shown_tab(state) == tab;
    const std::string_view words = say(titles.at(k), ui.language);
    const WithFont face(ui, Size::body, chosen ? chart::Weight::strong : chart::Weight::regular);
    ImGui::PushStyleColor(ImGuiCol_Button, ui.ink(chart::Ink::ground, 0.0));
    ImGui::PushStyleColor(ImGuiCol_Border, ui.ink(chart::Ink::ground, 0.0));
    const std::string name = std::string(words) + "###" + ids.at(k);
    if (ImGui::Button(name.c_str())) {
        state.choices.tab = tab;
    }
    ImGui::PopStyleColor(2);
    log_item(ui, Role::tab, ids.at(k), words, chosen ? "chosen" : "");
    if (chosen) {
        const ImVec2 low = ImGui::GetItemRectMin();
        const ImVec2 high = ImGui::GetItemRectMax();
        ImGui::GetWindowDrawList()->AddRectFilled({low.x, high.y - ui.px(2.0)}, {high.x, high.y},
                                                  ui.ink(chart::Ink::plan));
    }
}

void draw_row_of_tabs(AppState& state)
{
    const Ui& ui = state.ui;
    bool first = true;
    for (const Tab tab : order) {
        if (!has_tab(state, tab)) {
            continue;
        }
        if (!first) {
            same_row(width_of(ui, say(tab_title(tab), ui.language), chart::Weight::strong),
                     ui.px(4.0));
        }
        first = false;
        draw_tab(state, tab);
    }
}

/// At the right end of the row: the tab over the chart, or below it.
void draw_size(AppState& state)
{
    Ui& ui = state.ui;
    bool& large = state.choices.large_tab;
    const std::string_view words = say(large ? Say::small_tab : Say::large_tab, ui.language);
    const float width = width_of(ui, words, chart::Weight::regular);
    same_row(width, ui.px(16.0));
    const float room = ImGui::GetContentRegionAvail().x - width;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(room, 0.0F));
    if (toggle(ui, "tab.large", words, large)) {
        large = !large;
    }
}

void draw_content(AppState& state)
{
    switch (shown_tab(state)) {
    case Tab::schools:
        return draw_schools(state);
    case Tab::map:
        return draw_map(state);
    case Tab::money:
        return draw_money(state);
    case Tab::staff:
        return draw_staff(state);
    case Tab::why:
        return draw_why(state);
    case Tab::person:
        return draw_person(state);
    case Tab::limits:
        return draw_limits(state);
    case Tab::difference:
        return draw_difference(state);
    }
}

} // namespace

Say tab_title(Tab tab)
{
    return titles.at(static_cast<std::size_t>(tab));
}

bool has_tab(const AppState& state, Tab tab)
{
    return tab != Tab::difference || state.layout.difference_in_tab;
}

Tab shown_tab(const AppState& state)
{
    return has_tab(state, state.choices.tab) ? state.choices.tab : Tab::schools;
}

void draw_tabs(AppState& state, float least)
{
    const float top = ImGui::GetCursorPosY();
    draw_row_of_tabs(state);
    draw_size(state);
    ImGui::Separator();
    const float room =
        std::max(ImGui::GetContentRegionAvail().y, least - (ImGui::GetCursorPosY() - top));
    const Tab tab = shown_tab(state);
    ImGui::BeginChild(ids.at(static_cast<std::size_t>(tab)), {0.0F, room}, false);
    if (tab == Tab::limits || (state.view && state.view->futures() > 0)) {
        draw_content(state);
    } else {
        text(state.ui, "tab.waiting", say(Say::computing_first, state.ui.language),
             {Size::body, {}, chart::Ink::quiet});
    }
    ImGui::EndChild();
}

} // namespace likvard::view
