// Tables as columns (struct of arrays). A table lists its columns once in `each_column`; resizing,
// compacting and appending are written here once for all of them.
#pragma once

#include "core/keep.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <vector>

namespace likvard {

template <class T> using Column = std::vector<T>;

/// Number of rows.
template <class Table> [[nodiscard]] std::size_t rows(const Table& table)
{
    return table.id.size();
}

/// Sets the number of rows; new rows are zero.
template <class Table> void resize(Table& table, std::size_t count)
{
    Table::each_column(table, [&](auto& column) { column.resize(count); });
}

/// Room for `count` rows, so that a year does not allocate.
template <class Table> void reserve(Table& table, std::size_t count)
{
    Table::each_column(table, [&](auto& column) { column.reserve(count); });
}

/// memmove to a lower place, for the few rows between two that go: a call of it costs more than the
/// bytes. In pieces of 16, the last of which covers some bytes twice; where the two places lie
/// closer than that, nothing may be written twice.
inline void move_down(void* lower, const void* higher, std::size_t bytes)
{
    constexpr std::size_t piece = 16;
    auto* const to = static_cast<std::byte*>(lower);
    const auto* const from = static_cast<const std::byte*>(higher);
    if (bytes < piece || from - to < static_cast<std::ptrdiff_t>(piece)) {
        std::memmove(to, from, bytes);
        return;
    }
    const auto copy = [&](std::size_t at) {
        std::array<std::byte, piece> held;
        std::memcpy(held.data(), from + at, piece);
        std::memcpy(to + at, held.data(), piece);
    };
    const std::size_t last = bytes - piece;
    for (std::size_t at = 0; at < last; at += piece) {
        copy(at);
    }
    copy(last);
}

/// Keeps the rows with a non-zero flag, in order.
template <class Table> void keep(Table& table, std::span<const std::uint8_t> flag)
{
    // Which rows stay is worked out once, as stretches; each column then is moved down by them.
    struct Stretch {
        std::uint32_t from, to, count;
    };
    thread_local std::vector<Stretch> stretches;
    stretches.clear();
    std::uint32_t count = 0;
    const auto n = static_cast<std::uint32_t>(flag.size());
    for (std::uint32_t i = 0; i < n;) {
        if (flag[i] == 0) {
            ++i;
            continue;
        }
        const std::uint32_t from = i;
        while (i < n && flag[i] != 0) {
            ++i;
        }
        if (from != count) {
            stretches.push_back({from, count, i - from});
        }
        count += i - from;
    }
    Table::each_column(table, [&](auto& column) {
        auto* const data = column.data();
        using Value = std::remove_reference_t<decltype(*data)>;
        static_assert(std::is_trivially_copyable_v<Value>);
        if (!keep_values(data, sizeof(Value), flag.data(), flag.size())) {
            for (const Stretch& s : stretches) {
                move_down(data + s.to, data + s.from, s.count * sizeof(Value));
            }
        }
        column.resize(count);
    });
}

/// Visits the columns of two tables side by side.
template <class Table> void for_columns(Table& to, const Table& from, auto&& visit)
{
    std::size_t wanted = 0;
    Table::each_column(to, [&](auto& target) {
        std::size_t number = 0;
        Table::each_column(from, [&](const auto& source) {
            using Same = std::is_same<std::remove_cvref_t<decltype(source)>,
                                      std::remove_cvref_t<decltype(target)>>;
            if constexpr (Same::value) {
                if (number == wanted) {
                    visit(target, source);
                }
            }
            ++number;
        });
        ++wanted;
    });
}

/// Appends row `row` of `from` to `to`, column by column.
template <class Table> void append(Table& to, const Table& from, std::size_t row)
{
    for_columns(to, from, [&](auto& target, const auto& source) { target.push_back(source[row]); });
}

/// Appends every row of `from` to `to`.
template <class Table> void append_all(Table& to, const Table& from)
{
    for_columns(to, from, [](auto& target, const auto& source) {
        target.insert(target.end(), source.begin(), source.end());
    });
}

/// Replaces `to` by the rows of `from` with a non-zero flag, in order.
template <class Table> void take(Table& to, const Table& from, std::span<const std::uint8_t> flag)
{
    thread_local std::vector<std::uint32_t> scratch;
    scratch.resize(flag.size());
    std::uint32_t* const taken = scratch.data();
    std::size_t count = 0;
    for (std::size_t i = 0; i < flag.size(); ++i) {
        taken[count] = static_cast<std::uint32_t>(i); // stays if the row is taken
        count += flag[i] != 0 ? 1U : 0U;
    }
    for_columns(to, from, [&](auto& target, const auto& source) {
        target.resize(count);
        auto* const to_row = target.data();
        const auto* const from_row = source.data();
        for (std::size_t k = 0; k < count; ++k) {
            to_row[k] = from_row[taken[k]];
        }
    });
}

} // namespace likvard
