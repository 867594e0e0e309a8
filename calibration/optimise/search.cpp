#include "calibration/optimise/search.hpp"

#include "calibration/optimise/verdict.hpp"
#include "core/check.hpp"
#include "core/parallel.hpp"
#include "model/lever.hpp"
#include "model/parameters.hpp"
#include "run/pair.hpp"
#include "run/posterior.hpp"
#include "run/sample_dice.hpp"
#include "run/sweep_samplers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <numeric>
#include <optional>

namespace likvard {
namespace {

using Amounts = std::vector<double>;

/// Futures in which plans are tried, and what has been worked out once.
class Stage {
public:
    Stage(const Scenario& plan, const Municipality& municipality, const SearchQuestion& question)
        : plan_(plan), baseline_(plan), question_(&question)
    {
        with_threads(question.threads,
                     [&] { start_ = prepare_municipality(municipality, central_of(plan)); });
        baseline_.levers.clear();
    }

    /// Tries every candidate in futures first … first + count - 1. Each future is started once and
    /// its baseline arm run once.
    SearchResult run(const std::vector<Amounts>& candidates, int first, int count)
    {
        SearchResult result;
        const std::size_t targets = question_->targets.size();
        const auto futures = static_cast<std::size_t>(count);
        result.baseline.assign(targets, std::vector<double>(futures));
        result.parameters.resize(futures);
        for (const Amounts& amounts : candidates) {
            result.trials.push_back({amounts, result.baseline, std::vector<double>(futures)});
        }
        with_threads(question_->threads, [&] {
            for_each_item(futures, [&](std::size_t f) {
                run_future(result, first + static_cast<int>(f), f);
            });
        });
        return result;
    }

    [[nodiscard]] bool is_cancelled() const
    {
        return question_->cancel != nullptr && question_->cancel->load();
    }
    void expect(int arms) { total_ += arms; }

private:
    void run_future(SearchResult& result, int number, std::size_t f)
    {
        if (is_cancelled()) {
            return;
        }
        const Future future(start_, plan_, number);
        result.parameters[f] = future.values;
        const auto without = run_arm(future, baseline_, Arm::baseline, question_->cancel);
        if (!without) {
            return;
        }
        note(*without, f, result.baseline);
        for (Trial& trial : result.trials) {
            const Scenario scenario = plan_with(plan_, question_->variables, trial.amounts);
            const auto with = run_arm(future, scenario, Arm::plan, question_->cancel);
            if (!with) {
                return;
            }
            note(*with, f, trial.value);
            trial.cost[f] = yearly_cost(*with);
            tick();
        }
    }

    void note(const ArmRun& arm, std::size_t future, std::vector<std::vector<double>>& into) const
    {
        for (std::size_t t = 0; t < question_->targets.size(); ++t) {
            into[t][future] = arm.years.back()[0][static_cast<std::size_t>(question_->targets[t])];
        }
    }

    static double yearly_cost(const ArmRun& arm)
    {
        std::map<int, double> by_year;
        for (const CostRow& row : arm.costs) {
            by_year[row.year] += row.sek;
        }
        double sum = 0.0;
        int years = 0;
        for (const auto& [year, sek] : by_year) {
            sum += sek;
            years += sek != 0.0 ? 1 : 0;
        }
        return years > 0 ? sum / years : 0.0;
    }

    void tick()
    {
        const std::scoped_lock lock(mutex_);
        ++done_;
        if (question_->progress) {
            question_->progress(done_, std::max(done_, total_));
        }
    }

    Scenario plan_, baseline_;
    const SearchQuestion* question_;
    Prepared start_;
    std::mutex mutex_;
    int done_ = 0;
    int total_ = 0;
};

/// SEK a school year of one unit of each variable, from a trial at its upper bound alone.
std::vector<double> unit_costs(Stage& stage, const SearchQuestion& question)
{
    const std::vector<Variable>& variables = question.variables;
    std::vector<Amounts> alone;
    for (std::size_t j = 0; j < variables.size(); ++j) {
        Amounts amounts(variables.size(), 0.0);
        amounts[j] = variables[j].high;
        alone.push_back(std::move(amounts));
    }
    const SearchResult result = stage.run(alone, question.replicates, 2);
    std::vector<double> costs;
    costs.reserve(variables.size());
    for (std::size_t j = 0; j < variables.size(); ++j) {
        costs.push_back(variables[j].high > 0.0
                            ? std::max(0.0, result.trials[j].mean_cost() / variables[j].high)
                            : 0.0);
    }
    return costs;
}

/// Amounts that spend `shares` of the budget; where a lever costs nothing, that share of its range.
Amounts amounts_of(const SearchQuestion& question, const std::vector<double>& unit_cost,
                   const std::vector<double>& shares)
{
    Amounts amounts;
    for (std::size_t j = 0; j < question.variables.size(); ++j) {
        const Variable& v = question.variables[j];
        const double wanted = unit_cost[j] > 0.0 ? shares[j] * question.budget / unit_cost[j]
                                                 : v.low + shares[j] * (v.high - v.low);
        amounts.push_back(std::clamp(wanted, v.low, v.high));
    }
    return amounts;
}

/// Each lever alone on the whole budget, then shares spread evenly over all ways to split it, with
/// a part left unspent.
std::vector<Amounts> first_candidates(const SearchQuestion& question,
                                      const std::vector<double>& unit_cost)
{
    const std::size_t k = question.variables.size();
    std::vector<Amounts> all;
    for (std::size_t j = 0; j < k; ++j) {
        std::vector<double> shares(k, 0.0);
        shares[j] = 1.0;
        all.push_back(amounts_of(question, unit_cost, shares));
    }
    for (const Point& point : sobol_points(static_cast<std::size_t>(question.candidates), k + 1)) {
        std::vector<double> shares;
        double sum = 0.0;
        for (const double u : point) { // exponentials over their sum are even on the simplex
            shares.push_back(-std::log(u));
            sum += shares.back();
        }
        for (double& share : shares) {
            share /= sum;
        }
        all.push_back(amounts_of(question, unit_cost, shares));
    }
    return all;
}

/// Candidates near the best: a part of one lever's money moves to another.
std::vector<Amounts> near_candidates(const SearchQuestion& question,
                                     const std::vector<double>& unit_cost,
                                     const std::vector<Amounts>& best)
{
    constexpr std::size_t near_each = 4;
    SampleDice dice(2);
    std::vector<Amounts> all;
    const std::size_t k = question.variables.size();
    for (const Amounts& amounts : best) {
        for (std::size_t n = 0; n < near_each; ++n) {
            Amounts moved = amounts;
            const std::size_t from = dice.below(k);
            const std::size_t to = dice.below(k);
            const double part = 0.5 * dice.uniform() * moved[from];
            const double money = part * unit_cost[from];
            moved[from] -= part;
            if (to != from && unit_cost[to] > 0.0) {
                moved[to] += money / unit_cost[to];
            }
            for (std::size_t j = 0; j < k; ++j) {
                moved[j] =
                    std::clamp(moved[j], question.variables[j].low, question.variables[j].high);
            }
            all.push_back(std::move(moved));
        }
    }
    return all;
}

std::vector<Amounts> amounts_at(const SearchResult& result, const std::vector<std::size_t>& which)
{
    std::vector<Amounts> all;
    for (const std::size_t i : which) {
        all.push_back(result.trials[i].amounts);
    }
    return all;
}

/// Leaves out trials that cost more than the budget.
void keep_affordable(SearchResult& result, double budget)
{
    constexpr double rounding = 1.0 + 1e-9;
    const auto dear = [&](const Trial& trial) { return trial.mean_cost() > budget * rounding; };
    result.beyond += static_cast<int>(std::ranges::count_if(result.trials, dear));
    std::erase_if(result.trials, dear);
}

} // namespace

double Trial::mean_cost() const
{
    return std::accumulate(cost.begin(), cost.end(), 0.0) / static_cast<double>(cost.size());
}

double Trial::mean_value(std::size_t target) const
{
    const std::vector<double>& all = value[target];
    return std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size());
}

double gain(Outcome outcome, double without, double with)
{
    const OutcomeInfo& its = info(outcome);
    if (its.is_gap) {
        return std::fabs(without) - std::fabs(with);
    }
    return its.better == Better::lower ? without - with : with - without;
}

std::vector<Variable> variables_of(const Scenario& plan)
{
    std::vector<Variable> variables;
    std::map<std::string_view, int> seen;
    for (std::size_t u = 0; u < plan.levers.size(); ++u) {
        const LeverUse& use = plan.levers[u];
        const int ordinal = ++seen[use.type->key];
        const auto uses = std::ranges::count(plan.levers, use.type, &LeverUse::type);
        const std::string prefix = uses > 1 ? fmt::format("levers.{}.{}", use.type->key, ordinal)
                                            : fmt::format("levers.{}", use.type->key);
        for (std::size_t f = 0; f < use.type->fields.size(); ++f) {
            const FieldInfo& field = use.type->fields[f];
            if (field.is_amount) {
                variables.push_back({fmt::format("{}.{}", prefix, field.key), u, f, field.unit,
                                     std::max(0.0, field.low),
                                     std::min(field.high, 2.0 * use.values[f])});
            }
        }
    }
    return variables;
}

Scenario plan_with(const Scenario& plan, const std::vector<Variable>& variables,
                   const std::vector<double>& amounts)
{
    Scenario changed = plan;
    for (std::size_t j = 0; j < variables.size(); ++j) {
        changed.levers[variables[j].use].values[variables[j].field] = amounts[j];
    }
    return changed;
}

SearchResult search_plans(const Scenario& plan, const Municipality& municipality,
                          const SearchQuestion& question)
{
    check(!question.variables.empty() && !question.targets.empty(), "something to search for");
    Stage stage(plan, municipality, question);
    constexpr std::size_t most_judged = 10;
    constexpr std::size_t most_near = 6;
    const auto k = static_cast<int>(question.variables.size());
    stage.expect(2 * k +
                 (question.candidates + k + 4 * static_cast<int>(most_near)) * question.screened +
                 static_cast<int>(most_judged) * question.replicates);
    const std::vector<double> unit_cost = unit_costs(stage, question);
    SearchResult sifted =
        stage.run(first_candidates(question, unit_cost), question.replicates, question.screened);
    keep_affordable(sifted, question.budget);
    const auto best = amounts_at(sifted, best_trials(sifted, question.targets, most_near));
    SearchResult nearby = stage.run(near_candidates(question, unit_cost, best), question.replicates,
                                    question.screened);
    keep_affordable(nearby, question.budget);
    sifted.trials.insert(sifted.trials.end(), nearby.trials.begin(), nearby.trials.end());
    std::vector<Amounts> judged;
    Amounts as_it_stands;
    for (const Variable& v : question.variables) {
        as_it_stands.push_back(plan.levers[v.use].values[v.field]);
    }
    judged.push_back(as_it_stands);
    for (const std::size_t i : best_trials(sifted, question.targets, most_judged - 1)) {
        judged.push_back(sifted.trials[i].amounts);
    }
    SearchResult result = stage.run(judged, 0, question.replicates);
    result.considered = static_cast<int>(sifted.trials.size());
    result.beyond = sifted.beyond + nearby.beyond;
    return stage.is_cancelled() ? SearchResult{} : result;
}

} // namespace likvard
