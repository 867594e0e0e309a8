// The row kernels of staff: every instruction set gives the bits of a plain loop.
#include "support/row_kernel_sets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace likvard {
namespace {

std::vector<std::int32_t> offered(const RowKernels& kernels, std::size_t begin, std::size_t end,
                                  const std::vector<std::uint32_t>& word,
                                  const std::vector<std::uint32_t>& slot,
                                  const std::vector<std::uint32_t>& multiplier)
{
    std::vector<std::int32_t> best(OfferRows::slots, -2); // -2: not written
    kernels.offer(begin, end,
                  {.word = word.data(),
                   .slot = slot.data(),
                   .multiplier = multiplier.data(),
                   .best = best.data(),
                   .wanted = OfferRows::slots});
    return best;
}

TEST_F(RowKernelSets, ASlotIsOfferedToWhoRanksHighestForIt)
{
    const auto word = whole<std::uint32_t>(1, 0xFFFFFFFFU);
    const auto slot = whole<std::uint32_t>(2, 0xFFFFFFFFU);
    auto multiplier = whole<std::uint32_t>(3, 0xFFFFFFFFU);
    for (std::uint32_t& m : multiplier) {
        m |= 1U;
    }
    under_every_set([&](const RowKernels& kernels) {
        const auto best = offered(kernels, 3, n, word, slot, multiplier);
        for (std::size_t s = 0; s < OfferRows::slots; ++s) {
            std::vector<std::uint32_t> rank(n, 0);
            for (std::size_t i = 3; i < n; ++i) {
                rank[i] = (word[i] ^ slot[s]) * multiplier[s];
            }
            EXPECT_EQ(best[s], std::max_element(rank.begin(), rank.end()) - rank.begin());
        }
    });
}

TEST_F(RowKernelSets, TheFirstOfEqualsIsOfferedASlotAndNobodyWhereThereAreNone)
{
    std::vector<std::uint32_t> word(n, 5); // everybody ranks alike, but for two
    word[37] = word[90] = 9;
    const std::vector<std::uint32_t> slot(OfferRows::slots, 5); // the rank of the others is none
    const std::vector<std::uint32_t> multiplier(OfferRows::slots, 3);
    const auto everywhere = [](std::int32_t who) {
        return std::vector<std::int32_t>(OfferRows::slots, who);
    };
    under_every_set([&](const RowKernels& kernels) {
        EXPECT_EQ(offered(kernels, 0, n, word, slot, multiplier), everywhere(37));
        EXPECT_EQ(offered(kernels, 38, n, word, slot, multiplier), everywhere(90));
        EXPECT_EQ(offered(kernels, 38, 90, word, slot, multiplier), everywhere(OfferRows::nobody));
        EXPECT_EQ(offered(kernels, 0, 0, word, slot, multiplier), everywhere(OfferRows::nobody));
    });
}

TEST_F(RowKernelSets, ATeacherIsWorthExperienceLicenceAndCoaching)
{
    const auto certified = whole<std::uint8_t>(1, 2);
    const auto school = whole<std::uint16_t>(2, schools);
    auto experience = column(1);
    for (float& years : experience) {
        years = 9.0F * std::abs(years);
    }
    const auto in = columns(2, 4); // coached, both bases, years here
    const auto per_coached = column(6, schools);
    constexpr double y1 = 0.02, y5 = 0.05, y15 = 0.07;
    under_every_set([&](const RowKernels& kernels) {
        std::vector<float> language(n);
        std::vector<float> maths(n);
        std::vector<float> fresh(n);
        in_two([&](std::size_t begin, std::size_t end) {
            kernels.worth(begin, end,
                          {.certified = certified.data(),
                           .school = school.data(),
                           .experience = experience.data(),
                           .coached = in[0].data(),
                           .base_language = in[1].data(),
                           .base_maths = in[2].data(),
                           .years_here = in[3].data(),
                           .per_coached = per_coached.data(),
                           .language = language.data(),
                           .maths = maths.data(),
                           .fresh = fresh.data(),
                           .gain_y1 = y1,
                           .gain_y5 = y5,
                           .gain_y15 = y15,
                           .uncertified = -0.1F});
        });
        for (std::size_t i = 0; i < n; ++i) {
            const auto years = static_cast<double>(experience[i]);
            double gain = y15;
            if (years < 1.0) {
                gain = years * y1;
            } else if (years < 5.0) {
                gain = y1 + (y5 - y1) * (years - 1.0) / 4.0;
            } else if (years < 15.0) {
                gain = y5 + (y15 - y5) * (years - 5.0) / 10.0;
            }
            const float shared = static_cast<float>(gain) + (certified[i] != 0 ? 0.0F : -0.1F) +
                                 per_coached[school[i]] * in[0][i];
            EXPECT_EQ(language[i], in[1][i] + shared);
            EXPECT_EQ(maths[i], in[2][i] + shared);
            EXPECT_EQ(fresh[i], in[3][i] < 1.0F ? 1.0F : 0.0F);
        }
    });
}

} // namespace
} // namespace likvard
