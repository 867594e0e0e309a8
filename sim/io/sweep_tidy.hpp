// A sweep as one long table for statistics programs: tidy.csv and its description.
#pragma once

#include "io/tidy.hpp"
#include "results/sweep_store.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace likvard {

/// The columns before and after those of the factors.
struct SweepColumns {
    std::vector<TidyField> before, after;
};
[[nodiscard]] SweepColumns sweep_columns(TidyRows rows);

/// How many numbers were left out because their group is too small.
struct SweepTidyReport {
    std::int64_t lines = 0;
    std::int64_t left_out = 0;
};

/// Writes FOLDER/tidy.csv and FOLDER/datapackage.json from a store, each under a temporary name
/// first. summary: a line for each row, year, group and outcome, over the row's paired futures.
/// full: a line for each future and arm. Groups of fewer than ten pupils in any future of a row are
/// left out unless `show_small`. Throws OutputError or IoError.
SweepTidyReport write_sweep_tidy(const std::filesystem::path& folder, const SweepReader& reader,
                                 TidyRows rows, bool show_small);

} // namespace likvard
