// Luck that two arms have in common: what is kept is what would be drawn, whoever asks, for whom,
// in which year and for which columns.
#include "core/kept_luck.hpp"
#include "core/row_luck.hpp"

#include <gtest/gtest.h>

#include <array>
#include <numeric>
#include <vector>

namespace likvard {
namespace {

using List = KeptLuck::List;
const Draw draw(1, 2);

std::vector<PersonId> people(std::size_t count, PersonId first)
{
    std::vector<PersonId> ids(count);
    std::iota(ids.begin(), ids.end(), first);
    return ids;
}

TEST(KeptLuck, StandsWhereItStoodForTheSamePeopleInTheSameYear)
{
    KeptLuck kept;
    const auto ids = people(100, 7);
    const auto asked = [&](List list, std::size_t place, Stream stream, std::uint32_t n) {
        return kept.page(list, place, draw, 2025, ids).normals(stream, 2025, n, 1)[0];
    };
    const float* const first = asked(List::rows, 0, Stream::absence, 0);
    const std::vector<float> drawn(first, first + ids.size());
    EXPECT_NE(asked(List::rows, 0, Stream::absence, 1), first);
    EXPECT_NE(asked(List::rows, 0, Stream::marks, 0), first);
    EXPECT_NE(asked(List::rows, 3, Stream::absence, 0), first);
    EXPECT_NE(asked(List::marked, 0, Stream::absence, 0), first);
    EXPECT_EQ(asked(List::rows, 0, Stream::absence, 0), first);
    EXPECT_EQ(std::vector<float>(first, first + ids.size()), drawn);
}

/// Asks for three columns of normals and looks whether each is what the person draws.
void expect_own_luck(KeptLuck& kept, const Draw& luck, int year, const std::vector<PersonId>& ids)
{
    const auto column =
        kept.page(List::rows, 0, luck, year, ids).normals(Stream::home_noise, year, 0, 0b1101U);
    EXPECT_EQ(column[1], nullptr);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto alone = luck.normals(Stream::home_noise, year, ids[i]);
        for (const std::size_t k : {0U, 2U, 3U}) {
            ASSERT_EQ(column[k][i], alone[k]) << "row " << i << ", column " << k;
        }
    }
}

TEST(KeptLuck, IsDrawnAnewForOthersInAnotherYearAndInAnotherReplicate)
{
    KeptLuck kept;
    const auto ids = people(100, 7);
    auto others = ids;
    others.back() += 1;
    expect_own_luck(kept, draw, 2025, ids);
    expect_own_luck(kept, draw, 2025, ids);
    expect_own_luck(kept, draw, 2025, others);
    expect_own_luck(kept, draw, 2025, people(99, 7));
    expect_own_luck(kept, draw, 2025, people(2000, 7));
    expect_own_luck(kept, draw, 2026, people(2000, 7));
    expect_own_luck(kept, Draw(1, 3), 2026, people(2000, 7));
    expect_own_luck(kept, draw, 2025, ids);
}

TEST(KeptLuck, IsDrawnAnewForOtherColumnsAndForTheDrawsOfAnotherYear)
{
    KeptLuck kept;
    const auto ids = people(50, 1);
    KeptLuck::Page& page = kept.page(List::entrants, 0, draw, 2025, ids);
    EXPECT_EQ(page.words(Stream::sibling, 0, 0, 1)[0][9], draw.words(Stream::sibling, 0, 10)[0]);
    EXPECT_EQ(page.words(Stream::sibling, 0, 0, 3)[1][9], draw.words(Stream::sibling, 0, 10)[1]);
    EXPECT_EQ(page.words(Stream::sibling, 5, 0, 3)[1][9], draw.words(Stream::sibling, 5, 10)[1]);
    EXPECT_EQ(page.words(Stream::sibling, 0, 0, 3)[1][9], draw.words(Stream::sibling, 0, 10)[1]);
    const auto taste = page.gumbels(Stream::family_choice, 0, 2, 0b100U);
    const Words alone = draw.words(Stream::family_choice, 0, 10, 2);
    EXPECT_EQ(taste[2][9], -log_fast(-log_fast(uniform_from(alone[2]))));
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
