#include "viz/panels/bars.hpp"

#include "viz/panels/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

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

/// A button of the bar, or where there is no room a row of its menu.
struct BarItem {
    const char* command;
    std::string label, tip;
    bool enabled = true;
    int last = 0; // the higher, the sooner it goes into the menu
    bool shown = true;
};

/// Those on the left, and from `right_end` those on the right.
constexpr std::size_t right_end = 3;

std::vector<BarItem> bar_items(const AppState& state)
{
    const Ui& ui = state.ui;
    const Document& document = state.document;
    const auto named = [&](bool there, const LocalText& name) {
        return !there ? std::string() : ui.swedish() ? name.sv : name.en;
    };
    const auto word = [&](Say what) { return std::string(say(what, ui.language)); };
    const bool undo = document.can_undo();
    const bool redo = document.can_redo();
    const bool is_dark = ui.theme == chart::Theme::dark;
    const auto changes = differences(document.opened(), document.now()).size();
    return {
        {"edit.undo", word(Say::undo), named(undo, undo ? document.undo_name() : LocalText{}), undo,
         3},
        {"edit.redo", word(Say::redo), named(redo, redo ? document.redo_name() : LocalText{}), redo,
         4},
        {"plan.differences", filled(ui, Say::differences, changes), {}, true, 5},
        {"compare", word(Say::compare), {}, true, 2},
        {"export", word(Say::export_), {}, true, 0},
        {"present", word(Say::present) + " F5", {}, true, 1},
        {"theme", word(is_dark ? Say::light : Say::dark), {}, true, 7},
        {"language", word(Say::language_name), {}, true, 6},
    };
}

float width_of(const Ui& ui, std::string_view label, chart::Weight weight = chart::Weight::regular)
{
    return text_size(ui.faces.of(Size::body, weight), label).x +
           2.0F * ImGui::GetStyle().FramePadding.x + ImGui::GetStyle().ItemSpacing.x;
}

/// Width of the items that are shown, from the first to before the last given.
float width_of(const Ui& ui, const std::vector<BarItem>& items, std::size_t first, std::size_t last)
{
    float width = 0.0F;
    for (std::size_t k = first; k < last; ++k) {
        width += items[k].shown ? width_of(ui, items[k].label) : 0.0F;
    }
    return width;
}

/// Takes items out of the bar until the others fit in `room`.
void fit_items(const Ui& ui, std::vector<BarItem>& items, float room)
{
    float left = room;
    while (width_of(ui, items, 0, items.size()) > left) {
        BarItem* next = nullptr;
        for (BarItem& item : items) {
            const bool later = item.shown && item.last > 0;
            next = later && (next == nullptr || item.last > next->last) ? &item : next;
        }
        if (next == nullptr) {
            return; // the export stays whatever happens
        }
        next->shown = false;
        left = room - width_of(ui, say(Say::more, ui.language));
    }
}

void draw_items(AppState& state, const std::vector<BarItem>& items, std::size_t first,
                std::size_t last)
{
    for (std::size_t k = first; k < last; ++k) {
        const BarItem& item = items[k];
        if (!item.shown) {
            continue;
        }
        const bool pressed = button(state.ui, item.command, item.label, item.tip, item.enabled);
        const bool is_export = std::string_view(item.command) == "export";
        if (pressed && is_export) {
            ImGui::OpenPopup("export.menu");
        } else if (pressed) {
            state.ask(item.command);
        }
        if (is_export) {
            draw_exports(state);
        }
        ImGui::SameLine();
    }
}

/// What the bar has no room for.
void draw_more(AppState& state, const std::vector<BarItem>& items)
{
    Ui& ui = state.ui;
    if (std::all_of(items.begin(), items.end(), [](const BarItem& item) { return item.shown; })) {
        return;
    }
    if (button(ui, "more", say(Say::more, ui.language))) {
        ImGui::OpenPopup("more.menu");
    }
    if (!ImGui::BeginPopup("more.menu")) {
        return;
    }
    for (const BarItem& item : items) {
        if (item.shown) {
            continue;
        }
        ImGui::BeginDisabled(!item.enabled);
        if (row(ui, item.command, item.label, false)) {
            state.ask(item.command);
        }
        ImGui::EndDisabled();
    }
    ImGui::EndPopup();
}

/// Municipality and title of the plan, as much of them as `room` has, with the menu of plans.
void draw_plan_title(AppState& state, float room)
{
    Ui& ui = state.ui;
    const Scenario& plan = state.document.now();
    const std::string words = fmt::format("{}: {}", state.municipality->name,
                                          ui.swedish() ? plan.title.sv : plan.title.en);
    {
        const WithFont strong(ui, Size::body, chart::Weight::strong);
        const float inside = room - 2.0F * ImGui::GetStyle().FramePadding.x;
        const std::string shown = shortened(ImGui::GetFont(), words, inside);
        if (button(ui, "plan.title", shown, shown == words ? std::string() : words)) {
            ImGui::OpenPopup("plan.menu");
        }
    }
    draw_plan_menu(state);
}

void draw_changed(AppState& state)
{
    Ui& ui = state.ui;
    constexpr double radius = 4.0;
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddCircleFilled(
        {at.x + ui.px(radius), at.y + ImGui::GetFrameHeight() / 2.0F}, ui.px(radius),
        ui.ink(chart::Ink::widens));
    ImGui::Dummy({ui.px(2.5 * radius), ImGui::GetFrameHeight()});
    log_item(ui, Role::mark, "plan.changed", say(Say::not_saved, ui.language));
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(say(Say::changed, ui.language).data());
}

/// Where there is room for the levers or the answer: which of them.
void draw_levers_switch(AppState& state)
{
    bool& alone = state.choices.plan_alone;
    if (toggle(state.ui, "view.levers", say(Say::levers, state.ui.language), alone)) {
        alone = !alone;
    }
    ImGui::SameLine();
}

} // namespace

void draw_top_bar(AppState& state)
{
    Ui& ui = state.ui;
    constexpr double least_title = 160.0;
    constexpr double changed_room = 76.0;
    const Scenario& plan = state.document.now();
    if (state.layout.one_column) {
        draw_levers_switch(state);
    }
    const float room = ImGui::GetContentRegionAvail().x - ui.px(24.0) -
                       (state.document.changed() ? ui.px(changed_room) : 0.0F);
    const std::string title = fmt::format("{}: {}", state.municipality->name,
                                          ui.swedish() ? plan.title.sv : plan.title.en);
    const float whole = width_of(ui, title, chart::Weight::strong);
    std::vector<BarItem> items = bar_items(state);
    fit_items(ui, items, room - std::min(whole, std::max(room * 0.5F, ui.px(least_title))));
    const bool all =
        std::all_of(items.begin(), items.end(), [](const BarItem& i) { return i.shown; });
    const float right = width_of(ui, items, right_end, items.size()) +
                        (all ? 0.0F : width_of(ui, say(Say::more, ui.language)));
    draw_plan_title(state, std::min(whole, room - right - width_of(ui, items, 0, right_end)) -
                               ImGui::GetStyle().ItemSpacing.x);
    if (state.document.changed()) {
        draw_changed(state);
    }
    ImGui::SameLine(0.0F, ui.px(24.0));
    draw_items(state, items, 0, right_end);
    ImGui::SameLine(std::max(ImGui::GetCursorPosX(), ImGui::GetWindowWidth() - right - ui.px(4.0)));
    draw_items(state, items, right_end, items.size());
    draw_more(state, items);
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

void draw_progress(AppState& state, double width)
{
    Ui& ui = state.ui;
    const Answering& a = state.answering;
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
    const ImFont* font = ui.faces.of(Size::caption);
    const TextLook quiet{Size::caption, {}, chart::Ink::quiet};
    const float whole = ImGui::GetContentRegionAvail().x;
    constexpr double wide =
        900.0; // below it the bar is short, and who made the numbers is left out
    const bool is_wide = whole >= ui.px(wide);
    draw_progress(state, is_wide ? 160.0 : 64.0);
    ImGui::SameLine(0.0F, ui.px(12.0));
    const std::string words = a.cancelled ? filled(ui, Say::stopped, a.done, a.total)
                                          : filled(ui, Say::futures_done, a.done, a.total);
    line(ui, "status.futures", words, {Size::caption, {}, chart::Ink::text},
         text_size(font, words).x + 1.0F);
    ImGui::SameLine(0.0F, ui.px(16.0));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(8.0), ui.px(1.0)});
    if (a.busy) {
        if (button(ui, "run.stop", say(Say::stop, ui.language))) {
            state.ask("run.stop");
        }
        ImGui::SameLine(0.0F, ui.px(16.0));
    } else if (a.cancelled) {
        if (button(ui, "run.go_on", say(Say::go_on, ui.language))) {
            state.ask("run.go_on");
        }
        ImGui::SameLine(0.0F, ui.px(16.0));
    }
    const std::string identity =
        is_wide ? fmt::format("{} {} · likvard {}{}", say(Say::seed, ui.language),
                              state.document.now().seed, state.version,
                              a.hash.empty() ? "" : " · " + a.hash.substr(0, 8))
                : std::string();
    const std::string commands = fmt::format("{}  Ctrl+K", say(Say::palette, ui.language));
    const float end = ui.px(is_wide ? 16.0 : 0.0) + text_size(font, identity).x +
                      text_size(font, commands).x + 2.0F * ImGui::GetStyle().FramePadding.x;
    const float room = ImGui::GetContentRegionAvail().x - end - ui.px(16.0);
    constexpr double least = 120.0;
    if (room > ui.px(least)) {
        line(ui, "status.enough", enough_words(state), quiet, room, true);
        ImGui::SameLine();
    }
    ImGui::SameLine(ImGui::GetWindowWidth() - end - ui.px(12.0));
    if (is_wide) {
        line(ui, "status.identity", identity, quiet);
        ImGui::SameLine(0.0F, ui.px(16.0));
    }
    if (button(ui, "status.palette", commands)) {
        state.palette_open = true;
    }
    ImGui::PopStyleVar();
}

} // namespace likvard::view
