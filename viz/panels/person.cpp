// One pupil in both worlds: the same child, the same luck, without and with the plan.
#include "core/months.hpp"
#include "viz/panels/tabs.hpp"

#include <fmt/format.h>

namespace likvard::view {
namespace {

void draw_table(AppState& state, const Life& life)
{
    Ui& ui = state.ui;
    constexpr int columns = 3;
    if (!ImGui::BeginTable("life", columns,
                           ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerH)) {
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
        const TextLook look{Size::body, {}, differs ? chart::Ink::text : chart::Ink::quiet};
        cell(fmt::format("life.{}.year", k), school_year_text(without.year), look);
        cell(fmt::format("life.{}.baseline", k), without.place + "\n" + without.note, look);
        cell(fmt::format("life.{}.plan", k), with.place + "\n" + with.note, look);
    }
    ImGui::EndTable();
}

} // namespace

void draw_person(AppState& state)
{
    Ui& ui = state.ui;
    constexpr double widest = 860.0;
    ImGui::BeginChild("person", {ui.px(widest), 0.0F}, false);
    line(ui, "person.title", say(Say::person_title, ui.language),
         {Size::section, chart::Weight::strong, chart::Ink::text});
    text(ui, "person.how", say(Say::person_why, ui.language),
         {Size::caption, {}, chart::Ink::quiet});
    const Say ask = state.life ? Say::person_another : Say::person_start;
    if (button(ui, "person.pick", say(ask, ui.language), {}, !state.life_busy)) {
        state.ask("person");
    }
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
