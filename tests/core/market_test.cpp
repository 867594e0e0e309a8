// Deferred acceptance: stable, within capacity, independent of the order of proposers.
#include "core/market.hpp"
#include "core/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace likvard {
namespace {

struct Case {
    std::size_t proposers = 0, receivers = 0;
    std::vector<float> wish, priority;
    std::vector<std::uint32_t> capacity;
    std::vector<float> lottery;
    std::vector<PersonId> id;

    static Case random(std::size_t proposers, std::size_t receivers, std::uint32_t seats,
                       std::uint32_t replicate)
    {
        Case c{proposers, receivers, {}, {}, std::vector<std::uint32_t>(receivers, seats), {}, {}};
        const Draw draw(9, replicate);
        for (std::size_t k = 0; k < proposers * receivers; ++k) {
            const auto z = draw.normals(Stream::family_choice, 0, k);
            c.wish.push_back(z[0]);
            c.priority.push_back(z[1]);
        }
        for (std::size_t p = 0; p < proposers; ++p) {
            c.lottery.push_back(draw.normal(Stream::queue, 0, p));
            c.id.push_back(p);
        }
        return c;
    }

    /// Match of each proposer, with the proposers presented in `order`.
    [[nodiscard]] std::vector<std::uint32_t> settle(const std::vector<std::size_t>& order) const
    {
        Market market;
        std::vector<float> room(Market::room_for(proposers, receivers));
        market.open(proposers, receivers, room);
        std::vector<float> lots;
        std::vector<PersonId> ids;
        for (std::size_t k = 0; k < proposers; ++k) {
            for (std::size_t r = 0; r < receivers; ++r) {
                market.wishes_for(r)[k] = wish[order[k] * receivers + r];
            }
            lots.push_back(lottery[order[k]]);
            ids.push_back(id[order[k]]);
        }
        market.settle(capacity, lots, ids, [&](std::size_t k, std::size_t r) {
            return priority[order[k] * receivers + r];
        });
        std::vector<std::uint32_t> match(proposers);
        for (std::size_t k = 0; k < proposers; ++k) {
            match[order[k]] = market.match()[k];
        }
        return match;
    }
};

std::vector<std::size_t> counting(std::size_t n)
{
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

TEST(Market, NeverGivesMorePlacesThanThereAre)
{
    const Case c = Case::random(60, 5, 7, 1);
    const auto match = c.settle(counting(60));
    for (std::uint32_t r = 0; r < 5; ++r) {
        EXPECT_EQ(std::count(match.begin(), match.end(), r), 7);
    }
    EXPECT_EQ(std::count(match.begin(), match.end(), unmatched), 60 - 35);
}

TEST(Market, LeavesNoPairThatWouldRatherHaveEachOther)
{
    for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
        const Case c = Case::random(40, 6, 5, replicate);
        const auto match = c.settle(counting(40));
        for (std::size_t p = 0; p < 40; ++p) {
            for (std::uint32_t r = 0; r < 6; ++r) {
                const float now = match[p] == unmatched ? never : c.wish[p * 6 + match[p]];
                if (r == match[p] || c.wish[p * 6 + r] <= now) {
                    continue;
                }
                EXPECT_EQ(std::count(match.begin(), match.end(), r), 5)
                    << "a free place that was wanted";
                for (std::size_t other = 0; other < 40; ++other) {
                    EXPECT_FALSE(match[other] == r &&
                                 c.priority[other * 6 + r] < c.priority[p * 6 + r])
                        << "justified envy";
                }
            }
        }
    }
}

TEST(Market, DoesNotDependOnTheOrderOfProposers)
{
    const Case c = Case::random(50, 4, 9, 3);
    auto reversed = counting(50);
    std::reverse(reversed.begin(), reversed.end());
    EXPECT_EQ(c.settle(counting(50)), c.settle(reversed));
}

TEST(Market, AsksInTheOrderOfWishesHoweverManyRefuse)
{
    constexpr std::size_t receivers = 24;
    std::vector<float> wish; // some equal, some negative, both zeros
    for (std::size_t r = 0; r < receivers; ++r) {
        wish.push_back(static_cast<float>(static_cast<int>(r * 7 % 11) - 5) * 0.25F);
    }
    wish[3] = 0.0F;
    wish[9] = -0.0F;
    // Only two have a place: the one that is asked first is the one that is wanted more.
    for (std::size_t a = 0; a < receivers; ++a) {
        for (std::size_t b = a + 1; b < receivers; ++b) {
            Case c{1, receivers, wish, wish, std::vector<std::uint32_t>(receivers, 0), {0.0F}, {1}};
            c.capacity[a] = c.capacity[b] = 1;
            EXPECT_EQ(c.settle({0}).front(), wish[a] >= wish[b] ? a : b);
        }
    }
}

TEST(Market, SettlesEqualPrioritiesByLotteryAndThenById)
{
    Case c = Case::random(3, 1, 1, 4);
    std::fill(c.priority.begin(), c.priority.end(), 1.0F);
    std::fill(c.wish.begin(), c.wish.end(), 1.0F);
    c.lottery = {0.1F, 0.7F, 0.7F};
    c.id = {5, 9, 8};
    EXPECT_EQ(c.settle(counting(3)), (std::vector<std::uint32_t>{unmatched, unmatched, 0}));
}

TEST(Market, RespectsNeverAndNoPlaces)
{
    Case c = Case::random(2, 2, 1, 5);
    c.wish = {never, never, 1.0F, 2.0F};
    c.capacity = {1, 0};
    EXPECT_EQ(c.settle(counting(2)), (std::vector<std::uint32_t>{unmatched, 0}));
}

} // namespace
} // namespace likvard
