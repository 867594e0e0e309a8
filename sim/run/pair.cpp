#include "run/pair.hpp"

#include "model/parameters.hpp"
#include "model/year.hpp"
#include "run/posterior.hpp"

#include <algorithm>

namespace likvard {
namespace {

void book_costs(ArmRun& arm, const World& w, const Policy& policy, Arm which, int replicate,
                int year)
{
    const auto ledgers = lever_costs(w.reached, policy, w.schools, year);
    double total = 0.0;
    for (std::size_t k = 0; k < ledgers.size(); ++k) {
        for (const LedgerLine& line : ledgers[k].lines()) {
            arm.costs.push_back({which, replicate, year, line.calendar_year,
                                 std::string(policy.levers[k].type->key), std::string(line.item),
                                 line.sek});
            total += line.sek;
        }
    }
    cell(arm.years.back(), 0, Outcome::cost_sek) = total;
}

void note_reach(ArmRun& arm, const World& w, const Scenario& scenario)
{
    for (std::size_t k = 0; k < w.reached.size(); ++k) {
        if (scenario.levers[k].target.rule != TargetRule::all) {
            for (const std::uint16_t s : w.reached[k].by_years_ago[0]) {
                arm.reached[s] = 1;
            }
        }
    }
}

void store_arm(Results& results, ArmRun& arm, std::span<const std::uint8_t> reached,
               const Schools& schools, Arm which, int replicate)
{
    // A plan that reaches preschools alone has no compulsory schools to set against the others.
    const auto compulsory_schools = reached.first(compulsory_rows(schools));
    const bool somebody = std::any_of(compulsory_schools.begin(), compulsory_schools.end(),
                                      [](std::uint8_t r) { return r != 0; });
    for (std::size_t y = 0; y < arm.years.size(); ++y) {
        if (somebody) {
            observe_reach(arm.years[y], reached, schools);
        }
        for (std::size_t g = 0; g < arm.years[y].size(); ++g) {
            const auto slots =
                results.row(which, replicate, results.info().first_year + static_cast<int>(y), g);
            std::copy(arm.years[y][g].begin(), arm.years[y][g].end(), slots.begin());
        }
    }
    auto& costs = results.costs(replicate);
    costs.insert(costs.end(), arm.costs.begin(), arm.costs.end());
}

} // namespace

std::vector<double> with_overrides(std::vector<double> values, const Scenario& scenario)
{
    for (const ParameterOverride& override_ : scenario.overrides) {
        values[override_.index] = override_.value;
    }
    return values;
}

Future::Future(const Prepared& prepared, const Scenario& plan, int replicate_)
    : replicate(replicate_), values(values_of(plan, replicate_)),
      setting(setting_of(prepared, values)),
      draw(plan.seed, static_cast<std::uint32_t>(replicate_)),
      start(start_world(prepared, setting, draw))
{
}

std::optional<ArmRun> run_arm(const Future& future, const Scenario& scenario, Arm which,
                              const std::atomic<bool>* cancel)
{
    World w = future.start;
    ArmRun arm;
    arm.reached.assign(rows(w.schools), 0);
    const Policy policy{scenario.levers, future.values, &w.setting->params.costs};
    arm.years.emplace_back();
    observe(arm.years.back(), w, Tick{w.setting->municipality->data_year, future.draw});
    cell(arm.years.back(), 0, Outcome::cost_sek) = 0.0;
    for (int year = w.setting->municipality->data_year + 1; year <= scenario.last_year; ++year) {
        if (cancel != nullptr && cancel->load(std::memory_order_relaxed)) {
            return std::nullopt;
        }
        const Tick t{year, future.draw};
        advance_one_year(w, policy, t);
        arm.years.emplace_back();
        observe(arm.years.back(), w, t);
        book_costs(arm, w, policy, which, future.replicate, year);
        note_reach(arm, w, scenario);
    }
    return arm;
}

void store_pair(Results& results, int replicate, const std::vector<double>& values,
                const Schools& schools, ArmRun baseline, ArmRun plan)
{
    results.costs(replicate).clear();
    store_arm(results, baseline, plan.reached, schools, Arm::baseline, replicate);
    store_arm(results, plan, plan.reached, schools, Arm::plan, replicate);
    results.draws(replicate) = values;
    results.mark_done(replicate);
}

} // namespace likvard
