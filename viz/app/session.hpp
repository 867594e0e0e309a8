// Brings together the plan, the computation and the files: takes requests from the panels, sends
// plans to the workers, and puts their answers where the panels look.
#pragma once

#include "run/live.hpp"
#include "viz/app/details.hpp"
#include "viz/app/options.hpp"
#include "viz/app/settings.hpp"
#include "viz/panels/state.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace likvard::app {

class Session {
public:
    /// `wake` is called from workers. Opens the plan of the options, what was not saved last time,
    /// or Botkyrka with the package of 2019. Errors: InputMissing, DataError, IoError of a plan
    /// that was named on the command line.
    Session(const ViewOptions& options, Settings settings, std::function<void()> wake);

    view::AppState state;
    Settings settings;

    /// Sends a changed plan to the workers and takes over new answers; once a frame.
    void update();
    /// Whether there is an answer that update has not taken over.
    [[nodiscard]] bool has_news() const { return live_.answer() != seen_; }
    /// Whether the numbers are those of the plan, all futures, with their hash.
    [[nodiscard]] bool settled() const;

    /// Opens a scenario file; a file that cannot be read leaves everything as it is and says why.
    void open(const std::string& file);
    void begin_anew();
    /// Saves under this name; false when it cannot be done, which is said.
    bool save(const std::string& file);
    /// The command that gives the same numbers; a plan that differs from its file is written to the
    /// state folder first.
    [[nodiscard]] std::string command_line();
    void pin();
    void ask_person(bool teacher);
    /// Whether something a tab asked for is still being worked out.
    [[nodiscard]] bool working_on_details() const { return details_.busy(); }
    void stop() { live_.cancel(); }
    void go_on();
    /// Keeps what is not saved against a crash, at most every two seconds; removes it when there is
    /// nothing to keep.
    void autosave(bool now = false);
    void say(bool is_fault, std::string title, std::vector<std::string> lines);

private:
    void open_first();
    [[nodiscard]] bool recover();
    void load(const std::filesystem::path& file, const std::string& shown_as);
    void take_answer();

    ViewOptions options_;
    std::optional<std::filesystem::path> folder_; // for autosave; none when nothing is to be kept
    Live live_;
    Details details_;
    std::optional<Scenario> submitted_;
    std::uint64_t ticket_ = 0;
    std::uint64_t pins_ = 0; // so far
    std::shared_ptr<const LiveAnswer> seen_;
    std::optional<Scenario> kept_; // what the autosave holds
    std::chrono::steady_clock::time_point kept_at_{};
};

} // namespace likvard::app
