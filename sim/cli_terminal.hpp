// What the program knows of the world around it: the standard streams, the terminal, the language
// and the wish to stop.
#pragma once

#include "results/phrases.hpp"

#include <atomic>
#include <string_view>

namespace likvard {

/// Makes sure that descriptors 0 to 2 are open, so that no file of ours becomes stdout by accident,
/// and that a reader who goes away is an error of write() rather than our death.
void prepare_streams();

/// Writes everything, or throws IoError. A reader that has seen enough (`| head`) is no error.
void write_out(std::string_view text);
/// Writes what it can: nobody is left to tell when stderr fails.
void write_err(std::string_view text) noexcept;

[[nodiscard]] bool out_is_terminal();
[[nodiscard]] bool err_is_terminal();
/// Colour on stdout: a terminal that can, and no NO_COLOR.
[[nodiscard]] bool colour_wanted();

/// LC_ALL, LC_MESSAGES, LANG, the first that is set: Swedish when it says so, else English.
[[nodiscard]] Language language_of_environment();

/// From now on Ctrl-C, a hang-up and a plain kill set the flag that is given back. A second one
/// ends the program at once.
[[nodiscard]] const std::atomic<bool>& catch_interruptions();

} // namespace likvard
