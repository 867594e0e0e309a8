// Rows by group (school, class, area): a stable counting sort, made once and read many times.
// Sums over a group's members replace atomics, so that their order never depends on threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace likvard {

class Groups {
public:
    /// `key_of(row)` gives the group of each of `row_count` rows; a key >= group_count leaves the
    /// row out. Rows keep their order within a group.
    template <class KeyOf> void build(std::size_t row_count, std::size_t group_count, KeyOf key_of)
    {
        first_.assign(group_count + 1, 0);
        for (std::size_t row = 0; row < row_count; ++row) {
            const std::size_t key = key_of(row);
            if (key < group_count) {
                ++first_[key + 1];
            }
        }
        for (std::size_t g = 0; g < group_count; ++g) {
            first_[g + 1] += first_[g];
        }
        place(row_count, key_of);
    }

    /// The same where groups of the same rows have been built that are finer: group g is to hold
    /// what [g × parts, (g + 1) × parts) of `finer` do, so that nothing need be counted again.
    template <class KeyOf>
    void build_from(const Groups& finer, std::size_t parts, std::size_t row_count, KeyOf key_of)
    {
        first_.clear();
        for (std::size_t g = 0; g <= finer.count(); g += parts) {
            first_.push_back(finer.first_[g]);
        }
        place(row_count, key_of);
    }

    [[nodiscard]] std::size_t count() const { return first_.empty() ? 0 : first_.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> members(std::size_t group) const
    {
        return {rows_.data() + first_[group], first_[group + 1] - first_[group]};
    }

private:
    template <class KeyOf> void place(std::size_t row_count, KeyOf key_of)
    {
        const std::size_t group_count = count();
        rows_.resize(first_[group_count]);
        next_.assign(first_.begin(), first_.end() - 1);
        for (std::size_t row = 0; row < row_count; ++row) {
            const std::size_t key = key_of(row);
            if (key < group_count) {
                rows_[next_[key]++] = static_cast<std::uint32_t>(row);
            }
        }
    }

    std::vector<std::uint32_t> first_;
    std::vector<std::uint32_t> next_; // kept between years so that a year does not allocate
    std::vector<std::uint32_t> rows_;
};

} // namespace likvard
