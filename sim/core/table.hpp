// Tables as columns (struct of arrays). A table lists its columns once in `each_column`; resizing,
// compacting and appending are written here once for all of them.
#pragma once

#include "core/keep.hpp"

#include <bit>
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

template <class T> void keep_column(Column<T>& column, const KeptRows& kept)
{
    static_assert(std::is_trivially_copyable_v<T> && std::has_single_bit(sizeof(T)) &&
                  sizeof(T) <= sizeof(std::uint64_t));
    kept.move(column.data(), sizeof(T));
    column.resize(kept.count());
}

/// Keeps the rows with a non-zero flag, in order.
template <class Table> void keep(Table& table, std::span<const std::uint8_t> flag)
{
    thread_local KeptRows kept;
    kept.find(flag);
    Table::each_column(table, [](auto& column) { keep_column(column, kept); });
}

/// The same where a new year begins: columns that are written anew each year (each_yearly_column)
/// are zero afterwards.
template <class Table> void keep_into_new_year(Table& table, std::span<const std::uint8_t> flag)
{
    thread_local KeptRows kept;
    kept.find(flag);
    Table::each_lasting_column(table, [](auto& column) { keep_column(column, kept); });
    Table::each_yearly_column(table, [](auto& column) { column.assign(kept.count(), 0); });
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

/// Rows with a non-zero flag, in order. Written at `rows`, where there is room for all.
inline std::size_t flagged_rows(std::span<const std::uint8_t> flag, std::uint32_t* rows)
{
    std::size_t count = 0;
    const auto look_at = [&](std::size_t i) {
        rows[count] = static_cast<std::uint32_t>(i); // stays if the row is one of them
        count += flag[i] != 0 ? 1U : 0U;
    };
    std::size_t i = 0;
    for (std::uint64_t eight = 0; i + sizeof(eight) <= flag.size(); i += sizeof(eight)) {
        std::memcpy(&eight, flag.data() + i, sizeof(eight));
        for (std::size_t k = 0; k < sizeof(eight) && eight != 0; ++k) {
            look_at(i + k);
        }
    }
    for (; i < flag.size(); ++i) {
        look_at(i);
    }
    return count;
}

/// Replaces `to` by the rows of `from` with a non-zero flag, in order.
template <class Table> void take(Table& to, const Table& from, std::span<const std::uint8_t> flag)
{
    thread_local std::vector<std::uint32_t> scratch;
    scratch.resize(flag.size());
    const std::size_t count = flagged_rows(flag, scratch.data());
    const std::uint32_t* const taken = scratch.data();
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
