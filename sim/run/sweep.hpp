// A sweep: many rows of one design, each an ensemble of paired futures, finished in any order and
// by any number of processes, always with the same numbers.
#pragma once

#include "io/design.hpp"
#include "results/sweep_store.hpp"
#include "run/sweep_rows.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace likvard {

/// Part `number` of `count`: rows whose number leaves number - 1 when divided by count, so that
/// every part gets cheap and dear rows alike.
struct Shard {
    int number = 1;
    int count = 1;
    bool whole = true; // no shard was asked for
};

/// "3/10", or nothing for the whole.
[[nodiscard]] std::string text(const Shard& shard);
/// Rows of a shard, ascending.
[[nodiscard]] std::vector<std::int64_t> rows_of(const Shard& shard, std::int64_t rows);
/// DIR/sweep.sqlite, or DIR/shards/0003-of-0010.sqlite.
[[nodiscard]] std::filesystem::path store_path(const std::filesystem::path& folder,
                                               const Shard& shard);

/// What the store of a sweep says of it.
[[nodiscard]] SweepFacts facts_of(const Design& design, const SweepTable& table,
                                  const std::string& program_version, const Shard& shard);

struct SweepOptions {
    int threads = 0; // 0: every core
    /// Called after each row with (done, total) of those that this call has to do; one at a time,
    /// from any thread.
    std::function<void(std::int64_t, std::int64_t)> progress;
    /// When set, rows that are not finished are given up and run_sweep returns.
    const std::atomic<bool>* cancel = nullptr;
};

/// Runs every row of the shard that the store does not hold yet. Each is in the store before the
/// next progress call. Same values for any number of threads, shards and interruptions. Errors of
/// the store end it; what is stored stays.
void run_sweep(const Design& design, const SweepTable& table, const Shard& shard,
               const SweepOptions& options, SweepStore& store);

/// What one future costs, measured on the first row, single-threaded, after the start has been
/// worked out; and how much there is to do.
struct SweepEstimate {
    std::int64_t rows = 0;
    std::int64_t futures_least = 0, futures_most = 0; // all rows
    double pupil_years = 0.0;                         // of one future, both arms
    double future_seconds = 0.0;                      // of one core
    double start_seconds = 0.0;                       // of one core, each time it is worked out
    std::int64_t starts = 0;                          // different starts in the design
    double file_bytes = 0.0;                          // of a store without rows
    double row_bytes_least = 0.0, row_bytes_most = 0.0;
};
[[nodiscard]] SweepEstimate estimate(const Design& design, const SweepTable& table);

/// One row, without any store: for estimates, search and tests.
[[nodiscard]] SweepRecord run_row(const Design& design, const SweepTable& table, std::int64_t row);

} // namespace likvard
