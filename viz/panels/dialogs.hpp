// What comes to the front when asked for: commands, the list of changes, notices, file names.
#pragma once

#include "viz/panels/state.hpp"

namespace likvard::view {

void draw_dialogs(AppState& state);

/// Begins a dialogue in the upper middle of the window while `open`; true when it is to be drawn
/// and ended with ImGui::EndPopup. Escape closes it. `height` 0: as high as what is in it.
[[nodiscard]] bool begin_dialog(AppState& state, const char* id, bool& open, double width,
                                double height);

/// Pinned plans and this one in one figure; in compare.cpp.
void draw_compare(AppState& state);

/// Everything that can be commanded, in the language of the window: what the palette lists.
struct CommandEntry {
    std::string command, argument, words, keys;
};
[[nodiscard]] std::vector<CommandEntry> commands(const AppState& state);

} // namespace likvard::view
