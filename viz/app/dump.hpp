// The widget log as JSON: what tests read instead of pixels, and what --dump-ui prints.
#pragma once

#include "viz/panels/state.hpp"

#include <string>

namespace likvard::app {

/// {"complete", "busy", "futures", "result_hash", "language", "widgets": [{"role", "id", "label",
/// "value", "x", "y", "width", "height", "fits", "visible", "enabled"}]}, pixels of the window.
[[nodiscard]] std::string ui_json(const view::AppState& state);

} // namespace likvard::app
