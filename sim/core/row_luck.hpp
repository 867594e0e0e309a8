// Luck for every row of a table, drawn a piece of rows at a time: what is drawn is used while it is
// in the nearest cache, and no column of it stands in memory.
#pragma once

#include "core/kernels.hpp"
#include "core/parallel.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace likvard {

/// Rows for which luck is drawn at a time.
inline constexpr std::size_t luck_rows = 1024;

/// for_rows with `Count` standard normals a row: body(begin, end, luck), in which luck[k][i -
/// begin] is the k-th of Draw::normals(stream, year, ids[i]). Count: 1 to 4.
template <std::size_t Count>
void for_rows_with_normals(const Draw& draw, Stream stream, int year, std::span<const PersonId> ids,
                           auto&& body)
{
    for_rows(ids.size(), [&](std::size_t first, std::size_t last) {
        std::array<std::array<float, luck_rows>, Count> luck;
        std::array<const float*, Count> drawn{};
        std::array<float*, 4> out{};
        for (std::size_t k = 0; k < Count; ++k) {
            drawn[k] = out[k] = luck[k].data();
        }
        for (std::size_t begin = first; begin < last; begin += luck_rows) {
            const std::size_t end = std::min(last, begin + luck_rows);
            fill_normals(draw, stream, year, 0, ids.subspan(begin, end - begin), out);
            body(begin, end, drawn);
        }
    });
}

/// The same of words: the k-th of Draw::words(stream, year, ids[i], number).
template <std::size_t Count>
void for_rows_with_words(const Draw& draw, Stream stream, int year, std::uint32_t number,
                         std::span<const PersonId> ids, auto&& body)
{
    for_rows(ids.size(), [&](std::size_t first, std::size_t last) {
        std::array<std::array<std::uint32_t, luck_rows>, Count> luck;
        std::array<const std::uint32_t*, Count> drawn{};
        std::array<std::uint32_t*, 4> out{};
        for (std::size_t k = 0; k < Count; ++k) {
            drawn[k] = out[k] = luck[k].data();
        }
        for (std::size_t begin = first; begin < last; begin += luck_rows) {
            const std::size_t end = std::min(last, begin + luck_rows);
            fill_words(draw, stream, year, number, ids.subspan(begin, end - begin), out);
            body(begin, end, drawn);
        }
    });
}

} // namespace likvard
