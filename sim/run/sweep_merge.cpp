#include "run/sweep_merge.hpp"

#include "core/check.hpp"
#include "results/result_hash.hpp"
#include "results/sha256.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <system_error>
#include <utility>

namespace likvard {

namespace fs = std::filesystem;

namespace {

/// "3/10" as a shard; nothing when it is none.
std::optional<Shard> shard_in(const std::string& text)
{
    Shard shard{.number = 0, .count = 0, .whole = false};
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos) {
        return std::nullopt;
    }
    const char* const end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), text.data() + slash, shard.number);
    const auto second = std::from_chars(text.data() + slash + 1, end, shard.count);
    const bool whole = first.ptr == text.data() + slash && second.ptr == end;
    return whole && shard.number >= 1 && shard.number <= shard.count ? std::optional(shard)
                                                                     : std::nullopt;
}

std::vector<fs::path> files_of(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    const fs::path whole = store_path(folder, {});
    if (fs::exists(whole, error)) {
        files.push_back(whole);
    }
    for (fs::directory_iterator entry(folder / "shards", error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == ".sqlite") {
            files.push_back(entry->path());
        }
    }
    std::ranges::sort(files);
    return files;
}

std::string digest_of(const SweepRecord& record)
{
    std::vector<std::byte> bytes;
    for (const double value : record.data) {
        append_canonical(value, bytes);
    }
    Sha256 sha;
    sha.update(std::span<const std::byte>(bytes));
    return sha.hex();
}

/// Looks through file after file.
class Inspection {
public:
    Inspection(const SweepFacts& facts, const SweepTable& table) : facts_(&facts), table_(&table)
    {
        state_.rows = facts.rows;
    }

    void look_at(const fs::path& file)
    {
        try {
            if (is_unborn(file)) {
                state_.parts.push_back({file, "", "running", 0, 0});
                return;
            }
            const SweepReader reader(file);
            const std::size_t before = faults_.size();
            compare_identity(file, reader);
            if (faults_.size() == before) {
                take_rows(file, reader);
            }
        } catch (const DataError& error) {
            faults_.insert(faults_.end(), error.faults().begin(), error.faults().end());
        }
    }

    SweepState done()
    {
        if (!faults_.empty()) {
            throw DataError(std::move(faults_));
        }
        for (std::int64_t row = 0; row < facts_->rows; ++row) {
            if (!seen_.contains(row)) {
                state_.missing.push_back(row);
            }
        }
        find_unfinished();
        return std::move(state_);
    }

private:
    void fault(const fs::path& file, std::string key, std::string found, std::string expected)
    {
        faults_.push_back({.file = file.string(),
                           .line = 0,
                           .column = 0,
                           .key = std::move(key),
                           .found = std::move(found),
                           .expected = std::move(expected),
                           .nearest = {}});
    }

    void compare_identity(const fs::path& file, const SweepReader& reader)
    {
        for (const auto& [key, value] : sweep_identity(*facts_)) {
            const auto at = reader.meta().find(key);
            const std::string found = at == reader.meta().end() ? "nothing" : at->second;
            if (found != value) {
                fault(file, key, found, value);
            }
        }
        const std::string& shard = reader.facts().shard;
        if (!shard.empty() && !shard_in(shard)) {
            fault(file, "shard", shard, "a shard such as 3/10");
        }
    }

    void take_rows(const fs::path& file, const SweepReader& reader)
    {
        const Shard shard = shard_in(reader.facts().shard).value_or(Shard{});
        SweepPart part{.file = file,
                       .shard = reader.facts().shard,
                       .status = reader.meta().at("status"),
                       .rows = 0,
                       .expected = static_cast<std::int64_t>(rows_of(shard, facts_->rows).size())};
        reader.each([&](const SweepRecord& record) {
            ++part.rows;
            if (record.hash != table_->hashes.at(static_cast<std::size_t>(record.row))) {
                fault(file, fmt::format("row {}", record.row), record.hash,
                      "a row of this design, " +
                          table_->hashes[static_cast<std::size_t>(record.row)]);
                return;
            }
            const auto [at, is_new] = seen_.emplace(record.row, digest_of(record));
            if (!is_new) {
                ++state_.duplicates;
                if (at->second != digest_of(record)) {
                    fault(file, fmt::format("row {}", record.row),
                          "other numbers than in another file",
                          "the same: remove the file that is wrong");
                }
            }
        });
        state_.parts.push_back(std::move(part));
    }

    void find_unfinished()
    {
        std::map<int, std::set<int>> complete; // by count of shards
        for (const SweepPart& part : state_.parts) {
            if (const auto shard = shard_in(part.shard)) {
                std::set<int>& done = complete[shard->count];
                if (part.rows == part.expected) {
                    done.insert(shard->number);
                }
            }
        }
        if (state_.missing.empty()) {
            return;
        }
        for (const auto& [count, done] : complete) {
            for (int number = 1; number <= count; ++number) {
                if (!done.contains(number)) {
                    state_.unfinished.push_back(fmt::format("{}/{}", number, count));
                }
            }
        }
    }

    const SweepFacts* facts_;
    const SweepTable* table_;
    SweepState state_;
    std::map<std::int64_t, std::string> seen_; // digests of the rows found
    std::vector<Fault> faults_;
};

} // namespace

SweepState sweep_state(const SweepFacts& facts, const SweepTable& table, const fs::path& folder)
{
    Inspection inspection(facts, table);
    for (const fs::path& file : files_of(folder)) {
        inspection.look_at(file);
    }
    return inspection.done();
}

std::string merge_sweep(const SweepFacts& facts, const SweepState& state, const fs::path& folder)
{
    const fs::path path = store_path(folder, {});
    fs::path temporary = path;
    temporary += ".merging";
    std::error_code error;
    // Nobody may be writing the file that is about to be replaced.
    const auto guard = fs::exists(path, error) ? std::make_unique<SweepGuard>(path) : nullptr;
    std::string hash;
    {
        // What an earlier merge left when it was killed is gone with its transaction, or whole.
        SweepStore store(temporary, facts, Resume::yes, Commit::at_end);
        const std::vector<std::int64_t> before = store.done();
        std::set<std::int64_t> taken(before.begin(), before.end());
        for (const SweepPart& part : state.parts) {
            if (part.rows == 0) {
                continue;
            }
            SweepReader(part.file).each([&](const SweepRecord& record) {
                if (taken.insert(record.row).second) {
                    store.append(record);
                }
            });
        }
        hash = store.finish(facts.rows);
    }
    fs::rename(temporary, path, error);
    if (error) {
        throw OutputError(path.string() + ": cannot be made: " + error.message());
    }
    return hash;
}

std::string ranges_text(const std::vector<std::int64_t>& rows)
{
    constexpr int most_ranges = 12;
    std::string text;
    int ranges = 0;
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t last = i;
        while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1) {
            ++last;
        }
        if (++ranges > most_ranges) {
            return text + " …";
        }
        text += text.empty() ? "" : ", ";
        text += last == i ? fmt::format("{}", rows[i]) : fmt::format("{}-{}", rows[i], rows[last]);
        i = last + 1;
    }
    return text;
}

} // namespace likvard
