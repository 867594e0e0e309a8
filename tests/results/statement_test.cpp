// Golden texts of the result sentence (words.md), every form in both languages.
#include "results/fake_results.hpp"
#include "results/statement.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace likvard {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const std::string gap_sv =
    "gapet i andel elever med godkända betyg i alla ämnen mellan de svagaste "
    "och starkaste skolorna";
const std::string gap_en =
    "the gap in the share of pupils passing all subjects between the weakest "
    "and strongest schools";
const std::string cost_sv = " Kostnad: 9,6 mnkr per år.";
const std::string cost_en = " Cost: SEK 9.6 million a year.";
const std::string judged_sv =
    " Effekten av marknadsföring bygger på antaganden, inte på forskning.";
const std::string judged_en =
    " The effect of this lever rests on judgement, not on research: marketing.";

/// 200 futures: baseline 27.4 on average, differences evenly from `low` to `high`.
Results futures(double low, double high, fake::Options options = {})
{
    fake::Gaps gaps{fake::spread(25.4, 29.4, 200), fake::spread(low, high, 200)};
    for (std::size_t i = 0; i < gaps.plan.size(); ++i) {
        gaps.plan[i] += gaps.baseline[i];
    }
    return fake::results_with_gaps(gaps, options);
}

Statement headline(const Results& results)
{
    return statement(ResultsView(results));
}

TEST(Statement, ClearAndNarrowing)
{
    const Statement s = headline(futures(-2.5, -0.1));
    EXPECT_EQ(s.sv, "Planen minskar " + gap_sv +
                        " från 27,4 till 26,1 procentenheter läsåret 2027/28 (skillnad −1,3; "
                        "90\u00A0% intervall −2,4 till −0,2). Gapet minskar i 200 av 200 parade "
                        "framtider." +
                        cost_sv + judged_sv);
    EXPECT_EQ(s.en, "The plan narrows " + gap_en +
                        " from 27.4 to 26.1 percentage points in 2027/28 (difference −1.3; 90% "
                        "interval −2.4 to −0.2). It narrows in 200 of 200 paired futures." +
                        cost_en + judged_en);
}

TEST(Statement, ClearThoughNotEveryFutureAgrees)
{
    const Statement s = headline(futures(-2.5, 0.02));
    EXPECT_NE(s.sv.find("Planen minskar"), std::string::npos);
    EXPECT_NE(s.sv.find("Gapet minskar i 198 av 200 parade framtider."), std::string::npos) << s.sv;
    EXPECT_NE(s.en.find("It narrows in 198 of 200 paired futures."), std::string::npos) << s.en;
}

TEST(Statement, Undecided)
{
    fake::Options options;
    options.judgement = false;
    const Statement s = headline(futures(-1.755, 1.355, options));
    EXPECT_EQ(s.sv, "Planen ger ingen säkerställd förändring av " + gap_sv +
                        " läsåret 2027/28: skillnaden är −0,2 procentenheter (90\u00A0% intervall "
                        "−1,6 till 1,2) och gapet minskar i 113 av 200 parade framtider." +
                        cost_sv);
    EXPECT_EQ(s.en, "The plan makes no established difference to " + gap_en +
                        " in 2027/28: the difference is −0.2 percentage points (90% interval −1.6 "
                        "to 1.2) and it narrows in 113 of 200 paired futures." +
                        cost_en);
}

TEST(Statement, WideningIsSaidAsPlainly)
{
    const Statement s = headline(futures(0.3, 1.9));
    EXPECT_EQ(s.sv, "Planen ökar " + gap_sv +
                        " från 27,4 till 28,5 procentenheter läsåret 2027/28 (skillnad 1,1; "
                        "90\u00A0% intervall 0,4 till 1,8). Gapet ökar i 200 av 200 parade "
                        "framtider." +
                        cost_sv + judged_sv);
    EXPECT_EQ(s.en, "The plan widens " + gap_en +
                        " from 27.4 to 28.5 percentage points in 2027/28 (difference 1.1; 90% "
                        "interval 0.4 to 1.8). It widens in 200 of 200 paired futures." +
                        cost_en + judged_en);
}

TEST(Statement, ANegativeGapNarrowsTowardsZero)
{
    const fake::Gaps gaps{fake::spread(-6.2, -6.0, 40), fake::spread(-5.0, -4.8, 40)};
    const Statement s = headline(fake::results_with_gaps(gaps));
    EXPECT_NE(s.sv.find("Planen minskar " + gap_sv + " från −6,1 till −4,9"), std::string::npos)
        << s.sv;
    EXPECT_NE(s.en.find("It narrows in 40 of 40"), std::string::npos) << s.en;
}

TEST(Statement, AGapThatChangesSignWithoutShrinkingIsShifted)
{
    const fake::Gaps gaps{fake::spread(1.9, 2.1, 40), fake::spread(-2.1, -1.9, 40)};
    const Statement s = headline(fake::results_with_gaps(gaps));
    EXPECT_NE(s.sv.find("Planen förskjuter " + gap_sv + " från 2,0 till −2,0"), std::string::npos)
        << s.sv;
    EXPECT_NE(s.en.find("The plan shifts " + gap_en + " from 2.0 to −2.0"), std::string::npos)
        << s.en;
    EXPECT_NE(s.en.find("It narrows in 20 of 40 paired futures."), std::string::npos) << s.en;
}

TEST(Statement, ABoundNeverRoundsToAFalseZero)
{
    const Statement s = headline(futures(-0.12, -0.02));
    EXPECT_NE(s.en.find("difference −0.07; 90% interval −0.12 to −0.02"), std::string::npos)
        << s.en; // with one decimal the upper bound would be 0.0
}

TEST(Statement, EmptyPlan)
{
    fake::Options options;
    options.empty_plan = true;
    const Statement s = headline(futures(0.0, 0.0, options));
    EXPECT_EQ(s.sv, "Planen är tom: den skiljer sig inte från utan plan. G" + gap_sv.substr(1) +
                        " är 27,4 procentenheter läsåret 2027/28 (90\u00A0% intervall 25,6 till "
                        "29,2).");
    EXPECT_EQ(s.en, "The plan is empty: it does not differ from the baseline. T" +
                        gap_en.substr(1) +
                        " is 27.4 percentage points in 2027/28 (90% interval 25.6 to 29.2).");
}

TEST(Statement, APlanThatChangesNothing)
{
    const Statement s = headline(futures(0.0, 0.0));
    EXPECT_EQ(s.sv,
              "Planen ändrar inte " + gap_sv +
                  " läsåret 2027/28: 27,4 procentenheter både utan och med plan, i var och en "
                  "av 200 parade framtider." +
                  cost_sv + judged_sv);
    EXPECT_EQ(s.en,
              "The plan does not change " + gap_en +
                  " in 2027/28: 27.4 percentage points both without and with it, in every one "
                  "of 200 paired futures." +
                  cost_en + judged_en);
}

TEST(Statement, TiesDoNotCountAsNarrowing)
{
    fake::Gaps gaps{fake::spread(20.0, 20.0, 40), fake::spread(20.0, 20.0, 40)};
    gaps.plan[0] = 19.0;
    const Statement s = headline(fake::results_with_gaps(gaps));
    EXPECT_NE(s.sv.find("gapet minskar i 1 av 40 parade framtider"), std::string::npos) << s.sv;
}

TEST(Statement, ASingleFuture)
{
    const Statement s = headline(fake::results_with_gaps({{27.4}, {26.1}}));
    EXPECT_EQ(s.sv, "I den enda framtid som har räknats går " + gap_sv +
                        " från 27,4 till 26,1 procentenheter läsåret 2027/28 (skillnad −1,3). En "
                        "enda framtid säger inget om osäkerheten." +
                        cost_sv + judged_sv);
    EXPECT_EQ(s.en, "In the only future computed, " + gap_en +
                        " goes from 27.4 to 26.1 percentage points in 2027/28 (difference −1.3). A "
                        "single future says nothing about the uncertainty." +
                        cost_en + judged_en);
}

TEST(Statement, FewFuturesAreSaid)
{
    const fake::Gaps gaps{fake::spread(27, 28, 8), fake::spread(26, 27, 8)};
    const Statement s = headline(fake::results_with_gaps(gaps));
    EXPECT_NE(s.sv.find("Bara 8 framtider har räknats, så intervallet är grovt."),
              std::string::npos);
    EXPECT_NE(s.en.find("Only 8 futures have been computed, so the interval is rough."),
              std::string::npos);
}

TEST(Statement, MissingValuesAndGroups)
{
    const Results absent = fake::results_with_gaps({{nan, nan}, {nan, 2.0}});
    EXPECT_EQ(headline(absent).sv, "För " + gap_sv + " läsåret 2027/28 finns inget resultat.");
    EXPECT_EQ(headline(absent).en, "There is no result for " + gap_en + " in 2027/28.");

    Results schools(absent.info(), {{Dimension::school, "1", "Skola", "School"}});
    EXPECT_EQ(headline(schools).en, "No futures have been computed yet.");
    EXPECT_EQ(headline(schools).sv, "Inga framtider har räknats ännu.");
    schools.mark_done(0);
    EXPECT_EQ(headline(schools).en, "There is no result for " + gap_en + " in 2027/28.");
    EXPECT_EQ(statement(ResultsView(absent), Outcome::pupils, 2028).en,
              "There is no result for the number of pupils in the preschool class to grade 9 in "
              "2028/29.");
}

TEST(Statement, TooSmallAMunicipality)
{
    Results results = futures(-2.5, -0.1);
    fake::set(results, 0, 2027, Outcome::leavers, 8.0);
    EXPECT_EQ(headline(results).sv,
              "För " + gap_sv + " läsåret 2027/28 visas inget resultat: färre än 10 elever.");
    EXPECT_EQ(headline(results).en,
              "No result is shown for " + gap_en + " in 2027/28: fewer than 10 pupils.");
    EXPECT_NE(statement(ResultsView(results, true)).en.find("narrows"), std::string::npos);
}

TEST(Statement, LevelsRiseAndFallAndGetBetterOrWorse)
{
    Results results = fake::results();
    for (int r = 0; r < results.info().replicates; ++r) {
        const auto set = [&](Arm arm, Outcome outcome, double value) {
            results.row(arm, r, 2027, 0)[static_cast<std::size_t>(outcome)] = value;
        };
        set(Arm::baseline, Outcome::pass_all_pct, 70.3);
        set(Arm::plan, Outcome::pass_all_pct, 71.4 + 0.005 * r);
        set(Arm::baseline, Outcome::problem_absence_pct, 17.0);
        set(Arm::plan, Outcome::problem_absence_pct, 18.0);
        set(Arm::baseline, Outcome::between_school_share, 0.120);
        set(Arm::plan, Outcome::between_school_share, 0.125);
    }
    const ResultsView view(results);
    EXPECT_EQ(statement(view, Outcome::pass_all_pct, 2027).sv,
              "Planen höjer andelen elever med godkända betyg i alla ämnen från 70,3 till 71,5 "
              "procent läsåret 2027/28 (skillnad 1,2 procentenheter; 90\u00A0% intervall 1,1 till "
              "1,3). Det blir bättre i 40 av 40 parade framtider." +
                  cost_sv + judged_sv);
    EXPECT_EQ(statement(view, Outcome::problem_absence_pct, 2027).en,
              "The plan raises the share of pupils with problem absence from 17.0 to 18.0 per cent "
              "in 2027/28 (difference 1.0 percentage points; 90% interval 1.0 to 1.0). It is worse "
              "in 40 of 40 paired futures." +
                  cost_en + judged_en);
    EXPECT_EQ(statement(view, Outcome::between_school_share, 2027).en,
              "The plan raises the between-school share of merit variance from 0.120 to 0.125 in "
              "2027/28 (difference 0.005; 90% interval 0.005 to 0.005). It is worse in 40 of 40 "
              "paired futures." +
                  cost_en + judged_en);
    EXPECT_EQ(
        statement(view, Outcome::cost_sek, 2027).sv,
        "Planen höjer spakarnas kostnad från 0,0 till 9,6 mnkr läsåret 2027/28 (skillnad 9,6; "
        "90\u00A0% intervall 9,6 till 9,6)." +
            cost_sv + judged_sv);
}

TEST(Statement, ASavingIsCalledASaving)
{
    Results results = futures(-2.5, -0.1);
    for (int r = 0; r < results.info().replicates; ++r) {
        for (CostRow& row : results.costs(r)) {
            row.sek = -row.sek;
        }
    }
    EXPECT_NE(headline(results).sv.find("Besparing: 9,6 mnkr per år."), std::string::npos);
    EXPECT_NE(headline(results).en.find("Saving: SEK 9.6 million a year."), std::string::npos);
}

TEST(Statement, ListsEveryLeverOnJudgementOnce)
{
    RunInfo run;
    EXPECT_EQ(judgement_sentence(run, Language::sv), "");
    run.levers = {{"a", "Resursteam", "Resource team", true},
                  {"a", "Resursteam", "Resource team", true},
                  {"b", "Elevhälsa", "Pupil health", false},
                  {"c", "SYV", "Career guidance", true},
                  {"d", "Ökad lön", "Higher pay", true}};
    EXPECT_EQ(
        judgement_sentence(run, Language::sv),
        "Effekterna av resursteam, SYV och ökad lön bygger på antaganden, inte på forskning.");
    EXPECT_EQ(judgement_sentence(run, Language::en),
              "The effects of these levers rest on judgement, not on research: resource team, "
              "career guidance and higher pay.");
}

TEST(Statement, NeverClaimsTooMuch)
{
    for (const double low : {-2.5, -1.0, 0.3}) {
        const Statement s = headline(futures(low, low + 1.9));
        for (const char* word : {"leder till", "bevisar", "garanterar"}) {
            EXPECT_EQ(s.sv.find(word), std::string::npos);
        }
        for (const char* word : {"leads to", "proves", "guarantees"}) {
            EXPECT_EQ(s.en.find(word), std::string::npos);
        }
    }
}

TEST(Statement, FramingSaysThatThePlanComesOnTop)
{
    EXPECT_EQ(framing_sentence(Language::sv),
              "Utan plan innehåller redan det som kommunen gör i dag; planen kommer ovanpå.");
    EXPECT_EQ(framing_sentence(Language::en),
              "The baseline already contains what the municipality does; the plan comes on top.");
}

} // namespace
} // namespace likvard
