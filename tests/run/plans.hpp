// The shipped scenarios, cut short, for tests of whole runs.
#pragma once

#include "io/scenario_reader.hpp"
#include "results/result_hash.hpp"
#include "run/run.hpp"

#include <string>
#include <vector>

namespace likvard {

/// A shipped scenario with KEY=VALUE settings on top, as the command line gives them, that ends
/// with school year `last_year`.
[[nodiscard]] inline LoadedScenario load(const std::string& name,
                                         const std::vector<std::string>& sets, int last_year = 2039)
{
    LoadedScenario loaded =
        read_scenario(std::string(LIKVARD_SOURCE_DIR) + "/scenarios/" + name, sets, {});
    loaded.scenario.last_year = last_year;
    return loaded;
}

/// The same scenario without its levers.
[[nodiscard]] inline Scenario without_levers(Scenario scenario)
{
    scenario.levers.clear();
    return scenario;
}

/// Runs a plan against the same without levers.
[[nodiscard]] inline Results run_all(const LoadedScenario& loaded, int threads)
{
    const Scenario baseline = without_levers(loaded.scenario);
    Results results = prepare(loaded.scenario, baseline, loaded.municipality);
    RunOptions options;
    options.threads = threads;
    run(loaded.scenario, baseline, loaded.municipality, options, results);
    return results;
}

} // namespace likvard
