// Another program on the same screen, as a desktop has them: files are dragged from it to the
// viewer, and what the viewer put on the clipboard is pasted into it. other_window.cpp is the only
// file that includes Xlib.
#pragma once

#include <string>
#include <vector>

namespace likvard::screen {

/// Drops files on the window whose title begins with `title`, by the protocol that file managers
/// use (XDND version 5). Throws std::runtime_error when there is no such window, or when it does
/// not take them within ten seconds.
void drop_files(const std::string& display, const std::string& title,
                const std::vector<std::string>& files);

/// What would be pasted, as UTF-8; empty when nothing is on the clipboard.
[[nodiscard]] std::string clipboard(const std::string& display);

} // namespace likvard::screen
