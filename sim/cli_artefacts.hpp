// Runs as exported files need them: from a folder of results, from a plan, or from an export.
#pragma once

#include "cli_inputs.hpp"
#include "viz/report/document.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace likvard {

/// Told of (done, total) futures while a plan is run.
using Announce = std::function<void(int, int)>;

/// Whether this is a folder with results.sqlite in it, or such a file.
[[nodiscard]] bool is_store(const std::filesystem::path& path);

/// A finished run as its store has it; the schools' places are there when the municipality's folder
/// is found. Throws InputMissing, DataError (also when the run is not complete) and IoError.
[[nodiscard]] report::Run run_of_store(const std::filesystem::path& path);

/// Runs a plan and its baseline from the start. Gives fewer futures than asked for when it is
/// interrupted.
[[nodiscard]] report::Run run_of_inputs(const Inputs& inputs, int threads,
                                        const Announce& announce);

/// DataError when the plan has no levers, or too many to be taken apart. `label` names its file.
void require_few_levers(const Scenario& plan, const std::string& label);

/// Takes the effect of a run's plan apart, lever by lever, with the draws that the run had. `file`:
/// where the run comes from; the municipality is looked for near it. False when interrupted.
/// Throws as run_of_store does, and as require_few_levers does.
[[nodiscard]] bool add_apart(report::Run& run, const std::filesystem::path& file, int threads,
                             const Announce& announce);

} // namespace likvard
