#include "viz/screen.hpp"

#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace likvard::screen {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

/// Ours without what decides display and data, and `more`.
Words environment_with(const Words& more)
{
    return environment_without({"DISPLAY=", "WAYLAND_DISPLAY=", "LIKVARD_DATA=", "XDG_STATE_HOME="},
                               more);
}

} // namespace

Screen& Screen::instance()
{
    static Screen screen;
    return screen;
}

Screen::Screen()
{
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) {
        throw std::runtime_error("no pipe");
    }
    process_ = fork();
    if (process_ == 0) {
        close(ends[0]);
        const std::string end = std::to_string(ends[1]);
        execlp("Xvfb", "Xvfb", "-displayfd", end.c_str(), "-screen", "0", "3200x2000x24",
               "-nolisten", "tcp", nullptr);
        _exit(1);
    }
    close(ends[1]);
    std::string number;
    for (char c = 0; read(ends[0], &c, 1) == 1 && c != '\n';) {
        number += c;
    }
    close(ends[0]);
    if (number.empty()) {
        throw std::runtime_error("Xvfb does not start");
    }
    display_ = ":" + number;
}

Screen::~Screen()
{
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
}

Said run(const Words& command, const Words& environment)
{
    Words all = environment;
    bool has_display = false;
    for (const std::string& word : environment) {
        has_display = has_display || word.starts_with("DISPLAY=");
    }
    if (!has_display) {
        all.push_back("DISPLAY=" + Screen::instance().display());
    }
    return run_program(command, environment_with(all));
}

Viewer::Viewer(const Words& arguments, const Folder& folder, const fs::path& state)
    : dump_(folder / "ui.json")
{
    fs::remove(dump_);
    Words command{LIKVARD_VIEW, "--dump-ui", dump_.string()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    process_ = start_program(command,
                             environment_with({"DISPLAY=" + Screen::instance().display(),
                                               "XDG_STATE_HOME=" + state.string()}),
                             folder / "viewer.out", folder / "viewer.err");
}

Viewer::~Viewer()
{
    kill_it();
}

void Viewer::kill_it()
{
    if (process_ > 0) {
        kill(process_, SIGKILL);
        waitpid(process_, nullptr, 0);
        process_ = -1;
    }
}

bool Viewer::is_running() const
{
    siginfo_t ended{};
    return process_ > 0 &&
           waitid(P_PID, static_cast<id_t>(process_), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           ended.si_pid == 0;
}

bool Viewer::read()
{
    const std::string text = file_text(dump_);
    if (text.empty()) {
        return false;
    }
    log_ = nlohmann::json::parse(text); // written whole or not at all
    return true;
}

bool Viewer::wait_for(const std::function<bool(const Viewer&)>& enough,
                      std::chrono::seconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < deadline) {
        if (read() && enough(*this)) {
            return true;
        }
        std::this_thread::sleep_for(30ms);
    }
    return false;
}

bool Viewer::wait_until_whole(const std::string& other)
{
    return wait_for([&](const Viewer& viewer) {
        const std::string hash = viewer.hash();
        return viewer.log().at("complete").get<bool>() && !hash.empty() && hash != other;
    });
}

std::string Viewer::hash() const
{
    return log_.at("result_hash").get<std::string>();
}

std::vector<Seen> Viewer::all() const
{
    std::vector<Seen> seen;
    for (const nlohmann::json& w : log_.at("widgets")) {
        seen.push_back({w.at("role"), w.at("id"), w.at("label"), w.at("value"), w.at("x"),
                        w.at("y"), w.at("width"), w.at("height"), w.at("fits"), w.at("visible"),
                        w.at("enabled"), w.at("focused"), w.at("window")});
    }
    return seen;
}

std::optional<Seen> Viewer::find(const std::string& id) const
{
    for (const Seen& seen : all()) {
        if (seen.id == id) {
            return seen;
        }
    }
    return std::nullopt;
}

void Viewer::click(const std::string& id, double across)
{
    std::this_thread::sleep_for(100ms); // what opens finds its place over a few frames
    static_cast<void>(read());
    const std::optional<Seen> seen = find(id);
    if (!seen) {
        throw std::runtime_error("nothing called " + id + " is on the screen");
    }
    const auto x = std::to_string(static_cast<int>(seen->x + seen->width * across));
    const auto y = std::to_string(static_cast<int>(seen->y + seen->height / 2.0));
    // A button that is pressed and let go between two frames is seen by ImGui all the same, but a
    // hand takes longer.
    static_cast<void>(run({"xdotool", "mousemove", x, y, "sleep", "0.15", "mousedown", "1", "sleep",
                           "0.1", "mouseup", "1"}));
}

void Viewer::drag(const std::string& id, int right)
{
    const std::optional<Seen> seen = find(id);
    if (!seen) {
        throw std::runtime_error("nothing called " + id + " is on the screen");
    }
    const auto x = static_cast<int>(seen->x + seen->width / 2.0);
    const auto y = std::to_string(static_cast<int>(seen->y + seen->height / 2.0));
    Words command{"xdotool",   "mousemove", std::to_string(x), y,    "sleep", "0.4",
                  "mousedown", "1",         "sleep",           "0.6"};
    constexpr int steps = 6;
    for (int k = 1; k <= steps; ++k) {
        command.insert(command.end(),
                       {"mousemove", std::to_string(x + right * k / steps), y, "sleep", "0.08"});
    }
    command.insert(command.end(), {"mouseup", "1"});
    static_cast<void>(run(command));
}

void Viewer::key(const std::string& name)
{
    // Held for as long as a finger does.
    static_cast<void>(run({"xdotool", "keydown", name, "sleep", "0.12", "keyup", name}));
}

std::optional<Seen> Viewer::focused() const
{
    for (const Seen& seen : all()) {
        if (seen.focused) {
            return seen;
        }
    }
    return std::nullopt;
}

std::optional<Seen> Viewer::walk(const std::string& name)
{
    const auto before = focused();
    static_cast<void>(run({"xdotool", "key", name}));
    static_cast<void>(wait_for(
        [&](const Viewer& v) {
            const auto now = v.focused();
            return now && (!before || now->id != before->id);
        },
        3s));
    return focused();
}

void Viewer::type(const std::string& words)
{
    static_cast<void>(run({"xdotool", "type", "--delay", "60", words}));
}

fs::path copied_plan(const Folder& folder)
{
    const fs::path file = folder / "plan.toml";
    fs::copy_file(scenarios / "botkyrka_2019_package.toml", file);
    return file;
}

nlohmann::json run_json(const fs::path& plan, const std::string& replicates)
{
    const Said said = run(
        {LIKVARD_PROGRAM, "run", plan.string(), "--replicates", replicates, "--json", "--quiet"});
    if (said.status != 0) {
        throw std::runtime_error(said.err);
    }
    return nlohmann::json::parse(said.out);
}

Words small_window(const fs::path& plan)
{
    return {"--size", "1400x900",     "--scale", "1",          "--lang",
            "sv",     "--replicates", small,     plan.string()};
}

Words window_choosing_on_the_map()
{
    Words arguments = small_window(scenarios / "botkyrka_2019_package.toml");
    arguments.insert(arguments.end(), {"--do", "tab=1", "--do", "map.lever=school_package", "--do",
                                       "view.large_tab"});
    return arguments;
}

std::string misfits(const Viewer& viewer)
{
    std::string all;
    for (const Seen& seen : viewer.all()) {
        all += seen.fits ? "" : seen.id + ": " + seen.label + "\n";
    }
    return all;
}

std::string collisions(const Viewer& viewer)
{
    constexpr double slack = 2.0; // pixels of line height that letters do not use
    std::vector<Seen> solid;
    for (const Seen& seen : viewer.all()) {
        const bool holds_others =
            seen.role == "figure" || seen.role == "place" || seen.role == "splitter";
        if (seen.visible && !holds_others) {
            solid.push_back(seen);
        }
    }
    std::string all;
    for (std::size_t i = 0; i < solid.size(); ++i) {
        for (std::size_t k = i + 1; k < solid.size(); ++k) {
            const Seen& a = solid[i];
            const Seen& b = solid[k];
            const bool same = a.id.starts_with(b.id) || b.id.starts_with(a.id);
            const bool across = a.x + slack < b.x + b.width && b.x + slack < a.x + a.width;
            const bool down = a.y + slack < b.y + b.height && b.y + slack < a.y + a.height;
            const bool one_part = a.window == b.window;
            all += across && down && one_part && (!same || a.id == b.id)
                       ? a.id + " " + a.label + " | " + b.id + " " + b.label + "\n"
                       : "";
        }
    }
    return all;
}

double Viewer::cpu() const
{
    std::istringstream in(file_text("/proc/" + std::to_string(process_) + "/stat"));
    std::string word;
    constexpr int before_user_time = 13;
    for (int k = 0; k < before_user_time; ++k) {
        in >> word;
    }
    double user = 0.0;
    double system = 0.0;
    in >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

} // namespace likvard::screen
