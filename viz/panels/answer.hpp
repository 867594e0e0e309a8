// The answer: the sentence on top, the outcome over time in the middle, the difference beside it.
#pragma once

#include "viz/panels/state.hpp"

namespace likvard::view {

/// The result sentence: what happens first and large, how sure and at what cost below.
void draw_headline(AppState& state);
/// Outcome over time and difference side by side, with their choices above; below 1,200 logical
/// pixels of width one above the other is too small, and the difference is a narrower column.
void draw_over_time(AppState& state, float height);

} // namespace likvard::view
