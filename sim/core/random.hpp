// Random numbers as a pure function of (seed, replicate, stream, year, id, n): Philox 4x32-10,
// counter-based. No state, no order, no thread: the same question always has the same answer.
#pragma once

#include "core/ids.hpp"
#include "core/math.hpp"
#include "core/streams.hpp"

#include <array>
#include <cstdint>

namespace likvard {

using Words = std::array<std::uint32_t, 4>;

/// Philox 4x32 with 10 rounds. Salmon, Moraes, Dror & Shaw 2011, Parallel random numbers: as easy
/// as 1, 2, 3 (SC11). Checked against its published known answers below.
constexpr Words philox(Words counter, std::array<std::uint32_t, 2> key)
{
    constexpr std::uint64_t m0 = 0xD2511F53U;
    constexpr std::uint64_t m1 = 0xCD9E8D57U;
    constexpr std::uint32_t w0 = 0x9E3779B9U;
    constexpr std::uint32_t w1 = 0xBB67AE85U;
    constexpr int rounds = 10;
    constexpr unsigned half = 32;
    for (int round = 0; round < rounds; ++round) {
        const std::uint64_t p0 = m0 * counter[0];
        const std::uint64_t p1 = m1 * counter[2];
        counter = {static_cast<std::uint32_t>(p1 >> half) ^ counter[1] ^ key[0],
                   static_cast<std::uint32_t>(p1),
                   static_cast<std::uint32_t>(p0 >> half) ^ counter[3] ^ key[1],
                   static_cast<std::uint32_t>(p0)};
        key[0] += w0;
        key[1] += w1;
    }
    return counter;
}

// NOLINTBEGIN(readability-magic-numbers): the published known answers
static_assert(philox({0, 0, 0, 0}, {0, 0}) ==
              Words{0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U});
static_assert(philox({0xffffffffU, 0xffffffffU, 0xffffffffU, 0xffffffffU},
                     {0xffffffffU, 0xffffffffU}) ==
              Words{0x408f276dU, 0x41c83b0eU, 0xa20bc7c6U, 0x6d5451fdU});
static_assert(philox({0x243f6a88U, 0x85a308d3U, 0x13198a2eU, 0x03707344U},
                     {0xa4093822U, 0x299f31d0U}) ==
              Words{0xd16cfe09U, 0x94fdccebU, 0x5001e420U, 0x24126ea1U});
// NOLINTEND(readability-magic-numbers)

/// Uniform in (0, 1) from one word: 24 bits, never 0 or 1. Always inlined, for the kernels.
[[gnu::always_inline]] constexpr float uniform_from(std::uint32_t word)
{
    constexpr unsigned drop = 8;
    constexpr float step = 1.0F / 16777216.0F;
    constexpr float below_one = 0x1.fffffep-1F; // the last step alone would round up to 1
    const float u = (static_cast<float>(static_cast<std::int32_t>(word >> drop)) + 0.5F) * step;
    return u < below_one ? u : below_one;
}

/// Two independent standard normals from two words (Box-Muller), each within 2e-6 of what the words
/// mean.
struct NormalPair {
    float first, second;
};
inline NormalPair normals_from(std::uint32_t a, std::uint32_t b)
{
    // NOLINTBEGIN(readability-magic-numbers) // Taylor coefficients of sine and cosine
    const float radius = __builtin_sqrtf(-2.0F * log_fast(uniform_from(a)));
    const float turns = uniform_from(b) * 4.0F;
    const auto quadrant = static_cast<std::int32_t>(turns);
    // Angle within the quadrant, measured from its middle: -pi/4 .. pi/4.
    const float x = (turns - static_cast<float>(quadrant) - 0.5F) * 1.57079633F;
    const float z = x * x;
    const float sine =
        x * (1.0F + z * (-1.0F / 6.0F + z * (1.0F / 120.0F + z * (-1.0F / 5040.0F))));
    const float cosine =
        1.0F + z * (-0.5F + z * (1.0F / 24.0F + z * (-1.0F / 720.0F + z * (1.0F / 40320.0F))));
    const float root_half = 0.707106781F;
    // NOLINTEND(readability-magic-numbers)
    const float along = (cosine - sine) * root_half;  // cos(x + pi/4)
    const float across = (cosine + sine) * root_half; // sin(x + pi/4)
    const bool swap = (quadrant & 1) != 0;
    const float c = swap ? -across : along;
    const float s = swap ? along : across;
    const float sign = quadrant >= 2 ? -1.0F : 1.0F;
    return {radius * sign * c, radius * sign * s};
}

/// The luck of one replicate.
class Draw {
public:
    Draw(std::uint64_t seed, std::uint32_t replicate)
    {
        constexpr unsigned half = 32;
        const Words words = philox({static_cast<std::uint32_t>(seed),
                                    static_cast<std::uint32_t>(seed >> half), replicate, 0},
                                   {0x6c696b76U, 0x61726421U});
        key_ = {words[0], words[1]};
    }

    /// Four words for (stream, year, id, n); n < 2^20, year any.
    [[nodiscard]] Words words(Stream stream, int year, std::uint64_t id, std::uint32_t n = 0) const
    {
        constexpr unsigned half = 32;
        return philox({static_cast<std::uint32_t>(id), static_cast<std::uint32_t>(id >> half),
                       stream_word(stream, n), static_cast<std::uint32_t>(year)},
                      key_);
    }
    [[nodiscard]] float uniform(Stream stream, int year, std::uint64_t id,
                                std::uint32_t n = 0) const
    {
        return uniform_from(words(stream, year, id, n)[0]);
    }
    [[nodiscard]] float normal(Stream stream, int year, std::uint64_t id, std::uint32_t n = 0) const
    {
        const Words w = words(stream, year, id, n);
        return normals_from(w[0], w[1]).first;
    }
    [[nodiscard]] std::array<float, 4> normals(Stream stream, int year, std::uint64_t id,
                                               std::uint32_t n = 0) const
    {
        const Words w = words(stream, year, id, n);
        const NormalPair one = normals_from(w[0], w[1]);
        const NormalPair two = normals_from(w[2], w[3]);
        return {one.first, one.second, two.first, two.second};
    }

    [[nodiscard]] std::array<std::uint32_t, 2> key() const { return key_; }
    /// The third counter word: stream above, n below.
    [[nodiscard]] static constexpr std::uint32_t stream_word(Stream stream, std::uint32_t n)
    {
        constexpr unsigned n_bits = 20;
        return (static_cast<std::uint32_t>(stream) << n_bits) | n;
    }

private:
    std::array<std::uint32_t, 2> key_{};
};

} // namespace likvard
