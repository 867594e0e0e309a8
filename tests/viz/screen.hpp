// A screen of its own (Xvfb), the real viewer on it, and the hands and eyes of a person: xdotool
// and the widget log.
#pragma once

#include "support/programs.hpp"
#include "support/temporary_folder.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace likvard::screen {

using Folder = TemporaryFolder;

/// Xvfb, started once and ended with the test program.
class Screen {
public:
    static Screen& instance();
    [[nodiscard]] std::string display() const { return display_; }
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;
    Screen(Screen&&) = delete;
    Screen& operator=(Screen&&) = delete;

private:
    Screen();
    pid_t process_ = -1;
    std::string display_;
};

/// Runs a program to its end. `environment` stands above ours; DISPLAY is the screen's.
[[nodiscard]] Said run(const Words& command, const Words& environment = {});

inline const std::filesystem::path scenarios =
    std::filesystem::path(LIKVARD_SOURCE_DIR) / "scenarios";
inline const std::string small = "12"; // futures

/// A plan of a user's own, next to nothing: the municipality is found by its name.
[[nodiscard]] std::filesystem::path copied_plan(const Folder& folder);
/// What the command line says of a plan.
[[nodiscard]] nlohmann::json run_json(const std::filesystem::path& plan,
                                      const std::string& replicates);
/// Arguments for a window of moderate size, in Swedish, with few futures.
[[nodiscard]] Words small_window(const std::filesystem::path& plan);
/// The same with Botkyrka's package and a large map on which schools of its school package are
/// chosen.
[[nodiscard]] Words window_choosing_on_the_map();

/// One control or text of the window.
struct Seen {
    std::string role, id, label, value;
    double x = 0.0, y = 0.0, width = 0.0, height = 0.0;
    bool fits = true, visible = true, enabled = true, focused = false;
    unsigned window = 0; // part of the window that it lies in
};

/// A viewer that is open, and somebody before it.
class Viewer {
public:
    /// `state` is where it remembers things ($XDG_STATE_HOME).
    Viewer(const Words& arguments, const Folder& folder, const std::filesystem::path& state);
    ~Viewer();
    Viewer(const Viewer&) = delete;
    Viewer& operator=(const Viewer&) = delete;
    Viewer(Viewer&&) = delete;
    Viewer& operator=(Viewer&&) = delete;

    /// Reads the widget log until it satisfies `enough`; false after the patience, a minute.
    [[nodiscard]] bool wait_for(const std::function<bool(const Viewer&)>& enough,
                                std::chrono::seconds patience = std::chrono::seconds(60));
    /// Waits until every future of the plan on screen has been computed, with a hash that differs
    /// from `other`.
    [[nodiscard]] bool wait_until_whole(const std::string& other = {});

    [[nodiscard]] const nlohmann::json& log() const { return log_; }
    [[nodiscard]] std::string hash() const;
    [[nodiscard]] std::optional<Seen> find(const std::string& id) const;
    [[nodiscard]] std::vector<Seen> all() const;

    /// Clicks at a place of the control: 0 left, 1 right.
    void click(const std::string& id, double across = 0.5);
    /// Draws the control to the right by so many pixels.
    void drag(const std::string& id, int right);
    void key(const std::string& name);
    /// Presses a key for no longer than xdotool does, and waits until the keyboard is elsewhere;
    /// the control that has it then, if any.
    [[nodiscard]] std::optional<Seen> walk(const std::string& name);
    /// The control that has the keyboard.
    [[nodiscard]] std::optional<Seen> focused() const;
    void type(const std::string& words);
    void kill_it();
    /// Seconds of CPU that it has used.
    [[nodiscard]] double cpu() const;
    [[nodiscard]] bool is_running() const;

private:
    bool read();
    pid_t process_ = -1;
    std::filesystem::path dump_;
    nlohmann::json log_;
};

/// Controls and texts that are wider or higher than their room, or cut off; empty when there are
/// none.
[[nodiscard]] std::string misfits(const Viewer& viewer);
/// Controls and texts of one part of the window that lie over one another; a control's own text is
/// no other. Figures are looked at text by text.
[[nodiscard]] std::string collisions(const Viewer& viewer);

} // namespace likvard::screen
