// Starts other programs as a person or a script does, and keeps what they said.
#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace likvard {

using Words = std::vector<std::string>;

struct Said {
    int status = -1; // exit status, or minus the signal that ended it
    std::string out, err;
};

/// The environment of the test ("NAME=value") without the entries that begin with one of
/// `left_out`, and `more`.
[[nodiscard]] Words environment_without(const Words& left_out, const Words& more);

/// Starts a command, found on the path, with nothing to read, its output in files. Errors:
/// std::runtime_error when it cannot be started.
[[nodiscard]] pid_t start_program(Words command, Words environment,
                                  const std::filesystem::path& out,
                                  const std::filesystem::path& err);

/// Exit status, or minus the signal, of what waitpid gave.
[[nodiscard]] int exit_status(int wait_status);

/// Runs a command to its end.
[[nodiscard]] Said run_program(const Words& command, const Words& environment);

} // namespace likvard
