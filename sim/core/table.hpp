// Tables as columns (struct of arrays). A table lists its columns once in `each_column`; resizing,
// compacting and appending are written here once for all of them.
#pragma once

#include "core/keep.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
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

/// As many values as asked for, whatever they are: a column that is filled anew. One that has
/// become too small is let go before there is a larger one, with a little room for the years to
/// come.
template <class T> void refill(Column<T>& column, std::size_t count)
{
    constexpr std::size_t part_to_spare = 16;
    if (column.capacity() < count) {
        column = {};
        column.reserve(count + count / part_to_spare);
    }
    column.resize(count);
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

/// Visits the columns of two tables side by side.
template <class Table, class From> void for_columns(Table& to, From& from, auto&& visit)
{
    std::size_t wanted = 0;
    Table::each_column(to, [&](auto& target) {
        std::size_t number = 0;
        Table::each_column(from, [&](auto& source) {
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

/// Copies the rows of a column that are listed.
template <class T>
void take_column(Column<T>& to, const Column<T>& from, std::span<const std::uint32_t> taken)
{
    refill(to, taken.size());
    T* const to_row = to.data();
    const T* const from_row = from.data();
    for (std::size_t k = 0; k < taken.size(); ++k) {
        to_row[k] = from_row[taken[k]];
    }
}

/// Replaces `to` by the rows of `from` that are listed.
template <class Table> void take(Table& to, const Table& from, std::span<const std::uint32_t> taken)
{
    for_columns(to, from,
                [&](auto& target, const auto& source) { take_column(target, source, taken); });
}

} // namespace likvard
