// Reads a municipality folder (scenarios/README.md says what stands in it) and reports every fault
// of all its files at once.
#pragma once

#include "io/fault_log.hpp"
#include "model/municipality.hpp"

#include <filesystem>
#include <vector>

namespace likvard {

/// Reads the folder. Throws InputMissing when there is no such folder, DataError with every fault
/// of its files (a missing file is one of them), IoError when reading fails half-way.
[[nodiscard]] Municipality read_municipality(const std::filesystem::path& folder);

/// The same, with the faults put into `log`; what could be read is given back. Only the name of the
/// folder and the lists are meaningful when faults were added. Throws InputMissing and IoError.
[[nodiscard]] Municipality read_municipality(const std::filesystem::path& folder, FaultLog& log);

/// Every fault of the folder, by file, line and column. Throws InputMissing and IoError.
[[nodiscard]] std::vector<Fault> check_municipality(const std::filesystem::path& folder);

} // namespace likvard
