// What a plan costs: by lever, item and calendar year, per pupil, against the teaching budget, and
// for each pupil more who passes.
#include "results/results_view.hpp"

#include <cmath>
#include <limits>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace likvard {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double percent = 100.0;

std::vector<CostLine> cost_lines(const Results& results)
{
    // Each arm is summed by itself and in the same order, so that what both pay cancels exactly.
    struct Sums {
        double baseline = 0.0, plan = 0.0;
    };
    std::map<std::tuple<int, int, std::string_view, std::string_view>, Sums> sums;
    for (int r = 0; r < results.info().replicates; ++r) {
        if (!results.done(r)) {
            continue;
        }
        for (const CostRow& row : results.costs(r)) {
            Sums& sum = sums[{row.year, row.calendar_year, row.lever, row.item}];
            (row.arm == Arm::plan ? sum.plan : sum.baseline) += row.sek;
        }
    }
    const auto futures = static_cast<double>(results.done_count());
    std::vector<CostLine> lines;
    for (const auto& [place, sum] : sums) {
        const double sek = (sum.plan - sum.baseline) / futures;
        if (sek != 0.0) {
            const auto& [year, calendar_year, lever, item] = place;
            lines.push_back({year, calendar_year, std::string(lever), std::string(item), sek});
        }
    }
    return lines;
}

} // namespace

const std::vector<CostLine>& ResultsView::kept_costs() const
{
    std::call_once(kept_->once, [&] { kept_->costs = cost_lines(*results_); });
    return kept_->costs;
}

std::vector<CostLine> ResultsView::costs() const
{
    return kept_costs();
}

std::vector<BudgetLine> ResultsView::budget() const
{
    std::map<std::tuple<int, std::string, std::string>, double> sums;
    for (const CostLine& line : kept_costs()) {
        sums[{line.calendar_year, line.lever, line.item}] += line.sek;
    }
    std::vector<BudgetLine> lines;
    for (const auto& [place, sek] : sums) {
        const auto& [year, lever, item] = place;
        lines.push_back({year, lever, item, sek});
    }
    return lines;
}

double ResultsView::cost_total() const
{
    double total = 0.0;
    for (const CostLine& line : kept_costs()) {
        total += line.sek;
    }
    return total;
}

double ResultsView::cost_per_year() const
{
    std::map<int, double> by_year;
    for (const CostLine& line : kept_costs()) {
        by_year[line.year] += line.sek;
    }
    return by_year.empty() ? 0.0 : cost_total() / static_cast<double>(by_year.size());
}

std::optional<double> ResultsView::cost_per_pupil() const
{
    const std::optional<std::size_t> whole = municipality();
    std::map<int, double> by_year;
    for (const CostLine& line : kept_costs()) {
        by_year[line.year] += line.sek;
    }
    double pupils = 0.0;
    for (const auto& [year, sek] : by_year) {
        pupils += whole ? band_of(values(Arm::baseline, Outcome::pupils, *whole, year)).mean : nan;
    }
    return pupils > 0.0 ? std::optional(cost_total() / pupils) : std::nullopt;
}

std::optional<double> ResultsView::teaching_budget_share() const
{
    const double budget = info().municipal_pupils * info().teaching_per_pupil_sek;
    return budget > 0.0 && !kept_costs().empty() ? std::optional(percent * cost_per_year() / budget)
                                                 : std::nullopt;
}

std::optional<CostPerExtra> ResultsView::cost_per_extra(Outcome outcome) const
{
    const std::optional<std::size_t> whole = municipality();
    const std::optional<Outcome> base = likvard::info(outcome).base;
    if (!whole || !base || kept_costs().empty()) {
        return std::nullopt;
    }
    std::vector<double> extra(static_cast<std::size_t>(info().replicates), 0.0);
    for (int year = info().plan_year; year <= info().last_year; ++year) {
        if (suppressed(outcome, *whole, year)) {
            return std::nullopt;
        }
        for (const Arm arm : {Arm::baseline, Arm::plan}) {
            const std::vector<double> share = values(arm, outcome, *whole, year);
            const std::vector<double> count = values(arm, *base, *whole, year);
            for (std::size_t r = 0; r < extra.size(); ++r) {
                const double pupils = share[r] / percent * count[r];
                extra[r] += arm == Arm::plan ? pupils : -pupils;
            }
        }
    }
    CostPerExtra result;
    result.extra = band_of(std::move(extra));
    if (result.extra.low90 > 0.0 && cost_total() > 0.0) {
        result.sek = CostPerExtra::Sek{.mean = cost_total() / result.extra.mean,
                                       .low90 = cost_total() / result.extra.high90,
                                       .high90 = cost_total() / result.extra.low90};
    }
    return result;
}

} // namespace likvard
