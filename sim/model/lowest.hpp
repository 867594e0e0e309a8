// The lowest of some keys, without sorting them: the key that parts them from the others is found
// bit by bit by counting, which needs no branch that luck decides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace likvard {

/// `below` keys lie under `key`: as many as are wanted, or fewer; the rest are then among those
/// that equal it.
struct LowestBar {
    std::uint32_t key, below;
};

/// Keys to choose among. Kept between uses so that a year does not allocate.
class Lowest {
public:
    /// Room for up to `most` keys, to be filled from the first one on.
    [[nodiscard]] std::uint32_t* room(std::size_t most);
    /// So many have been filled in.
    void filled(std::size_t count);
    [[nodiscard]] std::span<const std::uint32_t> keys() const { return {keys_.data(), count_}; }

    /// What parts the `wanted` lowest keys from the others; there are more keys than that.
    [[nodiscard]] LowestBar bar(std::size_t wanted) const;
    /// chosen[k] = 1 for the `wanted` lowest keys, the first ones of equals, and 0 for the others.
    void choose(std::vector<std::uint8_t>& chosen, std::size_t wanted) const;

private:
    std::vector<std::uint32_t> keys_; // filled up to whole vectors with the highest key
    std::size_t count_ = 0;
};

/// A key that orders floats as they are: lower for lower, the same for equals. Not for NaN.
[[nodiscard]] inline std::uint32_t ordered_key(float value)
{
    constexpr unsigned sign = 31;
    const auto bits = __builtin_bit_cast(std::uint32_t, value + 0.0F); // -0 and 0 are equals
    return bits ^ ((0U - (bits >> sign)) | (1U << sign));
}

} // namespace likvard
