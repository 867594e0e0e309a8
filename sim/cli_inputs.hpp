// What the verbs that run a plan read: a scenario, its baseline and their municipality.
#pragma once

#include "cli_options.hpp"
#include "model/municipality.hpp"
#include "model/scenario.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace likvard {

struct Inputs {
    Scenario plan;
    Scenario baseline;
    Municipality municipality;
    std::string remarks;
};

/// The plan with the command's settings, and its baseline. Throws as read_scenario does.
[[nodiscard]] Inputs read_inputs(const RunCommand& command);

/// Plan and baseline as fully resolved text, out of a store or an exported file that is called
/// `label` in messages; the municipality is looked for in `beside` and then where all are. Throws
/// as read_scenario does.
[[nodiscard]] Inputs read_inputs(const std::string& plan, const std::string& baseline,
                                 const std::string& label,
                                 const std::vector<std::filesystem::path>& beside);

/// The plan's scenario without what it does.
[[nodiscard]] Scenario without_levers(Scenario scenario);

} // namespace likvard
