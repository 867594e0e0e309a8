// How long the words of a text are, for columns that are as wide as their words.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace likvard::report {

/// What lines may end at: in a cell of a workbook, and in a document made from Markdown.
inline constexpr std::u32string_view ends_lines_in_cells = U" ";
inline constexpr std::u32string_view ends_lines_in_documents = U" -";

/// Lengths in characters of what stands between these marks, at least one; the marks themselves do
/// not count.
[[nodiscard]] std::vector<std::size_t> word_lengths(std::string_view text,
                                                    std::u32string_view marks);

} // namespace likvard::report
