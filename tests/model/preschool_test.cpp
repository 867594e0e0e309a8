// Preschool: what levers add there comes to school with the child, and nothing else does.
#include "model/processes/preschool.hpp"
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace likvard {
namespace {

constexpr double permanent = 0.22;
constexpr double retention = 0.25;
constexpr std::size_t near = 1; // row of a preschool in the first area
constexpr std::size_t far = 2;  // in the second, 20 km away

/// Two areas of 100 children a year, a preschool in each that takes half of them.
struct Nursery {
    Municipality municipality;
    Geography geography;
    PreschoolParams params = central_params().preschool;
    Readiness readiness;
    Effects effects = no_effects(3);

    Nursery()
    {
        municipality.schools.resize(3);
        municipality.areas.resize(2);
        for (const std::size_t s : {near, far}) {
            municipality.schools[s].form = SchoolForm::preschool;
            municipality.schools[s].pupils = 250.0; // five ages
            municipality.areas[s - 1].cohort = 100.0;
        }
        geography.school_count = 3;
        geography.minutes = {0.0F, 0.0F, 40.0F, 40.0F, 40.0F, 0.0F};
    }
    /// Children who enter in one autumn, half of them in each area.
    [[nodiscard]] static Pupils children(std::size_t count = 2000)
    {
        Pupils pupils = plain_pupils(count, 0, no_school);
        for (std::size_t i = 0; i < count; ++i) {
            pupils.id[i] = person_id(Origin::born, 1, 2030, static_cast<std::uint32_t>(i));
            pupils.area[i] = static_cast<std::uint16_t>(i % 2);
        }
        return pupils;
    }
    void year(Pupils& pupils, int t)
    {
        preschool(pupils, readiness, effects, municipality, geography, 0.5, permanent, retention,
                  params, tick_of(t));
    }
    /// Effects at the near preschool in the years before, newest first, then the children.
    Pupils after(const std::vector<float>& years)
    {
        Pupils nobody;
        for (std::size_t k = years.size(); k-- > 0;) {
            effects.readiness[near] = years[k];
            year(nobody, 2029 - static_cast<int>(k));
        }
        effects.readiness[near] = 0.0F;
        Pupils pupils = children();
        year(pupils, 2030);
        return pupils;
    }
};

double mean_gain(const Pupils& pupils, std::uint16_t area)
{
    double sum = 0.0;
    double count = 0.0;
    for (std::size_t i = 0; i < rows(pupils); ++i) {
        if (pupils.area[i] == area) {
            sum += wide(language(pupils, i));
            count += 1.0;
        }
    }
    return sum / count;
}

TEST(Preschool, WithoutALeverNoChildIsTouched)
{
    Nursery nursery;
    const Pupils pupils = nursery.after({0.0F, 0.0F, 0.0F});
    for (std::size_t i = 0; i < rows(pupils); ++i) {
        EXPECT_EQ(language(pupils, i), 0.0F);
        EXPECT_EQ(maths(pupils, i), 0.0F);
    }
    for (const auto& year : nursery.readiness.by_years_ago) {
        EXPECT_TRUE(year.empty());
    }
}

TEST(Preschool, OneYearsGainIsSplitAsAnyGainAndStaysOutsideHome)
{
    Nursery nursery;
    const Pupils pupils = nursery.after({0.1F});
    std::size_t touched = 0;
    for (std::size_t i = 0; i < rows(pupils); ++i) {
        EXPECT_EQ(pupils.home_language[i], 0.0F);
        EXPECT_EQ(pupils.home_maths[i], 0.0F);
        if (pupils.durable_language[i] != 0.0F) {
            ++touched;
            EXPECT_FLOAT_EQ(pupils.durable_language[i], 0.022F);
            EXPECT_FLOAT_EQ(pupils.transient_language[i], 0.078F);
            EXPECT_FLOAT_EQ(pupils.durable_maths[i], 0.022F);
            EXPECT_FLOAT_EQ(pupils.transient_maths[i], 0.078F);
        }
    }
    // 50 of 100 children a year in the near area, next to none 20 km away.
    EXPECT_NEAR(static_cast<double>(touched) / 1000.0, 0.5, 0.05);
    EXPECT_NEAR(mean_gain(pupils, 0), 0.05, 0.005);
    EXPECT_NEAR(mean_gain(pupils, 1), 0.0, 1e-6);
}

TEST(Preschool, EarlierYearsFadeAndTheFourthIsForgotten)
{
    Nursery two_ago;
    const Pupils pupils = two_ago.after({0.0F, 0.1F});
    for (std::size_t i = 0; i < rows(pupils); ++i) {
        if (pupils.durable_language[i] != 0.0F) {
            EXPECT_FLOAT_EQ(pupils.durable_language[i], 0.022F);
            EXPECT_FLOAT_EQ(pupils.transient_language[i], 0.25F * 0.078F);
        }
    }
    Nursery three_ago;
    three_ago.params.three_years = 0.0;
    EXPECT_EQ(mean_gain(three_ago.after({0.0F, 0.0F, 0.1F}), 0), 0.0) << "two years there";
    EXPECT_EQ(mean_gain(Nursery().after({0.0F, 0.0F, 0.0F, 0.1F}), 0), 0.0);
    EXPECT_GT(mean_gain(Nursery().after({0.1F, 0.1F}), 0), mean_gain(Nursery().after({0.1F}), 0));
}

TEST(Preschool, OnlyChildrenWhoEnterAndWereBornHereAreTouched)
{
    Nursery nursery;
    Pupils nobody;
    nursery.effects.readiness[near] = 0.1F;
    nursery.year(nobody, 2029);
    Pupils pupils = Nursery::children(300);
    for (std::size_t i = 0; i < 100; ++i) {
        pupils.id[i] = person_id(Origin::moved_in, 1, 2030, static_cast<std::uint32_t>(i));
        pupils.now[100 + i].grade = 1;
        pupils.school[200 + i] = 0;
    }
    nursery.year(pupils, 2030);
    for (std::size_t i = 0; i < 300; ++i) {
        EXPECT_EQ(language(pupils, i), 0.0F) << i;
    }
}

} // namespace
} // namespace likvard
