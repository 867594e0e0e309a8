// Results on disk: one SQLite file per run, written block by block, whole blocks only.
#pragma once

#include "results/results.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace likvard {

/// What the store says of a run beside its numbers. Nothing here may tell the time of day: two runs
/// of the same thing make the same file.
struct StoreFacts {
    std::string program_version;
    std::string command;           // as typed, for people
    std::string baseline_scenario; // fully resolved TOML
    std::string plan_scenario;
    /// Whatever else decides the numbers, for example {"posterior_hash", …}; written to meta, and
    /// must be equal when the run is resumed.
    std::vector<std::pair<std::string, std::string>> identity;
};

enum class Resume : std::uint8_t { no, yes };

/// The writer of one store. One writer at a time; others may read meanwhile. Rollback journal, no
/// side files after a clean end; after a kill the next open restores the last whole block.
///
/// Tables: see cli.md "Results" and store_schema.cpp. meta.status is `running` from create to
/// finish, then `complete`, or `partial` when replicates are missing.
///
/// Errors: OutputError when the file cannot be made, is no store, holds another run, holds this run
/// and no resume was asked, or is being written by another process; IoError when writing fails
/// (disk full): the block is rolled back, the store stays consistent, this writer is of no more
/// use.
class Store {
public:
    /// Opens `path` for writing. A new file gets the schema and the facts of the run. An existing
    /// store is continued with Resume::yes when it holds the same run: schema and program version,
    /// input_hash, seed, replicates and facts.identity are equal.
    [[nodiscard]] static Store create(const std::filesystem::path& path, const Results& results,
                                      const StoreFacts& facts, Resume resume);

    ~Store();
    Store(Store&& other) noexcept;
    Store& operator=(Store&& other) noexcept;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// What the store holds, with its replicates marked done: where a resumed run goes on.
    [[nodiscard]] Results contents();

    /// Writes replicates [first, last), all done and none of them written before, in one
    /// transaction.
    void append(const Results& results, int first, int last);

    /// Writes result_hash and the final status, and closes the file.
    void finish(const std::string& result_hash);

    /// Reads a store whole, finished or not; replicates that were never written are not done.
    /// InputMissing when there is no such file, DataError when it is no store of this schema or is
    /// damaged, IoError when reading fails.
    [[nodiscard]] static Results load(const std::filesystem::path& path);

    /// The table `meta`: schema_version, program_version, command, seed, replicates, input_hash,
    /// result_hash (when finished), status … Errors as `load`.
    [[nodiscard]] static std::map<std::string, std::string> meta(const std::filesystem::path& path);

    /// The fully resolved scenarios, baseline and plan. Errors as `load`.
    [[nodiscard]] static std::pair<std::string, std::string>
    scenarios(const std::filesystem::path& path);

private:
    struct Impl;
    [[nodiscard]] Impl& writer(); // InternalError once finished or failed
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace likvard
