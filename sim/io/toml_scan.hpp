// Looks over TOML text before a parser sees it: what the parser would take badly is refused here.
#pragma once

#include "io/fault_log.hpp"

#include <string_view>

namespace likvard {

/// Deepest nesting of brackets, and longest dotted key: a hostile file must not exhaust the stack.
inline constexpr int most_toml_depth = 32;

/// Reports the first character outside ASCII that is not within a string or a comment, or the first
/// place that is nested too deep. True when there is none. Expects text that passed check_text.
[[nodiscard]] bool scan_toml(std::string_view text, int file, FaultLog& log);

} // namespace likvard
