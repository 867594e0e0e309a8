// What a file of results says of itself, alike for a run and for a sweep: meta, the outcomes and
// the groups that its numbers are of.
#pragma once

#include "results/outcomes.hpp"
#include "results/store_database.hpp"

#include <map>
#include <span>
#include <string>

namespace likvard::store {

/// CREATE statements of meta, outcome and grouping.
[[nodiscard]] std::string dictionary_schema();

/// Adds lines to meta. Errors: StoreError.
void write_meta(const Database& database, const std::map<std::string, std::string>& meta);

/// Describes an outcome. Errors: StoreError.
void write_outcomes(const Database& database, std::span<const Outcome> outcomes);

/// Numbers the groups from 0 in their order. Errors: StoreError.
void write_groups(const Database& database, std::span<const Group> groups);

} // namespace likvard::store
