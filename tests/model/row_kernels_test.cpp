// The row kernels: every instruction set gives the bits of a plain loop in the model's own words.
#include "core/kernels.hpp"
#include "core/math.hpp"
#include "model/pupils.hpp"
#include "model/row_kernels.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace likvard {
namespace {

constexpr std::size_t n = 101; // no whole number of vectors
constexpr std::size_t schools = 7;

class RowKernelSets : public ::testing::Test {
protected:
    void TearDown() override { use_kernel_set(before_); }
    std::string before_{kernel_set()};

    /// Runs `test` under every set that this machine has.
    template <class Test> void under_every_set(Test test)
    {
        for (const std::string_view set : kernel_sets()) {
            ASSERT_TRUE(use_kernel_set(set));
            SCOPED_TRACE(set);
            test(row_kernels());
        }
    }
};

/// Standard normals that are the same every time, one column a number.
std::vector<float> column(std::uint32_t which, std::size_t count = n)
{
    std::vector<float> values;
    for (std::size_t i = 0; i < count; ++i) {
        values.push_back(Draw(8, which).normal(Stream::marks, 0, i));
    }
    return values;
}

template <class T> std::vector<T> whole(std::uint32_t which, std::uint32_t below)
{
    std::vector<T> values;
    for (std::size_t i = 0; i < n; ++i) {
        values.push_back(static_cast<T>(Draw(9, which).words(Stream::marks, 0, i)[0] % below));
    }
    return values;
}

Pupils some_pupils()
{
    Pupils p;
    resize(p, n);
    p.school = whole<std::uint16_t>(1, schools);
    p.grade = whole<std::uint8_t>(2, grade_count);
    p.need = whole<std::uint8_t>(3, 2);
    p.tail = whole<std::uint8_t>(4, 3);
    std::uint32_t next = 10;
    for (auto* values : {&p.target_language, &p.target_maths, &p.home_language, &p.home_maths,
                         &p.durable_language, &p.durable_maths, &p.transient_language,
                         &p.transient_maths, &p.arrival, &p.effort, &p.absence_trait}) {
        *values = column(next++);
    }
    return p;
}

TEST_F(RowKernelSets, SkillIsLanguageAndMathematics)
{
    const Pupils p = some_pupils();
    under_every_set([&](const RowKernels& /*kernels*/) {
        std::vector<float> skills;
        fill_skills(skills, p);
        for (std::size_t i = 0; i < n; ++i) {
            EXPECT_EQ(skills[i], language(p, i) + maths(p, i));
        }
    });
}

TEST_F(RowKernelSets, AbsenceIsTheExponentialOfItsSum)
{
    const Pupils p = some_pupils();
    const auto luck = column(1);
    const auto climate = column(2, schools);
    under_every_set([&](const RowKernels& kernels) {
        std::vector<float> absence(n);
        kernels.absence(0, n,
                        {.grade = p.grade.data(),
                         .need = p.need.data(),
                         .tail = p.tail.data(),
                         .school = p.school.data(),
                         .home_language = p.home_language.data(),
                         .durable_language = p.durable_language.data(),
                         .transient_language = p.transient_language.data(),
                         .home_maths = p.home_maths.data(),
                         .durable_maths = p.durable_maths.data(),
                         .transient_maths = p.transient_maths.data(),
                         .arrival = p.arrival.data(),
                         .effort = p.effort.data(),
                         .trait = p.absence_trait.data(),
                         .luck = luck.data(),
                         .climate = climate.data(),
                         .absence = absence.data(),
                         .start = -3.0F,
                         .per_grade = 0.07F,
                         .skill = -0.1F,
                         .arrival_in_maths = arrival_in_maths,
                         .per_effort = -0.2F,
                         .per_need = 0.3F,
                         .per_tail = 0.9F,
                         .per_trait = 0.5F,
                         .noise = 0.4F,
                         .most = 0.9F});
        for (std::size_t i = 0; i < n; ++i) {
            const float sum = -3.0F + 0.07F * static_cast<float>(p.grade[i]) +
                              -0.1F * (language(p, i) + maths(p, i)) + -0.2F * p.effort[i] +
                              climate[p.school[i]] + 0.3F * static_cast<float>(p.need[i]) +
                              0.9F * (p.tail[i] != 0 ? 1.0F : 0.0F) + 0.5F * p.absence_trait[i] +
                              0.4F * luck[i];
            EXPECT_EQ(absence[i], std::min(0.9F, exp_fast(sum))) << "row " << i;
        }
    });
}

TEST_F(RowKernelSets, WishesAddWayPullLookSiblingAndTaste)
{
    const auto area = whole<std::int32_t>(1, 5);
    const auto group = whole<std::int32_t>(2, 4);
    const auto sibling = whole<std::int32_t>(3, 3);
    const auto way = column(1, 5);
    const auto pull = column(2, 4);
    const auto look = column(3, 4);
    const auto taste = column(4);
    under_every_set([&](const RowKernels& kernels) {
        std::vector<float> wish(n);
        kernels.wish(0, n,
                     {.area = area.data(),
                      .group = group.data(),
                      .sibling = sibling.data(),
                      .way = way.data(),
                      .pull = pull.data(),
                      .look = look.data(),
                      .taste = taste.data(),
                      .wish = wish.data(),
                      .school = 2,
                      .bonus = 1.5F});
        for (std::size_t i = 0; i < n; ++i) {
            const auto a = static_cast<std::size_t>(area[i]);
            const auto g = static_cast<std::size_t>(group[i]);
            EXPECT_EQ(wish[i],
                      way[a] + pull[g] + look[g] + (sibling[i] == 2 ? 1.5F : 0.0F) + taste[i]);
        }
    });
}

TEST_F(RowKernelSets, OffersRankThoseWithTimeLeft)
{
    const auto word = whole<std::uint32_t>(1, 0xFFFFFFFFU);
    auto load = column(2);
    constexpr std::uint32_t slot = 77;
    constexpr std::uint32_t multiplier = 0x9E3779B1U;
    under_every_set([&](const RowKernels& kernels) {
        std::vector<std::int32_t> offer(n);
        const std::int32_t highest = kernels.offer(0, n,
                                                   {.word = word.data(),
                                                    .load = load.data(),
                                                    .offer = offer.data(),
                                                    .slot = slot,
                                                    .multiplier = multiplier,
                                                    .share = 0.5F,
                                                    .full = 1.0F});
        std::int32_t most = OfferRows::nobody;
        for (std::size_t i = 0; i < n; ++i) {
            const auto rank =
                static_cast<std::int32_t>(((word[i] ^ slot) * multiplier) ^ (1U << 31U));
            EXPECT_EQ(offer[i], load[i] + 0.5F <= 1.0F ? rank : OfferRows::nobody);
            most = std::max(most, offer[i]);
        }
        EXPECT_EQ(highest, most);
    });
}

TEST_F(RowKernelSets, PassingIsAProductOverSubjectsReadFromTheTable)
{
    const std::vector<float> table{0.0F, 0.1F, 0.4F, 0.8F, 1.0F};
    std::vector<std::vector<float>> in;
    for (std::uint32_t k = 0; k < 12; ++k) {
        in.push_back(column(k));
    }
    const auto studied = whole<std::uint8_t>(1, 2);
    const std::vector<float> optional(studied.begin(), studied.end());
    under_every_set([&](const RowKernels& kernels) {
        std::vector<float> chance(n);
        kernels.passing(0, n,
                        {.language = in[0].data(),
                         .maths = in[1].data(),
                         .effort = in[2].data(),
                         .girl = in[3].data(),
                         .lift = in[4].data(),
                         .core_lift = in[5].data(),
                         .optional = optional.data(),
                         .chance = chance.data(),
                         .at_nothing = in[6].data(),
                         .per_language = in[7].data(),
                         .per_maths = in[8].data(),
                         .per_effort = in[9].data(),
                         .per_girl = in[10].data(),
                         .table = table.data(),
                         .cells = 4});
        for (std::size_t i = 0; i < n; ++i) {
            float product = 1.0F;
            const std::size_t subjects = PassRows::subjects - (studied[i] != 0 ? 0U : 1U);
            for (std::size_t k = 0; k < subjects; ++k) {
                float place = in[6][k] + in[7][k] * in[0][i] + in[8][k] * in[1][i] +
                              in[9][k] * in[2][i] + in[10][k] * in[3][i] + in[4][i];
                place = k < PassRows::core ? place + in[5][i] : place;
                place = std::clamp(place, 0.0F, 4.0F - 0.001F);
                const auto cell = static_cast<std::size_t>(place);
                product *= table[cell] +
                           (place - static_cast<float>(cell)) * (table[cell + 1] - table[cell]);
            }
            EXPECT_EQ(chance[i], product) << "row " << i;
        }
    });
}

} // namespace
} // namespace likvard
