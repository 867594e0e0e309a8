// Adapted compulsory school: sizes, places, progress and results.
#include "model/processes/adapted_school.hpp"
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace likvard {
namespace {

constexpr std::uint16_t first_unit = 1;

/// A municipality of 10,000 children a year, so that shares show; two units.
struct Form {
    Municipality municipality;
    AdaptedParams params = central_params().adapted;
    Effects effects = no_effects(3);
    Adapted adapted;

    explicit Form(double cohort = 10000.0, double places = 900.0)
    {
        municipality.schools.resize(3);
        municipality.areas.resize(1);
        municipality.areas[0].cohort = cohort;
        municipality.areas[0].foreign_share = 0.4;
        for (const std::size_t s : {1U, 2U}) {
            municipality.schools[s].form = SchoolForm::adapted;
            municipality.schools[s].places = places;
        }
    }
    void start() { start_adapted_school(adapted, municipality, params, tick_of(2024)); }
    void run(int years)
    {
        for (int k = 1; k <= years; ++k) {
            adapted_school(adapted, municipality, effects, params, 0.22, 0.25, tick_of(2024 + k));
        }
    }
    [[nodiscard]] double in_grade(int grade) const
    {
        return static_cast<double>(std::count(adapted.grade.begin(), adapted.grade.end(), grade));
    }
    /// Share of the finishing readers of subjects who passed.
    [[nodiscard]] double passed() const
    {
        double all = 0.0;
        double sum = 0.0;
        for (std::size_t i = 0; i < rows(adapted); ++i) {
            const bool marked = adapted.grade[i] == 9 && adapted.subject_areas[i] == 0;
            EXPECT_TRUE(marked || adapted.passed[i] == 0);
            all += marked ? 1.0 : 0.0;
            sum += adapted.passed[i];
        }
        return sum / all;
    }
};

TEST(AdaptedSchool, HasItsShareOfPupilsFromTheStartAndKeepsIt)
{
    Form form;
    form.start();
    EXPECT_NEAR(static_cast<double>(rows(form.adapted)), 0.014 * 9.0 * 10000.0, 10.0);
    EXPECT_NEAR(form.in_grade(9) / form.in_grade(1), 2.2, 0.05);
    form.run(12);
    EXPECT_NEAR(static_cast<double>(rows(form.adapted)), 0.014 * 9.0 * 10000.0, 20.0);
    EXPECT_NEAR(form.in_grade(9) / form.in_grade(1), 2.2, 0.1);
    double girls = 0.0;
    for (const std::uint8_t girl : form.adapted.girl) {
        girls += girl;
    }
    EXPECT_NEAR(girls / static_cast<double>(rows(form.adapted)), 0.34, 0.04);
}

TEST(AdaptedSchool, EverybodyEntersOnceMovesUpAndLeavesAfterGradeNine)
{
    Form form(1000.0);
    form.start();
    std::set<PersonId> gone;
    for (int year = 1; year <= 12; ++year) {
        const Adapted before = form.adapted;
        adapted_school(form.adapted, form.municipality, form.effects, form.params, 0.22, 0.25,
                       tick_of(2024 + year));
        std::set<PersonId> now(form.adapted.id.begin(), form.adapted.id.end());
        EXPECT_EQ(now.size(), rows(form.adapted));
        for (std::size_t i = 0; i < rows(before); ++i) {
            EXPECT_EQ(now.count(before.id[i]), before.grade[i] < 9 ? 1U : 0U);
            if (before.grade[i] == 9) {
                gone.insert(before.id[i]);
            }
        }
        for (const PersonId id : now) {
            EXPECT_EQ(gone.count(id), 0U);
            EXPECT_EQ(origin_of(id), Origin::adapted);
        }
    }
}

TEST(AdaptedSchool, UnitsTakeUpToTheirPlacesAndTheLargestTakesTheRest)
{
    Form form(10000.0, 600.0);
    form.municipality.schools[2].places = 100.0;
    form.start();
    const auto in = [&](std::uint16_t unit) {
        return std::count(form.adapted.unit.begin(), form.adapted.unit.end(), unit);
    };
    EXPECT_EQ(in(2), 100);
    EXPECT_EQ(static_cast<std::size_t>(in(first_unit)), rows(form.adapted) - 100);
}

TEST(AdaptedSchool, MeetsItsPassRateAndALeverAtTheUnitLiftsIt)
{
    Form plain(60000.0, 10000.0);
    plain.start();
    EXPECT_NEAR(plain.passed(), 0.75, 0.03);
    Form taught = plain;
    taught.effects.learning_language[first_unit] = taught.effects.learning_maths[first_unit] = 0.5F;
    plain.run(9);
    taught.run(9);
    EXPECT_NEAR(plain.passed(), 0.75, 0.03);
    EXPECT_GT(taught.passed(), plain.passed() + 0.03);
    for (std::size_t i = 0; i < rows(plain.adapted); ++i) {
        EXPECT_GE(taught.adapted.passed[i], plain.adapted.passed[i]);
        EXPECT_EQ(taught.adapted.level[i], plain.adapted.level[i]);
        if (plain.adapted.unit[i] != first_unit) {
            EXPECT_EQ(taught.adapted.passed[i], plain.adapted.passed[i]);
        }
    }
}

TEST(AdaptedSchool, WithoutAUnitThereIsNobody)
{
    Form form;
    form.municipality.schools.resize(1);
    form.start();
    form.run(3);
    EXPECT_EQ(rows(form.adapted), 0U);
}

} // namespace
} // namespace likvard
