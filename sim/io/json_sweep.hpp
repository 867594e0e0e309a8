// What the verbs of sweeps say as JSON.
#pragma once

#include "io/tidy.hpp"
#include "results/sweep_store.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace likvard {

/// datapackage.json for a sweep's tidy.csv.
[[nodiscard]] std::string sweep_package_json(const SweepReader& reader, TidyRows rows);

/// `likvard sweep plan --json`.
struct SweepPlanReport {
    std::string design_hash;
    std::int64_t rows = 0;
    std::int64_t futures_least = 0, futures_most = 0;
    double pupil_years_least = 0.0, pupil_years_most = 0.0;
    double core_seconds_least = 0.0, core_seconds_most = 0.0;
    double bytes_least = 0.0, bytes_most = 0.0;
};
[[nodiscard]] std::string sweep_plan_json(const SweepPlanReport& report);

/// `likvard sweep run|status|merge --json`: {"design_hash", "rows", "done", "missing",
/// "duplicates", "unfinished", "files", "result_hash"}.
struct SweepStateReport {
    struct File {
        std::string file, shard, status;
        std::int64_t rows = 0, expected = 0;
    };
    std::string design_hash;
    std::int64_t rows = 0, done = 0, duplicates = 0;
    std::vector<std::int64_t> missing;
    std::vector<std::string> unfinished;
    std::vector<File> files;
    std::string result_hash; // empty: none yet
};
[[nodiscard]] std::string sweep_state_json(const SweepStateReport& report);

/// One line of progress: {"done", "total", "seconds_left"}.
[[nodiscard]] std::string progress_json(std::int64_t done, std::int64_t total,
                                        std::optional<double> seconds_left);

} // namespace likvard
