// Keys and requests: carries out what panels, the palette, keys and --do ask for.
#pragma once

#include "viz/app/session.hpp"
#include "viz/app/window.hpp"

#include <imgui.h>

namespace likvard::app {

class Commands {
public:
    Commands(Session& session, Window& window) : session_(session), window_(window) {}

    /// Turns the frame's keys into requests; between begin_frame and drawing.
    void keys();
    void carry_out();

    [[nodiscard]] bool on_stage() const { return on_stage_; }
    void draw_stage(ImVec2 size);
    /// Seconds until a frame is needed though nothing happens; negative: never.
    [[nodiscard]] double next_frame() const { return -1.0; }
    /// Whether something asked for is still being computed.
    [[nodiscard]] bool waiting() const { return session_.working_on_details(); }

private:
    void carry_out(const view::Request& request);
    bool carry_out_plan(const view::Request& request);
    bool carry_out_look(const view::Request& request);
    bool carry_out_choice(const view::Request& request);
    void ask_file(const std::string& command);
    void export_svg();
    void copy(const std::string& words);
    void zoom(double factor);

    Session& session_;
    Window& window_;
    bool on_stage_ = false;
};

} // namespace likvard::app
