// What stands below the answer: schools, map, money, staff, why, one pupil, what cannot be
// answered.
#pragma once

#include "viz/figures/map.hpp"
#include "viz/panels/state.hpp"
#include "viz/panels/words.hpp"

namespace likvard::view {

/// The row of tabs and the chosen one's content, in what is left of the window, but at least as
/// high as `least` (pixels), row and all.
void draw_tabs(AppState& state, float least);

/// Whether a window of this size has that tab.
[[nodiscard]] bool has_tab(const AppState& state, Tab tab);
/// The tab that was chosen; the schools where this window does not have it.
[[nodiscard]] Tab shown_tab(const AppState& state);

// Each in its own file.
void draw_schools(AppState& state);
void draw_map(AppState& state);
void draw_why(AppState& state);
void draw_person(AppState& state);
void draw_limits(AppState& state);

/// What schools are compared by: the outcome looked at where schools have it, else the share who
/// pass all subjects.
[[nodiscard]] Outcome school_outcome(const AppState& state);

/// Where the schools and home areas of the folder are, for the map.
[[nodiscard]] figures::Places places_of(const Municipality& municipality);

/// A ring around a circle of the map, strong around one that is chosen.
[[nodiscard]] chart::Line ring(const chart::Box& around, bool chosen);

[[nodiscard]] Say tab_title(Tab tab);

} // namespace likvard::view
