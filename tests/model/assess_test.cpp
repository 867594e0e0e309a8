// Assess: marks, merit value, passing and eligibility.
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace likvard {
namespace {

/// A cohort of many abilities in one grade of one school.
struct Cohort {
    Schools schools = plain_schools(1);
    Pupils pupils;
    FinalMarks marks;
    AssessParams params = central_params().assess;
    Effects effects = no_effects(1);

    explicit Cohort(std::size_t count = 2000, std::uint8_t grade = 9)
        : pupils(plain_pupils(count, grade))
    {
        for (std::size_t i = 0; i < count; ++i) {
            const auto z = tick_of().draw.normals(Stream::pupil_start, 0, pupils.id[i]);
            pupils.home_language[i] = z[0];
            pupils.home_maths[i] = 0.7F * z[0] + 0.7F * z[1];
            pupils.effort[i] = 0.6F * z[2];
            pupils.traits[i].girl = z[3] > 0.0F ? 1 : 0;
            pupils.traits[i].modern_language = i % 4 != 0 ? 1 : 0;
        }
    }
    void run()
    {
        (void)classes_of(pupils, schools); // the school's shares, which marking goes by
        assess(pupils, marks, schools, effects, params, tick_of());
    }
    [[nodiscard]] std::array<std::vector<float>, subject_count> scores() const
    {
        std::vector<std::uint32_t> members(rows(pupils));
        std::iota(members.begin(), members.end(), 0U);
        std::array<std::vector<float>, subject_count> all;
        marking_scores(all, pupils, members, schools, 9, params, tick_of());
        return all;
    }
};

int passed(const Cohort& cohort)
{
    const std::vector<int> all = who_passed_all(cohort.pupils);
    return std::accumulate(all.begin(), all.end(), 0);
}

Cohort of_skill(float skill, std::uint8_t grade = 9)
{
    Cohort cohort(200, grade);
    std::fill(cohort.pupils.home_language.begin(), cohort.pupils.home_language.end(), skill);
    std::fill(cohort.pupils.home_maths.begin(), cohort.pupils.home_maths.end(), skill);
    cohort.run();
    return cohort;
}

TEST(Assess, TheAblestGetEveryTopMarkAndTheWeakestNone)
{
    const Cohort best = of_skill(30.0F);
    const Cohort worst = of_skill(-30.0F);
    for (std::size_t i = 0; i < 200; ++i) {
        EXPECT_EQ(best.marks.merit[i],
                  best.pupils.traits[i].modern_language != 0 ? 340.0F : 320.0F);
        EXPECT_EQ(best.pupils.now[i].passed_all, 1);
        EXPECT_EQ(best.marks.eligible[i], 1);
        EXPECT_EQ(worst.marks.merit[i], 0.0F);
        EXPECT_EQ(worst.pupils.now[i].passed_all, 0);
        EXPECT_EQ(worst.marks.eligible[i], 0);
    }
}

TEST(Assess, EligibilityIsSwedishEnglishMathematicsAndFiveMore)
{
    Cohort cohort;
    cohort.run();
    const auto scores = cohort.scores();
    int eligible = 0;
    for (std::size_t i = 0; i < rows(cohort.pupils); ++i) {
        std::size_t passes = 0;
        std::size_t core = 0;
        for (std::size_t k = 0; k < subject_count; ++k) {
            const bool pass = scores[k][i] >= static_cast<float>(cohort.params.threshold_g9[k]);
            passes += pass ? 1U : 0U;
            core += pass && k < 3 ? 1U : 0U;
        }
        EXPECT_EQ(cohort.marks.eligible[i] != 0, core == 3 && passes >= 8) << i;
        const auto all_of = [&](std::size_t first, std::size_t last) {
            bool all = true;
            for (std::size_t k = first; k <= last; ++k) {
                all = all && scores[k][i] >= static_cast<float>(cohort.params.threshold_g9[k]);
            }
            return all;
        };
        const bool field = all_of(3, 5) || all_of(7, 10); // bi, fy, ke or ge, hi, re, sh
        EXPECT_EQ(cohort.marks.eligible_academic[i] != 0, core == 3 && passes >= 12 && field) << i;
        eligible += cohort.marks.eligible[i];
    }
    EXPECT_GT(eligible, 200);
    EXPECT_LT(eligible, 1990);
}

TEST(Assess, PassingAllImpliesEligibleAndAtLeastAnEInEverySubject)
{
    Cohort cohort;
    cohort.run();
    for (std::size_t i = 0; i < rows(cohort.pupils); ++i) {
        if (cohort.pupils.now[i].passed_all != 0) {
            EXPECT_EQ(cohort.marks.eligible[i], 1);
            EXPECT_GE(cohort.marks.merit[i],
                      cohort.pupils.traits[i].modern_language != 0 ? 170.0F : 160.0F);
        }
    }
}

TEST(Assess, AnEIsEasierInWeakSchoolsAndForGirlsBesideTheCoreButNoOtherMarkIs)
{
    const auto run = [](auto&& change) {
        Cohort cohort;
        cohort.params.girl_above_e = 0.0;
        cohort.params.foreign_above_e = 0.0;
        cohort.params.girl_beside_core = 0.0;
        cohort.params.easier_core = 0.0;
        cohort.params.easier_beside = 0.0;
        change(cohort);
        cohort.run();
        return cohort;
    };
    const Cohort plain = run([](Cohort& /*c*/) {});
    // Nobody's parents have post-secondary education in this school.
    const Cohort weak = run([](Cohort& c) { c.params.easier_core = 0.5; });
    const Cohort girls = run([](Cohort& c) { c.params.girl_beside_core = 0.2; });
    double more_eligible = 0.0;
    for (std::size_t i = 0; i < rows(plain.pupils); ++i) {
        for (const Cohort* easier : {&weak, &girls}) {
            const float gain = easier->marks.merit[i] - plain.marks.merit[i];
            EXPECT_GE(gain, 0.0F);
            EXPECT_NEAR(std::fmod(gain, 10.0F), 0.0F, 1e-4F) << "an F became an E";
        }
        if (plain.pupils.traits[i].girl == 0) {
            EXPECT_EQ(girls.marks.merit[i], plain.marks.merit[i]);
        }
        more_eligible += static_cast<double>(weak.marks.eligible[i] - plain.marks.eligible[i]);
    }
    EXPECT_GT(more_eligible, 0.0);
    EXPECT_GT(passed(girls), passed(plain));
}

/// Of one pupil, of a school of this leniency.
float chance_of(const PassProbability& probability, const Pupils& pupils, std::uint32_t i,
                float leniency, EMargin easier = {})
{
    std::vector<float> chances;
    probability.fill(chances, pupils, std::span(&i, 1), std::span(&leniency, 1),
                     std::span(&easier, 1));
    return chances.at(0);
}

TEST(PassProbability, IsTheProductOverSubjectsOfTheNormalDistribution)
{
    AssessParams params = central_params().assess;
    params.threshold_g9.fill(-50.0); // nobody fails
    params.threshold_g9[2] = -1.2;   // but in mathematics: 0.05, 0.90, 0.20
    params.noise_sd = 0.4;
    Pupils p = plain_pupils(1, 9);
    const auto pass = [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); };
    for (const float maths_skill : {-3.0F, -1.5F, -1.0F, 0.0F, 1.0F}) {
        p.home_maths[0] = maths_skill;
        p.effort[0] = 0.5F;
        const double score = 0.9 * wide(maths_skill) + 0.2 * 0.5;
        EXPECT_NEAR(wide(chance_of(PassProbability(params), p, 0, 0.0F)), pass((score + 1.2) / 0.4),
                    1e-4);
        EXPECT_NEAR(wide(chance_of(PassProbability(params), p, 0, 0.3F)), pass((score + 1.5) / 0.4),
                    1e-4);
    }
    params.threshold_g9[16] = 50.0; // the modern language, which this pupil does not study
    EXPECT_GT(chance_of(PassProbability(params), p, 0, 0.0F), 0.9F);
    p.traits[0].modern_language = 1;
    EXPECT_EQ(chance_of(PassProbability(params), p, 0, 0.0F), 0.0F);
    p.traits[0].modern_language = 0;
    p.traits[0].tail = 1;
    params.tail_penalty = 3.0;
    EXPECT_LT(chance_of(PassProbability(params), p, 0, 0.0F), 0.1F);
}

TEST(PassProbability, AgreesWithHowManyPass)
{
    Cohort cohort(20'000);
    cohort.params.leniency_cohort_sd = 0.0; // the year's leniency is not in the probability
    cohort.schools.leniency[0] = 0.1F;
    cohort.run();
    const PassProbability probability(cohort.params);
    const EMargin easier = easier_e(cohort.schools, 0, cohort.params);
    double expected = 0.0;
    double variance = 0.0;
    double passed = 0.0;
    for (std::size_t i = 0; i < rows(cohort.pupils); ++i) {
        const double p = wide(chance_of(probability, cohort.pupils, static_cast<std::uint32_t>(i),
                                        cohort.schools.leniency[0], easier));
        expected += p;
        variance += p * (1.0 - p);
        passed += static_cast<double>(cohort.pupils.now[i].passed_all);
    }
    EXPECT_GT(variance, 100.0);
    EXPECT_NEAR(passed, expected, 3.5 * std::sqrt(variance));
}

TEST(Assess, MeritIsTheSumOfTheMarksThatTheScoresGive)
{
    Cohort cohort;
    cohort.params.girl_above_e = 0.0;
    cohort.params.girl_beside_core = 0.0; // what makes an E alone easier
    cohort.params.easier_core = 0.0;
    cohort.params.easier_core_foreign = 0.0;
    cohort.params.easier_beside = 0.0;
    cohort.params.foreign_above_e = 0.0;
    cohort.run();
    const auto scores = cohort.scores();
    for (std::size_t i = 0; i < rows(cohort.pupils); ++i) {
        double merit = 0.0;
        for (std::size_t k = 0; k < subject_count; ++k) {
            const float over = scores[k][i] - static_cast<float>(cohort.params.threshold_g9[k]);
            if (over >= 0.0F) { // not a number without the subject
                const auto step = static_cast<float>(cohort.params.step);
                double marks = 0.0;
                for (const float steps : {1.0F, 2.0F, 3.0F, 4.0F}) {
                    marks += over >= steps * step ? 2.5 : 0.0;
                }
                merit += 10.0 + marks;
            }
        }
        EXPECT_EQ(wide(cohort.marks.merit[i]), merit) << i;
    }
}

TEST(Assess, MoreSkillEffortOrLeniencyNeverLowersMerit)
{
    Cohort plain;
    plain.run();
    Cohort abler;
    Cohort keener;
    Cohort lenient;
    for (std::size_t i = 0; i < rows(plain.pupils); ++i) {
        abler.pupils.durable_language[i] += 0.3F;
        abler.pupils.durable_maths[i] += 0.3F;
        keener.pupils.effort[i] += 0.3F;
    }
    lenient.schools.leniency[0] = 0.2F;
    for (Cohort* better : {&abler, &keener, &lenient}) {
        better->run();
        double gain = 0.0;
        for (std::size_t i = 0; i < rows(plain.pupils); ++i) {
            EXPECT_GE(better->marks.merit[i], plain.marks.merit[i]);
            EXPECT_GE(better->pupils.now[i].passed_all, plain.pupils.now[i].passed_all);
            EXPECT_GE(better->marks.eligible[i], plain.marks.eligible[i]);
            gain += wide(better->marks.merit[i] - plain.marks.merit[i]);
        }
        EXPECT_GT(gain, 0.0);
    }
    EXPECT_EQ(lenient.pupils.home_language, plain.pupils.home_language) << "marks are not skill";
}

TEST(Assess, WhatSexAndSchoolAddStandsAboveEAndPassesNobody)
{
    Cohort plain;
    plain.params.girl_above_e = 0.0;
    plain.run();
    Cohort girls;
    girls.params.girl_above_e = 0.5;
    girls.run();
    Cohort school;
    school.params.girl_above_e = 0.0;
    school.schools.above_e[0] = 0.5F;
    school.run();
    EXPECT_EQ(who_passed_all(girls.pupils), who_passed_all(plain.pupils));
    EXPECT_EQ(school.marks.eligible, plain.marks.eligible);
    for (std::size_t i = 0; i < rows(plain.pupils); ++i) {
        EXPECT_EQ(girls.pupils.traits[i].girl != 0 || girls.marks.merit[i] == plain.marks.merit[i],
                  true);
        EXPECT_GE(girls.marks.merit[i], plain.marks.merit[i]);
        EXPECT_GE(school.marks.merit[i], plain.marks.merit[i]);
    }
    EXPECT_NE(girls.marks.merit, plain.marks.merit);
    EXPECT_NE(school.marks.merit, plain.marks.merit);
}

TEST(Assess, ASubjectThatIsNotStudiedIsNotFailed)
{
    Cohort cohort = of_skill(30.0F);
    cohort.params.threshold_g9[modern_language_subject] = 1000.0;
    cohort.run();
    for (std::size_t i = 0; i < rows(cohort.pupils); ++i) {
        EXPECT_EQ(cohort.pupils.now[i].passed_all != 0,
                  cohort.pupils.traits[i].modern_language == 0);
        EXPECT_EQ(cohort.marks.eligible[i], 1);
    }
}

TEST(Assess, TheTailFailsInGradeNineAndOnlyPartOfItInGradeSix)
{
    for (const std::uint8_t grade : Grades{6, 9}) {
        for (const std::uint8_t tail : Grades{0, 1, 2}) {
            Cohort cohort(300, grade);
            cohort.params.tail_penalty = 50.0;
            for (Traits& traits : cohort.pupils.traits) {
                traits.tail = tail & two_bits;
            }
            cohort.run();
            const bool fails = tail == 2 || (tail == 1 && grade == 9);
            EXPECT_EQ(passed(cohort) == 0, fails) << int{grade} << " " << int{tail};
        }
    }
}

TEST(Assess, OnlyGradesSixAndNineAreMarkedAndGradeNineAloneIsGivenMerit)
{
    for (std::uint8_t grade = 0; grade < grade_count; ++grade) {
        Cohort cohort = of_skill(30.0F, grade);
        const bool marked = grade == 6 || grade == 9;
        EXPECT_EQ(passed(cohort), marked ? 200 : 0) << int{grade};
        EXPECT_EQ(cohort.marks.merit.size(), grade == 9 ? 200U : 0U);
        for (ThisYear& now : cohort.pupils.now) {
            now.passed_all ^= 1U;
        }
        cohort.run();
        EXPECT_EQ(passed(cohort), 200) << "nobody else's is written";
    }
}

TEST(Assess, FinalMarksStandInTheOrderOfTheRowsOfGradeNine)
{
    Cohort all;
    all.run();
    Cohort some;
    for (std::size_t i = 0; i < rows(some.pupils); i += 2) {
        some.pupils.now[i].grade = 5;
    }
    some.run();
    ASSERT_EQ(some.marks.merit.size(), rows(some.pupils) / 2);
    for (std::size_t k = 0; k < some.marks.merit.size(); ++k) {
        EXPECT_EQ(some.marks.merit[k], all.marks.merit[2 * k + 1]);
        EXPECT_EQ(some.marks.eligible[k], all.marks.eligible[2 * k + 1]);
    }
}

TEST(Assess, GradeSixHasThresholdsOfItsOwn)
{
    Cohort cohort(300, 6);
    cohort.params.threshold_g6.fill(100.0);
    cohort.run();
    EXPECT_EQ(passed(cohort), 0);
}

} // namespace
} // namespace likvard
