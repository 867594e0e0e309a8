// The one screen: bar on top, plan to the left, answer in the middle, tabs below, state of the
// computation at the bottom. Nothing floats but what is asked for.
#pragma once

#include "viz/panels/state.hpp"

namespace likvard::view {

/// Draws the whole window of this size (pixels) and logs what is in it.
void draw_frame(AppState& state, ImVec2 size);

} // namespace likvard::view
