#include "core/check.hpp"
#include "results/fake_results.hpp"
#include "results/results_view.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>
#include <string>

namespace likvard {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t municipality = 0;
constexpr std::size_t large_school = 1;
constexpr std::size_t small_school = 3;

std::size_t column(Outcome outcome)
{
    return static_cast<std::size_t>(outcome);
}

TEST(Outcomes, AreDeclaredOnceEachInColumnOrderWithEveryText)
{
    std::set<std::string_view> keys;
    for (std::size_t i = 0; i < outcomes().size(); ++i) {
        const OutcomeInfo& outcome = outcomes()[i];
        EXPECT_EQ(column(outcome.id), i);
        EXPECT_TRUE(keys.insert(outcome.key).second) << outcome.key;
        EXPECT_EQ(outcome_named(outcome.key), outcome.id);
        EXPECT_FALSE(outcome.title_sv.empty() || outcome.title_en.empty()) << outcome.key;
        EXPECT_NE(outcome.title_sv, outcome.title_en) << outcome.key;
        EXPECT_TRUE(outcome.definition.ends_with('.')) << outcome.key;
        EXPECT_EQ(outcome.is_gap, outcome.key.starts_with("gap_")) << outcome.key;
    }
    EXPECT_EQ(outcome_named("no_such_outcome"), std::nullopt);
}

TEST(Outcomes, SayInTheTitleThatSchoolsAreRerankedEveryYear)
{
    const OutcomeInfo& outcome = info(Outcome::gap_schools_p90_p10_pp);
    EXPECT_NE(outcome.title_en.find("re-ranked every year"), std::string_view::npos);
    EXPECT_NE(outcome.title_sv.find("omrankade varje år"), std::string_view::npos);
}

TEST(Outcomes, DimensionsHaveKeysThatReadBack)
{
    for (int i = 0; i <= static_cast<int>(Dimension::reach); ++i) {
        const auto dimension = static_cast<Dimension>(i);
        EXPECT_EQ(dimension_named(key(dimension)), dimension);
    }
    EXPECT_EQ(key(Dimension::run_by), "operator");
    EXPECT_EQ(dimension_named("nothing"), std::nullopt);
}

TEST(Results, StartEmptyAndRefuseWhatIsOutsideThem)
{
    RunInfo run;
    run.first_year = 2024;
    run.last_year = 2025;
    run.replicates = 2;
    Results results(run, {{Dimension::municipality, "m", "M", "M"}});
    EXPECT_TRUE(std::isnan(results.value(Arm::plan, 1, 2025, 0, Outcome::pupils)));
    EXPECT_EQ(results.done_count(), 0);
    EXPECT_THROW((void)results.row(Arm::plan, 2, 2025, 0), InternalError);
    EXPECT_THROW((void)results.row(Arm::plan, 0, 2026, 0), InternalError);
    EXPECT_THROW((void)results.row(Arm::plan, 0, 2025, 1), InternalError);
    EXPECT_THROW(Results(run, {{Dimension::sex, "g", "", ""}, {Dimension::sex, "g", "", ""}}),
                 InternalError);
}

TEST(Results, TakeAYearAsAWholeAndLeaveTheOthersUnwritten)
{
    RunInfo run;
    run.first_year = 2024;
    run.last_year = 2025;
    run.replicates = 2;
    Results results(run, {{Dimension::sex, "g", "", ""}, {Dimension::sex, "b", "", ""}});
    YearValues values(2);
    values[0].fill(1.0);
    values[1].fill(2.0);
    results.set_year(Arm::plan, 1, 2024, values);
    const Results before = results;
    EXPECT_THROW(results.set_year(Arm::plan, 1, 2025, YearValues(1)), InternalError);
    EXPECT_THROW(results.set_year(Arm::plan, 2, 2024, values), InternalError);
    results.row(Arm::plan, 1, 2025, 1)[column(Outcome::pupils)] = 3.0;
    EXPECT_EQ(results.value(Arm::plan, 1, 2024, 0, Outcome::pupils), 1.0);
    EXPECT_EQ(results.value(Arm::plan, 1, 2024, 1, Outcome::merit_points), 2.0);
    EXPECT_EQ(results.value(Arm::plan, 1, 2025, 1, Outcome::pupils), 3.0);
    EXPECT_TRUE(std::isnan(results.value(Arm::plan, 1, 2025, 1, Outcome::leavers)));
    EXPECT_TRUE(std::isnan(results.value(Arm::plan, 1, 2025, 0, Outcome::pupils)));
    EXPECT_TRUE(std::isnan(results.value(Arm::baseline, 1, 2024, 0, Outcome::pupils)));
    EXPECT_TRUE(std::isnan(results.value(Arm::plan, 0, 2024, 0, Outcome::pupils)));
    EXPECT_EQ(before.value(Arm::plan, 1, 2024, 0, Outcome::pupils), 1.0);
    EXPECT_TRUE(std::isnan(before.value(Arm::plan, 1, 2025, 1, Outcome::pupils)));
}

TEST(Results, GiveEverySlotAPlaceOfItsOwn)
{
    fake::Options options;
    options.replicates = 3;
    Results results = fake::results(options);
    double next = 0.0;
    const auto each = [&](const auto& visit) {
        for (const Arm arm : {Arm::baseline, Arm::plan}) {
            for (int r = 0; r < 3; ++r) {
                for (int year = 2024; year <= 2027; ++year) {
                    for (std::size_t g = 0; g < results.groups().size(); ++g) {
                        visit(results.row(arm, r, year, g));
                    }
                }
            }
        }
    };
    each([&](std::span<double> row) {
        for (double& value : row) {
            value = next++;
        }
    });
    next = 0.0;
    each([&](std::span<double> row) {
        for (const double value : row) {
            ASSERT_EQ(value, next++);
        }
    });
}

TEST(Quantile, InterpolatesBetweenOrderStatistics)
{
    const std::vector<double> values{1.0, 2.0, 4.0, 8.0};
    EXPECT_DOUBLE_EQ(quantile(values, 0.0), 1.0);
    EXPECT_DOUBLE_EQ(quantile(values, 1.0), 8.0);
    EXPECT_DOUBLE_EQ(quantile(values, 0.5), 3.0);
    EXPECT_DOUBLE_EQ(quantile(values, 0.05), 1.15);
    EXPECT_DOUBLE_EQ(quantile(values, 0.95), 7.4);
    EXPECT_TRUE(std::isnan(quantile({}, 0.5)));
}

TEST(Quantile, BandLeavesOutWhatIsAbsent)
{
    const Band band = band_of({nan, 3.0, 1.0, nan, 2.0, 10.0});
    EXPECT_EQ(band.futures, 4);
    EXPECT_DOUBLE_EQ(band.mean, 4.0);
    EXPECT_DOUBLE_EQ(band.median, 2.5);
    EXPECT_DOUBLE_EQ(band.low50, 1.75);
    EXPECT_DOUBLE_EQ(band.high50, 4.75);
    EXPECT_DOUBLE_EQ(band.low75, 1.375);
    EXPECT_DOUBLE_EQ(band.high75, 7.375);
    EXPECT_DOUBLE_EQ(band.low90, 1.15);
    EXPECT_DOUBLE_EQ(band.high90, 8.95);
    EXPECT_EQ(band_of({nan}).futures, 0);
    EXPECT_TRUE(std::isnan(band_of({nan}).mean));
}

TEST(Compare, PairsByFutureAndMeansAddUp)
{
    const Results results =
        fake::results_with_gaps({{10.0, 20.0, nan, 40.0}, {9.0, 22.0, 5.0, nan}});
    const ResultsView view(results);
    const auto pair = view.compare(Outcome::gap_school_quarters_pass_pp, municipality, 2027);
    ASSERT_TRUE(pair);
    EXPECT_EQ(pair->difference.spread.futures, 2);
    EXPECT_DOUBLE_EQ(pair->baseline.mean, 15.0);
    EXPECT_DOUBLE_EQ(pair->plan.mean, 15.5);
    EXPECT_DOUBLE_EQ(pair->difference.spread.mean, 0.5);
    EXPECT_EQ(pair->difference.better, 1);
    EXPECT_EQ(pair->difference.worse, 1);
    // SD of −1 and 2 is 2.1213, its standard error 1.5.
    EXPECT_NEAR(pair->difference.mean_low90, 0.5 - 1.6448536 * 1.5, 1e-6);
    EXPECT_NEAR(pair->difference.mean_high90, 0.5 + 1.6448536 * 1.5, 1e-6);
}

TEST(Compare, AGapNarrowsWhenItsAbsoluteValueFallsAndTiesDoNotCount)
{
    const Results results =
        fake::results_with_gaps({{-5.0, -5.0, 5.0, 5.0, 5.0}, {-4.0, -6.0, 5.0, -5.0, -4.0}});
    const auto pair =
        ResultsView(results).compare(Outcome::gap_school_quarters_pass_pp, municipality, 2027);
    ASSERT_TRUE(pair);
    EXPECT_EQ(pair->difference.better, 2); // −5 to −4, and 5 to −4
    EXPECT_EQ(pair->difference.worse, 1);  // −5 to −6
}

TEST(Compare, LessAbsenceIsBetterAndCountsHaveNoDirection)
{
    Results results = fake::results();
    for (int r = 0; r < results.info().replicates; ++r) {
        results.row(Arm::baseline, r, 2027, municipality)[column(Outcome::problem_absence_pct)] =
            17;
        results.row(Arm::plan, r, 2027, municipality)[column(Outcome::problem_absence_pct)] = 16;
        results.row(Arm::plan, r, 2027, municipality)[column(Outcome::pupils)] += 1;
    }
    const ResultsView view(results);
    EXPECT_EQ(view.compare(Outcome::problem_absence_pct, 0, 2027)->difference.better, 40);
    EXPECT_EQ(view.compare(Outcome::pupils, 0, 2027)->difference.better, 0);
    EXPECT_EQ(view.compare(Outcome::pupils, 0, 2027)->difference.worse, 0);
}

TEST(Compare, LeavesOutReplicatesThatAreNotDone)
{
    Results whole = fake::results();
    Results part(whole.info(), whole.groups());
    for (const int r : {3, 5}) {
        for (const Arm arm : {Arm::baseline, Arm::plan}) {
            part.row(arm, r, 2027, 0)[column(Outcome::leavers)] = 100.0;
            part.row(arm, r, 2027, 0)[column(Outcome::merit_points)] = 200.0 + r;
        }
    }
    part.mark_done(5);
    const ResultsView view(part);
    EXPECT_EQ(view.futures(), 1);
    const auto pair = view.compare(Outcome::merit_points, 0, 2027);
    ASSERT_TRUE(pair);
    EXPECT_EQ(pair->baseline.futures, 1);
    EXPECT_DOUBLE_EQ(pair->baseline.mean, 205.0);
    EXPECT_TRUE(std::isnan(pair->difference.mean_low90)); // one future tells no precision
}

TEST(Suppression, HidesGroupsOfFewerThanTenInAnyFutureOfAnyArm)
{
    Results results = fake::results();
    const ResultsView view(results);
    EXPECT_FALSE(view.compare(Outcome::merit_points, small_school, 2027)); // 9 leavers
    EXPECT_TRUE(view.suppressed(Outcome::merit_points, small_school, 2027));
    EXPECT_TRUE(view.suppressed(Outcome::leavers, small_school, 2027));      // nor how many
    EXPECT_TRUE(view.compare(Outcome::pass_all_g6_pct, small_school, 2027)); // exactly 10
    EXPECT_TRUE(view.compare(Outcome::problem_absence_pct, small_school, 2027));
    EXPECT_GT(view.suppressed_count(), 0);

    EXPECT_TRUE(view.compare(Outcome::merit_points, large_school, 2027));
    results.row(Arm::plan, 17, 2027, large_school)[column(Outcome::leavers)] = 9.0;
    const ResultsView changed(results);
    EXPECT_FALSE(changed.compare(Outcome::merit_points, large_school, 2027));
    EXPECT_TRUE(changed.compare(Outcome::merit_points, large_school, 2026));
}

TEST(Suppression, ShowsThemWhenAsked)
{
    const Results results = fake::results();
    const ResultsView view(results, true);
    EXPECT_TRUE(view.compare(Outcome::merit_points, small_school, 2027));
    EXPECT_FALSE(view.suppressed(Outcome::merit_points, small_school, 2027));
    EXPECT_EQ(view.suppressed_count(), 0);
}

TEST(Suppression, AnEmptyGroupHidesNobodyAndAnUnknownCountIsTreatedAsSmall)
{
    Results results = fake::results();
    fake::set(results, large_school, 2027, Outcome::leavers, 0.0);
    fake::set(results, large_school, 2027, Outcome::merit_points, nan);
    const ResultsView view(results);
    EXPECT_FALSE(view.compare(Outcome::merit_points, large_school, 2027));
    EXPECT_FALSE(view.suppressed(Outcome::merit_points, large_school, 2027));
    EXPECT_TRUE(view.compare(Outcome::leavers, large_school, 2027)); // a school without grade 9

    fake::set(results, large_school, 2027, Outcome::pupils, nan);
    EXPECT_TRUE(ResultsView(results).suppressed(Outcome::problem_absence_pct, large_school, 2027));
}

TEST(BeforeAfter, ComparesTwoYearsOfOneArm)
{
    Results results = fake::results();
    for (int r = 0; r < results.info().replicates; ++r) {
        results.row(Arm::plan, r, 2025, municipality)[column(Outcome::pass_all_pct)] = 60.0;
        results.row(Arm::plan, r, 2027, municipality)[column(Outcome::pass_all_pct)] =
            r < 30 ? 64.0 : 58.0;
    }
    const ResultsView view(results);
    const auto change = view.before_after(Arm::plan, Outcome::pass_all_pct, 0, 2025, 2027);
    ASSERT_TRUE(change);
    EXPECT_DOUBLE_EQ(change->spread.mean, 2.5);
    EXPECT_EQ(change->better, 30);
    EXPECT_EQ(change->worse, 10);
    EXPECT_FALSE(view.before_after(Arm::plan, Outcome::merit_points, small_school, 2025, 2027));
}

TEST(ThreeYearMean, WeighsYearsByTheirLeavers)
{
    Results results = fake::results();
    const auto set = [&](int year, double leavers, double share) {
        fake::set(results, large_school, year, Outcome::leavers, leavers);
        fake::set(results, large_school, year, Outcome::pass_all_pct, share);
    };
    set(2025, 20.0, 50.0);
    set(2026, 30.0, 60.0);
    set(2027, 50.0, 80.0);
    results.row(Arm::plan, 4, 2027, large_school)[column(Outcome::pass_all_pct)] = 90.0;
    const ResultsView view(results);
    const auto mean = view.three_year_mean(Outcome::pass_all_pct, large_school, 2027);
    ASSERT_TRUE(mean);
    EXPECT_DOUBLE_EQ(mean->baseline.mean, 68.0);
    EXPECT_DOUBLE_EQ(mean->plan.mean, 68.0 + 5.0 / 40.0);
    EXPECT_EQ(mean->difference.better, 1);
    EXPECT_FALSE(view.three_year_mean(Outcome::pass_all_pct, large_school, 2025))
        << "2023 is not in the run";
    EXPECT_FALSE(view.three_year_mean(Outcome::pass_all_pct, small_school, 2027));
}

TEST(ThreeYearMean, OfAYearWithoutLeaversIsTheOthers)
{
    Results results = fake::results();
    fake::set(results, large_school, 2026, Outcome::leavers, 0.0);
    fake::set(results, large_school, 2026, Outcome::pass_all_pct, nan);
    for (const int year : {2025, 2027}) {
        fake::set(results, large_school, year, Outcome::leavers, 10.0);
        fake::set(results, large_school, year, Outcome::pass_all_pct, year - 2000.0);
    }
    const auto mean =
        ResultsView(results).three_year_mean(Outcome::pass_all_pct, large_school, 2027);
    ASSERT_TRUE(mean);
    EXPECT_DOUBLE_EQ(mean->baseline.mean, 26.0);
}

/// A plan that makes `more` pupils pass in the last year in each future, of 1,234 leavers.
Results with_extra_pupils(const std::vector<double>& more)
{
    fake::Options options;
    options.replicates = static_cast<int>(more.size());
    Results results = fake::results(options);
    for (const int year : {2026, 2027}) {
        fake::set(results, municipality, year, Outcome::pass_all_pct, 60.0);
    }
    for (std::size_t r = 0; r < more.size(); ++r) {
        results.row(Arm::plan, static_cast<int>(r), 2027,
                    municipality)[column(Outcome::pass_all_pct)] += 100.0 * more[r] / 1234.0;
    }
    return results;
}

TEST(CostPerExtra, IsTheCostOverThePupilsMore)
{
    const Results results = with_extra_pupils({10.0, 20.0, 30.0});
    const auto cost = ResultsView(results).cost_per_extra(Outcome::pass_all_pct);
    ASSERT_TRUE(cost && cost->sek);
    EXPECT_NEAR(cost->extra.mean, 20.0, 1e-9);
    EXPECT_NEAR(cost->extra.low90, 11.0, 1e-9);
    EXPECT_NEAR(cost->sek->mean, 19.2e6 / 20.0, 1e-3);
    EXPECT_NEAR(cost->sek->low90, 19.2e6 / 29.0, 1e-3);
    EXPECT_NEAR(cost->sek->high90, 19.2e6 / 11.0, 1e-3);
}

TEST(CostPerExtra, IsNotDividedByAnEffectThatMayBeNone)
{
    for (const std::vector<double>& more :
         {std::vector{-5.0, 20.0, 30.0}, std::vector{0.0, 0.0, 0.0},
          std::vector{-9.0, -8.0, -7.0}}) {
        const Results results = with_extra_pupils(more);
        const auto cost = ResultsView(results).cost_per_extra(Outcome::pass_all_pct);
        ASSERT_TRUE(cost);
        EXPECT_FALSE(cost->sek) << more[0];
    }
    fake::Options options;
    options.empty_plan = true;
    const Results nothing = fake::results(options);
    EXPECT_FALSE(ResultsView(nothing).cost_per_extra(Outcome::pass_all_pct)) << "no cost at all";
}

TEST(Costs, OfACalendarYearAddUpItsTwoSchoolYears)
{
    const Results results = fake::results();
    const std::vector<BudgetLine> budget = ResultsView(results).budget();
    ASSERT_EQ(budget.size(), 5U); // salaries of 2026, 2027 and 2028, campaigns of 2026 and 2027
    EXPECT_EQ(budget[0].calendar_year, 2026);
    EXPECT_EQ(budget[0].lever, "marketing");
    EXPECT_EQ(budget[3].calendar_year, 2027);
    EXPECT_EQ(budget[3].lever, "resource_team");
    EXPECT_DOUBLE_EQ(budget[3].sek, 4.9e6 + 3.2e6) << "of the school years 2026/27 and 2027/28";
    double sum = 0.0;
    for (const BudgetLine& line : budget) {
        sum += line.sek;
    }
    EXPECT_DOUBLE_EQ(sum, ResultsView(results).cost_total());
}

TEST(Costs, PerPupilAndAgainstWhatTeachingCosts)
{
    Results results = fake::results();
    EXPECT_NEAR(*ResultsView(results).cost_per_pupil(), 9.6e6 / 12'345.0, 1e-6);
    EXPECT_FALSE(ResultsView(results).teaching_budget_share()) << "the folder does not say it";
    RunInfo run = results.info();
    run.municipal_pupils = 8'000.0;
    run.teaching_per_pupil_sek = 90'000.0;
    Results known(run, results.groups());
    known.costs(0) = results.costs(0);
    known.mark_done(0);
    EXPECT_NEAR(*ResultsView(known).teaching_budget_share(), 100.0 * 9.6e6 / 720e6, 1e-9);
}

TEST(Costs, AreThePlansOnTopOfTheBaseline)
{
    const Results results = fake::results();
    const ResultsView view(results);
    for (const CostLine& line : view.costs()) {
        EXPECT_NE(line.lever, "own_advisers"); // both arms pay it
    }
    ASSERT_EQ(view.costs().size(), 6U); // two years, three lines each
    EXPECT_EQ(view.costs()[0].lever, "marketing");
    EXPECT_EQ(view.costs()[2].calendar_year, 2027);
    EXPECT_DOUBLE_EQ(view.costs()[2].sek, 4.9e6);
    EXPECT_DOUBLE_EQ(view.cost_total(), 19.2e6);
    EXPECT_DOUBLE_EQ(view.cost_per_year(), 9.6e6);
}

TEST(Costs, OfAnEmptyPlanAreNothing)
{
    fake::Options options;
    options.empty_plan = true;
    const Results results = fake::results(options);
    const ResultsView view(results);
    EXPECT_TRUE(view.costs().empty());
    EXPECT_EQ(view.cost_per_year(), 0.0);
}

} // namespace
} // namespace likvard
