// The lowest of some keys: those that sorting would put first, under every instruction set.
#include "model/lowest.hpp"
#include "support/row_kernel_sets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <vector>

namespace likvard {
namespace {

std::vector<std::uint8_t> sorted_first(const std::vector<std::uint32_t>& keys, std::size_t wanted)
{
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    std::vector<std::uint8_t> chosen(keys.size(), 0);
    for (std::size_t k = 0; k < wanted; ++k) {
        chosen[order[k]] = 1;
    }
    return chosen;
}

TEST_F(RowKernelSets, TheLowestAreThoseThatSortingPutsFirst)
{
    const auto distinct = whole<std::uint32_t>(1, 0xFFFFFFFFU);
    auto few = whole<std::uint32_t>(2, 4); // many equals, of the lowest and of the highest key
    for (std::uint32_t& key : few) {
        key = key == 3 ? std::numeric_limits<std::uint32_t>::max() : key;
    }
    under_every_set([&](const RowKernels& /*kernels*/) {
        Lowest lowest;
        std::vector<std::uint8_t> chosen;
        for (const auto& keys : {distinct, few}) {
            for (std::size_t count = 0; count <= keys.size(); count += 20) {
                const std::vector<std::uint32_t> some(
                    keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(count));
                std::copy(some.begin(), some.end(), lowest.room(keys.size()));
                lowest.filled(count);
                for (std::size_t wanted = 0; wanted <= count; ++wanted) {
                    lowest.choose(chosen, wanted);
                    EXPECT_EQ(chosen, sorted_first(some, wanted)) << wanted << " of " << count;
                }
            }
        }
    });
}

TEST(Lowest, KeysOrderAsTheirFloatsDo)
{
    const float infinity = std::numeric_limits<float>::infinity();
    const std::vector<float> rising{-infinity, -3.5F, -1e-30F, 0.0F, 1e-30F, 0.1F, 2.0F, infinity};
    for (std::size_t k = 1; k < rising.size(); ++k) {
        EXPECT_LT(ordered_key(rising[k - 1]), ordered_key(rising[k]));
    }
    EXPECT_EQ(ordered_key(-0.0F), ordered_key(0.0F));
}

} // namespace
} // namespace likvard
