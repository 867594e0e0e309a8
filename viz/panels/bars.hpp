// The bar on top (plan, undo, comparing, exporting, presenting, language, theme) and the one at the
// bottom (how far the computation is, whether that is enough, and what identifies the numbers).
#pragma once

#include "viz/panels/state.hpp"

namespace likvard::view {

void draw_top_bar(AppState& state);
void draw_status(AppState& state);

/// Whether there are futures enough to tell the sign of the difference looked at: settled clear,
/// settled that it will not get clear, or how many more are needed by the precision of the mean.
struct Enough {
    bool settled = false, clear = false;
    int more = 0; // futures, when not settled
};
[[nodiscard]] Enough enough(const Difference& difference);

} // namespace likvard::view
