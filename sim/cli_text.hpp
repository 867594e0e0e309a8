// Small helpers for the texts that the verbs print: labelled paragraphs, tables.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace likvard {

/// "    Label     text", wrapped at 100 columns `hang` columns right of where the text begins.
[[nodiscard]] std::string labelled(std::string_view label, std::string_view text,
                                   std::size_t hang = 0);

/// A Markdown table; a pipe within a cell is escaped.
[[nodiscard]] std::string markdown_table(const std::vector<std::string>& header,
                                         const std::vector<std::vector<std::string>>& rows);

} // namespace likvard
