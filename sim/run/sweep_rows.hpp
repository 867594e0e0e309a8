// From a design to its table: one row a run, each with the hash of what it runs.
#pragma once

#include "io/design.hpp"

#include <string>
#include <vector>

namespace likvard {

struct SweepRow {
    std::vector<double> values; // by factor: a number, or the number of a level
    int first_future = 0;       // luck as a factor: the row's own future
};

struct SweepTable {
    std::vector<SweepRow> rows;
    std::vector<std::string> hashes; // by row: SHA-256 of the base, the factors' values and luck
    /// SHA-256 of all rows and of what is kept: two files of the same hash belong together.
    std::string design_hash;
};

/// Rows beyond this are refused: their table alone would not fit into memory.
inline constexpr std::size_t most_sweep_rows = 10'000'000;

/// The table of a design; the same for the same design, always. Throws DataError when it would
/// have more than most_sweep_rows. The plan's posterior, if any, is part of what a row's hash
/// names.
[[nodiscard]] SweepTable table_of(const Design& design);

/// The plan of one row.
[[nodiscard]] Scenario plan_of(const Design& design, const SweepRow& row);

} // namespace likvard
