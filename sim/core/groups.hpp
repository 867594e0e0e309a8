// Rows by group (school, class, area): a stable counting sort, made once and read many times.
// Sums over a group's members replace atomics, so that their order never depends on threads.
#pragma once

#include "core/table.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace likvard {

/// Visits all rows, though not in order: rows that follow one another are often of one group, and
/// a count that has just been written is slow to read. So they are visited in some strands of rows
/// side by side, visit(row, strand), each strand in order and before the rows of the next.
inline constexpr std::size_t row_strands = 4;
template <class Visit> void for_row_strands(std::size_t row_count, Visit visit)
{
    const std::size_t part = row_count / row_strands;
    for (std::size_t i = 0; i < part; ++i) {
        for (std::size_t strand = 0; strand < row_strands; ++strand) {
            visit(strand * part + i, strand);
        }
    }
    for (std::size_t row = row_strands * part; row < row_count; ++row) {
        visit(row, row_strands - 1);
    }
}

class Groups {
public:
    /// `key_of(row)` gives the group of each of `row_count` rows; a key >= group_count leaves the
    /// row out. Rows keep their order within a group.
    template <class KeyOf> void build(std::size_t row_count, std::size_t group_count, KeyOf key_of)
    {
        next_.assign((group_count + 1) * strands, 0);
        std::uint32_t* const count = next_.data();
        for_row_strands(row_count, [=](std::size_t row, std::size_t strand) {
            ++count[slot(key_of(row), strand, group_count)];
        });
        place(row_count, group_count, key_of);
    }

    /// The same where groups of the same rows have been built that are finer: group g is to hold
    /// what [g × parts, (g + 1) × parts) of `finer` do, so that nothing need be counted again.
    template <class KeyOf>
    void build_from(const Groups& finer, std::size_t parts, std::size_t row_count, KeyOf key_of)
    {
        const std::size_t group_count = finer.count() / parts;
        next_.assign((group_count + 1) * strands, 0);
        std::uint32_t before = 0; // where finer's strands begin: each ends where it has got to
        for (std::size_t k = 0; k < group_count * parts * strands; ++k) {
            next_[k / (parts * strands) * strands + k % strands] += finer.next_[k] - before;
            before = finer.next_[k];
        }
        place(row_count, group_count, key_of);
    }

    [[nodiscard]] std::size_t count() const { return first_.empty() ? 0 : first_.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> members(std::size_t group) const
    {
        return members(group, group + 1);
    }
    /// Those of groups [begin, end), group by group.
    [[nodiscard]] std::span<const std::uint32_t> members(std::size_t begin, std::size_t end) const
    {
        return {rows_.data() + first_[begin], first_[end] - first_[begin]};
    }

private:
    // Each strand of rows is counted by itself, those of earlier ones come first.
    static constexpr std::size_t strands = row_strands;

    /// Where the count of a group's strand stands; what belongs to no group is counted last.
    static std::size_t slot(std::size_t key, std::size_t strand, std::size_t group_count)
    {
        return (key < group_count ? key : group_count) * strands + strand;
    }

    /// With the rows of each group's strands counted in next_.
    template <class KeyOf> void place(std::size_t row_count, std::size_t group_count, KeyOf key_of)
    {
        std::uint32_t before = 0;
        first_.resize(group_count + 1);
        for (std::size_t k = 0; k < next_.size(); ++k) {
            if (k % strands == 0) {
                first_[k / strands] = before;
            }
            const std::uint32_t here = next_[k];
            next_[k] = before;
            before += here;
        }
        refill(rows_, row_count);
        std::uint32_t* const next = next_.data();
        std::uint32_t* const sorted = rows_.data();
        for_row_strands(row_count, [=](std::size_t row, std::size_t strand) {
            sorted[next[slot(key_of(row), strand, group_count)]++] =
                static_cast<std::uint32_t>(row);
        });
    }

    std::vector<std::uint32_t> first_;
    std::vector<std::uint32_t> next_; // by group and strand: where the next row goes
    std::vector<std::uint32_t> rows_;
};

} // namespace likvard
