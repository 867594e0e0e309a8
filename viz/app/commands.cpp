#include "viz/app/commands.hpp"

#include "cli_find.hpp"
#include "core/check.hpp"
#include "io/scenario_reader.hpp"
#include "viz/app/exports.hpp"
#include "viz/panels/plan.hpp"
#include "viz/panels/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <imgui.h>
#include <utility>

namespace likvard::app {
namespace {

namespace fs = std::filesystem;
using view::Say;

// GLFW's numbers of keys; letters and digits are their ASCII capitals.
constexpr int key_escape = 256;
constexpr int key_tab = 258;
constexpr int key_f5 = 294;
constexpr int key_equal = 61;
constexpr int key_minus = 45;
constexpr int key_slash = 47; // + on a Swedish keyboard lies there
constexpr int key_keypad_add = 334;
constexpr int key_keypad_subtract = 333;
constexpr double zoom_step = 1.1;
constexpr std::string_view export_prefix = "export.";

struct Shortcut {
    int key;
    bool shift;
    const char* command;
};
constexpr std::array shortcuts{
    Shortcut{'Z', false, "edit.undo"},
    Shortcut{'Z', true, "edit.redo"},
    Shortcut{'Y', false, "edit.redo"},
    Shortcut{'N', false, "plan.new"},
    Shortcut{'O', false, "plan.open"},
    Shortcut{'S', false, "plan.save"},
    Shortcut{'S', true, "plan.save_as"},
    Shortcut{'D', false, "plan.differences"},
    Shortcut{'P', false, "compare.pin"},
    Shortcut{'E', false, "export.over_time"},
    Shortcut{'L', false, "language"},
    Shortcut{'K', false, "palette"},
    Shortcut{'Q', false, "quit"},
    Shortcut{'B', false, "view.levers"},
    Shortcut{'T', false, "view.large_tab"},
    Shortcut{key_equal, false, "zoom.in"},
    Shortcut{key_minus, false, "zoom.out"},
    Shortcut{key_slash, false, "zoom.in"},
    Shortcut{key_keypad_add, false, "zoom.in"},
    Shortcut{key_keypad_subtract, false, "zoom.out"},
    Shortcut{'0', false, "zoom.reset"},
};

std::vector<std::string> plans_at_hand()
{
    std::vector<std::string> found;
    for (const fs::path& folder : scenario_folders()) {
        std::error_code ignored;
        for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
            const std::string name = entry.path().filename().string();
            if (entry.path().extension() == ".toml" && name.find(".story.") == std::string::npos) {
                found.push_back(entry.path().stem().string());
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

void Commands::keys()
{
    view::AppState& state = session_.state;
    state.escape = false;
    state.ui.tab_by = std::exchange(state.ui.tab_later, 0);
    for (const KeyPress& press : window_.pressed()) {
        state.escape = state.escape || press.key == key_escape;
        if (press.key == key_tab && !press.ctrl) {
            state.ui.tab_by = press.shift ? -1 : 1;
        }
        if (press.key == key_f5) {
            state.ask("present");
        } else if (stage_.on()) {
            stage_.key(press.key);
            window_.set_full_screen(stage_.on());
        }
        if (press.ctrl) {
            shortcut(press);
        }
    }
}

void Commands::shortcut(const KeyPress& press)
{
    view::AppState& state = session_.state;
    for (const Shortcut& one : shortcuts) {
        if (press.key == one.key && press.shift == one.shift) {
            state.ask(one.command);
        }
    }
    const int digit = press.key - '0';
    if (digit >= 1 && digit <= static_cast<int>(view::tab_count)) {
        state.ask("tab", std::to_string(digit - 1));
    }
}

void Commands::carry_out()
{
    std::vector<view::Request> requests;
    requests.swap(session_.state.requests);
    for (const view::Request& request : requests) {
        carry_out(request);
    }
    if (!requests.empty()) {
        Window::wake();
    }
}

void Commands::carry_out(const view::Request& request)
{
    const bool known = carry_out_plan(request) || carry_out_look(request) ||
                       carry_out_stage(request) || carry_out_choice(request);
    if (!known) {
        const Language language = session_.state.ui.language;
        session_.say(true, request.command, {std::string(view::say(Say::no_command, language))});
    }
}

bool Commands::carry_out_plan(const view::Request& request)
{
    view::AppState& state = session_.state;
    const std::string& command = request.command;
    if (command == "edit.undo") {
        state.document.undo();
    } else if (command == "edit.redo") {
        state.document.redo();
    } else if (command == "plan.new") {
        session_.begin_anew();
    } else if (command == "plan.open" || command == "plan.save_as") {
        if (request.argument.empty()) {
            ask_file(command);
        } else if (command == "plan.open") {
            session_.open(request.argument);
        } else {
            session_.save(request.argument);
        }
    } else if (command == "plan.save") {
        if (state.file.empty()) {
            ask_file("plan.save_as");
        } else {
            session_.save(state.file);
        }
    } else if (command == "plan.differences") {
        state.differences_open = true;
    } else if (command == "compare.pin") {
        session_.pin();
        state.compare_open = true;
    } else if (command == "compare.unpin") {
        const auto which = std::stoul(request.argument);
        if (which < state.pinned.size()) {
            state.pinned.erase(state.pinned.begin() + static_cast<std::ptrdiff_t>(which));
        }
    } else if (command == "compare") {
        state.compare_open = true;
    } else if (command == "person") {
        session_.ask_person(request.argument == "teacher");
    } else if (command == "run.stop") {
        session_.stop();
    } else if (command == "run.go_on") {
        session_.go_on();
    } else {
        return false;
    }
    return true;
}

bool Commands::carry_out_look(const view::Request& request)
{
    view::AppState& state = session_.state;
    const std::string& command = request.command;
    if (command == "language") {
        state.ui.language = state.ui.swedish() ? Language::en : Language::sv;
    } else if (command == "theme") {
        state.ui.theme =
            state.ui.theme == chart::Theme::dark ? chart::Theme::light : chart::Theme::dark;
    } else if (command == "zoom.in") {
        zoom(session_.settings.zoom * zoom_step);
    } else if (command == "zoom.out") {
        zoom(session_.settings.zoom / zoom_step);
    } else if (command == "zoom.reset") {
        zoom(1.0);
    } else if (command == "quit") {
        window_.close();
    } else if (command == "palette") {
        state.palette_open = !state.palette_open;
    } else if (command == "copy.command") {
        copy(session_.command_line());
    } else if (command == "copy.scenario") {
        copy(to_toml(state.document.now(), *state.municipality));
    } else if (command.starts_with(export_prefix)) {
        export_as(command.substr(export_prefix.size()), request.argument);
    } else {
        return false;
    }
    return true;
}

bool Commands::carry_out_stage(const view::Request& request)
{
    const std::string& command = request.command;
    if (command == "present") {
        if (stage_.on()) {
            stage_.leave();
        } else {
            stage_.enter();
        }
        window_.set_full_screen(stage_.on());
    } else if (command == "stage.step") {
        stage_.go_to(std::stoi("0" + request.argument));
    } else if (command == "stage.before") {
        stage_.before_after();
    } else if (command == "stage.play") {
        stage_.play();
    } else if (command == "stage.dots") {
        stage_.dots();
    } else {
        return false;
    }
    return true;
}

bool Commands::carry_out_choice(const view::Request& request)
{
    view::AppState& state = session_.state;
    view::Choices& choices = state.choices;
    const std::string& command = request.command;
    if (command == "tab" && !request.argument.empty()) {
        const int tab = request.argument.front() - '0';
        choices.tab =
            static_cast<view::Tab>(std::clamp(tab, 0, static_cast<int>(view::tab_count) - 1));
    } else if (command == "outcome") {
        choices.outcome = outcome_named(request.argument).value_or(choices.outcome);
        choices.group = 0;
    } else if (command == "view.paths") {
        choices.paths = !choices.paths;
    } else if (command == "view.means") {
        choices.centre_lines = !choices.centre_lines;
    } else if (command == "view.levers") {
        bool& column = state.layout.one_column ? choices.plan_alone : choices.plan_column;
        column = !column;
    } else if (command == "view.large_tab") {
        choices.large_tab = !choices.large_tab;
    } else if (command == "view.range") {
        choices.whole_range = !choices.whole_range;
    } else if (command == "school") {
        choices.school = request.argument;
    } else if (command == "schools.sort") {
        choices.order = figures::school_order_named(request.argument).value_or(choices.order);
    } else if (command == "map.lever") {
        choices.map_lever = request.argument;
        choices.map_use = 0;
    } else if (command == "lever") {
        view::switch_lever(state, request.argument);
    } else {
        return false;
    }
    return true;
}

void Commands::ask_file(const std::string& command)
{
    view::AppState& state = session_.state;
    std::string name = state.file;
    if (command == "plan.save_as" && name.empty()) {
        std::error_code ignored;
        name = (fs::current_path(ignored) / "plan.toml").string();
    }
    state.file_question = view::FileQuestion{command, command == "plan.open" ? "" : name, {}};
    if (command == "plan.open") {
        state.file_question->found = plans_at_hand();
    }
}

/// `what` is a figure of the window, as exports.hpp names them; without a file one is asked for.
void Commands::export_as(const std::string& what, const std::string& file)
{
    view::AppState& state = session_.state;
    const Language language = state.ui.language;
    if (!can_export(state, what)) {
        session_.say(false, std::string(view::say(Say::export_none, language)), {});
        return;
    }
    if (file.empty()) {
        state.file_question = view::FileQuestion{"export." + what, export_name(state, what), {}};
        return;
    }
    try {
        export_figure(state, what, file);
        session_.say(false, fmt::format(fmt::runtime(view::say(Say::saved, language)), file), {});
    } catch (const DataError&) {
        session_.say(true, file, {std::string(view::say(Say::export_formats, language))});
    } catch (const std::exception& error) {
        session_.say(true, error.what(), {});
    }
}

void Commands::copy(const std::string& words)
{
    window_.set_clipboard(words);
    const bool is_short = words.find('\n') == std::string::npos;
    session_.say(false, std::string(view::say(Say::copied, session_.state.ui.language)),
                 is_short ? std::vector{words} : std::vector<std::string>{});
}

void Commands::zoom(double factor)
{
    constexpr double near_one = 0.04;
    const double wanted = std::abs(factor - 1.0) < near_one ? 1.0 : factor;
    session_.settings.zoom = std::clamp(wanted, least_zoom, most_zoom);
}

} // namespace likvard::app
