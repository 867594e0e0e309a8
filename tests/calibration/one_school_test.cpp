// One simulated school reaches what is expected of it, spreads as results do, and is the same every
// time.
#include "calibration/backtest/one_school.hpp"
#include "core/moments.hpp"
#include "model/parameters.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace likvard {
namespace {

PastSchool school_of(double leavers)
{
    PastSchool school;
    school.unit.code = 12345678;
    school.unit.name = "A school";
    school.unit.pupils = 5.0 * leavers;
    school.unit.teachers_fte = {Mark::number, 5.0 * leavers / 12.0};
    school.unit.certified_pct = {Mark::number, 70.0};
    school.unit.postsec_pct = {Mark::number, 55.0};
    school.unit.foreign_pct = {Mark::number, 30.0};
    school.unit.girls_pct = {Mark::number, 49.0};
    school.unit.g9_pupils = {Mark::number, leavers};
    school.unit.latitude = 60.0;
    school.unit.longitude = 15.0;
    school.leavers = leavers;
    school.postsec = 0.55;
    school.foreign = 0.30;
    school.girls = 0.49;
    school.leavers_share = 0.2;
    return school;
}

// Merit above and passing below what this composition gives by itself.
constexpr Expectations wanted{Expectation{225.0, 90.0, 95.0}, Expectation{60.0, 40.0, 40.0},
                              Expectation{77.0, 20.0, 30.0}};

TEST(OneSchool, ReachesWhatIsExpectedAndSpreadsAsResultsDo)
{
    const std::vector<double> values = central_values();
    const Ensemble all = simulate_school(school_of(60.0), wanted, {2, 250, 1}, values);
    for (std::size_t k = 0; k < judged_count; ++k) {
        EXPECT_NEAR(mean_of(all[k]), wanted[k].mean, 0.3) << k;
        const double expected = wanted[k].level_variance + wanted[k].cohort_variance;
        EXPECT_GT(variance_of(all[k]) / expected, 0.7) << k;
        EXPECT_LT(variance_of(all[k]) / expected, 1.45) << k;
    }
}

TEST(OneSchool, IsTheSameEveryTimeAndAnotherWithAnotherSeed)
{
    const std::vector<double> values = central_values();
    const Ensemble first = simulate_school(school_of(25.0), wanted, {1, 20, 1}, values);
    EXPECT_EQ(simulate_school(school_of(25.0), wanted, {1, 20, 1}, values), first);
    EXPECT_NE(simulate_school(school_of(25.0), wanted, {1, 20, 2}, values), first);
}

TEST(OneSchool, StaysWithinWhatMarksCanBe)
{
    Expectations high = wanted;
    high[1].mean = 97.0;
    high[2].mean = 99.0;
    const Ensemble all = simulate_school(school_of(20.0), high, {1, 60, 1}, central_values());
    for (const double share : all[1]) {
        EXPECT_GE(share, 0.0);
        EXPECT_LE(share, 100.0);
    }
    for (const double share : all[2]) {
        EXPECT_LE(share, 100.0);
    }
}

} // namespace
} // namespace likvard
