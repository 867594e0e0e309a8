// Botkyrka with a lever or two, few futures and few years: what the tests of interplay share.
#pragma once

#include "model/lever.hpp"
#include "plans.hpp"
#include "results/results_view.hpp"

#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace likvard {

/// A figure that MODEL.md states under "Interplay", as this run measures it. One command prints
/// them all: LIKVARD_FIGURES=1 <build>/tests/run/run_tests (with any filter).
inline double figure(std::string_view name, double value)
{
    if (std::getenv("LIKVARD_FIGURES") != nullptr) { // NOLINT(concurrency-mt-unsafe) // one thread
        std::cout << "figure " << name << " " << value << "\n";
    }
    return value;
}

/// Values of a lever's fields by key; the others keep their defaults.
using Amounts = std::vector<std::pair<std::string_view, double>>;
using Settings = std::vector<std::string>; // KEY=VALUE, as the command line gives them

/// Botkyrka without levers, to school year `last_year`.
inline LoadedScenario botkyrka(int replicates, int last_year, Settings sets = {})
{
    sets.push_back("replicates=" + std::to_string(replicates));
    LoadedScenario loaded = load("botkyrka_2019_team.toml", sets, last_year);
    loaded.scenario.levers.clear();
    return loaded;
}

/// Rows of four municipal schools whose parents are among those with the shortest education.
inline std::vector<std::size_t> four_weak_schools(const Municipality& m)
{
    std::vector<std::size_t> rows;
    for (const std::uint32_t code : {40631085U, 67742754U, 56417100U, 25918983U}) {
        rows.push_back(school_with_code(m, code).value()); // Fittja, Karsby, Kvarnhag, Hammersta
    }
    return rows;
}

/// One use of a lever from August of the plan's first year to its end; a list reaches the four
/// weak schools.
inline LeverUse lever_use(const LoadedScenario& in, std::string_view lever, TargetRule rule,
                          const Amounts& amounts = {})
{
    LeverUse use;
    use.type = lever_named(lever);
    if (use.type == nullptr) {
        throw std::invalid_argument("no such lever: " + std::string(lever));
    }
    use.target.rule = rule;
    use.target.top = 4;
    if (rule == TargetRule::list) {
        use.target.schools = four_weak_schools(in.municipality);
    }
    use.target.from = Month::of(in.scenario.first_year, 8);
    use.target.until = Month::of(in.scenario.last_year + 1, 7);
    for (const FieldInfo& field : use.type->fields) {
        use.values.push_back(field.default_value);
        for (const auto& [key, value] : amounts) {
            if (key == field.key) {
                use.values.back() = value;
            }
        }
    }
    return use;
}

/// The plan's levers against `without`'s, with the same luck.
inline Results pair_of(const LoadedScenario& in, std::vector<LeverUse> with,
                       std::vector<LeverUse> without = {})
{
    Scenario plan = in.scenario;
    Scenario baseline = in.scenario;
    plan.levers = std::move(with);
    baseline.levers = std::move(without);
    Results results = prepare(plan, baseline, in.municipality);
    RunOptions options;
    options.threads = 2;
    run(plan, baseline, in.municipality, options, results);
    return results;
}

/// Row of a group: ("reach", "reached") and so on.
inline std::size_t group_of(const Results& results, Dimension dimension, std::string_view label)
{
    return ResultsView(results).group(dimension, label).value();
}

/// Mean of an outcome of one arm over futures and the years from `first` to `last`.
inline double mean_of(const Results& results, Arm arm, Outcome outcome, std::size_t group,
                      int first, int last)
{
    double sum = 0.0;
    for (int r = 0; r < results.info().replicates; ++r) {
        for (int year = first; year <= last; ++year) {
            sum += results.value(arm, r, year, group, outcome);
        }
    }
    return sum / results.info().replicates / (last - first + 1);
}

/// Plan minus baseline, the same mean.
inline double effect_on(const Results& results, Outcome outcome, std::size_t group, int first,
                        int last)
{
    return mean_of(results, Arm::plan, outcome, group, first, last) -
           mean_of(results, Arm::baseline, outcome, group, first, last);
}

/// Number of futures and years in which an outcome differs between the arms; two absent values are
/// the same.
inline int differing_in(const Results& results, Outcome outcome, std::size_t group, int first,
                        int last)
{
    int count = 0;
    for (int r = 0; r < results.info().replicates; ++r) {
        for (int year = first; year <= last; ++year) {
            const double a = results.value(Arm::baseline, r, year, group, outcome);
            const double b = results.value(Arm::plan, r, year, group, outcome);
            count += a == b || (a != a && b != b) ? 0 : 1;
        }
    }
    return count;
}

} // namespace likvard
