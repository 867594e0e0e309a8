// A sweep on disk: one SQLite file for the whole or for a shard of it, written row by row, whole
// rows only.
#pragma once

#include "results/results.hpp"
#include "results/store.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace likvard {

/// Raised when a table of the sweep's store changes.
inline constexpr int sweep_schema_version = 1;

/// What a reader must know of a factor. `levels`: the values of a list, in their order.
struct SweepFactorNote {
    std::string key;
    std::string unit;
    std::string kind; // range, prior, list
    double low = 0.0, high = 0.0;
    std::vector<std::string> levels;
};

/// What a sweep's store says beside its rows. Nothing here tells the time of day or where it ran.
struct SweepFacts {
    std::string program_version;
    std::string design_hash;
    std::string title;
    std::string municipality;
    std::string sampling;   // full, one_at_a_time, lhs, sobol, morris, rows
    std::string parameters; // drawn, central
    std::string replicates; // the rule, in words
    std::uint64_t seed = 1;
    std::int64_t rows = 0; // of the whole design
    int size = 0;
    int levels = 0; // steps of a range
    bool luck = false;
    std::string shard; // "3/10", or empty: the whole
    std::vector<SweepFactorNote> factors;
    std::vector<Outcome> outcomes; // by key
    std::vector<int> years;        // ascending
    std::vector<Group> groups;     // by dimension and label
};

/// One finished row. `numbers`: by factor, a number or the number of a level. `data`: by arm,
/// future, year, group, outcome, the last fastest.
struct SweepRecord {
    std::int64_t row = 0;
    std::string hash;
    int first_future = 0;
    int futures = 0;
    std::vector<double> numbers;
    std::vector<double> data;
};

/// Position of a value in SweepRecord::data.
[[nodiscard]] std::size_t data_index(const SweepFacts& facts, int futures, Arm arm, int future,
                                     std::size_t year, std::size_t group, std::size_t outcome);

/// When a row is safe: at once, or with all others at the end, for a copy that can be made again.
enum class Commit : std::uint8_t { each_row, at_end };

/// The writer. Tables: meta, factor(key, unit, kind, low, high), level(factor, number, text),
/// outcome, grouping, run(row, hash, first_future, futures, a column per factor), value(row, arm,
/// replicate, year, grp, a column per outcome), view tidy. Errors as Store's.
class SweepStore {
public:
    /// A new file, or with Resume::yes one of the same sweep and shard.
    SweepStore(const std::filesystem::path& path, const SweepFacts& facts, Resume resume,
               Commit commit = Commit::each_row);
    ~SweepStore();
    SweepStore(SweepStore&& other) noexcept;
    SweepStore& operator=(SweepStore&& other) noexcept;
    SweepStore(const SweepStore&) = delete;
    SweepStore& operator=(const SweepStore&) = delete;

    /// Rows that are done, ascending.
    [[nodiscard]] std::vector<std::int64_t> done() const;
    /// Writes one row; with Commit::each_row it is safe when this returns.
    void append(const SweepRecord& record);
    /// Writes result_hash and status (complete when `expected` rows are there, else partial), and
    /// closes the file. Gives the hash.
    std::string finish(std::int64_t expected);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Keeps writers away from an existing store while it lives; readers go on. OutputError when
/// somebody is writing it.
class SweepGuard {
public:
    explicit SweepGuard(const std::filesystem::path& path);
    ~SweepGuard();
    SweepGuard(const SweepGuard&) = delete;
    SweepGuard& operator=(const SweepGuard&) = delete;
    SweepGuard(SweepGuard&&) = delete;
    SweepGuard& operator=(SweepGuard&&) = delete;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// True when a writer was killed before its tables were there. Errors as SweepReader's.
[[nodiscard]] bool is_unborn(const std::filesystem::path& path);

/// What a store of a sweep holds, read row by row. Reads while it grows. Errors as Store::load.
class SweepReader {
public:
    explicit SweepReader(const std::filesystem::path& path);
    ~SweepReader();
    SweepReader(SweepReader&& other) noexcept;
    SweepReader& operator=(SweepReader&& other) noexcept;
    SweepReader(const SweepReader&) = delete;
    SweepReader& operator=(const SweepReader&) = delete;

    [[nodiscard]] const SweepFacts& facts() const;
    /// status, result_hash and the rest of the table meta.
    [[nodiscard]] const std::map<std::string, std::string>& meta() const;
    [[nodiscard]] std::int64_t count() const;
    /// Every row in order. DataError when one is damaged.
    void each(const std::function<void(const SweepRecord&)>& use) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// SHA-256 over the values alone in the order of `SELECT value FROM tidy ORDER BY row, arm,
/// replicate, year, dimension, label, outcome`, as result_hash takes them.
[[nodiscard]] std::string sweep_hash(const SweepReader& reader);

/// The facts in which two stores must agree to belong together, by their names in meta.
[[nodiscard]] std::map<std::string, std::string> sweep_identity(const SweepFacts& facts);

} // namespace likvard
