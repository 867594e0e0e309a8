// Climate: safety and calm of a school.
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

namespace likvard {
namespace {

ClimateParams without_luck()
{
    ClimateParams p = central_params().climate;
    p.noise_sd = 0.0;
    return p;
}

/// One school where as many teachers left as on average.
Schools average_school()
{
    Schools schools = plain_schools(1);
    schools.left_share[0] = 0.167F;
    return schools;
}

double next_climate(const Schools& before, const ClimateParams& params = without_luck())
{
    Schools schools = before;
    climate(schools, no_effects(rows(schools)), params, tick_of());
    return wide(schools.climate[0]);
}

TEST(Climate, StaysWhereItIsWithoutSpeedAndLuck)
{
    ClimateParams p = without_luck();
    p.speed = 0.0;
    Schools schools = average_school();
    schools.climate = {0.8F};
    schools.principal = {2.0F};
    EXPECT_NEAR(next_climate(schools, p), 0.8, 1e-7);
}

TEST(Climate, AnAverageSchoolKeepsTheClimateItStartedWith)
{
    Schools schools = average_school();
    schools.climate_start = {-0.4F};
    schools.climate = {-0.4F};
    EXPECT_NEAR(next_climate(schools), -0.4, 1e-6);
}

TEST(Climate, ReachesItsTargetAtOnceAtFullSpeedAndInTheEndAtAny)
{
    ClimateParams p = without_luck();
    Schools schools = average_school();
    schools.principal = {1.5F};
    const double target = p.leadership * 1.5;
    for (int year = 0; year < 60; ++year) {
        climate(schools, no_effects(rows(schools)), p, tick_of(2025 + year));
    }
    EXPECT_NEAR(wide(schools.climate[0]), target, 1e-5);
    p.speed = 1.0;
    Schools fresh = average_school();
    fresh.principal = {1.5F};
    fresh.climate = {-3.0F};
    EXPECT_NEAR(next_climate(fresh, p), target, 1e-5);
}

TEST(Climate, RisesWithLeadershipAndFallsWhenTeachersLeave)
{
    const Schools plain = average_school();
    Schools led = plain;
    led.principal = {1.0F};
    Schools left = plain;
    left.left_share = {0.5F};
    EXPECT_GT(next_climate(led), next_climate(plain));
    EXPECT_LT(next_climate(left), next_climate(plain));
}

TEST(Climate, LuckHasItsSpreadAndBelongsToTheSchool)
{
    constexpr std::size_t n = 5000;
    ClimateParams p = without_luck();
    p.noise_sd = 0.25;
    Schools schools = plain_schools(n);
    std::fill(schools.left_share.begin(), schools.left_share.end(), 0.167F);
    climate(schools, no_effects(rows(schools)), p, tick_of());
    double square = 0.0;
    for (const float c : schools.climate) {
        square += wide(c) * wide(c);
    }
    EXPECT_NEAR(square / n, 0.0625, 0.005);
    Schools one = plain_schools(1);
    one.id[0] = schools.id[7];
    one.left_share[0] = 0.167F;
    climate(one, no_effects(rows(one)), p, tick_of());
    EXPECT_EQ(one.climate[0], schools.climate[7]);
}

TEST(Climate, TheSurveyReadingRisesWithItAndStaysOnItsScale)
{
    EXPECT_DOUBLE_EQ(safety_reading(0.0), 7.8);
    EXPECT_GT(safety_reading(1.0), safety_reading(0.5));
    EXPECT_EQ(safety_reading(50.0), 10.0);
    EXPECT_EQ(safety_reading(-50.0), 0.0);
}

} // namespace
} // namespace likvard
