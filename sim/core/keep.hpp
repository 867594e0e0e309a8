// Keeping some rows of a table, in order: worked out once, then done column by column.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace likvard {

/// Which rows of a table are kept.
class KeptRows {
public:
    /// Those whose flag is not 0.
    void find(std::span<const std::uint8_t> flags);
    /// How many they are.
    [[nodiscard]] std::size_t count() const { return count_; }
    /// Moves their values to the beginning of a column, in order; what stands after them is left
    /// undefined. A value has `bytes`: 1, 2, 4 or 8.
    void move(void* column, std::size_t bytes) const;

private:
    /// Rows that stay side by side, and the row that the first of them becomes.
    struct Stretch {
        std::uint32_t from, to, count;
    };
    void find_stretches(std::span<const std::uint8_t> flags);

    // One or the other, as the kernel set in use can do it.
    std::vector<std::uint64_t> bits_;   // of 64 rows each: which are kept
    std::vector<std::uint32_t> places_; // where the first kept one of them goes
    std::vector<Stretch> stretches_;
    std::size_t rows_ = 0, count_ = 0;
};

} // namespace likvard
