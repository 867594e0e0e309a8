#include "viz/panels/tabs.hpp"

#include "viz/figures/money.hpp"
#include "viz/figures/staff.hpp"
#include "viz/panels/paint.hpp"

#include <array>

namespace likvard::view {
namespace {

constexpr std::array titles{Say::tab_schools, Say::tab_map,    Say::tab_money, Say::tab_staff,
                            Say::tab_why,     Say::tab_person, Say::tab_limits};
constexpr std::array<const char*, tab_count> ids{
    "tab.schools", "tab.map", "tab.money", "tab.staff", "tab.why", "tab.person", "tab.limits"};

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

void draw_row_of_tabs(AppState& state)
{
    Ui& ui = state.ui;
    for (std::size_t k = 0; k < tab_count; ++k) {
        const auto tab = static_cast<Tab>(k);
        const bool chosen = state.choices.tab == tab;
        const std::string_view words = say(titles.at(k), ui.language);
        if (k > 0) {
            ImGui::SameLine(0.0F, ui.px(4.0));
        }
        const WithFont face(ui, Size::body,
                            chosen ? chart::Weight::strong : chart::Weight::regular);
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
            ImGui::GetWindowDrawList()->AddRectFilled({low.x, high.y - ui.px(2.0)},
                                                      {high.x, high.y}, ui.ink(chart::Ink::plan));
        }
    }
}

/// At the right end of the row: the tab over the chart, or below it.
void draw_size(AppState& state)
{
    Ui& ui = state.ui;
    bool& large = state.choices.large_tab;
    const std::string_view words = say(large ? Say::small_tab : Say::large_tab, ui.language);
    const float width = text_size(ImGui::GetFont(), words).x +
                        2.0F * ImGui::GetStyle().FramePadding.x + ImGui::GetStyle().ItemSpacing.x;
    ImGui::SameLine(std::max(ImGui::GetWindowWidth() - width - ui.px(8.0), 0.0F));
    if (toggle(ui, "tab.large", words, large)) {
        large = !large;
    }
}

void draw_content(AppState& state)
{
    switch (state.choices.tab) {
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
    }
}

} // namespace

Say tab_title(Tab tab)
{
    return titles.at(static_cast<std::size_t>(tab));
}

void draw_tabs(AppState& state)
{
    draw_row_of_tabs(state);
    draw_size(state);
    ImGui::Separator();
    ImGui::BeginChild(ids.at(static_cast<std::size_t>(state.choices.tab)), {0.0F, 0.0F}, false);
    const bool without_numbers = state.choices.tab == Tab::limits;
    if (without_numbers || (state.view && state.view->futures() > 0)) {
        draw_content(state);
    } else {
        text(state.ui, "tab.waiting", say(Say::computing_first, state.ui.language),
             {Size::body, {}, chart::Ink::quiet});
    }
    ImGui::EndChild();
}

} // namespace likvard::view
