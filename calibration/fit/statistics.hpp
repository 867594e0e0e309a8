// The statistics that calibration can aim at, measured on the sample of the nation.
#pragma once

#include "model/municipality.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace likvard {

/// Keys of all statistics, in the order in which they are measured.
[[nodiscard]] const std::vector<std::string>& statistic_keys();

/// Parameter values with the thresholds of grades 6 and 9 moved so that the official shares of F
/// hold, and all statistics with them: one future of the starting year and four years after it.
struct Measured {
    std::vector<double> values;     // in the order of parameters()
    std::vector<double> statistics; // in the order of statistic_keys()
};
[[nodiscard]] Measured measure(const std::vector<Municipality>& sample,
                               std::span<const double> values, std::uint64_t seed);

/// Indices of the thresholds in parameters(): what measure() moves.
[[nodiscard]] std::vector<std::size_t> threshold_indices();

} // namespace likvard
