// Whom a lever reaches: a rule or a list of schools, how many, for how long.
#pragma once

#include "viz/panels/state.hpp"

namespace likvard::view {

/// True when the use's target was changed.
[[nodiscard]] bool draw_targets(AppState& state, LeverUse& use, std::size_t ordinal,
                                const std::string& id);

} // namespace likvard::view
