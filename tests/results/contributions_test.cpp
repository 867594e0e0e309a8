// Shapley's shares: a known example, what they add up to, and that a player who does nothing has
// none.
#include "results/contributions.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace likvard {
namespace {

TEST(Contributions, OfTheGloveGame)
{
    // One left glove (player 0) and two right ones (1 and 2); a pair is worth 1.
    const std::vector<double> values{0, 0, 0, 1, 0, 1, 0, 1};
    const std::vector<double> shares = shapley_shares(values);
    ASSERT_EQ(shares.size(), 3U);
    EXPECT_NEAR(shares[0], 2.0 / 3.0, 1e-15);
    EXPECT_NEAR(shares[1], 1.0 / 6.0, 1e-15);
    EXPECT_NEAR(shares[2], 1.0 / 6.0, 1e-15);
}

TEST(Contributions, AddUpAndLeaveOutWhoeverDoesNothing)
{
    constexpr std::size_t players = 6;
    std::vector<double> values(std::size_t{1} << players);
    for (std::size_t set = 0; set < values.size(); ++set) {
        const std::size_t without_last = set & 31U; // player 5 changes nothing
        values[set] = std::sin(static_cast<double>(without_last * without_last)) + 3.0;
    }
    const std::vector<double> shares = shapley_shares(values);
    EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), values.back() - values.front(),
                1e-12);
    EXPECT_NEAR(shares[5], 0.0, 1e-15);
}

TEST(Contributions, OfNobodyAndOfAMissingValue)
{
    EXPECT_TRUE(shapley_shares(std::vector<double>{4.0}).empty());
    const std::vector<double> shares = shapley_shares(std::vector<double>{0.0, std::nan("")});
    EXPECT_TRUE(std::isnan(shares.front()));
}

} // namespace
} // namespace likvard
