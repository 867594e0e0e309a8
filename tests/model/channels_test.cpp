// What processes make of the channels that levers write: each in its direction, for those it is
// meant for and nobody else, and nothing where it is closed (levers_test holds the bits).
#include "model/processes/absence.hpp"
#include "model/processes/assess.hpp"
#include "model/processes/climate.hpp"
#include "model/processes/enrol.hpp"
#include "model/processes/learn.hpp"
#include "model/processes/leave.hpp"
#include "model/processes/needs.hpp"
#include "model/processes/principals.hpp"
#include "model/processes/recruit.hpp"
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
    lesson.pupils.need[0] = 1;
    lesson.pupils.background[1] = static_cast<std::uint8_t>(Background::born_here);
    lesson.pupils.girl.assign(40, 1);
    lesson.pupils.girl[2] = 0;
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
    lesson.pupils.grade.assign(40, 8);
    const Inputs before = lesson.inputs();
    lesson.effects.learning_boys[0] = 0.04F;
    EXPECT_EQ(lesson.inputs().maths, before.maths);
}

TEST(Channels, MorePostsHelpPupilsOfShortEducatedParentsAndOnlyIfSomebodyHoldsThem)
{
    Lesson lesson;
    lesson.schools.posts[0] = 11.0F;
    lesson.pupils.education.assign(40, 3);
    lesson.pupils.education[0] = 1;
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
        for (const std::uint8_t bits : pupils.served) {
            count += bits >> static_cast<unsigned>(service) & 1U;
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
        EXPECT_EQ(s.pupils.served[i] != 0, i < 7) << i;
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
    s.pupils.arrived[3] = 5;
    s.pupils.arrived[9] = 3;
    s.pupils.arrived[11] = 1; // four years ago: not newly arrived
    add_places(s.effects, Service::guidance, 0, 1.0, 0.1);
    EXPECT_EQ(s.served(Service::guidance), 1U);
    EXPECT_NE(s.pupils.served[3], 0);
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
    lesson.pupils.served[4] = 1U << static_cast<unsigned>(Service::tutoring);
    lesson.pupils.served[5] = 1U << static_cast<unsigned>(Service::guidance);
    const Inputs before = lesson.inputs();
    add_places(lesson.effects, Service::tutoring, 0, 1.0, 0.16);
    add_places(lesson.effects, Service::guidance, 0, 1.0, 0.05);
    const Inputs after = lesson.inputs();
    EXPECT_NEAR(after.maths[4] - before.maths[4], 0.16, 1e-6);
    EXPECT_NEAR(after.language[5] - before.language[5], 0.05, 1e-6);
    EXPECT_EQ(after.maths[5], before.maths[5]);
    EXPECT_EQ(after.language[6], before.language[6]);
}

TEST(Channels, MoreSpecialEducatorsSupportMorePupilsWithNeeds)
{
    Clinic s(5);
    s.schools.support_fte[0] = 0.5F;
    s.pupils.need.assign(40, 1);
    (void)s.served(Service::early);
    EXPECT_EQ(std::count(s.pupils.supported.begin(), s.pupils.supported.end(), 1), 10);
    s.effects.special_teachers[0] = 0.5F;
    (void)s.served(Service::early);
    EXPECT_EQ(std::count(s.pupils.supported.begin(), s.pupils.supported.end(), 1), 20);
}

std::vector<float> absence_with(std::uint8_t grade, std::uint8_t served, const Effects& effects)
{
    Pupils pupils = plain_pupils(400, grade);
    for (std::size_t i = 0; i < 400; ++i) {
        pupils.absence_trait[i] = static_cast<float>(i) / 100.0F - 2.0F;
        pupils.served[i] = served;
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
        const Classes classes = classes_of(pupils, schools);
        Effects effects = no_effects(1);
        assess(pupils, classes, schools, effects, central_params().assess, tick_of());
        const Pupils before = pupils;
        effects.pass_margin[0] = 0.1F;
        assess(pupils, classes, schools, effects, central_params().assess, tick_of());
        double more = 0.0;
        for (std::size_t i = 0; i < 2000; ++i) {
            EXPECT_GE(pupils.passed_all[i], before.passed_all[i]);
            const float gain = pupils.merit[i] - before.merit[i];
            EXPECT_NEAR(std::fmod(gain, 10.0F), 0.0F, 1e-4F) << "an F became an E";
            more += static_cast<double>(pupils.passed_all[i] - before.passed_all[i]);
        }
        EXPECT_EQ(more > 0.0, grade == 9);
    }
}

TEST(Channels, SmallerClassesSplitAGradeEarlier)
{
    Schools schools = plain_schools(1);
    Pupils pupils = plain_pupils(52, 3);
    Classes classes;
    Effects effects = no_effects(1);
    form_classes(classes, pupils, schools, effects, ClassParams{28.0}, tick_of());
    EXPECT_EQ(rows(classes), 2U);
    effects.smaller_classes[0] = 5.0F;
    form_classes(classes, pupils, schools, effects, ClassParams{28.0}, tick_of());
    EXPECT_EQ(rows(classes), 3U);
    effects.smaller_classes[0] = 500.0F; // asks for more than there can be
    form_classes(classes, pupils, schools, effects, ClassParams{28.0}, tick_of());
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

double share_that_goes(const Effects& effects)
{
    Teachers teachers;
    add_teachers(teachers, 20000, 0);
    teachers_leave(teachers, plain_schools(1), effects, central_params().leave, tick_of());
    const auto stay =
        static_cast<double>(std::count(teachers.move.begin(), teachers.move.end(), 0));
    return 1.0 - stay / 20000.0;
}

TEST(Channels, TenPerCentMorePayMakesSixInAHundredFewerLeave)
{
    Effects effects = no_effects(1);
    const double without = share_that_goes(effects);
    effects.pay[0] = 0.1F;
    EXPECT_NEAR(share_that_goes(effects) - without, central_params().leave.pay_slope, 0.01);
}

/// Two schools of ten teachers each, two of whom have left; a list of `listed` candidates.
struct Summer {
    Schools schools = plain_schools(2);
    Teachers teachers;
    Effects effects = no_effects(2);
    RecruitParams params = central_params().recruit;
    double listed;

    explicit Summer(double candidates = 4.0) : listed(candidates)
    {
        params.list_ratio = 1.0;
        add_teachers(teachers, 10, 0);
        add_teachers(teachers, 10, 1);
        for (const std::size_t i :
             {std::size_t{0}, std::size_t{1}, std::size_t{10}, std::size_t{11}}) {
            teachers.move[i] = static_cast<std::uint8_t>(StaffMove::leaves);
        }
    }
    Summer& run()
    {
        recruit(teachers, schools, effects, {listed, 0.7, {0.11, 0.14}}, params, tick_of());
        return *this;
    }
    [[nodiscard]] double certified(std::uint16_t s) const
    {
        double sum = 0.0;
        double n = 0.0;
        for (std::size_t i = 0; i < rows(teachers); ++i) {
            if (teachers.school[i] == s) {
                sum += static_cast<double>(teachers.certified[i]);
                n += 1.0;
            }
        }
        return sum / n;
    }
};

TEST(Channels, PostsAddedFastAreFilledByTheUncertified)
{
    Summer plain(6.0);
    Summer more(6.0);
    more.effects.posts = {4.0F, 4.0F};
    plain.run();
    more.run();
    EXPECT_EQ(more.schools.posts[0], plain.schools.posts[0] + 4.0F);
    EXPECT_LT(more.certified(0) + more.certified(1), plain.certified(0) + plain.certified(1));
}

TEST(Channels, FewerPostsAreNeverFewerThanOne)
{
    Summer summer;
    summer.effects.posts = {-500.0F, 0.0F};
    EXPECT_EQ(summer.run().schools.posts[0], 1.0F);
}

TEST(Channels, ASchoolThatPaysMoreFillsItsPostsFirst)
{
    int first = 0;
    for (std::uint32_t replicate = 0; replicate < 40; ++replicate) {
        Summer summer(2.0);
        summer.params.stand_in_share = 0.0;
        summer.effects.pay[1] = 1.0F; // double pay: the direction is what is tested
        recruit(summer.teachers, summer.schools, summer.effects, {1.0, 0.7, {0.11, 0.14}},
                summer.params, Tick{2025, Draw(1, replicate)});
        first += summer.schools.vacant[1] < summer.schools.vacant[0] ? 1 : 0;
    }
    EXPECT_GT(first, 30);
}

TEST(Channels, AClosedSchoolHasNoPupilsAndNoTeachers)
{
    Summer summer;
    summer.effects.closed[0] = 1.0F;
    Teachers staff = summer.teachers;
    teachers_leave(staff, summer.schools, summer.effects, central_params().leave, tick_of());
    for (std::size_t i = 0; i < 10; ++i) {
        EXPECT_NE(staff.move[i], static_cast<std::uint8_t>(StaffMove::stays));
    }
    summer.teachers = staff;
    summer.run();
    EXPECT_EQ(summer.schools.posts[0], 0.0F);
    EXPECT_EQ(summer.schools.staff[0], 0.0F);
    EXPECT_EQ(summer.schools.vacant[0], 0.0F);

    Pupils pupils = plain_pupils(30, 5, 0);
    Geography geography;
    geography.school_count = 2;
    geography.minutes = {5.0F, 10.0F};
    geography.home_school = {no_school_row};
    enrol(pupils, summer.schools, summer.effects, geography, 1.0, central_params().enrol,
          tick_of());
    for (const std::uint16_t s : pupils.school) {
        EXPECT_EQ(s, 1);
    }
}

/// A sought-after school with ten seats beside a large one; families near it and far from it.
std::size_t short_educated_admitted(const Effects& effects)
{
    Schools schools = plain_schools(2);
    schools.seats = {10.0F, 500.0F};
    schools.reputation[0] = 1e3F;
    Pupils pupils = plain_pupils(40, 0, no_school);
    for (std::size_t i = 0; i < 40; ++i) {
        pupils.area[i] = i < 20 ? 0 : 1;
        pupils.education[i] = i < 20 ? 3 : 1;
    }
    Geography geography;
    geography.school_count = 2;
    geography.minutes = {1.0F, 20.0F, 18.0F, 20.0F};
    geography.home_school = {no_school_row, no_school_row};
    enrol(pupils, schools, effects, geography, 1.0, central_params().enrol, tick_of());
    std::size_t admitted = 0;
    for (std::size_t i = 20; i < 40; ++i) {
        admitted += pupils.school[i] == 0 ? 1U : 0U;
    }
    return admitted;
}

TEST(Channels, ProximityKeepsTheFarAwayOutAndQuotaAndLotteryLetThemIn)
{
    Effects effects = no_effects(2);
    EXPECT_EQ(short_educated_admitted(effects), 0U);
    effects.admission_quota = 1.0F;
    EXPECT_EQ(short_educated_admitted(effects), 10U);
    effects.admission_quota = 0.0F;
    effects.admission_lottery = 1.0F;
    const std::size_t by_lot = short_educated_admitted(effects);
    EXPECT_GT(by_lot, 0U);
    EXPECT_LT(by_lot, 10U);
}

/// Squared error of the perceived level of 500 schools whose results have just changed.
double misjudged(const Effects& effects)
{
    Schools schools = plain_schools(500);
    NeedsParams params = central_params().needs;
    params.index_weight = 0.0;
    params.survey_weight = 0.0;
    params.survey_full_weight = 0.0;
    for (std::size_t s = 0; s < 500; ++s) {
        const float level = tick_of().draw.normal(Stream::school_start, 0, schools.id[s]);
        schools.seen[s].fill(0.0F);
        schools.seen[s][0] = 0.35F * level; // fell or rose last June
    }
    perceive_needs(schools, {1.0, 0.7}, effects, params, tick_of());
    double error = 0.0;
    for (std::size_t s = 0; s < 500; ++s) {
        const double share = static_cast<double>(schools.perceived_need[s] / schools.roll_all[s]);
        const double truth = expected_short_share(static_cast<double>(schools.seen[s][0]), params);
        error += (share - truth) * (share - truth);
    }
    return error / 500.0;
}

TEST(Channels, ATighterChainSeesTheNeedSoonerAndSharper)
{
    const double weak = misjudged(no_effects(500));
    Effects effects = no_effects(500);
    effects.chain_lag = -0.6F;
    const double sooner = misjudged(effects);
    effects.chain_fidelity = 0.5F;
    const double sharper = misjudged(effects);
    EXPECT_LT(sooner, weak);
    EXPECT_LT(sharper, sooner);
}

} // namespace
} // namespace likvard
