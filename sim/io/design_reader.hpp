// Reads design files of sweeps and describes their format to people and editors.
#pragma once

#include "io/design.hpp"

#include <filesystem>
#include <span>
#include <string>

namespace likvard {

/// Reads a design, the plan and the baseline that it names (looked for beside the file, then in
/// `scenario_folders`), and its CSV of rows.
///
/// Throws InputMissing when the file or one that it names does not exist, DataError with every
/// fault of all files, IoError when reading fails half-way.
[[nodiscard]] Design read_design(const std::filesystem::path& file,
                                 std::span<const std::filesystem::path> scenario_folders = {});

/// Whether the file is meant as a design rather than a scenario: TOML with a table of sampling, of
/// factors or of what is kept. False for whatever cannot be read or parsed.
[[nodiscard]] bool is_design(const std::filesystem::path& file);

/// A design to start from, with a remark on every key.
[[nodiscard]] std::string design_template();

/// JSON Schema (draft 2020-12) of a design file.
[[nodiscard]] std::string design_schema();

} // namespace likvard
