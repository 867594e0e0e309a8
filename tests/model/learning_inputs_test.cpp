// Learning inputs: what a year gives each pupil, term by term.
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

namespace likvard {
namespace {

constexpr std::size_t average_class = 21;

/// One school whose only class has `size` pupils of a grade.
struct OneClass {
    Schools schools = plain_schools(1);
    Pupils pupils;
    Classes classes;
    Effects effects = no_effects(1);
    LearnParams params = central_params().learn;
    MeanInputs nation{};

    explicit OneClass(std::size_t size = average_class, std::uint8_t grade = 5)
        : pupils(plain_pupils(size, grade)), classes(classes_of(pupils, schools, 100.0))
    {
    }
    [[nodiscard]] Inputs inputs() const
    {
        Inputs x;
        learning_inputs(x, pupils, classes, schools, effects, nation, params, tick_of());
        return x;
    }
    /// Input of the first pupil in language.
    [[nodiscard]] double first() const { return wide(inputs().language[0]); }
};

TEST(LearningInputs, AnAverageClassThatMissesNothingGetsNothing)
{
    const Inputs x = OneClass().inputs();
    for (std::size_t i = 0; i < average_class; ++i) {
        EXPECT_EQ(x.language[i], 0.0F);
        EXPECT_EQ(x.maths[i], 0.0F);
    }
}

TEST(LearningInputs, MoreAbsenceNeverRaisesSkill)
{
    OneClass one;
    double last_language = 1.0;
    double last_maths = 1.0;
    for (const float share : {0.0F, 0.01F, 0.05F, 0.15F, 0.5F, 0.9F}) {
        one.pupils.absence[0] = share;
        const Inputs x = one.inputs();
        EXPECT_LT(wide(x.language[0]), last_language) << share;
        EXPECT_LT(wide(x.maths[0]), last_maths) << share;
        EXPECT_EQ(x.language[1], 0.0F) << "a classmate's absence costs nobody else";
        last_language = wide(x.language[0]);
        last_maths = wide(x.maths[0]);
    }
}

TEST(LearningInputs, TenDaysOfAbsenceCostWhatTheStudySays)
{
    OneClass one;
    one.pupils.absence[0] = static_cast<float>(10.0 / one.params.school_days);
    const Inputs x = one.inputs();
    EXPECT_NEAR(wide(x.language[0]), one.params.absence_language, 1e-6);
    EXPECT_NEAR(wide(x.maths[0]), one.params.absence_maths, 1e-6);
}

TEST(LearningInputs, ALargerClassNeverHelpsAndCountsHalfInGrades7To9)
{
    const double small = OneClass(15).first();
    const double large = OneClass(25).first();
    EXPECT_GT(small, 0.0);
    EXPECT_LT(large, 0.0);
    EXPECT_NEAR(OneClass(25, 8).first(), 0.5 * large, 1e-7);
    EXPECT_NEAR(OneClass(25, 6).first(), large, 1e-7);
}

TEST(LearningInputs, ClassSizeIsStatedAsALevelAndCountsMoreForLowEducation)
{
    OneClass one(22);
    one.pupils.traits[0].education = 3;
    const Inputs x = one.inputs();
    EXPECT_NEAR(wide(x.language[0]), one.params.class_size / one.params.level_years_factor, 1e-7);
    EXPECT_NEAR(wide(x.language[1]), one.params.class_size_low * wide(x.language[0]), 1e-7);
}

TEST(LearningInputs, SupportReachesThoseServedOnly)
{
    OneClass one;
    one.pupils.now[2].supported = 1;
    const Inputs x = one.inputs();
    EXPECT_NEAR(wide(x.maths[2]), one.params.support_maths, 1e-7);
    EXPECT_NEAR(wide(x.language[2]), one.params.support_language, 1e-7);
    EXPECT_EQ(x.maths[1], 0.0F);
}

TEST(LearningInputs, StrongerClassmatesAddThePeerTermAndNoMore)
{
    OneClass one;
    one.classes.prior_skill[0] = 1.0F;
    EXPECT_NEAR(one.first(), one.params.peers / one.params.level_years_factor, 1e-7);
    one.params.peers = 0.0;
    EXPECT_EQ(one.first(), 0.0);
}

TEST(LearningInputs, InstructionLeadershipQualityAndLeversAddUp)
{
    OneClass one;
    one.classes.instruction_language[0] = 0.1F;
    one.classes.instruction_maths[0] = 0.2F;
    one.schools.leadership[0] = 0.01F;
    one.schools.quality[0] = 0.02F;
    one.effects.learning_language[0] = 0.03F;
    one.effects.learning_maths[0] = 0.05F;
    const Inputs x = one.inputs();
    EXPECT_NEAR(wide(x.language[0]), 0.16, 1e-6);
    EXPECT_NEAR(wide(x.maths[0]), 0.28, 1e-6);
}

TEST(LearningInputs, TheNationsMeanIsTakenAwayInEachDomain)
{
    OneClass one;
    one.nation = {0.25, -0.5};
    const Inputs x = one.inputs();
    EXPECT_FLOAT_EQ(x.language[0], -0.25F);
    EXPECT_FLOAT_EQ(x.maths[0], 0.5F);
}

TEST(LearningInputs, AnotherSchoolsLeverDoesNotReachHere)
{
    Schools schools = plain_schools(2);
    Pupils pupils = plain_pupils(average_class, 5, 0);
    add_pupils(pupils, average_class, 5, 1);
    const Classes classes = classes_of(pupils, schools);
    Effects effects = no_effects(2);
    effects.learning_language[1] = 0.5F;
    Inputs x;
    learning_inputs(x, pupils, classes, schools, effects, {}, central_params().learn, tick_of());
    EXPECT_EQ(x.language[0], 0.0F);
    EXPECT_FLOAT_EQ(x.language[average_class], 0.5F);
    EXPECT_EQ(x.maths[average_class], 0.0F);
}

TEST(LearningInputs, TheNationsMeanHoldsEveryTermWithItsWeight)
{
    Params p = central_params();
    p.nation = {.gain_y1 = 0.0,
                .gain_y5 = 0.0,
                .gain_y15 = 0.0,
                .uncertified = 0.0,
                .fresh = 0.0,
                .fresh_weak = 0.0,
                .class_size = 0.0,
                .class_size_low = 0.0,
                .peers = 0.0,
                .absent = 0.0,
                .served = 0.0,
                .new_principals = 0.0};
    const auto mean = [&] {
        return national_mean_inputs(p.nation, p.teach, p.principals, p.learn);
    };
    EXPECT_EQ(mean().language, 0.0);
    EXPECT_EQ(mean().maths, 0.0);
    p.nation.served = 0.5;
    EXPECT_NEAR(mean().maths, 0.5 * p.learn.support_maths, 1e-12);
    EXPECT_NEAR(mean().language, 0.5 * p.learn.support_language, 1e-12);
    p.nation.served = 0.0;
    p.nation.absent = 10.0 / p.learn.school_days;
    EXPECT_NEAR(mean().maths, p.learn.absence_maths, 1e-12);
    p.nation.absent = 0.0;
    p.nation.uncertified = 1.0;
    p.nation.fresh = 1.0;
    EXPECT_NEAR(mean().language, p.teach.uncertified + p.teach.turnover_language, 1e-12);
}

} // namespace
} // namespace likvard
