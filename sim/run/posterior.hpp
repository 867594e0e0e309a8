// Calibrated parameter draws: a file with one row a draw, which runs use in place of the priors of
// the parameters that were fitted.
#pragma once

#include "model/scenario.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace likvard {

/// Reads posterior.csv: a header of parameter keys, and a line of values a draw. Throws
/// InputMissing when there is no such file, DataError with every fault by line and column.
[[nodiscard]] Posterior read_posterior(const std::filesystem::path& file);

/// Values of one replicate: drawn from the priors, then the row of the scenario's posterior where
/// it has one, then its overrides.
[[nodiscard]] std::vector<double> values_of(const Scenario& scenario, int replicate);

/// Central values: those of the priors, the posterior's means, then the scenario's overrides.
[[nodiscard]] std::vector<double> central_of(const Scenario& scenario);

} // namespace likvard
