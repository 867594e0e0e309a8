// Teach: which teacher takes which class, what it is worth, and coached skill.
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace likvard {
namespace {

/// One school with `count` classes of ten pupils in a grade.
struct Autumn {
    Schools schools = plain_schools(1);
    Pupils pupils;
    Classes classes;
    Teachers teachers;
    TeachParams params = central_params().teach;

    Autumn(std::size_t teacher_count, std::size_t class_count, std::uint8_t grade = 2)
        : pupils(plain_pupils(10 * class_count, grade)), classes(classes_of(pupils, schools, 10.0)),
          teachers(plain_teachers(teacher_count))
    {
        params.gain_y1 = params.gain_y5 = params.gain_y15 = 0.0;
    }
    void run()
    {
        Groups by_school;
        by_school.build(rows(teachers), 1, [](std::size_t) { return std::size_t{0}; });
        teach(classes, teachers, by_school, schools, params, tick_of());
    }
    [[nodiscard]] double language() const { return wide(classes.instruction_language[0]); }
    [[nodiscard]] double maths() const { return wide(classes.instruction_maths[0]); }
};

TEST(Teach, AverageSettledCertifiedTeachersAddNothing)
{
    for (const std::uint8_t grade : Grades{0, 3, 5, 9}) {
        Autumn autumn(8, 3, grade);
        autumn.run();
        for (std::size_t c = 0; c < rows(autumn.classes); ++c) {
            EXPECT_EQ(autumn.classes.instruction_language[c], 0.0F);
            EXPECT_EQ(autumn.classes.instruction_maths[c], 0.0F);
            EXPECT_EQ(autumn.classes.new_share[c], 0.0F);
        }
    }
}

TEST(Teach, AnUncertifiedStaffCostsThePenaltyInEveryGrade)
{
    for (const std::uint8_t grade : Grades{0, 5, 9}) {
        Autumn autumn(8, 2, grade);
        std::fill(autumn.teachers.certified.begin(), autumn.teachers.certified.end(),
                  std::uint8_t{0});
        autumn.run();
        EXPECT_NEAR(autumn.language(), autumn.params.uncertified, 1e-6);
        EXPECT_NEAR(autumn.maths(), autumn.params.uncertified, 1e-6);
    }
}

TEST(Teach, WithAsManyTeachersAsClassesEachClassTeacherHasOne)
{
    Autumn autumn(6, 6, 1);
    for (std::size_t i = 0; i < 6; ++i) {
        autumn.teachers.base_language[i] = 0.1F * static_cast<float>(i);
    }
    autumn.run();
    auto taught = autumn.classes.instruction_language;
    std::sort(taught.begin(), taught.end());
    EXPECT_EQ(taught, autumn.teachers.base_language);
}

TEST(Teach, TheSameTeachersShareTheLowerSecondaryClassesEvenly)
{
    Autumn autumn(6, 6, 8); // six teams of six: everybody has one sixth of each class, or more
    for (std::size_t i = 0; i < 6; ++i) {
        autumn.teachers.base_language[i] = 0.3F;
        autumn.teachers.base_maths[i] = i < 3 ? 0.0F : 0.6F;
    }
    autumn.run();
    for (std::size_t c = 0; c < 6; ++c) {
        EXPECT_NEAR(wide(autumn.classes.instruction_language[c]), 0.3, 1e-6);
        EXPECT_GE(autumn.classes.instruction_maths[c], 0.0F);
        EXPECT_LE(wide(autumn.classes.instruction_maths[c]), 0.6 + 1e-6);
    }
}

TEST(Teach, ASchoolWithoutTeachersIsCoveredByNewUncertifiedOnes)
{
    Autumn autumn(0, 2);
    autumn.run();
    EXPECT_EQ(autumn.classes.new_share[1], 1.0F);
    EXPECT_NEAR(autumn.language(), autumn.params.uncertified + autumn.params.turnover_language,
                1e-6);
    EXPECT_NEAR(autumn.maths(), autumn.params.uncertified + autumn.params.turnover_maths, 1e-6);
}

TEST(Teach, MoreExperienceNeverTeachesWorseAndTheSteppingStonesAreThePublishedOnes)
{
    const TeachParams central = central_params().teach;
    double last = -1.0;
    const auto taught = [&](float years) {
        Autumn autumn(1, 1);
        autumn.params = central;
        autumn.teachers.experience[0] = years;
        autumn.run();
        return autumn.language();
    };
    for (float years = 0.0F; years <= 40.0F; years += 0.5F) {
        const double now = taught(years);
        EXPECT_GE(now, last - 1e-7) << years;
        last = now;
    }
    EXPECT_NEAR(taught(0.0F), 0.0, 1e-7);
    EXPECT_NEAR(taught(1.0F), central.gain_y1, 1e-7);
    EXPECT_NEAR(taught(5.0F), central.gain_y5, 1e-7);
    EXPECT_NEAR(taught(15.0F), central.gain_y15, 1e-7);
    EXPECT_NEAR(taught(40.0F), central.gain_y15, 1e-7);
}

TEST(Teach, AWhollyNewTeamCostsTheTurnoverEffectAndMoreWhereIntakeIsWeak)
{
    for (const std::uint8_t grade : Grades{2, 5, 9}) {
        Autumn autumn(7, 1, grade);
        std::fill(autumn.teachers.years_here.begin(), autumn.teachers.years_here.end(), 0.0F);
        autumn.run();
        EXPECT_FLOAT_EQ(autumn.classes.new_share[0], 1.0F);
        EXPECT_NEAR(autumn.language(), autumn.params.turnover_language, 1e-6);
        EXPECT_NEAR(autumn.maths(), autumn.params.turnover_maths, 1e-6);
        autumn.schools.weak_intake[0] = 1;
        autumn.run();
        EXPECT_NEAR(autumn.maths(), autumn.params.turnover_weak * autumn.params.turnover_maths,
                    1e-6);
    }
}

TEST(Teach, CoachedTeachersGiveTheCoachedGainAndPartOfItWhereIntakeIsWeak)
{
    Autumn autumn(2, 1, 5);
    std::fill(autumn.teachers.coached.begin(), autumn.teachers.coached.end(), 1.0F);
    autumn.run();
    EXPECT_NEAR(autumn.language(), autumn.params.coached_skill, 1e-6);
    autumn.schools.weak_intake[0] = 1;
    autumn.run();
    EXPECT_NEAR(autumn.maths(), autumn.params.coached_skill * autumn.params.coached_weak, 1e-6);
}

TEST(Teach, OnlyTheOwnSchoolsTeachersCount)
{
    Schools schools = plain_schools(2);
    Pupils pupils = plain_pupils(20, 2, 0);
    add_pupils(pupils, 20, 2, 1);
    Classes classes = classes_of(pupils, schools);
    Teachers teachers = plain_teachers(3, 0);
    add_teachers(teachers, 3, 1);
    std::fill_n(teachers.base_language.begin(), 3, 1.0F);
    TeachParams params = central_params().teach;
    params.gain_y15 = 0.0;
    Groups by_school;
    by_school.build(6, 2, [&](std::size_t i) { return std::size_t{teachers.school[i]}; });
    teach(classes, teachers, by_school, schools, params, tick_of());
    EXPECT_FLOAT_EQ(classes.instruction_language[0], 1.0F);
    EXPECT_FLOAT_EQ(classes.instruction_language[1], 0.0F);
}

float after_years(float start, float dose, int years, const TeachParams& params)
{
    Teachers teachers = plain_teachers(1);
    teachers.coached[0] = start;
    Effects effects = no_effects(1);
    effects.coaching[0] = dose;
    for (int year = 0; year < years; ++year) {
        coach(teachers, effects, params);
    }
    return teachers.coached[0];
}

TEST(Coach, WithoutDoseAndDecayNothingChangesAndWithoutDoseSkillOnlyFades)
{
    TeachParams p = central_params().teach;
    EXPECT_NEAR(wide(after_years(0.5F, 0.0F, 1, p)), 0.5 * (1.0 - p.coaching_decay), 1e-6);
    EXPECT_EQ(after_years(0.0F, 0.0F, 5, p), 0.0F);
    p.coaching_decay = 0.0;
    EXPECT_EQ(after_years(0.5F, 0.0F, 5, p), 0.5F);
}

TEST(Coach, CoachingSaturatesAtOneWhateverTheDose)
{
    TeachParams p = central_params().teach;
    for (const double decay : {0.0, 0.1, 0.6}) {
        p.coaching_decay = decay;
        for (int years = 1; years <= 12; ++years) {
            for (const float start : {0.0F, 0.5F, 1.0F}) {
                const float c = after_years(start, 1.0F, years, p);
                EXPECT_LE(c, 1.0F);
                EXPECT_GE(c, 0.0F);
            }
        }
    }
}

TEST(Coach, AConstantDoseConvergesWhereLossAndGainBalance)
{
    const TeachParams p = central_params().teach;
    for (const float dose : {0.1F, 0.5F, 1.0F}) {
        const double limit = wide(dose) / (wide(dose) + p.coaching_decay);
        EXPECT_NEAR(wide(after_years(0.0F, dose, 60, p)), limit, 1e-5);
        EXPECT_NEAR(wide(after_years(1.0F, dose, 60, p)), limit, 1e-5);
    }
    EXPECT_GT(after_years(0.0F, 0.5F, 1, p), after_years(0.0F, 0.1F, 1, p));
}

} // namespace
} // namespace likvard
