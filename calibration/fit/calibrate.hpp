// Calibration from a targets file to posterior draws as data.
#pragma once

#include "calibration/fit/fit.hpp"
#include "calibration/fit/targets.hpp"
#include "model/municipality.hpp"
#include "results/phrases.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace likvard {

/// What a calibration is busy with, in this order: the runs of both designs, a run of every draw
/// from the posterior, and the check whether known answers would have been found.
enum class CalibrateStage : std::uint8_t { runs, draws, coverage };

struct CalibrateOptions {
    FitOptions fit; // its own progress is not used
    /// Done of all in a stage; may be empty.
    std::function<void(CalibrateStage, int, int)> progress;
    std::filesystem::path out; // folder: design.csv grows in place, the rest is whole or not there
    int threads = 0;
    std::size_t known_truths = 40; // of the simulation-based check
};

struct Calibrated {
    FitTask task;
    FitResult result;
    std::vector<std::string> keys;            // of the posterior's columns
    std::vector<std::vector<double>> rows;    // one a draw
    std::vector<std::vector<double>> outputs; // statistics of the draws' own runs, in task order
    std::vector<double> coverage;             // of known parameters, by free parameter
};

/// Runs or resumes the search. Same bits for any number of threads and any interruption. Writes
/// design.csv, posterior.csv and fit.csv into the folder; when cancelled, at any stage, design.csv
/// alone.
[[nodiscard]] Calibrated calibrate(const FitTask& task, const std::vector<Municipality>& sample,
                                   const CalibrateOptions& options);

/// Targets with what the posterior's draws give, parameters with what is known of them.
[[nodiscard]] std::string calibration_table(const Calibrated& done, Language language);

} // namespace likvard
