// Groups and tables: stable, complete, and the same after they are reused.
#include "core/groups.hpp"
#include "core/table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace likvard {
namespace {

struct Small {
    Column<std::uint64_t> id;
    Column<float> value;
    Column<float> other;
    static void each_column(auto& s, auto&& f) { f(s.id), f(s.value), f(s.other); }
};

Small three()
{
    Small s;
    resize(s, 3);
    s.id = {10, 11, 12};
    s.value = {1.0F, 2.0F, 3.0F};
    s.other = {-1.0F, -2.0F, -3.0F};
    return s;
}

TEST(Groups, KeepTheOrderOfRowsAndLeaveOutNobodyButThoseWithoutGroup)
{
    const std::vector<std::size_t> key{2, 0, 2, 9, 0, 2};
    Groups groups;
    for (int again = 0; again < 2; ++again) {
        groups.build(key.size(), 3, [&](std::size_t i) { return key[i]; });
        const auto members = [&](std::size_t g) {
            return std::vector<std::uint32_t>(groups.members(g).begin(), groups.members(g).end());
        };
        EXPECT_EQ(members(0), (std::vector<std::uint32_t>{1, 4}));
        EXPECT_TRUE(members(1).empty());
        EXPECT_EQ(members(2), (std::vector<std::uint32_t>{0, 2, 5}));
    }
}

TEST(Groups, FromFinerOnesAreThoseBuiltFromRows)
{
    constexpr std::size_t parts = 3;
    const std::vector<std::size_t> key{5, 0, 4, 9, 1, 5, 3}; // the 9 has no group
    Groups finer;
    finer.build(key.size(), 2 * parts, [&](std::size_t i) { return key[i]; });
    const auto coarse = [&](std::size_t i) { return key[i] / parts; };
    Groups expected;
    expected.build(key.size(), 2, coarse);
    Groups groups;
    groups.build_from(finer, parts, key.size(), coarse);
    ASSERT_EQ(groups.count(), 2);
    for (std::size_t g = 0; g < groups.count(); ++g) {
        EXPECT_TRUE(std::ranges::equal(groups.members(g), expected.members(g)));
    }
}

TEST(Table, KeepsTheFlaggedRowsOfEveryColumn)
{
    Small s = three();
    const std::vector<std::uint8_t> flag{1, 0, 1};
    keep(s, flag);
    EXPECT_EQ(s.id, (std::vector<std::uint64_t>{10, 12}));
    EXPECT_EQ(s.value, (std::vector<float>{1.0F, 3.0F}));
    EXPECT_EQ(s.other, (std::vector<float>{-1.0F, -3.0F}));
}

TEST(Table, TakesAndAppendsRowsWithoutMixingColumnsOfOneType)
{
    const Small s = three();
    Small taken = three(); // replaced
    const std::vector<std::uint32_t> second{1};
    take(taken, s, second);
    append(taken, s, 2);
    EXPECT_EQ(taken.id, (std::vector<std::uint64_t>{11, 12}));
    EXPECT_EQ(taken.value, (std::vector<float>{2.0F, 3.0F}));
    EXPECT_EQ(taken.other, (std::vector<float>{-2.0F, -3.0F}));
}

} // namespace
} // namespace likvard
