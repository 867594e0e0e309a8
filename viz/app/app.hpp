// The viewer as one call: the event-driven loop from the first frame to the last.
#pragma once

#include "viz/app/options.hpp"

namespace likvard::app {

/// Runs until the window is closed or what was asked for is done; gives the exit status. Errors:
/// NoDisplay, and those of reading the plan and of writing files.
[[nodiscard]] int run_viewer(const ViewOptions& options);

} // namespace likvard::app
