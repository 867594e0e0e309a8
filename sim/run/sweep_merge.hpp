// One store out of the shards of a sweep: as often as one likes, with the same result.
#pragma once

#include "run/sweep.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace likvard {

/// What lies in the folder of a sweep.
struct SweepPart {
    std::filesystem::path file;
    std::string shard;  // "3/10", or empty for the whole
    std::string status; // running, partial, complete
    std::int64_t rows = 0;
    std::int64_t expected = 0;
};

struct SweepState {
    std::vector<SweepPart> parts;
    std::int64_t rows = 0;               // of the design
    std::int64_t duplicates = 0;         // rows that several files hold, with equal numbers
    std::vector<std::int64_t> missing;   // rows that no file holds
    std::vector<std::string> unfinished; // shards that lack rows, those without a file included
};

/// Looks through FOLDER/sweep.sqlite and FOLDER/shards/*.sqlite. Throws DataError with every file
/// that is no part of this sweep (another design, seed, program version or schema; a damaged one),
/// and with every row of which two files say different things.
[[nodiscard]] SweepState sweep_state(const SweepFacts& facts, const SweepTable& table,
                                     const std::filesystem::path& folder);

/// Writes FOLDER/sweep.sqlite from what `sweep_state` found, under a temporary name first. Gives
/// the result hash. Errors: as SweepStore's.
std::string merge_sweep(const SweepFacts& facts, const SweepState& state,
                        const std::filesystem::path& folder);

/// "0-3, 7, 9-12" of ascending numbers, cut after a few.
[[nodiscard]] std::string ranges_text(const std::vector<std::int64_t>& rows);

} // namespace likvard
