// National tests: what they gauge, what they do not, and that nothing but they moves with them.
#include "model/indicators/national_tests.hpp"
#include "support/june.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace likvard {
namespace {

constexpr std::size_t grade_three = 0;
constexpr std::size_t grade_nine = 2;

TestScores scores_of(const Pupils& pupils, const Schools& schools, std::size_t g,
                     const NationalTestParams& params)
{
    std::vector<std::uint32_t> members(rows(pupils));
    std::iota(members.begin(), members.end(), 0U);
    TestScores scores;
    test_scores(scores, pupils, members, schools, g, params, central_params().assess.tail_penalty,
                tick_of());
    return scores;
}

double mean_of(const std::vector<float>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

TEST(NationalTests, PointsAreThoseOfMarks)
{
    constexpr float step = 0.5F;
    EXPECT_EQ(test_points(-0.01F, step), 0.0F);
    EXPECT_EQ(test_points(0.0F, step), 10.0F);
    EXPECT_EQ(test_points(0.49F, step), 10.0F);
    EXPECT_EQ(test_points(0.5F, step), 12.5F);
    EXPECT_EQ(test_points(1.99F, step), 17.5F);
    EXPECT_EQ(test_points(9.0F, step), 20.0F);
}

TEST(NationalTests, GaugeTheSkillOfTheSubjectAndLittleElse)
{
    const Schools schools = plain_schools(1);
    NationalTestParams params = central_params().tests;
    params.noise_sd = params.school_sd = 0.0;
    Pupils pupils = plain_pupils(1, 9);
    const auto at_nothing = scores_of(pupils, schools, grade_nine, params);
    pupils.home_language[0] = 1.0F;
    const auto able = scores_of(pupils, schools, grade_nine, params);
    EXPECT_NEAR(able[0][0] - at_nothing[0][0], 0.85F, 1e-6F);
    EXPECT_NEAR(able[1][0] - at_nothing[1][0], 0.05F, 1e-6F);
    pupils.effort[0] += 1.0F;
    const auto keen = scores_of(pupils, schools, grade_nine, params);
    EXPECT_NEAR(keen[0][0] - able[0][0], 0.30F * static_cast<float>(params.effort), 1e-6F);
    pupils.traits[0].tail = 1;
    EXPECT_LT(scores_of(pupils, schools, grade_nine, params)[0][0], keen[0][0] - 1.0F);
    EXPECT_EQ(scores_of(pupils, schools, grade_three, params)[0][0], keen[0][0])
        << "who fails nearly everything in grade 9 need not have done so in grade 3";
}

TEST(NationalTests, LeniencyRaisesMarksAndNoTest)
{
    // The relation that makes tests worth having: same skill, same test, better marks.
    const auto at = [](float leniency) {
        June june(1);
        for (int k = 0; k < 400; ++k) {
            const std::size_t i = june.leaver(0, 0.0F, false);
            june.w.leavers.pupils.home_maths[i] = static_cast<float>(k) / 100.0F - 2.0F;
        }
        june.w.schools.leniency[0] = leniency;
        auto& [pupils, marks] = june.w.leavers;
        (void)classes_of(pupils, june.w.schools); // the school's shares, which marking goes by
        assess(pupils, marks, june.w.schools, no_effects(1), june.setting.params.assess, tick_of());
        return std::array{june.of(Outcome::merit_points), june.of(Outcome::test_maths_g9_points),
                          june.of(Outcome::test_swedish_g9_points)};
    };
    const auto strict = at(-0.2F);
    const auto lenient = at(0.2F);
    EXPECT_GT(lenient[0], strict[0] + 15.0);
    EXPECT_EQ(lenient[1], strict[1]);
    EXPECT_EQ(lenient[2], strict[2]);
}

TEST(NationalTests, AreOfThoseWhoWereInTheirGradeUntilJune)
{
    June june(2);
    june.setting.params.tests.noise_sd = june.setting.params.tests.school_sd = 0.0;
    add_pupils(june.w.pupils, 3, 4, 0); // grade 3 until June
    add_pupils(june.w.pupils, 1, 4, 1);
    add_pupils(june.w.pupils, 5, 3, 0);
    add_pupils(june.w.pupils, 2, 7, 1); // grade 6 until June
    std::fill(june.w.pupils.home_maths.begin(), june.w.pupils.home_maths.end(), 5.0F);
    june.w.pupils.home_maths[0] = -5.0F;
    EXPECT_EQ(june.of(Outcome::pupils_g3), 4.0);
    EXPECT_EQ(june.of(Outcome::test_maths_g3_pct), 75.0);
    EXPECT_NEAR(june.of(Outcome::test_maths_g3_pct, june.at.school), 200.0 / 3.0, 1e-9);
    EXPECT_EQ(june.of(Outcome::test_maths_g3_pct, june.at.school + 1), 100.0);
    EXPECT_EQ(june.of(Outcome::test_maths_g6_points, june.at.school + 1), 20.0);
    EXPECT_TRUE(std::isnan(june.of(Outcome::test_maths_g6_points, june.at.school)));
    EXPECT_TRUE(std::isnan(june.of(Outcome::test_maths_g9_points))) << "nobody leaves";
}

TEST(NationalTests, SchoolsShareTheirLuckAndPupilsHaveTheirOwn)
{
    constexpr std::size_t count = 4000;
    const Schools schools = plain_schools(2);
    NationalTestParams params = central_params().tests;
    Pupils pupils = plain_pupils(count, 9);
    for (std::size_t i = 0; i < count; ++i) {
        pupils.school[i] = i % 2 == 0 ? 0 : 1;
    }
    const auto difference = [&] {
        const auto scores = scores_of(pupils, schools, grade_nine, params);
        double d = 0.0;
        for (std::size_t i = 0; i < count; ++i) {
            d += static_cast<double>(scores[1][i]) * (i % 2 == 0 ? 1.0 : -1.0);
        }
        return d / (count / 2.0);
    };
    params.school_sd = 0.0;
    EXPECT_NEAR(difference(), 0.0, 4.0 * params.noise_sd * std::sqrt(4.0 / count));
    params.school_sd = 5.0;
    EXPECT_GT(std::abs(difference()), 0.5);
    params.school_sd = 0.0;
    const auto scores = scores_of(pupils, schools, grade_nine, params)[1];
    const double mean = mean_of(scores);
    double squares = 0.0;
    for (const float score : scores) {
        squares += (static_cast<double>(score) - mean) * (static_cast<double>(score) - mean);
    }
    EXPECT_NEAR(std::sqrt(squares / count), params.noise_sd, 0.02);
}

TEST(NationalTests, ChangeNoOtherNumber)
{
    // The same world, with tests that are pure luck: only the tests' own outcomes differ.
    constexpr std::array results_of_tests{
        Outcome::test_swedish_g3_pct,    Outcome::test_maths_g3_pct,
        Outcome::test_swedish_g6_points, Outcome::test_maths_g6_points,
        Outcome::test_swedish_g9_points, Outcome::test_maths_g9_points};
    TinyWorld plain;
    TinyWorld dice;
    dice.setting.params.tests.noise_sd = 3.0;
    dice.setting.params.tests.school_sd = 1.0;
    int differ = 0;
    for (int year = tiny_data_year + 1; year <= tiny_data_year + 3; ++year) {
        plain.advance(year, tiny_plan());
        dice.advance(year, tiny_plan());
        YearValues one;
        YearValues other;
        observe(one, plain.world, plain.tick(year));
        observe(other, dice.world, dice.tick(year));
        ASSERT_EQ(hash_of(plain.world.pupils), hash_of(dice.world.pupils));
        for (std::size_t o = 0; o < outcome_count; ++o) {
            const auto outcome = static_cast<Outcome>(o);
            const bool of_tests = std::find(results_of_tests.begin(), results_of_tests.end(),
                                            outcome) != results_of_tests.end();
            for (std::size_t g = 0; g < one.size(); ++g) {
                const double a = one[g][o];
                const double b = other[g][o];
                const bool same = a == b || (std::isnan(a) && std::isnan(b));
                EXPECT_TRUE(same || of_tests) << outcomes()[o].key << ", group " << g;
                differ += !same && g == 0 ? 1 : 0;
            }
        }
    }
    EXPECT_GT(differ, 9) << "of six in three years";
}

} // namespace
} // namespace likvard
