// One person in both worlds: the same pupil or teacher, the same luck, without and with the plan.
#include "core/months.hpp"
#include "viz/panels/tabs.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace likvard::view {
namespace {

/// Where the person is, and below it, smaller, how they fare.
void draw_year(Ui& ui, const std::string& id, const LifeYear& year, chart::Ink ink)
{
    ImGui::TableNextColumn();
    ImGui::BeginGroup();
    const bool strong = ink == chart::Ink::text;
    text(ui, id, year.place,
         {Size::body, strong ? chart::Weight::strong : chart::Weight::regular, ink});
    if (!year.note.empty()) {
        text(ui, id + ".note", year.note, {Size::caption, {}, ink});
    }
    ImGui::EndGroup();
}

/// A bar in the plan's colour before the year that the plan has changed.
void mark_difference(const Ui& ui)
{
    constexpr double width = 3.0;
    constexpr double apart = 8.0;
    const ImVec2 low = ImGui::GetItemRectMin();
    const float left = low.x - ui.px(apart);
    ImGui::GetWindowDrawList()->AddRectFilled({left, low.y + ui.px(2.0)},
                                              {left + ui.px(width), ImGui::GetItemRectMax().y},
                                              ui.ink(chart::Ink::plan));
}

void draw_table(AppState& state, const Life& life)
{
    Ui& ui = state.ui;
    constexpr int columns = 3;
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {ui.px(12.0), ui.px(4.0)});
    const bool open = ImGui::BeginTable("life", columns, ImGuiTableFlags_BordersInnerH);
    ImGui::PopStyleVar();
    if (!open) {
        return;
    }
    constexpr double year_width = 80.0;
    ImGui::TableSetupColumn("year", ImGuiTableColumnFlags_WidthFixed, ui.px(year_width));
    ImGui::TableSetupColumn("baseline", ImGuiTableColumnFlags_WidthStretch);
    ImGui::TableSetupColumn("plan", ImGuiTableColumnFlags_WidthStretch);
    const auto cell = [&](const std::string& id, std::string_view words, TextLook look = {}) {
        ImGui::TableNextColumn();
        text(ui, id, words, look);
    };
    const TextLook strong{Size::caption, chart::Weight::strong, chart::Ink::quiet};
    cell("life.head.year", say(Say::year_word, ui.language), strong);
    cell("life.head.baseline", say(Say::without_plan, ui.language), strong);
    cell("life.head.plan", say(Say::with_plan, ui.language), strong);
    for (std::size_t k = 0; k < life.baseline.size(); ++k) {
        const LifeYear& without = life.baseline[k];
        const LifeYear& with = life.plan[k];
        const bool differs = without.place != with.place || without.note != with.note;
        const std::string id = fmt::format("life.{}", k);
        cell(id + ".year", school_year_text(without.year), {Size::caption, {}, chart::Ink::quiet});
        draw_year(ui, id + ".baseline", without, chart::Ink::quiet);
        draw_year(ui, id + ".plan", with, differs ? chart::Ink::text : chart::Ink::quiet);
        if (differs) {
            mark_difference(ui);
        }
    }
    ImGui::EndTable();
}

void draw_asking(AppState& state)
{
    Ui& ui = state.ui;
    const bool pupil = state.life && !state.life->teacher;
    const bool teacher = state.life && state.life->teacher;
    if (button(ui, "person.pick", say(pupil ? Say::person_another : Say::person_start, ui.language),
               {}, !state.life_busy)) {
        state.ask("person");
    }
    ImGui::SameLine();
    if (button(ui, "person.pick_teacher",
               say(teacher ? Say::teacher_another : Say::teacher_start, ui.language), {},
               !state.life_busy)) {
        state.ask("person", "teacher");
    }
    if (state.life_busy) {
        ImGui::SameLine();
        ImGui::AlignTextToFramePadding();
        line(ui, "person.waits", say(Say::person_waits, ui.language),
             {Size::body, {}, chart::Ink::quiet});
    }
    ImGui::Dummy({1.0F, ui.px(4.0)});
}

} // namespace

void draw_person(AppState& state)
{
    Ui& ui = state.ui;
    constexpr double widest = 1300.0;
    const float width = std::min(ui.px(widest), ImGui::GetContentRegionAvail().x);
    ImGui::BeginChild("person", {width, 0.0F}, false);
    line(ui, "person.title", say(Say::person_title, ui.language),
         {Size::section, chart::Weight::strong, chart::Ink::text});
    text(ui, "person.how", say(Say::person_why, ui.language),
         {Size::caption, {}, chart::Ink::quiet});
    draw_asking(state);
    if (state.life) {
        if (!state.life->title.empty()) {
            text(ui, "person.name", state.life->title,
                 {Size::body, chart::Weight::strong, chart::Ink::text});
        }
        draw_table(state, *state.life);
    }
    ImGui::EndChild();
}

} // namespace likvard::view
