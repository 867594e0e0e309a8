#include "viz/panels/bars.hpp"

#include "viz/panels/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace likvard::view {
namespace {

template <class... Args> std::string filled(const Ui& ui, Say pattern, const Args&... args)
{
    return fmt::format(fmt::runtime(say(pattern, ui.language)), args...);
}

void draw_plan_menu(AppState& state)
{
    Ui& ui = state.ui;
    if (!ImGui::BeginPopup("plan.menu")) {
        return;
    }
    const auto item = [&](const char* command, Say words) {
        if (row(ui, command, say(words, ui.language), false)) {
            state.ask(command);
        }
    };
    item("plan.new", Say::new_plan);
    item("plan.open", Say::open);
    item("plan.save", Say::save);
    item("plan.save_as", Say::save_as);
    if (!state.recent.empty()) {
        ImGui::Separator();
        line(ui, "recent", say(Say::recent, ui.language), {Size::caption, {}, chart::Ink::quiet});
        for (std::size_t k = 0; k < state.recent.size(); ++k) {
            if (row(ui, fmt::format("recent.{}", k), state.recent[k], false)) {
                state.ask("plan.open", state.recent[k]);
            }
        }
    }
    ImGui::EndPopup();
}

void draw_exports(AppState& state)
{
    Ui& ui = state.ui;
    if (!ImGui::BeginPopup("export.menu")) {
        return;
    }
    const auto item = [&](const char* command, Say words) {
        if (row(ui, command, say(words, ui.language), false)) {
            state.ask(command);
        }
    };
    item("export.over_time", Say::export_over_time);
    item("export.difference", Say::export_difference);
    item("export.tab", Say::export_tab);
    ImGui::Separator();
    item("copy.command", Say::copy_command);
    item("copy.scenario", Say::export_scenario);
    ImGui::EndPopup();
}

void draw_steps(AppState& state)
{
    Ui& ui = state.ui;
    Document& document = state.document;
    const auto named = [&](const LocalText& name) { return ui.swedish() ? name.sv : name.en; };
    const bool can_undo = document.can_undo();
    if (button(ui, "edit.undo", say(Say::undo, ui.language),
               can_undo ? named(document.undo_name()) : std::string(), can_undo)) {
        state.ask("edit.undo");
    }
    ImGui::SameLine();
    const bool can_redo = document.can_redo();
    if (button(ui, "edit.redo", say(Say::redo, ui.language),
               can_redo ? named(document.redo_name()) : std::string(), can_redo)) {
        state.ask("edit.redo");
    }
    ImGui::SameLine();
    const auto count = differences(document.opened(), document.now()).size();
    if (button(ui, "plan.differences", filled(ui, Say::differences, count))) {
        state.differences_open = true;
    }
}

float width_of(const Ui& ui, std::string_view label)
{
    return text_size(ui.faces.of(Size::body), label).x + 2.0F * ImGui::GetStyle().FramePadding.x +
           ImGui::GetStyle().ItemSpacing.x;
}

void draw_right_end(AppState& state)
{
    Ui& ui = state.ui;
    const bool is_dark = ui.theme == chart::Theme::dark;
    const std::string_view present = "F5";
    const std::string present_words = fmt::format("{} {}", say(Say::present, ui.language), present);
    const std::string_view theme = say(is_dark ? Say::light : Say::dark, ui.language);
    const std::string_view language = say(Say::language_name, ui.language);
    const float width = width_of(ui, say(Say::compare, ui.language)) +
                        width_of(ui, say(Say::export_, ui.language)) + width_of(ui, present_words) +
                        width_of(ui, theme) + width_of(ui, language);
    ImGui::SameLine(std::max(ImGui::GetCursorPosX(), ImGui::GetWindowWidth() - width - ui.px(8.0)));
    if (button(ui, "compare", say(Say::compare, ui.language))) {
        state.compare_open = true;
    }
    ImGui::SameLine();
    if (button(ui, "export", say(Say::export_, ui.language))) {
        ImGui::OpenPopup("export.menu");
    }
    draw_exports(state);
    ImGui::SameLine();
    if (button(ui, "present", present_words)) {
        state.ask("present");
    }
    ImGui::SameLine();
    if (button(ui, "theme", theme)) {
        state.ask("theme");
    }
    ImGui::SameLine();
    if (button(ui, "language", language)) {
        state.ask("language");
    }
}

} // namespace

void draw_top_bar(AppState& state)
{
    Ui& ui = state.ui;
    const Scenario& plan = state.document.now();
    {
        const WithFont strong(ui, Size::body, chart::Weight::strong);
        const std::string words = fmt::format("{}: {}", state.municipality->name,
                                              ui.swedish() ? plan.title.sv : plan.title.en);
        if (button(ui, "plan.title", words)) {
            ImGui::OpenPopup("plan.menu");
        }
    }
    draw_plan_menu(state);
    if (state.document.changed()) {
        ImGui::SameLine();
        ImGui::AlignTextToFramePadding();
        const ImVec2 at = ImGui::GetCursorScreenPos();
        constexpr double radius = 4.0;
        ImGui::GetWindowDrawList()->AddCircleFilled(
            {at.x + ui.px(radius), at.y + ImGui::GetFrameHeight() / 2.0F}, ui.px(radius),
            ui.ink(chart::Ink::widens));
        ImGui::Dummy({ui.px(2.5 * radius), ImGui::GetFrameHeight()});
        log_item(ui, Role::mark, "plan.changed", say(Say::not_saved, ui.language));
        ImGui::SameLine();
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(say(Say::changed, ui.language).data());
    }
    ImGui::SameLine(0.0F, ui.px(24.0));
    draw_steps(state);
    ImGui::SameLine();
    draw_right_end(state);
}

Enough enough(const Difference& difference)
{
    const int futures = difference.spread.futures;
    constexpr int few = 20; // below it the bounds of the interval are extremes
    const bool clear = difference.spread.low90 > 0.0 || difference.spread.high90 < 0.0;
    if (clear && futures >= few) {
        return {true, true, 0};
    }
    // The spread over futures does not shrink with their number; the precision of its mean does.
    // Once the mean's own interval is a tenth of the spread, more futures change no verdict.
    constexpr double fine = 0.1;
    const double spread = difference.spread.high90 - difference.spread.low90;
    const double precision = difference.mean_high90 - difference.mean_low90;
    if (futures < few || !(precision >= 0.0)) {
        return {false, false, few - std::min(futures, few) + 1};
    }
    const double ratio = spread > 0.0 ? precision / spread : 0.0;
    if (ratio <= fine) {
        return {true, false, 0};
    }
    const double wanted = static_cast<double>(futures) * (ratio / fine) * (ratio / fine);
    return {false, false, static_cast<int>(std::ceil(wanted)) - futures};
}

namespace {

std::string enough_words(const AppState& state)
{
    const Ui& ui = state.ui;
    if (!state.view || state.answering.busy) {
        return std::string(say(Say::enough_wait, ui.language));
    }
    const auto pair = state.view->compare(state.choices.outcome, state.choices.group,
                                          state.view->info().last_year);
    if (!pair) {
        return {};
    }
    const Enough verdict = enough(pair->difference);
    if (verdict.settled) {
        return std::string(
            say(verdict.clear ? Say::enough_clear : Say::enough_undecided, ui.language));
    }
    return filled(ui, Say::enough_not, verdict.more);
}

void draw_progress(AppState& state)
{
    Ui& ui = state.ui;
    const Answering& a = state.answering;
    constexpr double width = 160.0;
    constexpr double height = 8.0;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float line_height = ImGui::GetTextLineHeight();
    const float top = at.y + (line_height - ui.px(height)) / 2.0F;
    const float share =
        a.total > 0 ? static_cast<float>(a.done) / static_cast<float>(a.total) : 0.0F;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({at.x, top}, {at.x + ui.px(width), top + ui.px(height)},
                        ui.ink(chart::Ink::rule), ui.px(height) / 2.0F);
    if (share > 0.0F) {
        list->AddRectFilled(
            {at.x, top},
            {at.x + std::max(ui.px(width) * share, ui.px(height)), top + ui.px(height)},
            ui.ink(a.cancelled ? chart::Ink::quiet : chart::Ink::plan), ui.px(height) / 2.0F);
    }
    ImGui::Dummy({ui.px(width), line_height});
    log_item(ui, Role::progress, "progress", filled(ui, Say::futures_done, a.done, a.total),
             fmt::format("{}/{}", a.done, a.total));
}

} // namespace

void draw_status(AppState& state)
{
    Ui& ui = state.ui;
    const Answering& a = state.answering;
    const WithFont small(ui, Size::caption);
    draw_progress(state);
    ImGui::SameLine(0.0F, ui.px(12.0));
    const std::string words = a.cancelled ? filled(ui, Say::stopped, a.done, a.total)
                                          : filled(ui, Say::futures_done, a.done, a.total);
    line(ui, "status.futures", words, {Size::caption, {}, chart::Ink::text}, ui.px(240.0));
    ImGui::SameLine(0.0F, ui.px(16.0));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(8.0), ui.px(1.0)});
    if (a.busy) {
        if (button(ui, "run.stop", say(Say::stop, ui.language))) {
            state.ask("run.stop");
        }
    } else if (a.cancelled && button(ui, "run.go_on", say(Say::go_on, ui.language))) {
        state.ask("run.go_on");
    }
    ImGui::PopStyleVar();
    ImGui::SameLine(0.0F, ui.px(16.0));
    const std::string identity =
        fmt::format("{} {} · likvard {}{}", say(Say::seed, ui.language), state.document.now().seed,
                    state.version, a.hash.empty() ? "" : " · " + a.hash.substr(0, 8));
    const std::string commands = fmt::format("{}  Ctrl+K", say(Say::palette, ui.language));
    const ImFont* font = ui.faces.of(Size::caption);
    const float end = ui.px(40.0) + text_size(font, identity).x + text_size(font, commands).x;
    line(ui, "status.enough", enough_words(state), {Size::caption, {}, chart::Ink::quiet},
         std::max(ImGui::GetContentRegionAvail().x - end, 1.0F), true);
    ImGui::SameLine(ImGui::GetWindowWidth() - end - ui.px(8.0));
    line(ui, "status.identity", identity, {Size::caption, {}, chart::Ink::quiet});
    ImGui::SameLine(0.0F, ui.px(16.0));
    line(ui, "status.palette", commands, {Size::caption, {}, chart::Ink::quiet});
    if (ImGui::IsItemClicked()) {
        state.palette_open = true;
    }
}

} // namespace likvard::view
