// Random numbers for samples of designs and for resampling: the same counter-based generator as the
// model's, under a key of its own, so that a sample never shares luck with a future.
#pragma once

#include "core/random.hpp"

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace likvard {

class SampleDice {
public:
    explicit SampleDice(std::uint64_t seed) : seed_(seed) {}

    /// Uniform in (0, 1), 32 bits.
    double uniform()
    {
        constexpr double step = 1.0 / 4294967296.0;
        return (static_cast<double>(word()) + 0.5) * step;
    }
    /// Whole number below `count`.
    std::size_t below(std::size_t count)
    {
        return static_cast<std::size_t>(uniform() * static_cast<double>(count));
    }
    std::vector<std::size_t> shuffled(std::size_t count)
    {
        std::vector<std::size_t> order(count);
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (std::size_t left = count; left > 1; --left) {
            std::swap(order[left - 1], order[below(left)]);
        }
        return order;
    }

private:
    std::uint32_t word()
    {
        constexpr unsigned half = 32;
        constexpr std::uint32_t sample_key = 0x64657367U;
        const Words words =
            philox({static_cast<std::uint32_t>(next_), static_cast<std::uint32_t>(next_ >> half), 0,
                    sample_key},
                   {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> half)});
        ++next_;
        return words[0];
    }

    std::uint64_t seed_;
    std::uint64_t next_ = 0;
};

} // namespace likvard
