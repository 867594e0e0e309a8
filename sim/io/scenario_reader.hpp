// Reads scenario files, writes them fully resolved, and describes their format to people (the
// template, which `likvard describe --template` prints) and to editors (the schema).
#pragma once

#include "core/check.hpp"
#include "model/municipality.hpp"
#include "model/scenario.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace likvard {

struct LoadedScenario {
    Scenario scenario;
    Municipality municipality;
};

/// Reads a scenario file, its `base` (once) and its municipality folder, which is looked for beside
/// the file and then in `scenario_folders`.
///
/// `sets` are KEY=VALUE of the command line and stand above the file: "replicates=50",
/// "years=2025:2030", "levers.resource_team.fte=5 FTE", "levers.school_package.2.budget=1
/// MSEK/year" (the second of several), "learn.persist_permanent=0.2". A value is read as TOML if it
/// is TOML, otherwise as text.
///
/// Levers come out in the order of levers(), each lever's uses in the order of the file, lists of
/// schools by row and overrides by index, so that equal plans are equal however they were written.
///
/// Throws InputMissing when the file or a folder or file that it names does not exist, DataError
/// with every fault of all files, IoError when reading fails half-way.
[[nodiscard]] LoadedScenario
read_scenario(const std::filesystem::path& file, std::span<const std::string> sets = {},
              std::span<const std::filesystem::path> scenario_folders = {});

/// Every fault of a scenario (with the municipality that it names), or of a municipality given as
/// its folder or as one of the folder's files. Throws InputMissing when `path` does not exist.
[[nodiscard]] std::vector<Fault>
check_file(const std::filesystem::path& path,
           std::span<const std::filesystem::path> scenario_folders = {});

/// The scenario with every value written out, units in comments. Reads back to an equal scenario.
[[nodiscard]] std::string to_toml(const Scenario& scenario, const Municipality& municipality);

/// A scenario file to start from: every key and every lever, those with a default commented out.
[[nodiscard]] std::string scenario_template();

/// JSON Schema (draft 2020-12) of a scenario file, made from levers() and parameters().
[[nodiscard]] std::string scenario_schema();

} // namespace likvard
