// What processes make of the channels that levers write, learning, services and climate: each in
// its direction, for those it is meant for and nobody else, and nothing where it is closed
// (levers_test holds the bits).
#include "model/processes/absence.hpp"
#include "model/processes/assess.hpp"
#include "model/processes/climate.hpp"
#include "model/processes/learn.hpp"
#include "model/processes/principals.hpp"
#include "model/processes/support.hpp"
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace likvard {
namespace {

double mean(const std::vector<float>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Forty pupils in one class of one school, and what a year's input is for each.
struct Lesson {
    Schools schools = plain_schools(1);
    Pupils pupils = plain_pupils(40, 5);
    Effects effects = no_effects(1);

    [[nodiscard]] Inputs inputs() const
    {
        Schools s = schools;
        Pupils p = pupils;
        const Classes classes = classes_of(p, s);
        Inputs in;
        learning_inputs(in, p, classes, s, effects, {}, central_params().learn, tick_of());
        return in;
    }
};

TEST(Channels, NeedsSecondLanguageAndBoysReachThosePupilsAlone)
{
    Lesson lesson;
    lesson.pupils.traits[0].need = 1;
    lesson.pupils.traits[1].background = static_cast<std::uint8_t>(Background::born_here);
    for (Traits& traits : lesson.pupils.traits) {
        traits.girl = 1;
    }
    lesson.pupils.traits[2].girl = 0;
    const Inputs before = lesson.inputs();
    lesson.effects.learning_needs[0] = 0.03F;
    lesson.effects.learning_second_language[0] = 0.02F;
    lesson.effects.learning_boys[0] = 0.04F;
    const Inputs after = lesson.inputs();
    EXPECT_NEAR(after.language[0] - before.language[0], 0.03, 1e-6);
    EXPECT_NEAR(after.language[1] - before.language[1], 0.02, 1e-6);
    EXPECT_NEAR(after.language[2] - before.language[2], 0.04, 1e-6);
    EXPECT_NEAR(after.maths[0] - before.maths[0], 0.03, 1e-6);
    EXPECT_EQ(after.maths[1], before.maths[1]);
    EXPECT_EQ(after.language[3], before.language[3]);
}

TEST(Channels, OnlyBoysInTheFirstSevenGradesAreGivenTheBoysPart)
{
    Lesson lesson;
    for (ThisYear& now : lesson.pupils.now) {
        now.grade = 8;
    }
    const Inputs before = lesson.inputs();
    lesson.effects.learning_boys[0] = 0.04F;
    EXPECT_EQ(lesson.inputs().maths, before.maths);
}

TEST(Channels, MorePostsHelpPupilsOfShortEducatedParentsAndOnlyIfSomebodyHoldsThem)
{
    Lesson lesson;
    lesson.schools.posts[0] = 11.0F;
    set_education(lesson.pupils, 3);
    lesson.pupils.traits[0].education = 1;
    const Inputs before = lesson.inputs();
    lesson.effects.posts[0] = 1.0F; // 10 % more
    const Inputs after = lesson.inputs();
    const LearnParams p = central_params().learn;
    EXPECT_NEAR(after.maths[0] - before.maths[0], p.density_low / p.level_years_factor, 1e-6);
    EXPECT_EQ(after.maths[1], before.maths[1]);
    lesson.schools.vacant[0] = 1.0F;
    EXPECT_EQ(lesson.inputs().maths[0], before.maths[0]);
}

/// A school whose pupils are all of one kind, served with one service.
struct Clinic {
    Schools schools = plain_schools(1);
    Pupils pupils;
    Effects effects = no_effects(1);

    explicit Clinic(std::uint8_t grade) : pupils(plain_pupils(40, grade))
    {
        for (std::size_t i = 0; i < 40; ++i) {
            pupils.home_language[i] = 0.1F * static_cast<float>(i);
        }
    }
    std::size_t served(Service service)
    {
        const Classes classes = classes_of(pupils, schools);
        support(pupils, classes, schools, effects, central_params().support, tick_of());
        std::size_t count = 0;
        for (const ThisYear now : pupils.now) {
            count += unsigned{now.served} >> static_cast<unsigned>(service) & 1U;
        }
        return count;
    }
};

TEST(Channels, AServiceReachesAsManyAsItHasPlacesAndTheWeakestFirst)
{
    Clinic s(5);
    add_places(s.effects, Service::tutoring, 0, 7.0, 0.1);
    EXPECT_EQ(s.served(Service::tutoring), 7U);
    for (std::size_t i = 0; i < 40; ++i) {
        EXPECT_EQ(s.pupils.now[i].served != 0, i < 7) << i;
    }
    EXPECT_EQ(s.served(Service::early), 0U);
}

TEST(Channels, EarlySupportGoesToTheWeakestShareOfTheFirstGradesAndNoFurther)
{
    Clinic young(2);
    add_places(young.effects, Service::early, 0, 40.0, 0.1);
    EXPECT_EQ(young.served(Service::early), 6U); // 15 % of 40
    Clinic old(4);
    add_places(old.effects, Service::early, 0, 40.0, 0.1);
    EXPECT_EQ(old.served(Service::early), 0U);
}

TEST(Channels, GuidanceGoesToThoseWhoArrivedLast)
{
    Clinic s(5);
    s.pupils.traits[3].arrived = 5;
    s.pupils.traits[9].arrived = 3;
    s.pupils.traits[11].arrived = 1; // four years ago: not newly arrived
    add_places(s.effects, Service::guidance, 0, 1.0, 0.1);
    EXPECT_EQ(s.served(Service::guidance), 1U);
    EXPECT_NE(s.pupils.now[3].served, 0);
    add_places(s.effects, Service::guidance, 0, 10.0, 0.1);
    EXPECT_EQ(s.served(Service::guidance), 2U);
}

TEST(Channels, GainsOfTwoProvidersOfAServiceAreTheirMeanByPlaces)
{
    Effects e = no_effects(1);
    add_places(e, Service::early, 0, 10.0, 0.1);
    add_places(e, Service::early, 0, 30.0, 0.2);
    EXPECT_FLOAT_EQ(e.places[0][0], 40.0F);
    EXPECT_FLOAT_EQ(e.gain[0][0], 0.175F);
    add_places(e, Service::early, 0, 0.0, 9.0);
    EXPECT_FLOAT_EQ(e.gain[0][0], 0.175F);
}

TEST(Channels, ServedPupilsLearnMoreByTheGain)
{
    Lesson lesson;
    lesson.pupils.now[4].served = 1U << static_cast<unsigned>(Service::tutoring);
    lesson.pupils.now[5].served = 1U << static_cast<unsigned>(Service::guidance);
    const Inputs before = lesson.inputs();
    add_places(lesson.effects, Service::tutoring, 0, 1.0, 0.16);
    add_places(lesson.effects, Service::guidance, 0, 1.0, 0.05);
    const Inputs after = lesson.inputs();
    EXPECT_NEAR(after.maths[4] - before.maths[4], 0.16, 1e-6);
    EXPECT_NEAR(after.language[5] - before.language[5], 0.05, 1e-6);
    EXPECT_EQ(after.maths[5], before.maths[5]);
    EXPECT_EQ(after.language[6], before.language[6]);
}

int supported(const Clinic& s)
{
    const std::vector<int> all = who_is_supported(s.pupils);
    return std::accumulate(all.begin(), all.end(), 0);
}

TEST(Channels, MoreSpecialEducatorsSupportMorePupilsWithNeeds)
{
    Clinic s(5);
    s.schools.support_fte[0] = 0.5F;
    set_needs(s.pupils);
    (void)s.served(Service::early);
    EXPECT_EQ(supported(s), 10);
    s.effects.special_teachers[0] = 0.5F;
    (void)s.served(Service::early);
    EXPECT_EQ(supported(s), 20);
}

std::vector<float> absence_with(std::uint8_t grade, std::uint8_t served, const Effects& effects)
{
    Pupils pupils = plain_pupils(400, grade);
    for (std::size_t i = 0; i < 400; ++i) {
        pupils.absence_trait[i] = static_cast<float>(i) / 100.0F - 2.0F;
        pupils.now[i].served = served & four_bits;
    }
    absence(pupils, plain_schools(1), effects, central_params().absence, tick_of());
    return pupils.absence;
}

TEST(Channels, FollowUpLowersTheAbsenceOfThoseOftenAbsentInGradesFourToNine)
{
    Effects effects = no_effects(1);
    const auto before = absence_with(8, 0, effects);
    effects.absence[0] = -0.2F;
    const auto after = absence_with(8, 0, effects);
    for (std::size_t i = 0; i < before.size(); ++i) {
        EXPECT_FLOAT_EQ(after[i], before[i] > 0.10F ? 0.8F * before[i] : before[i]);
    }
    EXPECT_EQ(absence_with(2, 0, effects), absence_with(2, 0, no_effects(1)));
}

TEST(Channels, AnAttendanceTeamLowersTheAbsenceOfThoseItServes)
{
    constexpr auto bit =
        static_cast<std::uint8_t>(1U << static_cast<unsigned>(Service::attendance));
    Effects effects = no_effects(1);
    const auto before = absence_with(8, bit, effects);
    add_places(effects, Service::attendance, 0, 10.0, -0.15);
    EXPECT_NEAR(mean(absence_with(8, bit, effects)), 0.85 * mean(before), 1e-6);
    EXPECT_EQ(absence_with(8, 0, effects), before);
}

TEST(Channels, CatchUpShrinksTheCostOfALateArrivalFaster)
{
    Pupils slow = plain_pupils(1, 5);
    slow.arrival[0] = -1.0F;
    Pupils fast = slow;
    Effects effects = no_effects(1);
    const Inputs none{{0.0F}, {0.0F}};
    learn(slow, none, effects, 0.1, central_params().learn, tick_of());
    effects.catch_up[0] = 0.05F;
    learn(fast, none, effects, 0.1, central_params().learn, tick_of());
    EXPECT_FLOAT_EQ(slow.arrival[0], -0.9F);
    EXPECT_FLOAT_EQ(fast.arrival[0], -0.85F);
}

TEST(Channels, ThePassMarginTurnsFIntoEInGradeNineAndRaisesNoOtherMark)
{
    for (const std::uint8_t grade : {std::uint8_t{9}, std::uint8_t{6}}) {
        Schools schools = plain_schools(1);
        Pupils pupils = plain_pupils(2000, grade);
        for (std::size_t i = 0; i < 2000; ++i) {
            pupils.home_language[i] = static_cast<float>(i) / 500.0F - 2.0F;
            pupils.home_maths[i] = pupils.home_language[i];
        }
        (void)classes_of(pupils, schools); // the school's shares, which marking goes by
        Effects effects = no_effects(1);
        FinalMarks marks;
        assess(pupils, marks, schools, effects, central_params().assess, tick_of());
        const Pupils before = pupils;
        const FinalMarks marks_before = marks;
        effects.pass_margin[0] = 0.1F;
        assess(pupils, marks, schools, effects, central_params().assess, tick_of());
        double more = 0.0;
        for (std::size_t i = 0; i < 2000; ++i) {
            EXPECT_GE(pupils.now[i].passed_all, before.now[i].passed_all);
            more += static_cast<double>(pupils.now[i].passed_all - before.now[i].passed_all);
        }
        EXPECT_EQ(more > 0.0, grade == 9);
        for (std::size_t i = 0; i < marks.merit.size(); ++i) {
            const float gain = marks.merit[i] - marks_before.merit[i];
            EXPECT_NEAR(std::fmod(gain, 10.0F), 0.0F, 1e-4F) << "an F became an E";
        }
    }
}

TEST(Channels, SmallerClassesSplitAGradeEarlier)
{
    Schools schools = plain_schools(1);
    Pupils pupils = plain_pupils(52, 3);
    Classes classes;
    Effects effects = no_effects(1);
    form_classes(classes, pupils, schools, effects, ClassParams{28.0, 0.0}, tick_of());
    EXPECT_EQ(rows(classes), 2U);
    effects.smaller_classes[0] = 5.0F;
    form_classes(classes, pupils, schools, effects, ClassParams{28.0, 0.0}, tick_of());
    EXPECT_EQ(rows(classes), 3U);
    effects.smaller_classes[0] = 500.0F; // asks for more than there can be
    form_classes(classes, pupils, schools, effects, ClassParams{28.0, 0.0}, tick_of());
    EXPECT_EQ(rows(classes), 11U);
}

TEST(Channels, ABetterPrincipalLeadsAndCalmsMore)
{
    Schools plain = plain_schools(1);
    Schools led = plain;
    Effects effects = no_effects(1);
    principals(plain, effects, central_params().principals, tick_of());
    climate(plain, effects, central_params().climate, tick_of());
    effects.principal[0] = 0.5F;
    principals(led, effects, central_params().principals, tick_of());
    climate(led, effects, central_params().climate, tick_of());
    EXPECT_GT(led.leadership[0], plain.leadership[0]);
    EXPECT_GE(led.climate[0], plain.climate[0]);
    EXPECT_EQ(led.principal[0], plain.principal[0]) << "the person is the same in both arms";
    effects.climate[0] = 1.0F;
    climate(led, effects, central_params().climate, tick_of());
    EXPECT_GT(led.climate[0], plain.climate[0]);
}

} // namespace
} // namespace likvard
