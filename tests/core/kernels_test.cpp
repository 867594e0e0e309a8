// Random numbers: published vectors, the same bits in every instruction set, the right moments.
#include "core/kernels.hpp"
#include "core/table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace likvard {
namespace {

struct Filled {
    std::array<std::vector<float>, 4> column;
    explicit Filled(std::size_t n)
    {
        for (auto& c : column) {
            c.resize(n);
        }
    }
    std::array<float*, 4> out()
    {
        return {column[0].data(), column[1].data(), column[2].data(), column[3].data()};
    }
};

std::vector<PersonId> some_ids(std::size_t n)
{
    std::vector<PersonId> ids;
    for (std::size_t i = 0; i < n; ++i) {
        ids.push_back(person_id(Origin::start, static_cast<std::uint32_t>(10'000'000 + i % 97),
                                static_cast<std::uint32_t>(i % 10), static_cast<std::uint32_t>(i)));
    }
    return ids;
}

class KernelSets : public ::testing::Test {
protected:
    void TearDown() override { use_kernel_set(before_); }
    std::string before_{kernel_set()};
};

TEST(Philox, GivesThePublishedKnownAnswers)
{
    // Random123 known answers for philox4x32-10; also static_asserts beside the function.
    EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}),
              (Words{0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U}));
    EXPECT_EQ(
        philox({0x243f6a88U, 0x85a308d3U, 0x13198a2eU, 0x03707344U}, {0xa4093822U, 0x299f31d0U}),
        (Words{0xd16cfe09U, 0x94fdccebU, 0x5001e420U, 0x24126ea1U}));
}

TEST_F(KernelSets, EverySetGivesTheBitsOfTheScalarFunctions)
{
    const Draw draw(20, 3);
    for (const std::size_t n :
         {std::size_t{1}, std::size_t{63}, std::size_t{64}, std::size_t{65}, std::size_t{1000}}) {
        const auto ids = some_ids(n);
        for (const std::string_view set : kernel_sets()) {
            ASSERT_TRUE(use_kernel_set(set));
            Filled normals(n);
            Filled gumbels(n);
            std::vector<std::uint32_t> words(n);
            fill_normals(draw, Stream::marks, 2030, 2, ids, normals.out());
            fill_gumbels(draw, Stream::family_choice, 2030, 1, ids, gumbels.out());
            fill_words(draw, Stream::sections, 0, 0, ids,
                       {nullptr, nullptr, words.data(), nullptr});
            for (std::size_t i = 0; i < n; ++i) {
                const auto expected = draw.normals(Stream::marks, 2030, ids[i], 2);
                const Words w = draw.words(Stream::family_choice, 2030, ids[i], 1);
                for (std::size_t k = 0; k < 4; ++k) {
                    ASSERT_EQ(normals.column[k][i], expected[k]) << set << " row " << i;
                    ASSERT_EQ(gumbels.column[k][i], -log_fast(-log_fast(uniform_from(w[k]))))
                        << set << " row " << i;
                }
                ASSERT_EQ(words[i], draw.words(Stream::sections, 0, ids[i], 0)[2]);
            }
        }
    }
}

/// A table with a column of every width that tables have.
struct Mixed {
    Column<std::uint64_t> id;
    Column<std::uint8_t> byte;
    Column<std::uint16_t> half;
    Column<float> real;
    static void each_column(auto& s, auto&& f) { f(s.id), f(s.byte), f(s.half), f(s.real); }

    void add(std::uint64_t i)
    {
        id.push_back(i);
        byte.push_back(static_cast<std::uint8_t>(i * 7));
        half.push_back(static_cast<std::uint16_t>(i * 31));
        real.push_back(static_cast<float>(i) + 0.5F);
    }
};

TEST_F(KernelSets, EverySetKeepsTheSameRows)
{
    const Draw draw(3, 1);
    for (const std::size_t n : {0U, 1U, 7U, 8U, 15U, 16U, 17U, 33U, 1000U}) {
        for (const float share : {0.0F, 0.05F, 0.5F, 0.96F, 1.0F}) {
            Mixed whole;
            Mixed expected;
            std::vector<std::uint8_t> flags;
            for (std::size_t i = 0; i < n; ++i) {
                whole.add(i);
                flags.push_back(draw.uniform(Stream::marks, 0, i) < share ? 1 : 0);
                if (flags.back() != 0) {
                    expected.add(i);
                }
            }
            for (const std::string_view set : kernel_sets()) {
                ASSERT_TRUE(use_kernel_set(set));
                Mixed kept = whole;
                keep(kept, flags);
                EXPECT_EQ(kept.id, expected.id) << set << " of " << n;
                EXPECT_EQ(kept.byte, expected.byte) << set << " of " << n;
                EXPECT_EQ(kept.half, expected.half) << set << " of " << n;
                EXPECT_EQ(kept.real, expected.real) << set << " of " << n;
            }
        }
    }
}

TEST_F(KernelSets, EverySetChoosesTheFirstOfTheHighest)
{
    constexpr std::size_t n = 3 * widest_vector;
    constexpr std::uint32_t choices = 5;
    constexpr float none = -std::numeric_limits<float>::infinity();
    std::vector<float> value; // column after column
    for (std::uint32_t c = 0; c < choices; ++c) {
        for (std::size_t i = 0; i < n; ++i) {
            // Few different numbers, so that some are equal; the first row wants nobody.
            const auto word = Draw(4, c).words(Stream::marks, 0, i)[0];
            value.push_back(i == 0 ? none : static_cast<float>(word % 4));
        }
    }
    for (const std::string_view set : kernel_sets()) {
        ASSERT_TRUE(use_kernel_set(set));
        std::vector<std::uint32_t> chosen(n);
        first_choices(value, chosen);
        for (std::size_t i = 0; i < n; ++i) {
            std::uint32_t best = no_choice;
            for (std::uint32_t c = 0; c < choices; ++c) {
                const bool more = best == no_choice ? value[c * n + i] > none
                                                    : value[c * n + i] > value[best * n + i];
                best = more ? c : best;
            }
            EXPECT_EQ(chosen[i], best) << set << " of " << i;
        }
        first_choices({}, chosen);
        EXPECT_EQ(chosen, std::vector<std::uint32_t>(n, no_choice)) << "nobody to choose";
    }
}

TEST_F(KernelSets, EverySetFindsTheFirstOfTheHighest)
{
    constexpr std::uint32_t different = 60; // fewer than values, so that some are equal
    for (const std::size_t n : {widest_vector, 2 * widest_vector, 10 * widest_vector}) {
        for (std::uint32_t round = 0; round < 50; ++round) {
            std::vector<float> value;
            for (std::size_t i = 0; i < n; ++i) {
                const auto word = Draw(5, round).words(Stream::marks, 0, i)[0];
                value.push_back(static_cast<float>(word % different) - 90.0F);
            }
            const auto expected = std::max_element(value.begin(), value.end()) - value.begin();
            for (const std::string_view set : kernel_sets()) {
                ASSERT_TRUE(use_kernel_set(set));
                EXPECT_EQ(first_highest(value), static_cast<std::size_t>(expected)) << set;
            }
        }
    }
    const std::vector<float> nothing(widest_vector, -std::numeric_limits<float>::infinity());
    EXPECT_EQ(first_highest(nothing), 0U);
}

TEST(Uniform, LiesStrictlyBetweenZeroAndOneAtBothEnds)
{
    EXPECT_GT(uniform_from(0), 0.0F);
    EXPECT_LT(uniform_from(0xFFFFFFFFU), 1.0F);
    // Float's rounding alone would give 1 for the last step.
    EXPECT_GT(uniform_from(0xFFFFFFFFU), uniform_from(0xFFFFFE00U - 0x100U));
}

TEST(Normals, HaveTheMomentsOfANormal)
{
    const Draw draw(1, 0);
    const auto ids = some_ids(200'000);
    Filled z(ids.size());
    fill_normals(draw, Stream::home_noise, 2025, 0, ids, z.out());
    double sum = 0.0;
    double square = 0.0;
    double fourth = 0.0;
    double cross = 0.0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto x = static_cast<double>(z.column[0][i]);
        sum += x, square += x * x, fourth += x * x * x * x,
            cross += x * static_cast<double>(z.column[1][i]);
    }
    const auto n = static_cast<double>(ids.size());
    EXPECT_NEAR(sum / n, 0.0, 0.01);
    EXPECT_NEAR(square / n, 1.0, 0.02);
    EXPECT_NEAR(fourth / n, 3.0, 0.1);
    EXPECT_NEAR(cross / n, 0.0, 0.01);
}

TEST(Draw, DependsOnEachOfItsArguments)
{
    const Words base = Draw(1, 0).words(Stream::marks, 2025, 7, 0);
    EXPECT_NE(base, Draw(2, 0).words(Stream::marks, 2025, 7, 0));
    EXPECT_NE(base, Draw(1, 1).words(Stream::marks, 2025, 7, 0));
    EXPECT_NE(base, Draw(1, 0).words(Stream::absence, 2025, 7, 0));
    EXPECT_NE(base, Draw(1, 0).words(Stream::marks, 2026, 7, 0));
    EXPECT_NE(base, Draw(1, 0).words(Stream::marks, 2025, 8, 0));
    EXPECT_NE(base, Draw(1, 0).words(Stream::marks, 2025, 7, 1));
    EXPECT_EQ(base, Draw(1, 0).words(Stream::marks, 2025, 7, 0));
}

TEST(PersonId, KeepsItsPartsApart)
{
    const PersonId a = person_id(Origin::born, 4'095, 2'054, 2'097'151);
    EXPECT_NE(a, person_id(Origin::moved_in, 4'095, 2'054, 2'097'151));
    EXPECT_NE(person_id(Origin::start, 99'999'999, 9, 5),
              person_id(Origin::start, 99'999'999, 5, 9));
    EXPECT_NE(person_id(Origin::born, 1, 0, 0), person_id(Origin::born, 0, 4095, 2'097'151));
}

} // namespace
} // namespace likvard
