// The chain of command from school to board (styrkedjan) as a directed graph, and what it does to a
// signal on the way.
#pragma once

#include "model/municipality.hpp"

#include <string>
#include <vector>

namespace likvard {

struct GovernancePath {
    std::vector<std::string> nodes; // school … board
    double lag_share = 1.0;         // of governance.lag
    double fidelity = 1.0;          // product along the path
};

/// The most reliable path from "school" to "board": the one with the largest product of
/// fidelities; of equal ones the shortest delay. An empty chain keeps everything, without delay.
[[nodiscard]] GovernancePath most_reliable_path(const std::vector<GovernanceLink>& chain);

} // namespace likvard
