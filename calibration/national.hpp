// A Sweden-like population from Skolverket's table of school units: one municipality after another,
// each with its units' composition, staff and grade-9 cohorts. What national constants are anchored
// on.
#pragma once

#include "model/municipality.hpp"

#include <filesystem>
#include <vector>

namespace likvard {

/// Reads the flat units file ("skolverket_units_2024-25.csv": one line a unit). Units without pupil
/// number are left out; units without municipality are gathered under code 0; municipalities have
/// no areas and no results; a unit without coordinates has 0, 0. Throws InputMissing or DataError.
[[nodiscard]] std::vector<Municipality> read_national_units(const std::filesystem::path& file);

} // namespace likvard
