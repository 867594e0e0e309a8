// National anchors: a Sweden-like population from the units file reproduces the official levels.
#include "anchor_run.hpp"
#include "model/parameters.hpp"
#include "national.hpp"

#include <gtest/gtest.h>

namespace likvard {
namespace {

class National : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        nation = new std::vector<Municipality>(read_national_units(
            std::string(LIKVARD_SHARED_DATA) + "/skolverket_units_2024-25.csv"));
        anchor = new Anchor(run_anchor(*nation, central_values(), 1));
    }
    static void TearDownTestSuite()
    {
        delete anchor;
        delete nation;
    }
    static std::vector<Municipality>* nation;
    static Anchor* anchor;
};
std::vector<Municipality>* National::nation = nullptr;
Anchor* National::anchor = nullptr;

TEST_F(National, LevelsOfGradeNineAreWithinTheirTolerance)
{
    // Skolverket, Underlag for analys 2024/25 (71.9, 84.1) and final grades spring 2025 (227.6).
    EXPECT_NEAR(anchor->pass_all, 71.9, 1.5);
    EXPECT_NEAR(anchor->eligible, 84.1, 1.5);
    EXPECT_NEAR(anchor->merit, 227.6, 3.0);
}

TEST_F(National, LevelOfGradeSixIsWithinItsTolerance)
{
    EXPECT_NEAR(anchor->pass_all_g6, 70.4, 1.5);
}

TEST_F(National, SchoolsDifferAsTheOfficialOnesDo)
{
    // Weighted regression of 1,518 schools, spring 2025; tolerances three times those that an
    // earlier model was held to.
    EXPECT_NEAR(anchor->slope_postsec, 1.455, 0.15);
    EXPECT_NEAR(anchor->slope_foreign, 0.271, 0.12);
    EXPECT_NEAR(anchor->residual_sd, 14.7, 1.5);
    EXPECT_GT(anchor->between_share, 0.11);
    EXPECT_LT(anchor->between_share, 0.16);
}

TEST_F(National, NationalTestsAreAtTheirOfficialLevels)
{
    // Skolverket, Underlag for analys 2024/25 (69.7, 65.7); points as told at tests.e_g6 and e_g9.
    EXPECT_NEAR(anchor->tests[0][0], 69.7, 1.0);
    EXPECT_NEAR(anchor->tests[0][1], 65.7, 1.0);
    EXPECT_NEAR(anchor->tests[1][0], 12.2, 0.2);
    EXPECT_NEAR(anchor->tests[1][1], 11.6, 0.2);
    EXPECT_NEAR(anchor->tests[2][0], 12.6, 0.2);
    EXPECT_NEAR(anchor->tests[2][1], 11.5, 0.2);
}

TEST_F(National, NationalTestsGoWithMarksAndCompositionAsTheOfficialOnesDo)
{
    // 538 units with both, 2024/25, weighted by leavers (Skolverket, Planned educations).
    EXPECT_NEAR(anchor->test_merit_correlation, 0.82, 0.06);
    EXPECT_NEAR(anchor->test_slope_postsec, 0.123, 0.02);
    EXPECT_NEAR(anchor->test_residual_sd, 1.31, 0.15);
    EXPECT_NEAR(anchor->test_residual_sd_g3, 12.75, 1.5);
}

TEST_F(National, GroupsDifferAsTheOfficialOnesDo)
{
    EXPECT_NEAR(anchor->girls_merit, 28.0, 4.5);
    EXPECT_NEAR(anchor->eligible_by_education[0], 53.0, 5.0);
    EXPECT_NEAR(anchor->eligible_by_education[1], 76.0, 3.0);
    EXPECT_NEAR(anchor->eligible_by_education[2], 91.0, 2.0);
    EXPECT_NEAR(anchor->eligible_foreign, 72.5, 3.0);
}

TEST_F(National, StaffAndAbsenceAreAtTheirOfficialLevels)
{
    EXPECT_NEAR(anchor->turnover, 16.7, 1.0);
    EXPECT_NEAR(anchor->certified, 72.6, 1.0);
    EXPECT_NEAR(anchor->absent_above_15, 14.3, 2.0); // about 1 in 7, autumn 2019
    EXPECT_LT(anchor->absent_by_grade[1], anchor->absent_by_grade[9]);
}

TEST_F(National, TheAnchoredConstantsAreFresh)
{
    // What calibration/anchor would write now is what the parameters say, to the luck of a seed.
    const Anchor other = run_anchor(*nation, central_values(), 2);
    const auto values = central_values();
    EXPECT_NEAR(other.mean_input_language, 0.0, 0.005);
    EXPECT_NEAR(other.mean_input_maths, 0.0, 0.005);
    for (std::size_t k = 0; k < subject_count; ++k) {
        EXPECT_NEAR(other.threshold_g9[k], values[*parameter_named(AssessParams::keys_g9[k])], 0.03)
            << subjects[k];
        EXPECT_NEAR(other.threshold_g6[k], values[*parameter_named(AssessParams::keys_g6[k])], 0.03)
            << subjects[k];
    }
}

} // namespace
} // namespace likvard
