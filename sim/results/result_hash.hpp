// The fingerprint of a run's numbers: equal for any number of threads, blocks, shards and resumes.
#pragma once

#include "results/results.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace likvard {

/// Adds the eight bytes of a value as every result hash takes them.
void append_canonical(double value, std::vector<std::byte>& bytes);

/// SHA-256, 64 lower-case hex digits, over the values of the replicates that are done.
///
/// The bytes are the values alone, eight each, with nothing before, between or after them: IEEE 754
/// binary64, least significant byte first. Every NaN goes in as 0x7FF8000000000000 and −0.0 as 0.0
/// (the store keeps neither a NaN's payload nor the sign of zero). Their order is that of
/// `SELECT value FROM tidy ORDER BY arm, replicate, year, dimension, label, outcome`: arm,
/// dimension (operator, parents …), label and outcome key by their UTF-8 bytes, replicate and year
/// by number. Every outcome of every group is in it, absent ones (NaN) too. No year, key, cost,
/// draw or time goes in.
[[nodiscard]] std::string result_hash(const Results& results);

} // namespace likvard
