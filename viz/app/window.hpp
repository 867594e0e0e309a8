// The window, its OpenGL context and its events. window.cpp is the only file that
// includes GLFW.
#pragma once

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace likvard::app {

/// There is no display, or no OpenGL 3 on it.
class NoDisplay : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct Extent {
    int width = 0, height = 0; // pixels of the framebuffer
};

/// A key as it was pressed, by GLFW's number; letters and digits are their ASCII capitals.
struct KeyPress {
    int key = 0;
    bool ctrl = false, shift = false;
};

class Window {
public:
    /// Errors: NoDisplay.
    Window(Extent wanted, const std::string& title);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    Window(Window&&) = delete;
    Window& operator=(Window&&) = delete;

    [[nodiscard]] bool closing() const;
    void close(); // as the button of its frame does
    [[nodiscard]] Extent extent() const;
    /// Pixels to a logical pixel, as the monitor says.
    [[nodiscard]] double monitor_scale() const;
    void set_title(const std::string& title);
    void set_full_screen(bool full);
    [[nodiscard]] bool full_screen() const { return full_; }
    void set_clipboard(const std::string& text);

    /// Sleeps until something happens; at most `seconds` when that is not negative.
    void wait(double seconds);
    /// Wakes `wait` from any thread.
    static void wake();
    /// Whether somebody did something since the last call: a key, the mouse, the window itself. An
    /// empty event of `wake` is none.
    [[nodiscard]] bool had_input();
    /// Files that were dropped on the window since the last call.
    [[nodiscard]] std::vector<std::string> dropped();

    /// Keys pressed since the last call, however short: ImGui 1.86 misses what is pressed and let
    /// go between two frames.
    [[nodiscard]] std::vector<KeyPress> pressed();
    /// Without the mouse nothing is pointed at, for pictures.
    void begin_frame(bool with_mouse);
    /// Paints what ImGui has drawn on `ground` (red, green, blue 0..1), without showing it yet.
    void paint(float red, float green, float blue);
    void show();
    /// The painted picture, row by row from the top, red, green, blue. Call between paint and show.
    [[nodiscard]] std::vector<unsigned char> pixels() const;
    /// After the font atlas has been built anew.
    static void fonts_changed();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
    bool full_ = false;
};

} // namespace likvard::app
