// A sample of the nation that travels with the program: all units of every ninth municipality, in
// the format of scenarios/*/schools.csv, so that a stranger without the official tables can still
// hold the model against Sweden.
#pragma once

#include "model/municipality.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace likvard {

/// Every `sample_step`th municipality by code, from the `sample_first`th (counted from 0). Of the
/// ways that give 80,000 to 120,000 pupils it is the one whose composition comes nearest to the
/// nation's: 64.9 (64.9) per cent with post-secondary parents, SD between units 15.6 (15.8),
/// foreign background 26.8 (27.6) per cent, SD 20.7 (21.4). Results played no part in the choice.
inline constexpr std::size_t sample_step = 9;
inline constexpr std::size_t sample_first = 1;

/// The sample as CSV, from all units of the official table (read_national_units). Units without
/// coordinates are placed near the middle of their municipality's units and marked as assumed.
[[nodiscard]] std::string nation_sample_csv(const std::vector<Municipality>& nation);

/// Reads the sample back, with a home area for each unit that has a preschool class, as the rules
/// of the shipped municipality folders say (scenarios/botkyrka/sources.md). Throws InputMissing
/// or DataError with every fault.
[[nodiscard]] std::vector<Municipality> read_nation_sample(const std::filesystem::path& file);

} // namespace likvard
