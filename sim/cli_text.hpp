// Small helpers for the texts that the verbs print: bounds, labelled paragraphs, tables.
#pragma once

#include "core/units.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace likvard {

/// "0 to 40 FTE".
[[nodiscard]] std::string range_text(double low, double high, Unit unit);

/// "    Label     text", wrapped at 100 columns below where the text begins.
[[nodiscard]] std::string labelled(std::string_view label, std::string_view text);

/// A Markdown table; a pipe within a cell is escaped.
[[nodiscard]] std::string markdown_table(const std::vector<std::string>& header,
                                         const std::vector<std::vector<std::string>>& rows);

} // namespace likvard
