// Luck that two arms have in common: what is kept is what would be drawn, and only for the people
// and the year that it was drawn for.
#include "core/kept_luck.hpp"
#include "core/row_luck.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

namespace likvard {
namespace {

std::vector<PersonId> people(std::size_t count, PersonId first)
{
    std::vector<PersonId> ids(count);
    std::iota(ids.begin(), ids.end(), first);
    return ids;
}

const Draw draw(1, 2);

/// Whether the first column of a block is there already; writes `mark` into it where it is not.
bool is_there(KeptLuck::Page& page, std::size_t number, unsigned wanted, float mark)
{
    const KeptLuck::Block block = page.block(number, wanted);
    if (!block.is_drawn) {
        block.column[0][0] = mark;
    }
    EXPECT_EQ(block.column[0][0], mark);
    return block.is_drawn;
}

TEST(KeptLuck, IsThereForTheSamePeopleInTheSameYear)
{
    KeptLuck kept;
    const auto ids = people(100, 7);
    EXPECT_FALSE(is_there(kept.page(draw, Stream::absence, 0, 2025, ids), 0, 1, 0.5F));
    EXPECT_TRUE(is_there(kept.page(draw, Stream::absence, 0, 2025, ids), 0, 1, 0.5F));
    EXPECT_FALSE(is_there(kept.page(draw, Stream::absence, 0, 2025, ids), 2, 1, 2.5F))
        << "other draw";
    EXPECT_FALSE(is_there(kept.page(draw, Stream::absence, 3, 2025, ids), 0, 1, 3.5F))
        << "other place";
    EXPECT_FALSE(is_there(kept.page(draw, Stream::marks, 0, 2025, ids), 0, 1, 4.5F))
        << "other stream";
    EXPECT_TRUE(is_there(kept.page(draw, Stream::absence, 0, 2025, ids), 0, 1, 0.5F));
    EXPECT_TRUE(is_there(kept.page(draw, Stream::absence, 0, 2025, ids), 2, 1, 2.5F));
}

TEST(KeptLuck, IsDrawnAnewForOthersForAnotherYearAndForOtherColumns)
{
    KeptLuck kept;
    const auto ids = people(100, 7);
    const auto is_anew = [&](const std::vector<PersonId>& who, int year, unsigned wanted) {
        return !is_there(kept.page(draw, Stream::absence, 0, year, who), 0, wanted, 1.0F);
    };
    EXPECT_TRUE(is_anew(ids, 2025, 1));
    EXPECT_TRUE(is_anew(ids, 2025, 3)) << "one column more";
    EXPECT_TRUE(is_anew(ids, 2026, 3));
    auto others = ids;
    others.back() += 1;
    EXPECT_TRUE(is_anew(others, 2026, 3));
    EXPECT_TRUE(is_anew(people(99, 7), 2026, 3));
    EXPECT_TRUE(is_anew(people(2000, 7), 2026, 3));
    EXPECT_FALSE(is_anew(people(2000, 7), 2026, 3));
    EXPECT_FALSE(
        is_there(kept.page(Draw(1, 1), Stream::absence, 0, 2026, people(2000, 7)), 0, 3, 1.0F))
        << "another replicate";
}

TEST(KeptLuck, ColumnsThatAreNotWantedAreNullAndTheOthersDoNotOverlap)
{
    KeptLuck kept;
    const auto ids = people(1000, 1);
    const KeptLuck::Block block =
        kept.page(draw, Stream::family_choice, 0, 2025, ids).block(0, 0b1101U);
    EXPECT_EQ(block.column[1], nullptr);
    fill_gumbels(draw, Stream::family_choice, 0, 0, ids, block.column);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto alone = draw.words(Stream::family_choice, 0, ids[i]);
        for (const std::size_t k : {0U, 2U, 3U}) {
            EXPECT_EQ(block.column[k][i], -log_fast(-log_fast(uniform_from(alone[k]))));
        }
    }
}

TEST(KeptLuck, RowsGetTheSameLuckFromItAsWithoutIt)
{
    KeptLuck kept;
    const auto normals_of = [&](const std::vector<PersonId>& ids, KeptLuck* from) {
        std::vector<float> sum(ids.size());
        for_rows_with_normals<3>(draw, from, Stream::home_noise, 2030, ids,
                                 [&](std::size_t begin, std::size_t end, const auto& luck) {
                                     for (std::size_t i = begin; i < end; ++i) {
                                         sum[i] = luck[0][i - begin] + luck[2][i - begin];
                                     }
                                 });
        return sum;
    };
    const auto ids = people(luck_rows * 2 + 17, 1);
    auto others = ids; // the same in the first piece alone
    others.erase(others.begin() + luck_rows + 5);
    EXPECT_EQ(normals_of(ids, &kept), normals_of(ids, nullptr));
    EXPECT_EQ(normals_of(ids, &kept), normals_of(ids, nullptr)) << "read";
    EXPECT_EQ(normals_of(others, &kept), normals_of(others, nullptr)) << "in part";
    EXPECT_EQ(normals_of(ids, &kept), normals_of(ids, nullptr)) << "and back";
}

} // namespace
} // namespace likvard
