// Several plans in one figure, the most effect for the money first, and those that the futures
// cannot tell apart drawn as such.
#pragma once

#include "viz/figures/figure.hpp"

#include <span>

namespace likvard::figures {

/// What each run is called, in their order: its title, numbered where it is not the first of that
/// title, so that a plan and its variants can be told apart.
[[nodiscard]] std::vector<std::string> plan_names(std::span<const Subject> subjects);

/// The plans' differences in the last year that all runs have, with their 50 and 90 % intervals.
/// Two plans are told apart when the 90 % interval of their paired difference excludes zero; runs
/// that do not share their baseline's luck are told apart when their 90 % intervals do not meet.
[[nodiscard]] chart::Scene comparison(std::span<const Subject> subjects, Outcome outcome);
[[nodiscard]] Table comparison_table(std::span<const Subject> subjects, Outcome outcome);
/// Which plan gives most for the money, as far as it can be told.
[[nodiscard]] std::string comparison_sentence(std::span<const Subject> subjects, Outcome outcome);

} // namespace likvard::figures
