#include "cli_inputs.hpp"

#include "cli_find.hpp"
#include "core/check.hpp"
#include "io/files.hpp"
#include "io/scenario_parts.hpp"
#include "io/scenario_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace likvard {

namespace fs = std::filesystem;

namespace {

/// The flags that are keys of a scenario, as --set would say them.
std::vector<std::string> settings(const RunCommand& command)
{
    std::vector<std::string> sets = command.sets;
    if (command.replicates) {
        sets.push_back(fmt::format("replicates={}", *command.replicates));
    }
    if (command.seed) {
        sets.push_back(fmt::format("seed={}", *command.seed));
    }
    return sets;
}

/// What of the settings holds for the baseline too: the world, not the plan.
std::vector<std::string> shared(std::vector<std::string> sets)
{
    std::erase_if(sets, [](const std::string& set) {
        return set.starts_with("levers.") || set.starts_with("title") ||
               set.starts_with("question");
    });
    return sets;
}

/// --years: other years than the file's, and its levers cut to them; gives whether any was.
bool set_years(Scenario& scenario, const Municipality& municipality, std::pair<int, int> years)
{
    constexpr int august = 8;
    constexpr int july = 7;
    const int earliest = municipality.data_year + 1;
    const int latest = municipality.data_year + most_years;
    if (years.first < earliest || years.second > latest) {
        throw DataError({{.file = "--years",
                          .line = 0,
                          .column = 0,
                          .key = "years",
                          .found = fmt::format("{}:{}", years.first, years.second),
                          .expected = fmt::format("years from {} to {}", earliest, latest),
                          .nearest = {}}});
    }
    scenario.first_year = years.first;
    scenario.last_year = years.second;
    const Month first = Month::of(years.first, august);
    const Month last = Month::of(years.second + 1, july);
    bool cut = false;
    for (LeverUse& use : scenario.levers) {
        cut = cut || use.target.from < first || use.target.until > last;
        use.target.from = std::max(use.target.from, first);
        use.target.until = std::min(use.target.until, last);
    }
    std::erase_if(scenario.levers,
                  [](const LeverUse& use) { return use.target.from > use.target.until; });
    return cut;
}

Scenario read_baseline(const RunCommand& command, const LoadedScenario& plan,
                       const std::vector<fs::path>& folders)
{
    const fs::path file = find_input(command.baseline, folders);
    LoadedScenario baseline = read_scenario(file, shared(settings(command)), folders);
    if (baseline.municipality.content_hash != plan.municipality.content_hash) {
        throw DataError({{.file = file.string(),
                          .line = 0,
                          .column = 0,
                          .key = "municipality",
                          .found = baseline.scenario.municipality,
                          .expected = "the municipality of the plan, " + plan.scenario.municipality,
                          .nearest = {}}});
    }
    // What a pair shares is the plan's to say.
    const std::pair years(plan.scenario.first_year, plan.scenario.last_year);
    set_years(baseline.scenario, plan.municipality, years);
    baseline.scenario.replicates = plan.scenario.replicates;
    baseline.scenario.seed = plan.scenario.seed;
    return baseline.scenario;
}

/// A text as a scenario, by way of a file that is gone afterwards.
LoadedScenario scenario_of(const std::string& text, const std::string& label,
                           const std::vector<fs::path>& folders)
{
    const TemporaryFile file;
    const std::string name = file.path().string();
    write_file_atomically(name, text);
    try {
        return read_scenario(name, {}, folders);
    } catch (const DataError& error) {
        std::vector<Fault> faults = error.faults();
        for (Fault& fault : faults) {
            fault.file = fault.file == name ? label : fault.file;
        }
        throw DataError(std::move(faults));
    }
}

} // namespace

Scenario without_levers(Scenario scenario)
{
    scenario.title = {.sv = "Utan plan", .en = "No plan"};
    scenario.question = {};
    scenario.levers.clear();
    return scenario;
}

Inputs read_inputs(const RunCommand& command)
{
    const std::vector<fs::path> folders = scenario_folders();
    LoadedScenario plan =
        read_scenario(find_input(command.plan, folders), settings(command), folders);
    plan.scenario.posterior = own_posterior(command.priors_only);
    std::string remarks;
    if (command.years && set_years(plan.scenario, plan.municipality, *command.years)) {
        remarks = command.language == Language::sv
                      ? "Planens åtgärder är avkortade till åren i --years.\n"
                      : "The plan's levers are cut to the years of --years.\n";
    }
    Scenario baseline = command.baseline.empty() ? without_levers(plan.scenario)
                                                 : read_baseline(command, plan, folders);
    return {std::move(plan.scenario), std::move(baseline), std::move(plan.municipality),
            std::move(remarks)};
}

Inputs read_inputs(const std::string& plan, const std::string& baseline, const std::string& label,
                   const std::vector<fs::path>& beside)
{
    std::vector<fs::path> folders = beside;
    for (const fs::path& folder : scenario_folders()) {
        folders.push_back(folder);
    }
    LoadedScenario read = scenario_of(plan, label, folders);
    Scenario without = scenario_of(baseline, label, folders).scenario;
    return {std::move(read.scenario), std::move(without), std::move(read.municipality), {}};
}

} // namespace likvard
