// What frames and answers cost while somebody drags a lever: measured, written, and ended.
#pragma once

#include "viz/panels/state.hpp"

#include <chrono>
#include <filesystem>
#include <vector>

namespace likvard::app {

class Bench {
public:
    /// Moves a lever when the last move has its first answer; once a frame, before the update.
    /// Gives the frames that follow: those of an event when the lever is let go, in the first half,
    /// and one after the other as while it is dragged, in the second.
    [[nodiscard]] int move(view::AppState& state);
    /// Around what builds a frame, without the painting by OpenGL.
    void begin_build();
    void end_build();
    /// A frame is on the screen.
    void shown(const view::AppState& state);
    [[nodiscard]] bool done() const;
    /// measure,value: quantiles in milliseconds and counts.
    void write(const std::filesystem::path& file) const;

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point moved_at_{}, shown_at_{};
    double began_ = 0.0; // CPU seconds of this thread
    int moves_ = 0;
    bool waits_ = false;
    std::vector<double> build_cpu_ms_, frame_ms_, first_answer_ms_, first_answer_dragging_ms_;
};

} // namespace likvard::app
