// The presentation: full screen, large type, no controls; steps of a story, before and after,
// possible futures one by one, and twenty dots.
#pragma once

#include "io/story.hpp"
#include "viz/app/session.hpp"

#include <chrono>
#include <imgui.h>

namespace likvard::app {

/// The window's height that type sizes hold for; type grows and shrinks with the window.
inline constexpr double stage_height = 1080.0;
/// No text on the stage is lower than this part of the picture: 27 pixels of 1080.
inline constexpr double least_text_share = 1.0 / 40.0;

class Stage {
public:
    explicit Stage(Session& session) : session_(session) {}

    [[nodiscard]] bool on() const { return on_; }
    /// Begins with the story that was given, or with a plain one of the plan on screen.
    void enter();
    void leave();
    void set_story(Story story, std::filesystem::path folder);
    /// A key by GLFW's number.
    void key(int pressed);
    void draw(ImVec2 size);
    /// Goes on to a step, counted from 0; past either end nothing happens.
    void go_to(int step);
    void play() { future_ = future_ < 0 ? 0 : -1; }
    void dots() { dots_ = !dots_; }
    void before_after() { before_ = !before_; }
    /// Seconds until the next future is due; negative when none is playing.
    [[nodiscard]] double next_frame() const;

private:
    [[nodiscard]] const StoryStep& step() const;
    void find_group();
    [[nodiscard]] int shown_year() const;
    void mark_school(chart::Scene& scene) const;
    void draw_limits();
    void draw_figure(ImVec2 room);
    void draw_dots(ImVec2 room);
    void draw_foot(ImVec2 size);
    [[nodiscard]] chart::Scene scene(double width, double height) const;
    [[nodiscard]] chart::Scene rows(figures::Subject of) const;
    void advance_future();
    void add_future(chart::Scene& scene) const;

    Session& session_;
    Story story_;
    std::filesystem::path folder_; // that plans of the story are looked for in
    std::string plan_;             // of the story that was opened last
    bool given_ = false;           // a story file, not the plain one
    bool on_ = false, before_ = false, dots_ = false;
    int step_ = 0;
    int future_ = -1; // that is shown, -1: none
    std::chrono::steady_clock::time_point shown_at_{};
};

} // namespace likvard::app
