// Keys and requests: carries out what panels, the palette, keys and --do ask for.
#pragma once

#include "viz/app/session.hpp"
#include "viz/app/stage.hpp"
#include "viz/app/window.hpp"

#include <imgui.h>

namespace likvard::app {

class Commands {
public:
    Commands(Session& session, Window& window) : session_(session), window_(window), stage_(session)
    {
    }

    /// Turns the frame's keys into requests; between begin_frame and drawing.
    void keys();
    void carry_out();

    [[nodiscard]] Stage& stage() { return stage_; }
    [[nodiscard]] bool on_stage() const { return stage_.on(); }
    /// Seconds until a frame is needed though nothing happens; negative: never.
    [[nodiscard]] double next_frame() const { return stage_.next_frame(); }
    /// Whether something asked for is still being computed.
    [[nodiscard]] bool waiting() const { return session_.working_on_details(); }

private:
    void shortcut(const KeyPress& press);
    void carry_out(const view::Request& request);
    bool carry_out_plan(const view::Request& request);
    bool carry_out_look(const view::Request& request);
    bool carry_out_stage(const view::Request& request);
    bool carry_out_choice(const view::Request& request);
    void ask_file(const std::string& command);
    void export_as(const std::string& what, const std::string& file);
    void copy(const std::string& words);
    void zoom(double factor);

    Session& session_;
    Window& window_;
    Stage stage_;
};

} // namespace likvard::app
