// What is on the screen as a file that travels: the same figure with its look, made by the report,
// so that likvard replay makes it again.
#pragma once

#include "viz/panels/state.hpp"

#include <optional>
#include <string>

namespace likvard::app {

/// Which figure of the window: "over_time", "difference", "tab" or "compare".
[[nodiscard]] bool can_export(const view::AppState& state, const std::string& what);

/// "botkyrka_gap_school_quarters_pass_pp.svg" in the folder of work.
[[nodiscard]] std::string export_name(const view::AppState& state, const std::string& what);

/// Writes the figure in the format that the file's name ends with. Errors: DataError when that is
/// none of .svg, .png and .pdf, OutputError, IoError.
void export_figure(const view::AppState& state, const std::string& what, const std::string& file);

} // namespace likvard::app
