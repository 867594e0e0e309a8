// The row kernels: every instruction set gives the bits of a plain loop in the model's own words.
#include "core/math.hpp"
#include "model/pupils.hpp"
#include "model/students.hpp"
#include "support/row_kernel_sets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace likvard {
namespace {

Pupils some_pupils()
{
    Pupils p;
    resize(p, n);
    p.school = whole<std::uint16_t>(1, schools);
    set_grades(p.now);
    set_homes(p.traits);
    whole_parts(p.traits, 8, 2, [](Traits& t, unsigned x) { t.need = x & one_bit; });
    whole_parts(p.traits, 9, 3, [](Traits& t, unsigned x) { t.tail = x & two_bits; });
    std::uint32_t next = 10;
    for (auto* values : {&p.target_language, &p.target_maths, &p.home_language, &p.home_maths,
                         &p.durable_language, &p.durable_maths, &p.transient_language,
                         &p.transient_maths, &p.arrival, &p.effort, &p.absence_trait}) {
        *values = column(next++);
    }
    return p;
}

TEST(PartsOfBits, StandWhereKernelsLookForThem)
{
    const std::vector<Traits> traits{{.girl = 1,
                                      .background = 2,
                                      .education = 3,
                                      .education_mean = 6,
                                      .arrived = 9,
                                      .need = 0,
                                      .tail = 2,
                                      .modern_language = 1}};
    const std::uint32_t of_home = bits_of(traits)[0];
    EXPECT_EQ(trait_bits::girl.of(of_home), 1);
    EXPECT_EQ(trait_bits::background.of(of_home), 2);
    EXPECT_EQ(trait_bits::education.of(of_home), 3);
    EXPECT_EQ(trait_bits::education_mean.of(of_home), 6);
    EXPECT_EQ(trait_bits::arrived.of(of_home), 9);
    EXPECT_EQ(trait_bits::need.of(of_home), 0);
    EXPECT_EQ(trait_bits::tail.of(of_home), 2);
    EXPECT_EQ(trait_bits::modern_language.of(of_home), 1);
    const std::vector<ThisYear> now{
        {.grade = 9, .sections = 50, .served = 10, .supported = 1, .passed_all = 0}};
    const std::uint32_t of_year = bits_of(now)[0];
    EXPECT_EQ(year_bits::grade.of(of_year), 9);
    EXPECT_EQ(year_bits::sections.of(of_year), 50);
    EXPECT_EQ(year_bits::served.of(of_year), 10);
    EXPECT_EQ(year_bits::supported.of(of_year), 1);
    EXPECT_EQ(year_bits::passed_all.of(of_year), 0);
    const std::vector<Studies> studies{
        {.began = 2, .programme = 1, .status = 5, .national = 4, .switched = 1, .moved_on = 0}};
    const std::uint32_t so_far = bits_of(studies)[0];
    EXPECT_EQ(study_bits::began.of(so_far), 2);
    EXPECT_EQ(study_bits::programme.of(so_far), 1);
    EXPECT_EQ(study_bits::status.of(so_far), 5);
    EXPECT_EQ(study_bits::national.of(so_far), 4);
    EXPECT_EQ(study_bits::switched.of(so_far), 1);
    EXPECT_EQ(study_bits::moved_on.of(so_far), 0);
}

TEST_F(RowKernelSets, SkillIsLanguageAndMathematics)
{
    const Pupils p = some_pupils();
    under_every_set([&](const RowKernels& /*kernels*/) {
        std::vector<float> skills(n);
        fill_skills(skills.data(), p);
        for (std::size_t i = 0; i < n; ++i) {
            EXPECT_EQ(skills[i], language(p, i) + maths(p, i));
        }
    });
}

TEST_F(RowKernelSets, AbsenceIsTheExponentialOfItsSum)
{
    const Pupils p = some_pupils();
    const auto luck = column(1);
    const auto climate = column(2, schools);
    under_every_set([&](const RowKernels& kernels) {
        std::vector<float> absence(n);
        in_two([&](std::size_t begin, std::size_t end) {
            kernels.absence(begin, end,
                            {.of = skill_columns(p),
                             .traits = bits_of(p.traits),
                             .now = bits_of(p.now),
                             .school = p.school.data(),
                             .effort = p.effort.data(),
                             .trait = p.absence_trait.data(),
                             .luck = luck.data() + begin,
                             .climate = climate.data(),
                             .absence = absence.data(),
                             .start = -3.0F,
                             .per_grade = 0.07F,
                             .skill = -0.1F,
                             .per_effort = -0.2F,
                             .per_need = 0.3F,
                             .per_tail = 0.9F,
                             .per_trait = 0.5F,
                             .noise = 0.4F,
                             .most = 0.9F});
        });
        for (std::size_t i = 0; i < n; ++i) {
            const float sum = -3.0F + 0.07F * static_cast<float>(p.now[i].grade) +
                              -0.1F * (language(p, i) + maths(p, i)) + -0.2F * p.effort[i] +
                              climate[p.school[i]] + 0.3F * static_cast<float>(p.traits[i].need) +
                              0.9F * (p.traits[i].tail != 0 ? 1.0F : 0.0F) +
                              0.5F * p.absence_trait[i] + 0.4F * luck[i];
            EXPECT_EQ(absence[i], std::min(0.9F, exp_fast(sum))) << "row " << i;
        }
    });
}

TEST_F(RowKernelSets, WishesAddWorthSiblingAndTaste)
{
    const auto home = whole<std::int32_t>(1, 5);
    const auto sibling = whole<std::int32_t>(3, 3);
    const auto worth = column(1, 5);
    const auto taste = column(4);
    under_every_set([&](const RowKernels& kernels) {
        std::vector<float> wish = taste; // in one column, or from another one
        in_two([&](std::size_t begin, std::size_t end) {
            kernels.wish(begin, end,
                         {.home = home.data(),
                          .sibling = sibling.data(),
                          .worth = worth.data(),
                          .taste = begin == 0 ? wish.data() : taste.data(),
                          .wish = wish.data(),
                          .school = 2,
                          .bonus = 1.5F});
        });
        for (std::size_t i = 0; i < n; ++i) {
            const auto h = static_cast<std::size_t>(home[i]);
            EXPECT_EQ(wish[i], worth[h] + (sibling[i] == 2 ? 1.5F : 0.0F) + taste[i]);
        }
    });
}

TEST_F(RowKernelSets, LearningMovesHomeSkillAndKeepsWhatSchoolGives)
{
    const Pupils b = some_pupils(); // before
    const auto in = columns(30, 6); // inputs of both domains, three of noise, what is left
    constexpr float kappa = 0.15F;
    constexpr float sd = 0.1F;
    constexpr float permanent = 0.3F;
    constexpr float retention = 0.6F;
    under_every_set([&](const RowKernels& kernels) {
        Pupils p = b;
        in_two([&](std::size_t begin, std::size_t end) {
            kernels.learn(begin, end,
                          {.school = p.school.data(),
                           .target_language = p.target_language.data(),
                           .target_maths = p.target_maths.data(),
                           .input_language = in[0].data(),
                           .input_maths = in[1].data(),
                           .common = in[2].data() + begin,
                           .own_language = in[3].data() + begin,
                           .own_maths = in[4].data() + begin,
                           .still = in[5].data(),
                           .home_language = p.home_language.data(),
                           .home_maths = p.home_maths.data(),
                           .durable_language = p.durable_language.data(),
                           .durable_maths = p.durable_maths.data(),
                           .transient_language = p.transient_language.data(),
                           .transient_maths = p.transient_maths.data(),
                           .arrival = p.arrival.data(),
                           .kappa = kappa,
                           .sd = sd,
                           .permanent = permanent,
                           .retention = retention});
        });
        for (std::size_t i = 0; i < n; ++i) {
            EXPECT_EQ(p.home_language[i],
                      b.home_language[i] + (kappa * (b.target_language[i] - b.home_language[i]) +
                                            sd * (in[2][i] + in[3][i])));
            EXPECT_EQ(p.home_maths[i],
                      b.home_maths[i] + (kappa * (b.target_maths[i] - b.home_maths[i]) +
                                         sd * (in[2][i] + in[4][i])));
            EXPECT_EQ(p.durable_language[i], b.durable_language[i] + permanent * in[0][i]);
            EXPECT_EQ(p.durable_maths[i], b.durable_maths[i] + permanent * in[1][i]);
            EXPECT_EQ(p.transient_language[i],
                      retention * b.transient_language[i] + (1.0F - permanent) * in[0][i]);
            EXPECT_EQ(p.transient_maths[i],
                      retention * b.transient_maths[i] + (1.0F - permanent) * in[1][i]);
            EXPECT_EQ(p.arrival[i], b.arrival[i] * in[5][b.school[i]]);
        }
    });
}

TEST_F(RowKernelSets, InputsAreTheClassItsSizeDaysMissedAndSupport)
{
    Pupils p = some_pupils();
    whole_parts(p.now, 2, 2, [](ThisYear& y, unsigned x) { y.supported = x & one_bit; });
    const auto class_row = whole<std::uint32_t>(1, 9);
    const auto absence = column(1);
    const auto class_language = column(2, 9);
    const auto class_maths = column(3, 9);
    const auto class_size = column(4, 9);
    under_every_set([&](const RowKernels& kernels) {
        std::vector<float> language(n);
        std::vector<float> maths(n);
        in_two([&](std::size_t begin, std::size_t end) {
            kernels.inputs(begin, end,
                           {.class_row = class_row.data(),
                            .traits = bits_of(p.traits),
                            .now = bits_of(p.now),
                            .absence = absence.data(),
                            .class_language = class_language.data(),
                            .class_maths = class_maths.data(),
                            .class_size = class_size.data(),
                            .language = language.data(),
                            .maths = maths.data(),
                            .low_education = 1.5F,
                            .absence_language = -0.2F,
                            .absence_maths = -0.3F,
                            .support_language = 0.1F,
                            .support_maths = 0.4F});
        });
        for (std::size_t i = 0; i < n; ++i) {
            const std::uint32_t c = class_row[i];
            const float size = class_size[c] * (p.traits[i].education == 3 ? 1.0F : 1.5F);
            const auto served = static_cast<float>(p.now[i].supported);
            EXPECT_EQ(language[i], class_language[c] + size + -0.2F * absence[i] + 0.1F * served);
            EXPECT_EQ(maths[i], class_maths[c] + size + -0.3F * absence[i] + 0.4F * served);
        }
    });
}

TEST_F(RowKernelSets, MarksComeFromAScoreAndItsMargins)
{
    const auto in = columns(50, 8);
    const auto studied = whole<std::uint8_t>(1, 2);
    const std::vector<float> studies(studied.begin(), studied.end());
    const ScoreRows score{.language = in[0].data(),
                          .maths = in[1].data(),
                          .effort = in[2].data(),
                          .noise = in[3].data(),
                          .leniency = in[4].data(),
                          .per_language = 0.5F,
                          .per_maths = 0.3F,
                          .per_effort = 0.2F,
                          .noise_sd = 0.4F};
    under_every_set([&](const RowKernels& kernels) {
        std::vector<float> scores(n);
        in_two([&](std::size_t begin, std::size_t end) {
            kernels.score(begin, end, score, scores.data());
        });
        std::vector<float> merit(n, 10.0F);
        std::vector<float> passes(n, 2.0F);
        in_two([&](std::size_t begin, std::size_t end) {
            kernels.mark(begin, end, score,
                         {.margin = in[5].data(),
                          .girl_margin = in[6].data(),
                          .above = in[7].data(),
                          .studies = studies.data(),
                          .merit = merit.data(),
                          .passes = passes.data(),
                          .e = -0.5F,
                          .step = 0.25F,
                          .scale = 0.7F,
                          .girls = 0.1F,
                          .pass = 8.0F});
        });
        for (std::size_t i = 0; i < n; ++i) {
            const float s =
                0.5F * in[0][i] + 0.3F * in[1][i] + 0.2F * in[2][i] + 0.4F * in[3][i] + in[4][i];
            EXPECT_EQ(scores[i], s);
            const bool has = studied[i] != 0;
            const bool passed = has && s + in[5][i] + 0.1F * in[6][i] >= -0.5F;
            const float over = s + in[7][i] * 0.7F - -0.5F;
            float points = 10.0F; // E, and a step for each threshold above it
            for (const float mark : {1.0F, 2.0F, 3.0F, 4.0F}) {
                points += over >= mark * 0.25F ? 2.5F : 0.0F;
            }
            EXPECT_EQ(merit[i], 10.0F + (passed ? points : 0.0F));
            EXPECT_EQ(passes[i], passed ? 10.0F : 2.0F);
        }
    });
}

TEST_F(RowKernelSets, ARollCountsAPupilByGradeHomeArrivalNeedAndPresence)
{
    Pupils p = some_pupils();
    set_arrivals(p.traits);
    p.absence = column(8);
    under_every_set([&](const RowKernels& kernels) {
        std::vector<std::uint8_t> found(n);
        in_two([&](std::size_t begin, std::size_t end) {
            kernels.roll(begin, end,
                         {.traits = bits_of(p.traits),
                          .now = bits_of(p.now),
                          .absence = p.absence.data(),
                          .found = found.data(),
                          .last_early_grade = last_early_grade,
                          .first_upper_grade = first_upper_grade,
                          .never_arrived = never_arrived,
                          .newly_arrived_years = newly_arrived_years,
                          .often = problem_absence});
        });
        for (std::size_t i = 0; i < n; ++i) {
            const auto has = [&](RollRows::Trait trait) { return (found[i] >> trait & 1) != 0; };
            EXPECT_EQ(has(RollRows::graded), p.now[i].grade > 0);
            EXPECT_EQ(has(RollRows::post), p.now[i].grade > 0 && p.traits[i].education == 3);
            EXPECT_EQ(has(RollRows::foreign), p.now[i].grade > 0 && p.traits[i].background != 0);
            EXPECT_EQ(has(RollRows::early), p.now[i].grade <= 3);
            EXPECT_EQ(has(RollRows::upper), p.now[i].grade >= 7);
            EXPECT_EQ(has(RollRows::new_here), is_newly_arrived(p, i));
            EXPECT_EQ(has(RollRows::needs), p.traits[i].need != 0);
            EXPECT_EQ(has(RollRows::absent), p.now[i].grade > 3 && p.absence[i] > problem_absence);
        }
    });
}

TEST_F(RowKernelSets, PassingIsAProductOverSubjectsReadFromTheTable)
{
    const std::vector<float> table{0.0F, 0.1F, 0.4F, 0.8F, 1.0F};
    std::vector<std::uint64_t> cells;
    for (std::size_t k = 0; k + 1 < table.size(); ++k) {
        cells.push_back(pass_cell(table[k], table[k + 1]));
    }
    const auto in = columns(0, 12);
    const auto studied = whole<std::uint8_t>(1, 2);
    const std::vector<float> optional(studied.begin(), studied.end());
    under_every_set([&](const RowKernels& kernels) {
        std::vector<float> chance(n);
        in_two([&](std::size_t begin, std::size_t end) {
            kernels.passing(begin, end,
                            {.language = in[0].data(),
                             .maths = in[1].data(),
                             .effort = in[2].data(),
                             .girl = in[3].data(),
                             .lift = in[4].data(),
                             .core_lift = in[5].data(),
                             .optional = optional.data(),
                             .chance = chance.data(),
                             .at_nothing = in[6].data(),
                             .per_language = in[7].data(),
                             .per_maths = in[8].data(),
                             .per_effort = in[9].data(),
                             .per_girl = in[10].data(),
                             .table = cells.data(),
                             .cells = 4});
        });
        for (std::size_t i = 0; i < n; ++i) {
            float product = 1.0F;
            const std::size_t subjects = PassRows::subjects - (studied[i] != 0 ? 0U : 1U);
            for (std::size_t k = 0; k < subjects; ++k) {
                float place = in[6][k] + in[7][k] * in[0][i] + in[8][k] * in[1][i] +
                              in[9][k] * in[2][i] + in[10][k] * in[3][i] + in[4][i];
                place = k < PassRows::core ? place + in[5][i] : place;
                place = std::clamp(place, 0.0F, 4.0F - 0.001F);
                const auto cell = static_cast<std::size_t>(place);
                product *= table[cell] +
                           (place - static_cast<float>(cell)) * (table[cell + 1] - table[cell]);
            }
            EXPECT_EQ(chance[i], product) << "row " << i;
        }
    });
}

} // namespace
} // namespace likvard
