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

/// One control or text of the window.
struct Seen {
    std::string role, id, label, value;
    double x = 0.0, y = 0.0, width = 0.0, height = 0.0;
    bool fits = true, visible = true, enabled = true;
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

} // namespace likvard::screen
