#include "viz/app/app.hpp"

#include "cli_find.hpp"
#include "core/check.hpp"
#include "io/files.hpp"
#include "viz/app/bench.hpp"
#include "viz/app/commands.hpp"
#include "viz/app/dump.hpp"
#include "viz/app/look.hpp"
#include "viz/app/png.hpp"
#include "viz/app/session.hpp"
#include "viz/app/window.hpp"
#include "viz/panels/frame.hpp"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <imgui.h>

namespace likvard::app {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double shortest_frame = 1.0 / 60.0; // seconds
// While a first answer is awaited: painting in software takes the very cores that work on it.
constexpr double frame_while_waiting = 1.0 / 25.0;
constexpr int frames_after_event = 3; // ImGui answers an event over two or three frames
// Seconds between frames that show nothing but how far the computation is.
constexpr double progress_pause = 0.2;

/// ImGui's context for the time of the loop.
class Context {
public:
    Context()
    {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr; // the window has a layout of its own
        io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
        io.ConfigInputTextCursorBlink = false; // a blinking cursor would keep the loop awake
    }
    ~Context() { ImGui::DestroyContext(); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    Context(Context&&) = delete;
    Context& operator=(Context&&) = delete;
};

class Viewer {
public:
    explicit Viewer(const ViewOptions& options);
    int loop();

private:
    void frame();
    bool wait_for_a_frame();
    void fit_type();
    void after_frame();
    [[nodiscard]] bool one_shot() const
    {
        return !options_.screenshot.empty() || options_.dump == "-";
    }
    [[nodiscard]] double scale() const;
    void finish();

    const ViewOptions& options_;
    Context context_;
    std::optional<std::filesystem::path> folder_;
    Settings settings_;
    Window window_;
    std::unique_ptr<chart::Font> measure_;
    chart::FontFiles files_;
    Session session_;
    Commands commands_;
    double loaded_scale_ = 0.0;
    bool loaded_stage_ = false;
    chart::Theme styled_ = chart::Theme::light;
    int frames_left_ = frames_after_event;
    int settled_frames_ = 0;
    std::size_t next_command_ = 0; // of those given on the command line, before a picture is taken
    Clock::time_point last_frame_{};
    std::string dumped_;
    bool done_ = false;
    Bench bench_;
};

Settings remembered(const ViewOptions& options)
{
    const auto folder = state_folder();
    Settings settings = folder && options.screenshot.empty() ? read_settings(*folder) : Settings{};
    if (options.width > 0) {
        settings.width = options.width;
        settings.height = options.height;
    }
    return settings;
}

Viewer::Viewer(const ViewOptions& options)
    : options_(options), folder_(state_folder()), settings_(remembered(options)),
      window_({settings_.width, settings_.height}, "likvard"), files_(chart::find_font()),
      session_(options, settings_, [] { Window::wake(); }), commands_(session_, window_)
{
    measure_ = chart::load_font(files_);
    session_.state.ui.faces.measure = measure_.get();
}

double Viewer::scale() const
{
    if (commands_.on_stage()) { // type fills the room, whatever the window's size
        return static_cast<double>(window_.extent().height) / stage_height;
    }
    return options_.scale.value_or(window_.monitor_scale()) * session_.settings.zoom;
}

/// Type and style follow scale, theme and stage.
void Viewer::fit_type()
{
    view::Ui& ui = session_.state.ui;
    const bool type_changed = loaded_scale_ != scale() || loaded_stage_ != commands_.on_stage();
    if (type_changed) {
        const bool first = loaded_scale_ == 0.0;
        loaded_scale_ = scale();
        loaded_stage_ = commands_.on_stage();
        load_faces(ui.faces, files_, loaded_scale_, loaded_stage_);
        session_.state.scenes.clear();
        if (!first) {
            Window::fonts_changed();
        }
    }
    if (type_changed || styled_ != ui.theme) {
        styled_ = ui.theme;
        apply_style(ui);
    }
}

void Viewer::frame()
{
    fit_type();
    bench_.begin_build();
    window_.begin_frame(!one_shot());
    commands_.keys();
    const Extent extent = window_.extent();
    const ImVec2 size{static_cast<float>(extent.width), static_cast<float>(extent.height)};
    if (commands_.on_stage()) {
        commands_.stage().draw(size);
    } else {
        view::draw_frame(session_.state, size);
    }
    ImGui::Render();
    bench_.end_build();
    const chart::Ink behind = commands_.on_stage() ? chart::Ink::ground : chart::Ink::panel;
    const chart::Colour ground = chart::colour(behind, session_.state.ui.theme);
    constexpr float most = 255.0F;
    window_.paint(static_cast<float>(ground.red) / most, static_cast<float>(ground.green) / most,
                  static_cast<float>(ground.blue) / most);
}

/// Writes what was asked for once everything is computed and drawn.
void Viewer::after_frame()
{
    if (options_.dump && *options_.dump != "-") {
        std::string now = ui_json(session_.state);
        if (now != dumped_) {
            write_file_atomically(*options_.dump, now);
            dumped_ = std::move(now);
        }
    }
    if (!one_shot() || !session_.settled()) {
        return;
    }
    if (commands_.waiting()) {
        return; // whoever is working wakes the loop
    }
    frames_left_ = frames_after_event;
    if (next_command_ < options_.commands.size()) { // one by one: the next may need what this began
        const Command& command = options_.commands[next_command_++];
        session_.state.ask(command.name, command.argument);
        settled_frames_ = 0;
        return;
    }
    constexpr int enough_frames = 4;
    if (++settled_frames_ < enough_frames) {
        return;
    }
    if (!options_.screenshot.empty()) {
        const Extent extent = window_.extent();
        write_png(options_.screenshot, extent.width, extent.height, window_.pixels());
    }
    if (options_.dump == "-") {
        std::fputs(ui_json(session_.state).c_str(), stdout);
    }
    done_ = true;
}

void Viewer::finish()
{
    session_.stop();
    if (options_.bench) {
        bench_.write(*options_.bench);
        return;
    }
    if (one_shot() || !folder_) {
        return;
    }
    session_.autosave(true);
    Settings& settings = session_.settings;
    const Extent extent = window_.extent();
    settings.width = window_.full_screen() ? settings.width : extent.width;
    settings.height = window_.full_screen() ? settings.height : extent.height;
    settings.language = session_.state.ui.language;
    settings.theme = session_.state.ui.theme;
    settings.plan_width = session_.state.choices.plan_width;
    settings.chart_share = session_.state.choices.chart_share;
    settings.tab = static_cast<int>(session_.state.choices.tab);
    settings.outcome = info(session_.state.choices.outcome).key;
    write_settings(*folder_, settings);
}

/// Rests until there is something to show; false when what woke it is not worth a frame. Painting
/// in software takes the cores that the workers are on: without anybody's hand on it, the window
/// shows answers when they come and progress a few times a second.
bool Viewer::wait_for_a_frame()
{
    const auto since = [&] {
        return std::chrono::duration<double>(Clock::now() - last_frame_).count();
    };
    if (frames_left_ > 0) {
        const double frame = session_.state.answering.stale ? frame_while_waiting : shortest_frame;
        while (since() < frame && !window_.closing()) {
            window_.wait(frame - since());
        }
        // What was done meanwhile takes frames of its own, or its answer would wait for the next
        // deed.
        frames_left_ = window_.had_input() ? frames_after_event : frames_left_ - 1;
        return true;
    }
    const bool busy = session_.state.answering.busy;
    if (!busy) {
        session_.autosave(true); // before rest: nothing may wake the loop when the pause is over
    }
    const double next = commands_.next_frame();
    const double progress = std::max(progress_pause - since(), 0.0);
    window_.wait(busy ? std::min(next < 0.0 ? progress : next, progress) : next);
    if (window_.had_input() || session_.has_news()) {
        frames_left_ = frames_after_event - 1;
        return true;
    }
    return !busy || next >= 0.0 || since() >= progress_pause;
}

int Viewer::loop()
{
    if (options_.story) {
        const std::filesystem::path file = find_input(*options_.story, scenario_folders());
        commands_.stage().set_story(read_story(file, scenario_folders()), file.parent_path());
        commands_.stage().enter();
        window_.set_full_screen(!one_shot());
    }
    if (!one_shot()) {
        for (const Command& command : options_.commands) {
            session_.state.ask(command.name, command.argument);
        }
    }
    while (!done_ && !window_.closing()) {
        if (!wait_for_a_frame()) {
            continue;
        }
        last_frame_ = Clock::now();
        for (const std::string& file : window_.dropped()) {
            session_.state.ask("plan.open", file);
        }
        if (options_.bench) {
            frames_left_ = std::max(frames_left_, bench_.move(session_.state));
        }
        session_.update();
        frame();
        after_frame();
        window_.show();
        if (options_.bench) {
            bench_.shown(session_.state);
            done_ = bench_.done();
        }
        commands_.carry_out();
        session_.autosave();
    }
    finish();
    return 0;
}

} // namespace

int run_viewer(const ViewOptions& options)
{
    Viewer viewer(options);
    return viewer.loop();
}

} // namespace likvard::app
