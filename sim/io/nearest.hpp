// Finds what a person probably meant: the valid word nearest to the one that was written.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace likvard {

/// Number of single-character insertions, deletions, substitutions and swaps of neighbours that
/// turn `a` into `b`, upper and lower case being equal. Counts up to `limit`, then gives `limit`.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate with the smallest distance to `word`, the first of equals. Empty when there is no
/// candidate or when `word` is too long (over 64 bytes) to be a slip of the pen.
[[nodiscard]] std::string nearest_of(std::string_view word,
                                     std::span<const std::string> candidates);

/// Lower case for comparing: ASCII and the Latin-1 letters (å, ä, ö, é …) in UTF-8.
[[nodiscard]] std::string folded(std::string_view text);

} // namespace likvard
