// What the model is fitted to, and which parameters may move: a file that a person can change.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace likvard {

struct FitTarget {
    std::string key;                 // of a statistic: `likvard calibrate --list`
    double value = 0.0, error = 0.0; // standard error, or a tolerance where the source gives none
    double counts = 1.0;             // as how many independent targets; (0, 1]
    std::string source;
};

struct FreeParameter {
    std::string key; // of parameters()
    std::size_t index = 0;
    double low = 0.0, high = 0.0; // within the parameter's own bounds
};

struct FitTask {
    std::vector<FitTarget> targets;
    std::vector<FreeParameter> free;
};

/// Reads a targets file ([[target]] key, value, error, source, counts; [[free]] key, low, high).
/// Lever effects are never free: their keys are refused. Throws InputMissing or DataError with
/// every fault. `statistics`: the keys that a target may have.
[[nodiscard]] FitTask read_targets(const std::filesystem::path& file,
                                   const std::vector<std::string>& statistics);

} // namespace likvard
