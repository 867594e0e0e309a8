// The hierarchical model finds what a made-up panel was made with, and never looks at what it is to
// predict.
#include "calibration/backtest/backtest.hpp"
#include "calibration/backtest/hierarchy.hpp"
#include "calibration/past_of_dice.hpp"
#include "io/files.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace likvard {
namespace {

constexpr Spreads truth{8.0, 0.8, 0.9, 45.0, 2.0};

TEST(Hierarchy, FindsTheSpreadsThatMadeThePanel)
{
    const Past past = test::past_of_dice(120, truth, 1);
    const Hierarchy model(past, Judged::merit, Slopes::fixed, nullptr);
    const Spreads& found = model.spreads(0);
    EXPECT_NEAR(found.lasting, truth.lasting, 1.0);
    EXPECT_NEAR(found.memory, truth.memory, 0.04);
    EXPECT_NEAR(found.power, truth.power, 0.35);
    const auto cohort = [](const Spreads& s) {
        return std::sqrt(s.passing * s.passing / 60.0 + s.floor * s.floor);
    };
    EXPECT_NEAR(cohort(found), cohort(truth), 0.5); // passing and floor trade against each other
}

class Slope : public ::testing::TestWithParam<Slopes> {};

TEST_P(Slope, ItsIntervalsHoldWhatTheySay)
{
    const Past past = test::past_of_dice(120, truth, 2);
    const Hierarchy model(past, Judged::pass_all, GetParam(), nullptr);
    for (const std::size_t known : {1U, 3U}) {
        std::vector<Scored> scored;
        for (std::size_t s = 0; s < past.schools.size(); ++s) {
            const Expectation e = model.predict(s, known);
            scored.push_back(score_normal(e.mean, std::sqrt(e.level_variance + e.cohort_variance),
                                          past.schools[s].results[1].back()));
        }
        const Scores scores = scores_of(scored);
        EXPECT_NEAR(scores.cover90, 0.9, 0.03) << known; // SE 1.1 points
        EXPECT_NEAR(scores.cover50, 0.5, 0.05) << known;
        EXPECT_NEAR(model.dispersion(0, known), 1.0, 0.08);
    }
}

TEST_P(Slope, APredictionDoesNotSeeItsOwnMunicipality)
{
    Past past = test::past_of_dice(20, truth, 3);
    const Hierarchy before(past, Judged::merit, GetParam(), nullptr);
    const Expectation first = before.predict(7, 1); // of the second municipality
    for (PastSchool& school : past.schools) {
        if (school.municipality == past.schools[7].municipality) {
            school.results[0].back() += 25.0;
        }
    }
    const Hierarchy after(past, Judged::merit, GetParam(), nullptr);
    const Expectation second = after.predict(7, 1);
    EXPECT_NEAR(first.mean, second.mean, 1e-6);
    EXPECT_NEAR(first.level_variance, second.level_variance, 1e-6);
}

INSTANTIATE_TEST_SUITE_P(Models, Slope, ::testing::Values(Slopes::fixed, Slopes::moving),
                         [](const auto& test) {
                             return test.param == Slopes::fixed ? "fixed" : "moving";
                         });

TEST(Knowledge, OfOtherMunicipalitiesHelpsAFewAndIsLeftAsideForItsOwn)
{
    const Past many = test::past_of_dice(100, truth, 4);
    const Knowledge knowledge = knowledge_of(many);
    Past few = test::past_of_dice(8, truth, 5); // others, with the same truth
    for (std::uint32_t& code : few.codes) {
        code += 1000;
    }
    const auto rmse = [&](const Knowledge* known) {
        double sum = 0.0;
        for (std::size_t k = 0; k < judged_count; ++k) {
            const Hierarchy model(few, static_cast<Judged>(k), Slopes::moving, known);
            for (std::size_t s = 0; s < few.schools.size(); ++s) {
                const double error = model.predict(s, 1).mean - few.schools[s].results[k].back();
                sum += error * error;
            }
        }
        return std::sqrt(sum / static_cast<double>(judged_count * few.schools.size()));
    };
    EXPECT_LT(rmse(&knowledge), rmse(nullptr));
    // A municipality that the knowledge rests on is predicted without it.
    const Hierarchy with(many, Judged::merit, Slopes::moving, &knowledge);
    const Hierarchy without(many, Judged::merit, Slopes::moving, nullptr);
    EXPECT_EQ(with.predict(3, 1).mean, without.predict(3, 1).mean);
}

TEST(Knowledge, ReadsBackAsItWasWritten)
{
    const Knowledge knowledge = knowledge_of(test::past_of_dice(12, truth, 6));
    const test::TempFolder folder;
    const Knowledge back = read_knowledge(folder.write("forecast.csv", knowledge_csv(knowledge)));
    EXPECT_EQ(back.from, knowledge.from);
    EXPECT_EQ(back.to, knowledge.to);
    EXPECT_EQ(back.municipalities, knowledge.municipalities);
    for (std::size_t k = 0; k < judged_count; ++k) {
        EXPECT_EQ(back.outcomes[k].a, knowledge.outcomes[k].a);
        EXPECT_EQ(back.outcomes[k].b, knowledge.outcomes[k].b);
        EXPECT_EQ(back.outcomes[k].spreads.memory, knowledge.outcomes[k].spreads.memory);
        EXPECT_EQ(back.outcomes[k].dispersion, knowledge.outcomes[k].dispersion);
    }
    EXPECT_THROW(static_cast<void>(read_knowledge(folder.write("bad.csv", "outcome,what\n"))),
                 DataError);
}

} // namespace
} // namespace likvard
