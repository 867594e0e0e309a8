// Absence: the share of days missed.
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <numeric>

namespace likvard {
namespace {

AbsenceParams without_luck()
{
    AbsenceParams p = central_params().absence;
    p.noise_sd = 0.0;
    return p;
}

/// Absence of one pupil without luck, after `change`.
double absence_after(const std::function<void(Pupils&, Schools&)>& change)
{
    Pupils pupils = plain_pupils(1, 0);
    Schools schools = plain_schools(1);
    change(pupils, schools);
    absence(pupils, schools, no_effects(rows(schools)), without_luck(), tick_of());
    return wide(pupils.absence[0]);
}
double plain_absence()
{
    return absence_after([](Pupils& /*pupils*/, Schools& /*schools*/) {});
}

TEST(Absence, AnAveragePupilInThePreschoolClassMissesTheMedian)
{
    EXPECT_NEAR(plain_absence(), without_luck().median_g0, 1e-6);
}

TEST(Absence, RisesWithEveryGrade)
{
    double last = 0.0;
    for (std::uint8_t grade = 0; grade < grade_count; ++grade) {
        const double now = absence_after(
            [&](Pupils& p, Schools& /*schools*/) { p.now[0].grade = grade & four_bits; });
        EXPECT_GT(now, last) << int{grade};
        last = now;
    }
}

TEST(Absence, FallsWithSkillEffortAndClimate)
{
    const double plain = plain_absence();
    EXPECT_LT(absence_after([](Pupils& p, Schools&) { p.home_language[0] = 1.0F; }), plain);
    EXPECT_LT(absence_after([](Pupils& p, Schools&) { p.home_maths[0] = 1.0F; }), plain);
    EXPECT_LT(absence_after([](Pupils& p, Schools&) { p.effort[0] = 1.0F; }), plain);
    EXPECT_LT(absence_after([](Pupils&, Schools& s) { s.climate[0] = 1.0F; }), plain);
}

TEST(Absence, RisesWithNeedsTailAndTheLastingTrait)
{
    const double plain = plain_absence();
    EXPECT_GT(absence_after([](Pupils& p, Schools&) { p.traits[0].need = 1; }), plain);
    EXPECT_GT(absence_after([](Pupils& p, Schools&) { p.traits[0].tail = 1; }), plain);
    EXPECT_GT(absence_after([](Pupils& p, Schools&) { p.absence_trait[0] = 1.0F; }), plain);
    EXPECT_EQ(absence_after([](Pupils& p, Schools&) { p.traits[0].tail = 1; }),
              absence_after([](Pupils& p, Schools&) { p.traits[0].tail = 2; }));
}

TEST(Absence, StaysBetweenNoneAndNineTenths)
{
    EXPECT_FLOAT_EQ(
        static_cast<float>(absence_after([](Pupils& p, Schools&) { p.home_maths[0] = -60.0F; })),
        0.9F);
    EXPECT_GE(absence_after([](Pupils& p, Schools&) { p.home_maths[0] = 500.0F; }), 0.0);
}

TEST(Absence, IsRightSkewedAroundItsMedian)
{
    constexpr std::size_t n = 20001;
    Pupils pupils = plain_pupils(n, 0);
    absence(pupils, plain_schools(1), no_effects(1), central_params().absence, tick_of());
    const double mean = std::accumulate(pupils.absence.begin(), pupils.absence.end(), 0.0,
                                        [](double sum, float share) { return sum + wide(share); }) /
                        n;
    std::nth_element(pupils.absence.begin(), pupils.absence.begin() + n / 2, pupils.absence.end());
    const double median = wide(pupils.absence[n / 2]);
    EXPECT_NEAR(median, central_params().absence.median_g0, 0.001);
    EXPECT_GT(mean, 1.1 * median);
}

TEST(Absence, LuckBelongsToThePupilAndNotToTheRow)
{
    Pupils forward = plain_pupils(2, 0);
    Pupils backward = forward;
    std::swap(backward.id[0], backward.id[1]);
    absence(forward, plain_schools(1), no_effects(1), central_params().absence, tick_of());
    absence(backward, plain_schools(1), no_effects(1), central_params().absence, tick_of());
    EXPECT_EQ(forward.absence[0], backward.absence[1]);
    EXPECT_NE(forward.absence[0], forward.absence[1]);
}

} // namespace
} // namespace likvard
