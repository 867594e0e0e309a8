// The chain of command from school to board (styrkedjan) as a directed graph, and what it does to a
// signal on the way.
#pragma once

#include "model/municipality.hpp"

#include <span>
#include <string>
#include <vector>

namespace likvard {

struct GovernancePath {
    std::vector<std::string> nodes; // school … board
    double lag_share = 1.0;         // of governance.lag
    double fidelity = 1.0;          // product along the path
};

/// The paths from "school" to "board" that share no link: first the most reliable (the largest
/// product of fidelities; of equal ones the shortest delay), then the most reliable of what is
/// left, and so on. An empty chain keeps everything, without delay. Never empty. Errors:
/// InternalError when the chain does not connect the two.
[[nodiscard]] std::vector<GovernancePath> parallel_paths(const std::vector<GovernanceLink>& chain);

/// Correlation with the truth of what the board knows when it hears all `paths`, each with losses
/// of its own, and weighs them by their precision: phi^2 / (1 - phi^2) adds up. 0..1, never below
/// the best path alone.
[[nodiscard]] double joint_fidelity(std::span<const GovernancePath> paths);

} // namespace likvard
