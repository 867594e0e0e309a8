#include "viz/app/window.hpp"

#include <GLFW/glfw3.h>
#include <array>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <cfloat>
#include <imgui.h>
#include <utility>

namespace likvard::app {
namespace {

constexpr int channels = 3;

std::string last_fault()
{
    const char* words = nullptr;
    glfwGetError(&words);
    return words == nullptr ? "no reason given" : words;
}

} // namespace

struct Window::Impl {
    GLFWwindow* handle = nullptr;
    std::vector<std::string> dropped;
    std::vector<KeyPress> pressed;
    bool input = true; // the first frame is asked for
    Extent before_full;
    std::array<int, 2> place{};

    static void note_input(GLFWwindow* handle);
    void feed_keys() const;
};

/// Everything that people and the desktop do with a window is noted; ImGui's callbacks call these.
void Window::Impl::note_input(GLFWwindow* handle)
{
    static constexpr auto note = [](GLFWwindow* of) {
        static_cast<Impl*>(glfwGetWindowUserPointer(of))->input = true;
    };
    glfwSetCursorPosCallback(handle, [](GLFWwindow* of, double, double) { note(of); });
    glfwSetMouseButtonCallback(handle, [](GLFWwindow* of, int, int, int) { note(of); });
    glfwSetScrollCallback(handle, [](GLFWwindow* of, double, double) { note(of); });
    glfwSetCharCallback(handle, [](GLFWwindow* of, unsigned) { note(of); });
    glfwSetCursorEnterCallback(handle, [](GLFWwindow* of, int) { note(of); });
    glfwSetWindowFocusCallback(handle, [](GLFWwindow* of, int) { note(of); });
    glfwSetWindowRefreshCallback(handle, [](GLFWwindow* of) { note(of); });
    glfwSetFramebufferSizeCallback(handle, [](GLFWwindow* of, int, int) { note(of); });
    glfwSetWindowContentScaleCallback(handle, [](GLFWwindow* of, float, float) { note(of); });
    glfwSetWindowCloseCallback(handle, [](GLFWwindow* of) { note(of); });
}

Window::Window(Extent wanted, const std::string& title) : impl_(std::make_unique<Impl>())
{
    glfwSetErrorCallback(nullptr);
    if (glfwInit() == GLFW_FALSE) {
        throw NoDisplay(last_fault());
    }
    constexpr int major = 3;
    constexpr int minor = 2;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, major);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, minor);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    impl_->handle = glfwCreateWindow(wanted.width, wanted.height, title.c_str(), nullptr, nullptr);
    if (impl_->handle == nullptr) {
        const std::string why = last_fault();
        glfwTerminate();
        throw NoDisplay(why);
    }
    glfwMakeContextCurrent(impl_->handle);
    glfwSwapInterval(1);
    glfwSetWindowUserPointer(impl_->handle, impl_.get());
    glfwSetDropCallback(impl_->handle, [](GLFWwindow* of, int count, const char** paths) {
        auto* mine = static_cast<Impl*>(glfwGetWindowUserPointer(of));
        mine->dropped.assign(paths, paths + count);
        mine->input = true;
    });
    Impl::note_input(impl_->handle);
    // Before ImGui's own, which calls it in turn.
    glfwSetKeyCallback(impl_->handle,
                       [](GLFWwindow* of, int key, int /*code*/, int action, int mods) {
                           auto* mine = static_cast<Impl*>(glfwGetWindowUserPointer(of));
                           mine->input = true;
                           const bool held_tab = key == GLFW_KEY_TAB && action == GLFW_REPEAT;
                           if (action == GLFW_PRESS || held_tab) {
                               mine->pressed.push_back({key, (mods & GLFW_MOD_CONTROL) != 0,
                                                        (mods & GLFW_MOD_SHIFT) != 0});
                           }
                       });
    ImGui_ImplGlfw_InitForOpenGL(impl_->handle, true);
    ImGui_ImplOpenGL3_Init("#version 150");
    ImGui::GetIO().KeyMap[ImGuiKey_Tab] = -1; // stops at every control, as panels/keyboard.cpp does
}

Window::~Window()
{
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    glfwDestroyWindow(impl_->handle);
    glfwTerminate();
}

bool Window::closing() const
{
    return glfwWindowShouldClose(impl_->handle) != GLFW_FALSE;
}

void Window::close()
{
    glfwSetWindowShouldClose(impl_->handle, GLFW_TRUE);
}

Extent Window::extent() const
{
    Extent extent;
    glfwGetFramebufferSize(impl_->handle, &extent.width, &extent.height);
    return extent;
}

double Window::monitor_scale() const
{
    float x = 1.0F;
    float y = 1.0F;
    glfwGetWindowContentScale(impl_->handle, &x, &y);
    return static_cast<double>(x);
}

void Window::set_title(const std::string& title)
{
    glfwSetWindowTitle(impl_->handle, title.c_str());
}

void Window::set_full_screen(bool full)
{
    if (full == full_) {
        return;
    }
    full_ = full;
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    if (!full || monitor == nullptr) {
        glfwSetWindowMonitor(impl_->handle, nullptr, impl_->place[0], impl_->place[1],
                             impl_->before_full.width, impl_->before_full.height, GLFW_DONT_CARE);
        return;
    }
    glfwGetWindowSize(impl_->handle, &impl_->before_full.width, &impl_->before_full.height);
    glfwGetWindowPos(impl_->handle, &impl_->place[0], &impl_->place[1]);
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    glfwSetWindowMonitor(impl_->handle, monitor, 0, 0, mode->width, mode->height,
                         mode->refreshRate);
}

void Window::set_clipboard(const std::string& text)
{
    glfwSetClipboardString(impl_->handle, text.c_str());
}

void Window::wait(double seconds)
{
    if (seconds < 0.0) {
        glfwWaitEvents();
    } else if (seconds > 0.0) {
        glfwWaitEventsTimeout(seconds);
    } else {
        glfwPollEvents();
    }
}

void Window::wake()
{
    glfwPostEmptyEvent();
}

bool Window::had_input()
{
    return std::exchange(impl_->input, false);
}

std::vector<std::string> Window::dropped()
{
    return std::exchange(impl_->dropped, {});
}

std::vector<KeyPress> Window::pressed()
{
    return std::exchange(impl_->pressed, {});
}

/// Keys that move and press, for keys that were let go again before the frame; and Enter presses as
/// the space bar does, where nobody is writing.
void Window::Impl::feed_keys() const
{
    struct Way {
        int key;
        ImGuiNavInput input;
    };
    constexpr std::array ways{
        Way{GLFW_KEY_LEFT, ImGuiNavInput_KeyLeft_},    Way{GLFW_KEY_RIGHT, ImGuiNavInput_KeyRight_},
        Way{GLFW_KEY_UP, ImGuiNavInput_KeyUp_},        Way{GLFW_KEY_DOWN, ImGuiNavInput_KeyDown_},
        Way{GLFW_KEY_SPACE, ImGuiNavInput_Activate},   Way{GLFW_KEY_ENTER, ImGuiNavInput_Activate},
        Way{GLFW_KEY_KP_ENTER, ImGuiNavInput_Activate}};
    ImGuiIO& io = ImGui::GetIO();
    for (const KeyPress& press : pressed) {
        for (const Way& way : ways) {
            if (press.key == way.key && !press.ctrl && !io.WantTextInput) {
                io.NavInputs[way.input] = 1.0F;
            }
        }
    }
}

void Window::begin_frame(bool with_mouse)
{
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    impl_->feed_keys();
    if (!with_mouse) {
        ImGui::GetIO().MousePos = {-FLT_MAX, -FLT_MAX};
    }
    ImGui::NewFrame();
}

void Window::paint(float red, float green, float blue)
{
    const Extent now = extent();
    glViewport(0, 0, now.width, now.height);
    glClearColor(red, green, blue, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Window::show()
{
    glfwSwapBuffers(impl_->handle);
}

std::vector<unsigned char> Window::pixels() const
{
    const Extent now = extent();
    const auto row = static_cast<std::size_t>(now.width) * channels;
    const auto rows = static_cast<std::size_t>(now.height);
    std::vector<unsigned char> upside_down(row * rows);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadBuffer(GL_BACK);
    glReadPixels(0, 0, now.width, now.height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
    std::vector<unsigned char> upright;
    upright.reserve(upside_down.size());
    for (std::size_t k = rows; k-- > 0;) {
        const auto begin = upside_down.begin() + static_cast<std::ptrdiff_t>(k * row);
        upright.insert(upright.end(), begin, begin + static_cast<std::ptrdiff_t>(row));
    }
    return upright;
}

void Window::fonts_changed()
{
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
}

} // namespace likvard::app
