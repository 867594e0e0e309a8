// How much of a lever reaches whom: capacity, saturation, and rows of the evidence that several
// levers share.
#include "support/lever_trial.hpp"

#include <gtest/gtest.h>

namespace likvard {
namespace {

double places(const Effects& effects, Service service, std::size_t school)
{
    return wide(effects.places[static_cast<std::size_t>(service)][school]);
}
double gain(const Effects& effects, Service service, std::size_t school)
{
    return wide(effects.gain[static_cast<std::size_t>(service)][school]);
}

TEST(SpecialNeedsSupervision, GivesPupilsWithNeedsThreeTimesAndKeepsTheMean)
{
    LeverTrial trial("special_needs_supervision");
    trial.schools.needs[1] = 66.0F; // half of the pupils
    const Effects e = trial.first();
    for (const std::size_t s : {std::size_t{0}, std::size_t{1}}) {
        const double others = wide(e.learning_maths[s]);
        const double extra = wide(e.learning_needs[s]);
        EXPECT_NEAR(others + extra, 3.0 * others, 1e-7);
        const double with_needs = wide(trial.schools.needs[s]) / 132.0;
        EXPECT_NEAR(others + with_needs * extra,
                    trial.parameter("special_needs_supervision.effect"), 1e-7);
    }
}

TEST(SpecialNeedsSupervision, IsThinnerWhereOneEducatorHasMoreTeachers)
{
    LeverTrial trial("special_needs_supervision");
    const float full = trial.first().learning_maths[0];
    trial.schools.staff[0] = 20.0F; // half an educator carries ten teachers
    EXPECT_NEAR(trial.first().learning_maths[0], 0.5F * full, 1e-7F);
    trial.field("fte") = 5.0;
    EXPECT_FLOAT_EQ(trial.first().learning_maths[0], full) << "never more than a full dose";
}

TEST(EarlyGuarantee, ServesNoMoreThanItsTeachersCanCarry)
{
    const LeverTrial trial("early_guarantee");
    const Effects e = trial.first();
    EXPECT_NEAR(places(e, Service::early, 0), 0.5 * trial.parameter("early_guarantee.caseload"),
                1e-5);
    EXPECT_NEAR(gain(e, Service::early, 0), 0.12, 1e-6);
    EXPECT_EQ(places(e, Service::tutoring, 0), 0.0);
}

TEST(Tutoring, IsForTheWeakestQuarterOfGradesFourToNine)
{
    LeverTrial trial("tutoring");
    EXPECT_NEAR(places(trial.first(), Service::tutoring, 0), 12.0, 1e-5);
    trial.field("fte") = 20.0;
    EXPECT_NEAR(places(trial.first(), Service::tutoring, 0), 0.25 * 84.0, 1e-5);
}

TEST(CompetenceTeam, SpreadsItsCasesByHowManyAreOftenAbsent)
{
    LeverTrial trial("competence_team");
    trial.schools.often_absent = {90.0F, 10.0F, 15.0F, 15.0F, 15.0F, 15.0F};
    const Effects e = trial.first();
    const double cases = 3.0 * trial.parameter("competence_team.caseload");
    EXPECT_NEAR(places(e, Service::attendance, 0), 0.9 * cases, 1e-4);
    EXPECT_NEAR(places(e, Service::attendance, 1), 0.1 * cases, 1e-4);
    EXPECT_NEAR(gain(e, Service::attendance, 0), -0.15, 1e-6);
    trial.field("fte") = 40.0;
    EXPECT_NEAR(places(trial.first(), Service::attendance, 1), 10.0, 1e-5) << "nobody twice";
}

TEST(StudyGuidance, ServesThoseWhoAreThere)
{
    LeverTrial trial("study_guidance");
    EXPECT_NEAR(places(trial.first(), Service::guidance, 0), 6.0, 1e-5);
    trial.field("fte") = 0.5;
    EXPECT_NEAR(places(trial.first(), Service::guidance, 0), 3.0, 1e-5);
    trial.schools.newly_arrived[0] = 0.0F;
    EXPECT_EQ(places(trial.first(), Service::guidance, 0), 0.0);
}

TEST(AbsenceFollowUp, WeakensWhenOneCounsellorHasMoreCases)
{
    LeverTrial trial("absence_follow_up");
    EXPECT_NEAR(wide(trial.first().absence[0]), -0.12, 1e-6);
    trial.schools.often_absent[0] = 30.0F;
    EXPECT_NEAR(wide(trial.first().absence[0]), -0.06, 1e-6);
}

TEST(PupilHealthStaff, CountsACounsellorPerFiveHundredPupilsAndNoMoreThanOne)
{
    LeverTrial trial("pupil_health_staff");
    trial.schools.roll_all[0] = 500.0F;
    EXPECT_NEAR(wide(trial.first().learning_boys[0]), 0.25 * 0.04, 1e-6);
    trial.field("counsellors") = 5.0;
    EXPECT_NEAR(wide(trial.first().learning_boys[0]), 0.04, 1e-6);
    trial.field("nurses") = 0.0;
    EXPECT_EQ(trial.first().learning_maths[0], 0.0F);
}

TEST(CareerTeachersSva, GiveTheWholeRowToSecondLanguagePupilsAndPartOfItToOthers)
{
    const LeverTrial trial("career_teachers_sva");
    const Effects e = trial.first();
    EXPECT_NEAR(wide(e.learning_language[0] + e.learning_second_language[0]) * 1.68, 0.03, 5e-4);
    EXPECT_NEAR(wide(e.learning_maths[0]) * 1.68, 0.01, 2e-4);
    EXPECT_NEAR(wide(e.leaving[0]), -0.015, 1e-6);
}

TEST(MotherTongue, ReachesTheShareOfPupilsItsTeachersCanTake)
{
    LeverTrial trial("mother_tongue");
    EXPECT_NEAR(wide(trial.first().learning_second_language[0]), 0.01, 1e-6);
    trial.field("fte") = 0.4; // 36 of 2 * 0.274 * 132 pupils
    EXPECT_NEAR(wide(trial.first().learning_second_language[0]), 0.01 * 36.0 / 72.336, 1e-5);
}

/// Every lever that tightens the governance chain, at all schools.
Effects chain_of(std::initializer_list<std::string_view> levers)
{
    Effects all = no_effects(6);
    for (const std::string_view key : levers) {
        LeverTrial trial(key);
        trial.use.target.rule = TargetRule::all;
        const Effects e = trial.first();
        all.chain_lag += e.chain_lag;
        all.chain_fidelity += e.chain_fidelity;
        all.learning_maths[0] += e.learning_maths[0];
    }
    return all;
}

TEST(GovernanceLevers, MakeTheStepFromAWeakChainToATightOneTogether)
{
    const Effects all = chain_of(
        {"governance_chain", "quality_dialogues", "incident_reporting", "school_evaluator"});
    EXPECT_NEAR(wide(all.chain_lag), 0.8 / 2.0 - 1.0, 1e-6);
    EXPECT_NEAR(wide(all.learning_maths[0]) * 1.68, 0.005, 1e-4) << "the shared row, not twice";
    EXPECT_LT(all.chain_fidelity, 1.0F);
}

TEST(GovernanceLevers, CountTheSchoolsThatTheyCover)
{
    LeverTrial trial("school_evaluator");
    const float two_of_five = trial.first().chain_lag;
    trial.use.target.rule = TargetRule::all;
    EXPECT_NEAR(wide(two_of_five), 0.4 * wide(trial.first().chain_lag), 1e-6);
}

TEST(GovernanceLevers, NeverShortenTheLagBelowNothing)
{
    float lag = -0.9F;
    add_within(lag, -0.3, -1.0, 0.0);
    EXPECT_EQ(lag, -1.0F);
}

TEST(AdmissionRules, GiveTheSeatsThatFamiliesAccept)
{
    LeverTrial trial("admission_rules");
    trial.field("quota") = 0.0;
    const Effects e = trial.first();
    EXPECT_NEAR(wide(e.admission_lottery), 0.2 * trial.parameter("admission_rules.accepted"), 1e-6);
    EXPECT_EQ(e.admission_quota, 0.0F);
}

TEST(Covered, NeverMoreThanAllAndNothingWithoutCapacity)
{
    EXPECT_EQ(covered(0.0, 0.0), 0.0);
    EXPECT_EQ(covered(0.0, 5.0), 0.0);
    EXPECT_EQ(covered(3.0, 0.0), 1.0);
    EXPECT_EQ(covered(7.0, 5.0), 1.0);
    EXPECT_DOUBLE_EQ(covered(2.0, 5.0), 0.4);
}

} // namespace
} // namespace likvard
