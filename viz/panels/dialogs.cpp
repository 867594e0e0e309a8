#include "viz/panels/dialogs.hpp"

#include "viz/panels/lever_text.hpp"
#include "viz/panels/tabs.hpp"
#include "viz/panels/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <imgui_stdlib.h>

namespace likvard::view {
namespace {

constexpr ImGuiWindowFlags dialog_flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                          ImGuiWindowFlags_NoMove |
                                          ImGuiWindowFlags_NoSavedSettings;

/// Every word of the search occurs somewhere.
bool matches(std::string_view words, const std::string& search)
{
    const auto lower = [](std::string_view text) {
        std::string low(text);
        std::transform(low.begin(), low.end(), low.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        return low;
    };
    const std::string all = lower(words);
    std::string wanted = lower(search);
    std::size_t at = 0;
    while (at < wanted.size()) {
        const std::size_t space = std::min(wanted.find(' ', at), wanted.size());
        if (all.find(wanted.substr(at, space - at)) == std::string::npos) {
            return false;
        }
        at = space + 1;
    }
    return true;
}

void draw_palette(AppState& state)
{
    Ui& ui = state.ui;
    constexpr double width = 560.0;
    constexpr double height = 440.0;
    if (!begin_dialog(state, "palette", state.palette_open, width, height)) {
        state.palette_search.clear();
        return;
    }
    if (ImGui::IsWindowAppearing()) {
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::SetNextItemWidth(-1.0F);
    const bool entered = ImGui::InputTextWithHint(
        "##search", std::string(say(Say::palette_hint, ui.language)).c_str(), &state.palette_search,
        ImGuiInputTextFlags_EnterReturnsTrue);
    log_item(ui, Role::field, "palette.search", say(Say::palette_hint, ui.language),
             state.palette_search);
    ImGui::BeginChild("found", {0.0F, 0.0F}, false);
    bool first = true;
    for (const CommandEntry& entry : commands(state)) {
        if (!matches(entry.words, state.palette_search)) {
            continue;
        }
        const std::string id = "palette." + entry.command + "." + entry.argument;
        const bool chosen = row(ui, id, entry.words, first);
        if (!entry.keys.empty()) {
            ImGui::SameLine(ImGui::GetContentRegionMax().x - ui.px(90.0));
            ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ui.px(3.0)); // small type at its middle
            line(ui, id + ".keys", entry.keys, {Size::caption, {}, chart::Ink::quiet});
        }
        if (chosen || (entered && first)) {
            state.ask(entry.command, entry.argument);
            state.palette_open = false;
        }
        first = false;
    }
    if (first) {
        text(ui, "palette.none", say(Say::nothing_found, ui.language),
             {Size::body, {}, chart::Ink::quiet});
    }
    ImGui::EndChild();
    ImGui::EndPopup();
}

std::string change_words(const AppState& state, const LeverChange& what)
{
    const Say change = what.change == Change::added     ? Say::added
                       : what.change == Change::removed ? Say::removed
                                                        : Say::modified;
    return fmt::format("{}{}: {}", title(*what.lever, state.ui.language),
                       what.ordinal == 0 ? std::string() : fmt::format(" {}", what.ordinal + 1),
                       say(change, state.ui.language));
}

void draw_changes(AppState& state, Say heading, const Scenario& from, const std::string& id)
{
    Ui& ui = state.ui;
    text(ui, id + ".heading", say(heading, ui.language),
         {Size::body, chart::Weight::strong, chart::Ink::text});
    const std::vector<LeverChange> found = differences(from, state.document.now());
    if (found.empty()) {
        text(ui, id + ".none", say(Say::nothing_changed, ui.language),
             {Size::body, {}, chart::Ink::quiet});
    }
    for (std::size_t k = 0; k < found.size(); ++k) {
        const std::string name = fmt::format("{}.{}", id, k);
        if (button(ui, name + ".revert", say(Say::revert, ui.language))) {
            LocalText step;
            step.sv = fmt::format(fmt::runtime(say(Say::step_revert, Language::sv)),
                                  uncapitalised(found[k].lever->title_sv));
            step.en = fmt::format(fmt::runtime(say(Say::step_revert, Language::en)),
                                  uncapitalised(found[k].lever->title_en));
            state.document.edit(std::move(step), reverted(from, state.document.now(), found[k]));
        }
        ImGui::SameLine();
        ImGui::AlignTextToFramePadding();
        line(ui, name, change_words(state, found[k]), {}, 0.0F, true);
    }
}

void draw_differences(AppState& state)
{
    Ui& ui = state.ui;
    constexpr double width = 560.0;
    if (!begin_dialog(state, "differences", state.differences_open, width, 0.0)) {
        return;
    }
    Scenario nothing = state.document.now();
    nothing.levers.clear();
    draw_changes(state, Say::differences_from_file, state.document.opened(), "changes.file");
    ImGui::Dummy({1.0F, ui.px(12.0)});
    draw_changes(state, Say::differences_from_baseline, nothing, "changes.baseline");
    ImGui::Dummy({1.0F, ui.px(12.0)});
    if (button(ui, "changes.close", say(Say::close, ui.language))) {
        state.differences_open = false;
    }
    ImGui::EndPopup();
}

void draw_notice(AppState& state)
{
    Ui& ui = state.ui;
    bool open = state.notice.has_value();
    constexpr double width = 720.0;
    if (!begin_dialog(state, "notice", open, width, 0.0)) {
        if (!open) {
            state.notice.reset();
        }
        return;
    }
    const Notice& notice = *state.notice;
    text(ui, "notice.title", notice.title,
         {Size::section, chart::Weight::strong,
          notice.is_fault ? chart::Ink::widens : chart::Ink::text});
    for (std::size_t k = 0; k < notice.lines.size(); ++k) {
        text(ui, fmt::format("notice.{}", k), notice.lines[k]);
    }
    ImGui::Dummy({1.0F, ui.px(8.0)});
    if (button(ui, "notice.close", say(Say::close, ui.language))) {
        open = false;
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
    if (!open) {
        state.notice.reset();
    }
}

/// A button for each format, which changes how the name ends.
void draw_endings(Ui& ui, FileQuestion& question)
{
    std::filesystem::path name(question.name);
    const std::string now = name.extension().string();
    for (const char* ending : {".svg", ".png", ".pdf"}) {
        const std::string id = std::string("file") + ending;
        std::string words(ending + 1);
        std::transform(words.begin(), words.end(), words.begin(),
                       [](char c) { return static_cast<char>(c - 'a' + 'A'); });
        if (toggle(ui, id, words, now == ending)) {
            question.name = name.replace_extension(ending).string();
        }
        ImGui::SameLine();
    }
    ImGui::NewLine();
    text(ui, "file.formats", say(Say::export_formats, ui.language),
         {Size::caption, {}, chart::Ink::quiet});
}

void draw_file_name(AppState& state)
{
    Ui& ui = state.ui;
    bool open = state.file_question.has_value();
    constexpr double width = 640.0;
    if (!begin_dialog(state, "file", open, width, 0.0)) {
        if (!open) {
            state.file_question.reset();
        }
        return;
    }
    FileQuestion& question = *state.file_question;
    const bool exports = question.command.starts_with("export.");
    const Say heading = question.command == "plan.open" ? Say::open
                        : exports                       ? Say::export_
                                                        : Say::save_as;
    text(ui, "file.heading", say(heading, ui.language),
         {Size::section, chart::Weight::strong, chart::Ink::text});
    if (ImGui::IsWindowAppearing()) {
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::SetNextItemWidth(-1.0F);
    const bool entered =
        ImGui::InputText("##name", &question.name, ImGuiInputTextFlags_EnterReturnsTrue);
    log_item(ui, Role::field, "file.name", say(Say::file_name, ui.language), question.name);
    if (question.command == "plan.open") {
        constexpr double shown = 260.0;
        ImGui::BeginChild("files", {0.0F, ui.px(shown)}, true);
        for (std::size_t k = 0; k < question.found.size(); ++k) {
            if (row(ui, fmt::format("file.{}", k), question.found[k],
                    question.found[k] == question.name)) {
                question.name = question.found[k];
            }
        }
        ImGui::EndChild();
        text(ui, "file.drop", say(Say::drop_hint, ui.language),
             {Size::caption, {}, chart::Ink::quiet});
    }
    if (exports) {
        draw_endings(ui, question);
    }
    const bool wanted =
        button(ui, "file.ok",
               say(question.command == "plan.open" ? Say::open_now : Say::save, ui.language)) ||
        entered;
    ImGui::SameLine();
    const bool cancelled = button(ui, "file.cancel", say(Say::cancel, ui.language));
    if (wanted && !question.name.empty()) {
        state.ask(question.command, question.name);
    }
    const bool done = cancelled || (wanted && !question.name.empty());
    if (done) {
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
    if (done) {
        state.file_question.reset();
    }
}

} // namespace

bool begin_dialog(AppState& state, const char* id, bool& open, double width, double height)
{
    const Ui& ui = state.ui;
    const ImVec2 whole = ImGui::GetIO().DisplaySize;
    const float w = std::min(ui.px(width), whole.x - ui.px(32.0));
    const float h = height > 0.0 ? std::min(ui.px(height), whole.y - ui.px(64.0)) : 0.0F;
    ImGui::SetNextWindowPos({(whole.x - w) / 2.0F, ui.px(64.0)});
    ImGui::SetNextWindowSize({w, h});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(20.0), ui.px(16.0)});
    if (open && !ImGui::IsPopupOpen(id)) {
        ImGui::OpenPopup(id);
    }
    const bool shown = ImGui::BeginPopupModal(
        id, nullptr, dialog_flags | (h > 0.0F ? 0 : ImGuiWindowFlags_AlwaysAutoResize));
    ImGui::PopStyleVar();
    if (shown && state.escape) {
        open = false;
    }
    if (shown && !open) {
        ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
        return false;
    }
    return shown;
}

std::vector<CommandEntry> commands(const AppState& state)
{
    const Language language = state.ui.language;
    const auto word = [&](Say what) { return std::string(say(what, language)); };
    const auto with_export = [&](Say what) { return word(Say::export_) + ": " + word(what); };
    std::vector<CommandEntry> all{
        {"edit.undo", "", word(Say::undo), "Ctrl+Z"},
        {"edit.redo", "", word(Say::redo), "Ctrl+Y"},
        {"plan.new", "", word(Say::new_plan), "Ctrl+N"},
        {"plan.open", "", word(Say::open), "Ctrl+O"},
        {"plan.save", "", word(Say::save), "Ctrl+S"},
        {"plan.save_as", "", word(Say::save_as), "Ctrl+Shift+S"},
        {"plan.differences", "", word(Say::differences_from_file), "Ctrl+D"},
        {"compare.pin", "", word(Say::pin), "Ctrl+P"},
        {"export.over_time", "", with_export(Say::export_over_time), "Ctrl+E"},
        {"export.difference", "", with_export(Say::export_difference), ""},
        {"export.tab", "", with_export(Say::export_tab), ""},
        {"export.compare", "", with_export(Say::export_compare), ""},
        {"copy.command", "", word(Say::copy_command), ""},
        {"copy.scenario", "", word(Say::export_scenario), ""},
        {"present", "", word(Say::present), "F5"},
        {"language", "", word(Say::language_name), "Ctrl+L"},
        {"theme", "", word(state.ui.theme == chart::Theme::dark ? Say::light : Say::dark), ""},
        {"view.paths", "", word(Say::paths), ""},
        {"view.means", "", word(Say::centre_lines), ""},
        {"view.range", "", word(Say::whole_range), ""},
        {"view.levers", "", word(Say::hide_levers), "Ctrl+B"},
        {"view.large_tab", "", word(state.choices.large_tab ? Say::small_tab : Say::large_tab),
         "Ctrl+T"},
        {"quit", "", word(Say::quit), "Ctrl+Q"},
        {"run.stop", "", word(Say::stop), ""},
    };
    for (std::size_t k = 0; k < tab_count; ++k) {
        if (!has_tab(state, static_cast<Tab>(k))) {
            continue;
        }
        all.push_back({"tab", std::to_string(k), word(tab_title(static_cast<Tab>(k))),
                       fmt::format("Ctrl+{}", k + 1)});
    }
    for (const OutcomeInfo& outcome : outcomes()) {
        if (outcome.better != Better::neither && outcome.id != Outcome::cost_sek) {
            all.push_back({"outcome", std::string(outcome.key),
                           word(Say::outcome) + ": " + std::string(title(outcome, language)), ""});
        }
    }
    for (const LeverType* lever : levers()) {
        all.push_back({"lever", std::string(lever->key),
                       word(Say::levers) + ": " + std::string(title(*lever, language)), ""});
    }
    return all;
}

void draw_dialogs(AppState& state)
{
    draw_palette(state);
    draw_differences(state);
    draw_compare(state);
    draw_file_name(state);
    draw_notice(state);
}

} // namespace likvard::view
