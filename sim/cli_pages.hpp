// The man page and the completions of shells, made from the same definitions as --help.
#pragma once

#include <string>

namespace CLI {
class App;
} // namespace CLI

namespace likvard {

/// man(7) source of the whole program. No date in it: the same program, the same page.
[[nodiscard]] std::string man_page(const CLI::App& app);

/// `shell`: bash, zsh or fish.
[[nodiscard]] std::string completions(const CLI::App& app, const std::string& shell);

} // namespace likvard
