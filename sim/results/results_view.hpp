// The one narrow way to read results: table, report and viewer see runs through it alone.
#pragma once

#include "results/results.hpp"

#include <bitset>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace likvard {

/// A group with fewer pupils than this in any future is not shown unless asked.
inline constexpr double smallest_shown_group = 10.0;

/// Spread over futures. Quantiles by linear interpolation between order statistics.
struct Band {
    double mean = 0.0, median = 0.0;
    double low50 = 0.0, high50 = 0.0;
    double low75 = 0.0, high75 = 0.0;
    double low90 = 0.0, high90 = 0.0;
    int futures = 0; // replicates in which the value exists
};

/// Plan minus baseline over paired futures.
struct Difference {
    Band spread; // over futures
    // Precision of the mean (normal, 1.645 SE); NaN with a single future, which says nothing of it.
    double mean_low90 = 0.0, mean_high90 = 0.0;
    int better = 0; // futures in which it improves; a gap: its absolute value falls
    int worse = 0;
};

/// All three over the same paired futures, those in which both arms have the value, so that
/// baseline mean + difference mean = plan mean.
struct Comparison {
    Band baseline, plan;
    Difference difference;
};

/// Quantile of sorted values at probability p in [0, 1] by linear interpolation between order
/// statistics (h = (n − 1)p); NaN for no values.
[[nodiscard]] double quantile(std::span<const double> sorted, double p);

/// Band of the values that exist; NaN throughout, with futures = 0, when none does.
[[nodiscard]] Band band_of(std::vector<double> values);

/// Totals of one lever's cost item over the plan, mean over replicates, plan minus baseline.
struct CostLine {
    int year = 0;
    int calendar_year = 0;
    std::string lever;
    std::string item;
    double sek = 0.0;
};

/// The same by the calendar year in which it is paid, school years added up.
struct BudgetLine {
    int calendar_year = 0;
    std::string lever;
    std::string item;
    double sek = 0.0;
};

/// What one pupil more costs, who reaches what otherwise would not have been reached.
struct CostPerExtra {
    struct Sek {
        double mean = 0.0, low90 = 0.0, high90 = 0.0;
    };
    Band extra; // pupils more, plan minus baseline, over all years of the plan
    /// Nothing when there is no effect to divide by: the 90 % interval of `extra` is not above
    /// zero, or the plan costs nothing.
    std::optional<Sek> sek;
};

/// Looks at results that do not change any more: what several questions need is worked out once.
class ResultsView {
public:
    explicit ResultsView(const Results& results, bool show_small_groups = false);

    [[nodiscard]] const RunInfo& info() const { return results_->info(); }
    [[nodiscard]] const std::vector<Group>& groups() const { return results_->groups(); }
    [[nodiscard]] int futures() const { return results_->done_count(); }
    [[nodiscard]] bool shows_small_groups() const { return show_small_groups_; }

    /// Baseline, plan and difference, or nothing when no future has the value or when the group is
    /// too small to show (fewer than 10 pupils in any future of any arm, unless asked).
    [[nodiscard]] std::optional<Comparison> compare(Outcome outcome, std::size_t group,
                                                    int year) const;
    /// What somebody who only sees one arm would call the effect: the value in `to_year` minus that
    /// in `from_year`, paired by future, with the same rules of absence as `compare`. `better`
    /// counts the futures in which it improves over time.
    [[nodiscard]] std::optional<Difference>
    before_after(Arm arm, Outcome outcome, std::size_t group, int from_year, int to_year) const;
    /// The same as `compare` for the mean over three school years up to `last_year`, as schools
    /// print it: weighted by the count that the outcome rests on. Nothing when one of the years is
    /// not in the run, or is left out because the group is too small in it.
    [[nodiscard]] std::optional<Comparison> three_year_mean(Outcome outcome, std::size_t group,
                                                            int last_year) const;
    /// How many times smaller the variance of the paired difference is than that of two runs with
    /// luck of their own: sums over the years in which the plan can act, of the two arms' variances
    /// and of the difference's. Nothing with fewer than two futures or without any difference.
    [[nodiscard]] std::optional<double> variance_reduction(Outcome outcome,
                                                           std::size_t group) const;
    /// The values themselves, by replicate (NaN where absent); for statements and tests.
    [[nodiscard]] std::vector<double> values(Arm arm, Outcome outcome, std::size_t group,
                                             int year) const;
    /// Index of the group (dimension, label), or nothing.
    [[nodiscard]] std::optional<std::size_t> group(Dimension dimension,
                                                   std::string_view label) const;
    /// The group that is the whole municipality, or nothing.
    [[nodiscard]] std::optional<std::size_t> municipality() const;
    /// True when something was left out because its group is too small.
    [[nodiscard]] bool suppressed(Outcome outcome, std::size_t group, int year) const;
    /// Number of (outcome, group, year) left out because their group is too small.
    [[nodiscard]] int suppressed_count() const;

    /// Lines by year, calendar year, lever and item; lines that both arms pay alike are left out.
    [[nodiscard]] std::vector<CostLine> costs() const;
    /// Mean SEK per school year in which the plan costs anything, plan minus baseline.
    [[nodiscard]] double cost_per_year() const;
    [[nodiscard]] double cost_total() const;
    /// Lines by calendar year, lever and item.
    [[nodiscard]] std::vector<BudgetLine> budget() const;
    /// SEK a school year in which the plan costs anything, per pupil of the whole municipality
    /// (preschool class to grade 9, independent schools too). Nothing when it costs nothing.
    [[nodiscard]] std::optional<double> cost_per_pupil() const;
    /// Cost a school year in per cent of what the municipality's own schools spend on teaching in
    /// the data year. Nothing when the folder does not say what teaching costs.
    [[nodiscard]] std::optional<double> teaching_budget_share() const;
    /// The plan's whole cost over the pupils more who reach `outcome` (a share of leavers), summed
    /// over the years from the plan's first to the run's last; the interval is that of the pupils,
    /// at mean cost. Effects after the last year are not counted, nothing is discounted.
    [[nodiscard]] std::optional<CostPerExtra> cost_per_extra(Outcome outcome) const;

private:
    /// Outcomes of a group and year that are too small to show, once somebody has asked.
    struct TooSmall {
        std::once_flag once;
        std::bitset<outcome_count> outcomes;
    };
    /// Filled when first asked for, by any thread; copies of a view share it.
    struct Kept {
        explicit Kept(std::size_t groups_and_years) : too_small(groups_and_years) {}
        std::vector<TooSmall> too_small; // by group, then year
        std::once_flag once;
        std::vector<CostLine> costs;
    };
    [[nodiscard]] const std::bitset<outcome_count>& too_small(std::size_t group, int year) const;
    [[nodiscard]] const std::vector<CostLine>& kept_costs() const;

    const Results* results_;
    bool show_small_groups_;
    std::shared_ptr<Kept> kept_;
};

} // namespace likvard
