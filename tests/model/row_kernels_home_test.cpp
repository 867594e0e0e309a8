// The row kernel of homes: every instruction set gives the bits of a plain loop.
#include "core/bars.hpp"
#include "model/pupils.hpp"
#include "support/row_kernel_sets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace likvard {
namespace {

struct Homes {
    Pupils p;
    std::vector<std::vector<float>> luck = columns(1, 10);
    std::vector<float> both = column(11), half = column(12), cost = column(13, 110);
    std::vector<float> reached = column(14, grade_count), half_sd = column(15, grade_count);
    std::vector<double> level, by_home;
    std::vector<std::uint32_t> tail = whole<std::uint32_t>(1, 0xFFFFFFFFU);
    std::vector<std::uint32_t> parents = whole<std::uint32_t>(2, 0xFFFFFFFFU);

    Homes()
    {
        resize(p, n);
        set_grades(p.now);
        set_homes(p.traits);
        set_arrivals(p.traits);
        p.traits[0].tail = 3; // what is drawn again leaves nothing of what was there
        const auto levels = column(16);
        const auto homes = column(17, 21);
        level.assign(levels.begin(), levels.end());
        by_home.assign(homes.begin(), homes.end());
    }
    HomeRows rows()
    {
        return {.now = bits_of(p.now),
                .level = level.data(),
                .both = both.data(),
                .half = half.data(),
                .shared_luck = luck[0].data(),
                .language_luck = luck[1].data(),
                .maths_luck = luck[2].data(),
                .effort_luck = luck[3].data(),
                .start_shared = luck[4].data(),
                .start_language = luck[5].data(),
                .start_maths = luck[6].data(),
                .absence_luck = luck[7].data(),
                .need_luck = luck[8].data(),
                .modern_luck = luck[9].data(),
                .tail_luck = tail.data(),
                .parents_luck = parents.data(),
                .traits = bits_of(p.traits),
                .target_language = p.target_language.data(),
                .target_maths = p.target_maths.data(),
                .effort = p.effort.data(),
                .arrival = p.arrival.data(),
                .home_language = p.home_language.data(),
                .home_maths = p.home_maths.data(),
                .absence_trait = p.absence_trait.data(),
                .by_home = by_home.data(),
                .arrival_cost = cost.data(),
                .reached = reached.data(),
                .half_sd = half_sd.data(),
                .both_same = 0.75F,
                .common = 0.5F,
                .own = 0.2F,
                .girl_language = 0.3F,
                .girl_maths = -0.1F,
                .effort_sd = 0.6F,
                .need_own = 0.8F,
                .need_corr = 0.6F,
                .need_bar = 0.4F,
                .tail_bar = 0.5F,
                .tail_in_six_bar = 0.2F,
                .modern_language_bar = -0.3F};
    }
    [[nodiscard]] int mean_of_parents(std::size_t i) const
    {
        const float u = uniform_from(parents[i]);
        switch (p.traits[i].education) {
        case 3:
            return u < both[i] ? 6 : (u < half[i] ? 5 : 4);
        case 2:
            return u < 0.75F ? 4 : 3;
        default:
            return u < 0.75F ? 2 : 3;
        }
    }
};

TEST_F(RowKernelSets, AHomeIsDrawnFromWhatIsKnownAndLuck)
{
    under_every_set([&](const RowKernels& kernels) {
        Homes h;
        const Pupils& p = h.p;
        const auto& z = h.luck;
        in_two([&](std::size_t begin, std::size_t end) { kernels.home(begin, end, h.rows()); });
        for (std::size_t i = 0; i < n; ++i) {
            EXPECT_EQ(p.traits[i].education_mean, h.mean_of_parents(i));
            const auto home =
                static_cast<std::size_t>(p.traits[i].background * 7 + p.traits[i].education_mean);
            const float unobserved =
                static_cast<float>(h.by_home[home] + h.level[i]) + 0.5F * z[0][i];
            const float girl = p.traits[i].girl;
            EXPECT_EQ(p.target_language[i], unobserved + 0.2F * z[1][i] + 0.3F * girl);
            EXPECT_EQ(p.target_maths[i], unobserved + 0.2F * z[2][i] + -0.1F * girl);
            EXPECT_EQ(p.effort[i], 0.6F * z[3][i]);
            EXPECT_EQ(p.traits[i].need, 0.8F * z[8][i] - 0.6F * z[0][i] > 0.4F ? 1 : 0);
            const float tail = uniform_from(h.tail[i]);
            EXPECT_EQ(p.traits[i].tail, tail < 0.2F ? 2 : (tail < 0.5F ? 1 : 0));
            EXPECT_EQ(p.traits[i].modern_language, p.target_language[i] + z[9][i] > -0.3F ? 1 : 0);
            const std::size_t grade = p.now[i].grade;
            EXPECT_EQ(p.home_language[i], h.reached[grade] * p.target_language[i] +
                                              h.half_sd[grade] * (z[4][i] + z[5][i]));
            EXPECT_EQ(p.home_maths[i], h.reached[grade] * p.target_maths[i] +
                                           h.half_sd[grade] * (z[4][i] + z[6][i]));
            EXPECT_EQ(p.absence_trait[i], z[7][i]);
            const std::size_t arrived = std::min<std::size_t>(p.traits[i].arrived, grade_count);
            EXPECT_EQ(p.arrival[i], h.cost[arrived * grade_count + grade]);
        }
    });
}

TEST(Bars, FloatsAnswerAsDoublesDo)
{
    const float infinity = std::numeric_limits<float>::infinity();
    for (const double share : {0.0, 0.04, 0.1, 0.3, 0.5, 2.0 / 3.0, 0.995, 1.0, -1.09}) {
        const auto near = static_cast<float>(share);
        for (const float u :
             {std::nextafter(near, -infinity), near, std::nextafter(near, infinity)}) {
            EXPECT_EQ(u < bar_at(share), static_cast<double>(u) < share) << share;
            EXPECT_EQ(u > bar_under(share), static_cast<double>(u) > share) << share;
        }
    }
}

} // namespace
} // namespace likvard
