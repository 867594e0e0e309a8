// Command lines of the verbs that read official tables: import, and what calibration does with
// them. Internal to cli_options.
#pragma once

#include "cli_options.hpp"

#include <CLI/CLI.hpp>

namespace likvard {

void add_import(CLI::App& app, ImportCommand& command);
void add_backtest(CLI::App& app, BacktestCommand& command);
void add_trials(CLI::App& app, TrialsCommand& command);
void add_calibrate(CLI::App& app, CalibrateCommand& command);

} // namespace likvard
