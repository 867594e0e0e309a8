// Luck for every row of a table, drawn a piece of rows at a time: what is drawn is used while it is
// in the nearest cache, and no column of it stands in memory.
#pragma once

#include "core/kept_luck.hpp"
#include "core/kernels.hpp"
#include "core/parallel.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace likvard {

/// Rows for which luck is drawn at a time.
inline constexpr std::size_t luck_rows = 1024;

/// for_rows with `Count` columns of luck: body(begin, end, luck), in which luck[k][i - begin] is
/// the k-th value of row i. fill(ids, out) draws four columns, or those that are not null.
template <class Value, std::size_t Count>
void for_rows_with_luck(std::span<const PersonId> ids, auto&& fill, auto&& body)
{
    for_rows(ids.size(), [&](std::size_t first, std::size_t last) {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): filled before it is read
        std::array<std::array<Value, luck_rows>, Count> luck;
        std::array<const Value*, Count> drawn{};
        std::array<Value*, 4> out{};
        for (std::size_t k = 0; k < Count; ++k) {
            drawn[k] = out[k] = luck[k].data();
        }
        for (std::size_t begin = first; begin < last; begin += luck_rows) {
            const std::size_t end = std::min(last, begin + luck_rows);
            fill(ids.subspan(begin, end - begin), out);
            body(begin, end, drawn);
        }
    });
}

/// With `Count` standard normals a row: Draw::normals(stream, year, ids[i]). Count: 1 to 4. `kept`:
/// null where nobody draws the same.
template <std::size_t Count>
void for_rows_with_normals(const Draw& draw, KeptLuck* kept, Stream stream, int year,
                           std::span<const PersonId> ids, auto&& body)
{
    if (kept != nullptr) { // in this thread alone, which is what small tables do anyway
        for (std::size_t begin = 0; begin < ids.size(); begin += luck_rows) {
            const std::size_t end = std::min(ids.size(), begin + luck_rows);
            KeptLuck::Page& page = kept->page(KeptLuck::List::rows, begin / luck_rows, draw, year,
                                              ids.subspan(begin, end - begin));
            body(begin, end, page.normals(stream, year, 0, (1U << Count) - 1U));
        }
        return;
    }
    const auto fill = [&](std::span<const PersonId> some, const std::array<float*, 4>& out) {
        fill_normals(draw, stream, year, 0, some, out);
    };
    for_rows_with_luck<float, Count>(ids, fill, body);
}

/// With words: Draw::words(stream, year, ids[i], number).
template <std::size_t Count>
void for_rows_with_words(const Draw& draw, Stream stream, int year, std::uint32_t number,
                         std::span<const PersonId> ids, auto&& body)
{
    const auto fill = [&](std::span<const PersonId> some,
                          const std::array<std::uint32_t*, 4>& out) {
        fill_words(draw, stream, year, number, some, out);
    };
    for_rows_with_luck<std::uint32_t, Count>(ids, fill, body);
}

} // namespace likvard
