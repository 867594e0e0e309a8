// The answer: the sentence on top, the outcome over time in the middle, the difference beside it.
#pragma once

#include "viz/panels/state.hpp"

namespace likvard::view {

/// The result sentence: what happens first and large, how sure and at what cost below.
void draw_headline(AppState& state);
/// Outcome over time and difference side by side, with their choices above; without the difference
/// where it has a tab of its own.
void draw_over_time(AppState& state, float height);
/// The difference as the content of a tab.
void draw_difference(AppState& state);

} // namespace likvard::view
