// People's years in two worlds, in words: what the table beside the other tabs shows.
#pragma once

#include "run/follow.hpp"
#include "viz/panels/state.hpp"

namespace likvard::app {

[[nodiscard]] view::Life in_words(const view::AppState& state, const TwoLives& lives);
[[nodiscard]] view::Life in_words(const view::AppState& state, const TwoCareers& careers);

} // namespace likvard::app
