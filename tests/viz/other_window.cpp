#include "viz/other_window.hpp"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <array>
#include <chrono>
#include <functional>
#include <stdexcept>
#include <thread>

namespace likvard::screen {
namespace {

using namespace std::chrono_literals;

constexpr long drag_version = 5;
constexpr unsigned version_shift = 24;

/// A connection to the screen and a window of ours that nobody sees.
class Other {
public:
    explicit Other(const std::string& display) : display_(XOpenDisplay(display.c_str()))
    {
        if (display_ == nullptr) {
            throw std::runtime_error("no display " + display);
        }
        window_ = XCreateSimpleWindow(display_, XDefaultRootWindow(display_), 0, 0, 1, 1, 0, 0, 0);
    }
    ~Other() { XCloseDisplay(display_); }
    Other(const Other&) = delete;
    Other& operator=(const Other&) = delete;
    Other(Other&&) = delete;
    Other& operator=(Other&&) = delete;

    [[nodiscard]] Display* display() const { return display_; }
    [[nodiscard]] Window window() const { return window_; }
    [[nodiscard]] Atom atom(const char* name) const { return XInternAtom(display_, name, False); }

    [[nodiscard]] Window window_called(const std::string& title) const
    {
        Window root = 0;
        Window parent = 0;
        Window* children = nullptr;
        unsigned count = 0;
        XQueryTree(display_, XDefaultRootWindow(display_), &root, &parent, &children, &count);
        Window found = 0;
        for (unsigned k = 0; k < count; ++k) {
            char* name = nullptr;
            if (XFetchName(display_, children[k], &name) != 0 && name != nullptr) {
                found = std::string(name).starts_with(title) ? children[k] : found;
                XFree(name);
            }
        }
        XFree(children);
        return found;
    }

    void tell(Window whom, const char* what, const std::array<long, 5>& data) const
    {
        XEvent event{};
        event.xclient.type = ClientMessage;
        event.xclient.window = whom;
        event.xclient.message_type = atom(what);
        event.xclient.format = 32;
        for (std::size_t k = 0; k < data.size(); ++k) {
            event.xclient.data.l[k] = data.at(k);
        }
        XSendEvent(display_, whom, False, NoEventMask, &event);
        XFlush(display_);
    }

    /// Takes events until one is the last, or ten seconds are over.
    [[nodiscard]] bool until(const std::function<bool(const XEvent&)>& is_last) const
    {
        const auto deadline = std::chrono::steady_clock::now() + 10s;
        while (std::chrono::steady_clock::now() < deadline) {
            if (XPending(display_) == 0) {
                std::this_thread::sleep_for(10ms);
                continue;
            }
            XEvent event{};
            XNextEvent(display_, &event);
            if (is_last(event)) {
                return true;
            }
        }
        return false;
    }

    /// Gives `text` to whoever asks for what is being dragged.
    void hand_over(const XSelectionRequestEvent& request, const std::string& text) const
    {
        const std::vector<unsigned char> bytes(text.begin(), text.end());
        XChangeProperty(display_, request.requestor, request.property, request.target, 8,
                        PropModeReplace, bytes.data(), static_cast<int>(bytes.size()));
        XEvent answer{};
        answer.xselection.type = SelectionNotify;
        answer.xselection.requestor = request.requestor;
        answer.xselection.selection = request.selection;
        answer.xselection.target = request.target;
        answer.xselection.property = request.property;
        answer.xselection.time = request.time;
        XSendEvent(display_, request.requestor, False, NoEventMask, &answer);
        XFlush(display_);
    }

private:
    Display* display_;
    Window window_ = 0;
};

} // namespace

void drop_files(const std::string& display, const std::string& title,
                const std::vector<std::string>& files)
{
    const Other other(display);
    const Window viewer = other.window_called(title);
    if (viewer == 0) {
        throw std::runtime_error("no window is called " + title);
    }
    std::string list;
    for (const std::string& file : files) {
        list += "file://" + file + "\r\n";
    }
    const auto us = static_cast<long>(other.window());
    XSetSelectionOwner(other.display(), other.atom("XdndSelection"), other.window(), CurrentTime);
    const auto kind = static_cast<long>(other.atom("text/uri-list"));
    const auto copy = static_cast<long>(other.atom("XdndActionCopy"));
    other.tell(viewer, "XdndEnter", {us, drag_version << version_shift, kind, 0, 0});
    other.tell(viewer, "XdndPosition", {us, 0, 0, CurrentTime, copy});
    other.tell(viewer, "XdndDrop", {us, 0, CurrentTime, 0, 0});
    const Atom finished = other.atom("XdndFinished");
    const bool taken = other.until([&](const XEvent& event) {
        if (event.type == SelectionRequest) {
            other.hand_over(event.xselectionrequest, list);
        }
        return event.type == ClientMessage && event.xclient.message_type == finished;
    });
    if (!taken) {
        throw std::runtime_error("nobody took the files that were dropped");
    }
}

std::string clipboard(const std::string& display)
{
    const Other other(display);
    const Atom place = other.atom("LIKVARD_PASTED");
    XConvertSelection(other.display(), other.atom("CLIPBOARD"), other.atom("UTF8_STRING"), place,
                      other.window(), CurrentTime);
    bool has_text = false;
    static_cast<void>(other.until([&](const XEvent& event) {
        has_text = event.type == SelectionNotify && event.xselection.property != None;
        return event.type == SelectionNotify;
    }));
    if (!has_text) {
        return {};
    }
    Atom type = 0;
    int format = 0;
    unsigned long count = 0;
    unsigned long left = 0;
    unsigned char* bytes = nullptr;
    constexpr long most = 1 << 18; // of four bytes
    XGetWindowProperty(other.display(), other.window(), place, 0, most, True, AnyPropertyType,
                       &type, &format, &count, &left, &bytes);
    std::string text(bytes, bytes + count);
    XFree(bytes);
    return text;
}

} // namespace likvard::screen
