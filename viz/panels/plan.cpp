#include "viz/panels/plan.hpp"

#include "model/swedish.hpp"
#include "viz/panels/lever_text.hpp"
#include "viz/panels/targets.hpp"
#include "viz/panels/timeline.hpp"
#include "viz/panels/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace likvard::view {
namespace {

constexpr std::array groups{Say::group_staff,    Say::group_teaching,   Say::group_health,
                            Say::group_language, Say::group_governance, Say::group_places};

LocalText step_name(Say pattern, const LeverType& lever)
{
    const auto in = [&](Language language) {
        return fmt::format(fmt::runtime(say(pattern, language)),
                           uncapitalised(title(lever, language)));
    };
    return {in(Language::sv), in(Language::en)};
}

void switch_lever(AppState& state, const LeverType& lever, bool on)
{
    Scenario next = state.document.now();
    if (on) {
        LeverUse use = first_use(next, lever);
        if (use.target.rule == TargetRule::list) {
            use.target.schools = first_schools(lever, *state.municipality);
        }
        next = with_use(std::move(next), std::move(use));
    } else {
        std::erase_if(next.levers, [&](const LeverUse& use) { return use.type == &lever; });
    }
    state.document.edit(step_name(on ? Say::step_switch_on : Say::step_switch_off, lever),
                        std::move(next));
}

void draw_field(AppState& state, std::size_t row, std::size_t which, const std::string& id)
{
    LeverUse use = state.document.now().levers[row];
    const FieldInfo& field = use.type->fields[which];
    Ui& ui = state.ui;
    double value = use.values[which];
    const std::string name = id + "." + std::string(field.key);
    const auto flags = is_wide(field) ? Curve::wide : Curve::even;
    if (slider(ui, name, field_name(field.key, ui.language), value, field.low, field.high,
               field_text(field, value, ui.language), flags)) {
        use.values[which] = rounded(field, value);
        change_use(state, row, std::move(use), name);
    }
    if (ImGui::IsItemHovered()) {
        tip(ui, capitalised(meaning(*use.type, field, ui.language)));
    }
    if (ImGui::IsItemDeactivated()) {
        state.document.end_gesture();
    }
}

void draw_fields(AppState& state, std::size_t row, const std::string& id, bool amounts)
{
    const std::size_t count = state.document.now().levers[row].type->fields.size();
    for (std::size_t k = 0; k < count; ++k) {
        if (state.document.now().levers[row].type->fields[k].is_amount == amounts) {
            draw_field(state, row, k, id);
        }
    }
}

void draw_when(AppState& state, std::size_t row, const std::string& id)
{
    constexpr int august = 8;
    constexpr int july = 7;
    const Scenario& plan = state.document.now();
    LeverUse use = plan.levers[row];
    const Span span{Month::of(plan.first_year, august), Month::of(plan.last_year + 1, july)};
    const bool judgement = use.type->evidence.strength == Strength::judgement;
    if (timeline(state.ui, id + ".when", span, use.target.from, use.target.until, judgement)) {
        change_use(state, row, std::move(use), id + ".when");
    }
    if (ImGui::IsItemDeactivated()) {
        state.document.end_gesture();
    }
}

/// "4 skolor: störst upplevt behov · 5,3 mnkr/år".
void draw_summary(AppState& state, const LeverUse& use, const std::string& id)
{
    Ui& ui = state.ui;
    line(ui, id + ".schools", target_text(use, *state.municipality, ui.language),
         {Size::caption, {}, chart::Ink::text}, 0.0F, true);
}

void draw_details(AppState& state, std::size_t row, const std::string& id)
{
    Ui& ui = state.ui;
    const Language language = ui.language;
    LeverUse use = state.document.now().levers[row];
    draw_fields(state, row, id, false);
    const auto rows = uses_of(state.document.now(), *use.type);
    const auto ordinal =
        static_cast<std::size_t>(std::find(rows.begin(), rows.end(), row) - rows.begin());
    if (draw_targets(state, use, ordinal, id)) {
        change_use(state, row, use, id + ".target");
    }
    const LeverType& lever = *use.type;
    text(ui, id + ".evidence",
         fmt::format("{}: {}. {}", say(Say::evidence, language),
                     uncapitalised(say(strength_title(lever.evidence.strength), language)),
                     source(lever.evidence.source, language)),
         {Size::caption, {}, chart::Ink::quiet});
    if (button(ui, id + ".another", say(Say::another_use, language))) {
        LeverUse more = state.document.now().levers[row];
        state.document.edit(step_name(Say::step_change, lever),
                            with_use(state.document.now(), std::move(more)));
    }
    ImGui::SameLine();
    if (button(ui, id + ".remove", say(Say::remove, language))) {
        state.document.edit(step_name(Say::step_change, lever),
                            without_use(state.document.now(), row));
    }
}

void draw_use(AppState& state, std::size_t row, const std::string& id)
{
    Ui& ui = state.ui;
    ImGui::Indent(ui.px(28.0));
    draw_fields(state, row, id, true);
    draw_when(state, row, id);
    draw_summary(state, state.document.now().levers[row], id);
    std::string& open = state.choices.open_lever;
    const bool is_open = open == id;
    if (toggle(ui, id + ".details", say(is_open ? Say::hide : Say::details, ui.language),
               is_open)) {
        open = is_open ? std::string() : id;
    }
    if (is_open) {
        draw_details(state, row, id);
    }
    ImGui::Unindent(ui.px(28.0));
    ImGui::Dummy({1.0F, ui.px(6.0)});
}

void draw_title(AppState& state, const LeverType& lever, const std::string& id, bool is_on)
{
    Ui& ui = state.ui;
    constexpr double mark_room = 52.0;
    const float start = ImGui::GetCursorPosX();
    const float width = ImGui::GetContentRegionAvail().x;
    bool on = is_on;
    const float room = width - ui.px(mark_room);
    ImGui::BeginGroup();
    if (checkbox(ui, id, title(lever, ui.language), on, room)) {
        switch_lever(state, lever, on);
    }
    ImGui::EndGroup();
    if (ImGui::IsItemHovered()) {
        tip(ui, ui.swedish() ? lever.summary_sv : lever.summary);
    }
    ImGui::SameLine(start + room + ui.px(6.0));
    evidence_mark(ui, id + ".mark", lever);
}

void draw_cost(AppState& state, const LeverType& lever, const std::map<std::string, double>& costs,
               const std::string& id)
{
    Ui& ui = state.ui;
    const auto cost = costs.find(std::string(lever.key));
    const std::string amount = cost == costs.end()
                                   ? "…"
                                   : fmt::format("{} {}", format_sek(cost->second, ui.language),
                                                 say(Say::per_year, ui.language));
    ImGui::Indent(ui.px(28.0));
    line(ui, id + ".cost", amount,
         {Size::caption, chart::Weight::strong,
          state.answering.stale ? chart::Ink::quiet : chart::Ink::text});
    ImGui::Unindent(ui.px(28.0));
}

void draw_lever(AppState& state, const LeverType& lever, const std::map<std::string, double>& costs)
{
    const std::string id = "lever." + std::string(lever.key);
    const bool is_on = !uses_of(state.document.now(), lever).empty();
    draw_title(state, lever, id, is_on);
    if (!is_on) {
        return;
    }
    draw_cost(state, lever, costs, id);
    const std::size_t count = uses_of(state.document.now(), lever).size();
    for (std::size_t k = 0; k < count; ++k) {
        const auto rows = uses_of(state.document.now(), lever); // may have changed by now
        if (k < rows.size()) {
            draw_use(state, rows[k], count == 1 ? id : id + "." + std::to_string(k + 1));
        }
    }
}

void draw_group(AppState& state, Say group, const std::map<std::string, double>& costs)
{
    Ui& ui = state.ui;
    int on = 0;
    for (const LeverType* lever : levers()) {
        on +=
            lever_group(*lever) == group && !uses_of(state.document.now(), *lever).empty() ? 1 : 0;
    }
    const std::string id = "group." + std::to_string(static_cast<int>(group));
    const std::string words = on == 0 ? std::string(say(group, ui.language))
                                      : fmt::format("{} ({})", say(group, ui.language), on);
    {
        constexpr double arrow = 56.0;
        const float room = ImGui::GetContentRegionAvail().x - ui.px(arrow);
        const WithFont strong(ui, fitting(ui, words, room, chart::Weight::strong),
                              chart::Weight::strong);
        ImGui::SetNextItemOpen(on > 0, ImGuiCond_Once);
        const bool open = ImGui::CollapsingHeader((words + "###" + id).c_str());
        log_item(ui, Role::row, id, words, open ? "open" : "closed");
        if (!open) {
            return;
        }
    }
    for (const LeverType* lever : levers()) {
        if (lever_group(*lever) == group) {
            draw_lever(state, *lever, costs);
        }
    }
    ImGui::Dummy({1.0F, ui.px(8.0)});
}

void draw_total(AppState& state)
{
    Ui& ui = state.ui;
    const bool known = state.view != nullptr && state.view->futures() > 0;
    const std::string amount =
        known ? fmt::format("{} {}", format_sek(state.view->cost_per_year(), ui.language),
                            say(Say::per_year, ui.language))
              : "…";
    ImGui::Separator();
    line(ui, "plan.cost.label", say(Say::plan_cost, ui.language),
         {Size::caption, {}, chart::Ink::quiet});
    line(ui, "plan.cost", amount,
         {Size::section, chart::Weight::strong,
          state.answering.stale ? chart::Ink::quiet : chart::Ink::text});
}

} // namespace

void switch_lever(AppState& state, std::string_view key)
{
    if (const LeverType* lever = lever_named(key)) {
        switch_lever(state, *lever, uses_of(state.document.now(), *lever).empty());
    }
}

void change_use(AppState& state, std::size_t row, LeverUse use, std::string_view gesture)
{
    Scenario next = state.document.now();
    const LeverType& lever = *use.type;
    next.levers[row] = std::move(use);
    state.document.edit(step_name(Say::step_change, lever), std::move(next), gesture);
}

void evidence_mark(Ui& ui, std::string_view id, const LeverType& lever)
{
    constexpr int dots = 3;
    constexpr double radius = 4.0;
    constexpr double apart = 12.0;
    const int filled = strength_dots(lever.evidence.strength);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 colour =
        ui.ink(filled > 0 ? chart::Ink::text : chart::Ink::widens); // judgement is to be seen
    for (int k = 0; k < dots; ++k) {
        const ImVec2 centre{at.x + ui.px(radius + apart * k), at.y + height / 2.0F};
        if (k < filled) {
            list->AddCircleFilled(centre, ui.px(radius), colour);
        } else {
            list->AddCircle(centre, ui.px(radius) - 0.5F, colour, 0, ui.px(1.2));
        }
    }
    ImGui::Dummy({ui.px(apart * dots), height});
    const std::string_view words = say(strength_title(lever.evidence.strength), ui.language);
    log_item(ui, Role::mark, id, words, std::to_string(filled));
    if (ImGui::IsItemHovered()) {
        tip(ui, fmt::format("{}. {}", words, source(lever.evidence.source, ui.language)));
    }
}

void draw_plan(AppState& state)
{
    Ui& ui = state.ui;
    const float foot = ui.px(64.0);
    std::map<std::string, double> costs;
    if (state.view && state.view->futures() > 0) {
        costs = state.lever_costs;
    }
    ImGui::BeginChild("levers", {0.0F, -foot}, false);
    line(ui, "plan.heading", say(Say::levers, ui.language),
         {Size::section, chart::Weight::strong, chart::Ink::text});
    if (state.document.now().levers.empty()) {
        text(ui, "plan.empty", say(Say::no_levers, ui.language),
             {Size::body, {}, chart::Ink::quiet});
    }
    for (const Say group : groups) {
        draw_group(state, group, costs);
    }
    ImGui::EndChild();
    draw_total(state);
}

} // namespace likvard::view
