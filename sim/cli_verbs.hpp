// One function a verb. None of them catches or prints: main does.
#pragma once

#include "cli_options.hpp"

#include <string>

namespace likvard {

/// Exit statuses; those of sysexits.h where it has one.
enum class Status : std::uint8_t {
    fine = 0,
    usage = 64,
    bad_data = 65,
    input_missing = 66,
    our_bug = 70,
    no_output = 73,
    io_error = 74,
    interrupted = 130,
};

/// What a verb has to say: its data for stdout, its remarks for stderr.
struct Answer {
    std::string out;
    std::string remarks;
    Status status = Status::fine;
};

/// `command_line` as typed: it travels with the results.
[[nodiscard]] Answer run_verb(const RunCommand& command, const std::string& command_line);
[[nodiscard]] Answer check_verb(const CheckCommand& command);
[[nodiscard]] Answer levers_verb(const LeversCommand& command);
[[nodiscard]] Answer describe_verb(const DescribeCommand& command);
[[nodiscard]] Answer validate_verb(const ValidateCommand& command);
[[nodiscard]] Answer sweep_verb(const SweepCommand& command);
[[nodiscard]] Answer sensitivity_verb(const SensitivityCommand& command);
[[nodiscard]] Answer optimise_verb(const OptimiseCommand& command);
[[nodiscard]] Answer import_verb(const ImportCommand& command);
[[nodiscard]] Answer report_verb(const ReportCommand& command);
[[nodiscard]] Answer replay_verb(const ReplayCommand& command);
/// Becomes the viewer that stands beside this program; comes back only to say that it cannot.
[[nodiscard]] Answer view_verb(const ViewCommand& command);
[[nodiscard]] Answer backtest_verb(const BacktestCommand& command);
[[nodiscard]] Answer trials_verb(const TrialsCommand& command);
[[nodiscard]] Answer calibrate_verb(const CalibrateCommand& command);

/// sim/PARAMETERS.md.
[[nodiscard]] std::string parameters_markdown();
/// What the model's ODD description takes from the program, section by section; or the text of
/// `file` with the sections renewed that it has marked places for. Errors: InputMissing, DataError.
[[nodiscard]] std::string odd_text(const std::string& file);
/// The chain from school to board of one municipality folder.
[[nodiscard]] std::string governance_text(const std::string& folder);

} // namespace likvard
