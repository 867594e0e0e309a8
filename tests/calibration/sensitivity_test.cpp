// The verb's work on real sweeps of a small municipality.
#include "calibration/sensitivity/sensitivity.hpp"
#include "support/sweep_desk.hpp"

#include <cmath>

namespace likvard::test {
namespace {

std::string design_of(const std::string& method, const std::string& more)
{
    return "base = \"plan.toml\"\nparameters = \"central\"\nreplicates = 1\n[sampling]\nmethod = "
           "\"" +
           method + "\"\n" + more + R"([factors]
"levers.resource_team.fte" = { range = [0, 20] }
"levers.resource_team.schools" = { list = ["lowest_results", "perceived_need"] }
[keep]
outcomes = ["pass_all_pct", "cost_sek"]
)";
}

TEST(SensitivityOfASweep, CostIsTheTeamsAndResultsAreDice)
{
    const SweepDesk desk;
    run_into(desk.file("sweep.sqlite"), desk.read(design_of("sobol", "size = 24\nluck = true\n")));
    const auto answers = sensitivity(desk.folder.path(), {});
    ASSERT_EQ(answers.size(), 2U) << "counts are no outcomes of their own";
    for (const Sensitivity& answer : answers) {
        ASSERT_EQ(answer.factors.size(), 3U);
        EXPECT_EQ(answer.factors.back(), "luck");
        const SobolIndices& s = *answer.sobol;
        if (answer.outcome == Outcome::cost_sek) {
            EXPECT_EQ(s.leader, 0U);
            EXPECT_GT(s.total[0].value, 0.9);
            EXPECT_NEAR(s.total[2].value, 0.0, 0.05) << "cost has no luck";
            EXPECT_NE(sentence(answer, Language::en).find("0% of the spread is dice"),
                      std::string::npos)
                << sentence(answer, Language::en);
        } else {
            EXPECT_GT(s.total[2].value, 0.5) << "with 1,200 pupils most is dice";
        }
    }
    const std::string table = table_text(answers, Language::sv);
    EXPECT_NE(table.find("tärning"), std::string::npos) << table;
}

TEST(SensitivityOfASweep, MorrisWithLuck)
{
    const SweepDesk desk;
    run_into(desk.file("sweep.sqlite"), desk.read(design_of("morris", "size = 6\nluck = true\n")));
    SensitivityQuestion question;
    question.outcomes = {Outcome::cost_sek};
    const auto answers = sensitivity(desk.folder.path(), question);
    ASSERT_EQ(answers.size(), 1U);
    const MorrisIndices& m = *answers[0].morris;
    EXPECT_EQ(m.trajectories, 6U);
    EXPECT_GT(m.factors[0].mean.value, 0.0) << "more people cost more";
    EXPECT_NEAR(m.factors[2].absolute.value, 0.0, 0.05 * m.factors[0].absolute.value);
}

TEST(SensitivityOfASweep, WithoutLuckAsAFactorFuturesOfARowShowIt)
{
    const SweepDesk desk;
    std::string text = design_of("sobol", "size = 4\n");
    text = replaced(text, "replicates = 1", "replicates = 4");
    run_into(desk.file("sweep.sqlite"), desk.read(text));
    for (const Sensitivity& answer : sensitivity(desk.folder.path(), {})) {
        ASSERT_TRUE(answer.luck_share.has_value());
        EXPECT_GE(*answer.luck_share, 0.0);
        EXPECT_LE(*answer.luck_share, 1.0);
    }
}

TEST(SensitivityOfASweep, RefusesWhatItCannotAnswer)
{
    const SweepDesk desk;
    EXPECT_THROW(static_cast<void>(sensitivity(desk.folder.path(), {})), InputMissing);
    run_into(desk.file("sweep.sqlite"), desk.read(small_design));
    EXPECT_THROW(static_cast<void>(sensitivity(desk.folder.path(), {})), DataError)
        << "a hypercube";

    const SweepDesk other;
    run_into(other.file("sweep.sqlite"), other.read(design_of("sobol", "size = 4\nluck = true\n")));
    const auto asked = [&](const SensitivityQuestion& question) {
        try {
            static_cast<void>(sensitivity(other.folder.path(), question));
        } catch (const DataError& error) {
            return lines_of(error.faults());
        }
        return std::string("no fault");
    };
    SensitivityQuestion question;
    question.method = "morris";
    EXPECT_NE(asked(question).find("expected morris"), std::string::npos);
    question.method.clear();
    question.year = 2025;
    EXPECT_NE(asked(question).find("one of 2026"), std::string::npos);
    question.year.reset();
    question.outcomes = {Outcome::merit_points};
    EXPECT_NE(asked(question).find("merit_points"), std::string::npos);
}

} // namespace
} // namespace likvard::test
