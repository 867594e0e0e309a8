// The reference workload: right answers, and the same bits for any number of threads, any
// instruction set and the plain scalar functions.
#include "bench/reference/school_step.hpp"
#include "core/kernels.hpp"
#include "core/math.hpp"
#include "core/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace likvard::reference {
namespace {

class ReferenceWorkload : public ::testing::Test {
protected:
    void TearDown() override { use_kernel_set(before_); }
    std::string before_{kernel_set()};
};

/// The same work, written with scalar functions, one pupil at a time.
class Twin {
public:
    Twin(std::size_t schools, std::uint64_t seed) : c(schools), draw_(seed, 0)
    {
        for (std::size_t s = 0; s < schools; ++s) {
            for (std::size_t j = 0; j < school_pupils; ++j) {
                const std::size_t i = s * school_pupils + j;
                const Words w = words(Luck::pupil_start, 0, i);
                const NormalPair z = normals_from(w[0], w[1]);
                c.ses[i] = z.first;
                c.ach[i] = z.second;
                c.grade[i] = static_cast<std::uint8_t>(j % 10);
            }
            for (std::size_t k = 0; k < school_teachers; ++k) {
                const std::size_t t = s * school_teachers + k;
                const Words w = words(Luck::teacher_start, 0, t);
                c.quality[t] = normals_from(w[0], w[1]).first;
                c.experience[t] = static_cast<std::uint8_t>(k % 20);
            }
            set_means(s);
        }
    }

    void live(int year)
    {
        for (std::size_t s = 0; s < c.schools(); ++s) {
            for (std::size_t j = 0; j < school_pupils; ++j) {
                pupil(s, j, year);
            }
        }
        for (std::size_t s = 0; s < c.schools(); ++s) {
            set_means(s);
            for (std::size_t k = 0; k < school_teachers; ++k) {
                teacher(s, k, year);
            }
        }
    }

    Country c;
    Counts counts;

private:
    [[nodiscard]] Words words(Luck luck, int year, std::size_t id) const
    {
        return philox({static_cast<std::uint32_t>(id), 0, static_cast<std::uint32_t>(luck),
                       static_cast<std::uint32_t>(year)},
                      draw_.key());
    }
    static bool happens(std::uint32_t word, float z)
    {
        return uniform_from(word) * (1.0F + exp_fast(z)) < 1.0F;
    }
    void pupil(std::size_t s, std::size_t j, int year)
    {
        const std::size_t i = s * school_pupils + j;
        const Words w = words(Luck::pupil, year, i);
        const NormalPair z = normals_from(w[0], w[1]);
        if (c.grade[i] == 9) {
            c.grade[i] = 0;
            c.ses[i] = z.first;
            c.ach[i] = z.second;
        } else {
            ++c.grade[i];
            const float taught =
                0.10F * c.quality[s * school_teachers + j / class_pupils] + 0.05F * c.mean_ach[s];
            c.ach[i] = c.ach[i] + taught + 0.10F * c.ses[i] + 0.3F * z.first;
        }
        c.absent[i] = happens(w[2], 2.0F + 0.4F * c.ach[i] + 0.3F * c.ses[i]) ? 1 : 0;
        counts.absent += c.absent[i];
    }
    void teacher(std::size_t s, std::size_t k, int year)
    {
        const std::size_t t = s * school_teachers + k;
        const Words w = words(Luck::teacher, year, t);
        ++c.experience[t];
        const float z = 1.5F + 0.08F * static_cast<float>(c.experience[t]) + 0.3F * c.mean_ses[s];
        if (happens(w[2], z)) {
            c.quality[t] = normals_from(w[0], w[1]).first;
            c.experience[t] = 0;
            ++counts.left;
        }
    }
    float mean(const Column<float>& column, std::size_t s) const
    {
        std::array<float, sum_lanes> lane{};
        for (std::size_t j = 0; j < school_pupils; ++j) {
            lane[j % sum_lanes] += column[s * school_pupils + j];
        }
        for (std::size_t half = sum_lanes / 2; half > 0; half /= 2) {
            for (std::size_t k = 0; k < half; ++k) {
                lane[k] += lane[k + half];
            }
        }
        return lane[0] / static_cast<float>(school_pupils);
    }
    void set_means(std::size_t s)
    {
        c.mean_ach[s] = mean(c.ach, s);
        c.mean_ses[s] = mean(c.ses, s);
    }

    Draw draw_;
};

TEST_F(ReferenceWorkload, EveryInstructionSetLivesTheLifeOfTheScalarFunctions)
{
    constexpr std::size_t schools = item_schools + 3; // a whole item and a ragged one
    for (const std::string_view set : kernel_sets()) {
        ASSERT_TRUE(use_kernel_set(set));
        ASSERT_EQ(steps().name, set);
        Country country = start_country(schools, 7);
        Twin twin(schools, 7);
        Counts counts;
        for (int year = 1; year <= 3; ++year) {
            const Counts more = live_a_year(country, 7, year);
            counts.absent += more.absent;
            counts.left += more.left;
            twin.live(year);
        }
        EXPECT_EQ(country.ach, twin.c.ach) << set;
        EXPECT_EQ(country.ses, twin.c.ses) << set;
        EXPECT_EQ(country.grade, twin.c.grade) << set;
        EXPECT_EQ(country.absent, twin.c.absent) << set;
        EXPECT_EQ(country.mean_ach, twin.c.mean_ach) << set;
        EXPECT_EQ(country.mean_ses, twin.c.mean_ses) << set;
        // Columns of teachers are filled up to whole blocks; what lies beyond is nobody.
        for (std::size_t t = 0; t < schools * school_teachers; ++t) {
            ASSERT_EQ(country.quality[t], twin.c.quality[t]) << set << " teacher " << t;
            ASSERT_EQ(country.experience[t], twin.c.experience[t]) << set << " teacher " << t;
        }
        EXPECT_EQ(counts.absent, twin.counts.absent) << set;
        EXPECT_EQ(counts.left, twin.counts.left) << set;
    }
}

TEST_F(ReferenceWorkload, GivesTheRightAnswersAndTheSameBitsForAnyNumberOfThreads)
{
    constexpr std::size_t pupils = 1'000'000;
    const Answer one = run_reference(pupils, 1, 1);
    EXPECT_NEAR(one.mean_ach, 0.0, 0.01);
    EXPECT_NEAR(one.sd_ach, 1.387, 0.005);
    EXPECT_NEAR(one.absence_rate, 0.1356, 0.0005);
    EXPECT_NEAR(one.leave_rate, 0.0983, 0.0008);
    EXPECT_LE(one.bytes, 16 * pupils);
    for (const int threads : {2, 3, 7}) {
        const Answer other = run_reference(pupils, threads, 1);
        EXPECT_EQ(other.bits, one.bits) << threads << " threads";
        EXPECT_EQ(other.mean_ach, one.mean_ach) << threads << " threads";
    }
    EXPECT_NE(run_reference(pupils, 2, 2).bits, one.bits);
}

} // namespace
} // namespace likvard::reference
