// What comes to the front when asked for: commands, the list of changes, notices, file names.
#pragma once

#include "viz/panels/state.hpp"

namespace likvard::view {

void draw_dialogs(AppState& state);

/// Everything that can be commanded, in the language of the window: what the palette lists.
struct CommandEntry {
    std::string command, argument, words, keys;
};
[[nodiscard]] std::vector<CommandEntry> commands(const AppState& state);

} // namespace likvard::view
