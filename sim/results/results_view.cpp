#include "results/results_view.hpp"

#include "core/check.hpp"
#include "core/moments.hpp"
#include "core/parallel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace likvard {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
// Share of the futures below (and above) the bands of 50, 75 and 90 %.
constexpr double outside_50 = 0.25;
constexpr double outside_75 = 0.125;
constexpr double outside_90 = 0.05;
constexpr double normal_95 = 1.6448536269514722; // both tails of 5 % leave 90 %

double standard_error(const std::vector<double>& values, double mean)
{
    if (values.size() < 2) {
        return nan;
    }
    double squares = 0.0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    const auto count = static_cast<double>(values.size());
    return std::sqrt(squares / (count - 1.0) / count);
}

/// +1 better, −1 worse, 0 a tie or an outcome without a direction.
int verdict(const OutcomeInfo& outcome, double before, double after)
{
    if (outcome.better == Better::neither) {
        return 0;
    }
    if (outcome.is_gap) {
        before = std::fabs(before);
        after = std::fabs(after);
    }
    if (outcome.better == Better::lower) {
        std::swap(before, after);
    }
    return (after > before ? 1 : 0) - (after < before ? 1 : 0);
}

/// Values of two arms or years in the futures that have both.
struct Pairs {
    std::vector<double> before, after;
};

Pairs existing(const std::vector<double>& before, const std::vector<double>& after)
{
    Pairs pairs;
    pairs.before.reserve(before.size());
    pairs.after.reserve(before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!std::isnan(before[i]) && !std::isnan(after[i])) {
            pairs.before.push_back(before[i]);
            pairs.after.push_back(after[i]);
        }
    }
    return pairs;
}

/// What is known of the number of pupils behind one outcome of one group and year. A value whose
/// count is unknown is treated as small; a group that is empty in every future (the grade-9 leavers
/// of an F–6 school) hides nobody.
class GroupSize {
public:
    void add(double value, double count)
    {
        const bool has_value = !std::isnan(value);
        exists_ = exists_ || has_value;
        is_small_ = is_small_ || count < smallest_shown_group;
        is_unknown_ = is_unknown_ || (has_value && std::isnan(count));
        has_anybody_ = has_anybody_ || count > 0.0;
    }
    [[nodiscard]] bool hides() const
    {
        return exists_ && (is_unknown_ || (is_small_ && has_anybody_));
    }

private:
    bool exists_ = false, is_small_ = false, is_unknown_ = false, has_anybody_ = false;
};

/// Which outcomes of one group and year rest on too few pupils in any future.
std::bitset<outcome_count> outcomes_to_hide(const Results& results, std::size_t group, int year)
{
    std::array<GroupSize, outcome_count> sizes{};
    for (int r = 0; r < results.info().replicates; ++r) {
        if (!results.done(r)) {
            continue;
        }
        for (const Arm arm : {Arm::baseline, Arm::plan}) {
            const std::span<const double> row = results.row(arm, r, year, group);
            for (const OutcomeInfo& outcome : outcomes()) {
                const auto k = static_cast<std::size_t>(outcome.id);
                if (outcome.base) {
                    sizes.at(k).add(row[k], row[static_cast<std::size_t>(*outcome.base)]);
                }
            }
        }
    }
    std::bitset<outcome_count> hidden;
    for (std::size_t k = 0; k < outcome_count; ++k) {
        hidden[k] = sizes.at(k).hides();
    }
    return hidden;
}

Difference difference_of(const Pairs& pairs, const OutcomeInfo& outcome)
{
    Difference difference;
    std::vector<double> change;
    change.reserve(pairs.before.size());
    for (std::size_t i = 0; i < pairs.before.size(); ++i) {
        change.push_back(pairs.after[i] - pairs.before[i]);
        const int which = verdict(outcome, pairs.before[i], pairs.after[i]);
        difference.better += which > 0 ? 1 : 0;
        difference.worse += which < 0 ? 1 : 0;
    }
    const double mean = mean_of(change);
    const double reach = normal_95 * standard_error(change, mean);
    difference.mean_low90 = mean - reach;
    difference.mean_high90 = mean + reach;
    difference.spread = band_of(std::move(change));
    return difference;
}

std::optional<Comparison> comparison_of(Pairs pairs, const OutcomeInfo& outcome)
{
    if (pairs.before.empty()) {
        return std::nullopt;
    }
    Comparison comparison;
    comparison.difference = difference_of(pairs, outcome);
    comparison.baseline = band_of(std::move(pairs.before));
    comparison.plan = band_of(std::move(pairs.after));
    return comparison;
}

} // namespace

double quantile(std::span<const double> sorted, double p)
{
    if (sorted.empty()) {
        return nan;
    }
    const double place = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double share = place - static_cast<double>(below);
    return sorted[below] + share * (sorted[above] - sorted[below]);
}

Band band_of(std::vector<double> values)
{
    std::erase_if(values, [](double value) { return std::isnan(value); });
    Band band;
    band.mean = mean_of(values); // before sorting: the sum in the order of the replicates
    std::ranges::sort(values);
    band.median = quantile(values, 0.5);
    band.low50 = quantile(values, outside_50);
    band.high50 = quantile(values, 1.0 - outside_50);
    band.low75 = quantile(values, outside_75);
    band.high75 = quantile(values, 1.0 - outside_75);
    band.low90 = quantile(values, outside_90);
    band.high90 = quantile(values, 1.0 - outside_90);
    band.futures = static_cast<int>(values.size());
    return band;
}

ResultsView::ResultsView(const Results& results, bool show_small_groups)
    : results_(&results), show_small_groups_(show_small_groups),
      kept_(std::make_shared<Kept>(results.groups().size() *
                                   static_cast<std::size_t>(results.years())))
{
}

std::vector<double> ResultsView::values(Arm arm, Outcome outcome, std::size_t group, int year) const
{
    return results_->values(arm, year, group, outcome);
}

std::optional<std::size_t> ResultsView::group(Dimension dimension, std::string_view label) const
{
    const auto found = std::ranges::find_if(groups(), [&](const Group& group) {
        return group.dimension == dimension && group.label == label;
    });
    if (found == groups().end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - groups().begin());
}

std::optional<std::size_t> ResultsView::municipality() const
{
    const auto found = std::ranges::find(groups(), Dimension::municipality, &Group::dimension);
    if (found == groups().end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - groups().begin());
}

const std::bitset<outcome_count>& ResultsView::too_small(std::size_t group, int year) const
{
    check(year >= info().first_year && year <= info().last_year, "no such year");
    check(group < groups().size(), "no such group");
    TooSmall& row = kept_->too_small[group * static_cast<std::size_t>(results_->years()) +
                                     static_cast<std::size_t>(year - info().first_year)];
    std::call_once(row.once, [&] { row.outcomes = outcomes_to_hide(*results_, group, year); });
    return row.outcomes;
}

bool ResultsView::suppressed(Outcome outcome, std::size_t group, int year) const
{
    return !show_small_groups_ && likvard::info(outcome).base && info().replicates > 0 &&
           too_small(group, year)[static_cast<std::size_t>(outcome)];
}

int ResultsView::suppressed_count() const
{
    if (show_small_groups_ || info().replicates == 0) {
        return 0;
    }
    std::vector<std::size_t> by_group(groups().size(), 0);
    for_each_item(by_group.size(), [&](std::size_t g) {
        for (int year = info().first_year; year <= info().last_year; ++year) {
            by_group[g] += too_small(g, year).count();
        }
    });
    return static_cast<int>(std::accumulate(by_group.begin(), by_group.end(), std::size_t{0}));
}

std::optional<Comparison> ResultsView::compare(Outcome outcome, std::size_t group, int year) const
{
    if (suppressed(outcome, group, year)) {
        return std::nullopt;
    }
    return comparison_of(existing(values(Arm::baseline, outcome, group, year),
                                  values(Arm::plan, outcome, group, year)),
                         likvard::info(outcome));
}

std::optional<Difference> ResultsView::before_after(Arm arm, Outcome outcome, std::size_t group,
                                                    int from_year, int to_year) const
{
    if (suppressed(outcome, group, from_year) || suppressed(outcome, group, to_year)) {
        return std::nullopt;
    }
    const Pairs pairs =
        existing(values(arm, outcome, group, from_year), values(arm, outcome, group, to_year));
    if (pairs.before.empty()) {
        return std::nullopt;
    }
    return difference_of(pairs, likvard::info(outcome));
}

std::optional<double> ResultsView::variance_reduction(Outcome outcome, std::size_t group) const
{
    const auto variance = [](const std::vector<double>& x) {
        double sum = 0.0;
        double square = 0.0;
        for (const double value : x) {
            sum += value;
            square += value * value;
        }
        const auto n = static_cast<double>(x.size());
        return n > 1.0 ? (square - sum * sum / n) / (n - 1.0) : 0.0;
    };
    double apart = 0.0;
    double paired = 0.0;
    for (int year = info().plan_year; year <= info().last_year; ++year) {
        const std::vector<double> baseline = values(Arm::baseline, outcome, group, year);
        const std::vector<double> plan = values(Arm::plan, outcome, group, year);
        std::vector<double> first;
        std::vector<double> second;
        std::vector<double> difference;
        for (std::size_t r = 0; r < baseline.size(); ++r) {
            if (!std::isnan(baseline[r]) && !std::isnan(plan[r])) {
                first.push_back(baseline[r]);
                second.push_back(plan[r]);
                difference.push_back(plan[r] - baseline[r]);
            }
        }
        apart += variance(first) + variance(second);
        paired += variance(difference);
    }
    return paired > 0.0 ? std::optional(apart / paired) : std::nullopt;
}

std::optional<Comparison> ResultsView::three_year_mean(Outcome outcome, std::size_t group,
                                                       int last_year) const
{
    const std::optional<Outcome> base = likvard::info(outcome).base;
    Pairs pairs{std::vector<double>(static_cast<std::size_t>(info().replicates), 0.0), {}};
    pairs.after = pairs.before;
    std::array<std::vector<double>, arm_count> weight{pairs.before, pairs.before};
    for (int year = last_year - 2; year <= last_year; ++year) {
        if (year < info().first_year || year > info().last_year ||
            suppressed(outcome, group, year)) {
            return std::nullopt;
        }
        for (const Arm arm : {Arm::baseline, Arm::plan}) {
            const std::vector<double> value = values(arm, outcome, group, year);
            const std::vector<double> count =
                base ? values(arm, *base, group, year) : std::vector<double>(value.size(), 1.0);
            std::vector<double>& sum = arm == Arm::baseline ? pairs.before : pairs.after;
            for (std::size_t r = 0; r < value.size(); ++r) {
                if (count[r] > 0.0) { // a year without leavers adds nothing
                    sum[r] += count[r] * value[r];
                    weight.at(static_cast<std::size_t>(arm))[r] += count[r];
                }
            }
        }
    }
    for (std::size_t r = 0; r < pairs.before.size(); ++r) {
        pairs.before[r] /= weight[0][r]; // 0 / 0 is absent, as it should be
        pairs.after[r] /= weight[1][r];
    }
    return comparison_of(existing(pairs.before, pairs.after), likvard::info(outcome));
}

} // namespace likvard
