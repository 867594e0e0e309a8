// Why: the plan's effect taken apart lever by lever.
#pragma once

#include "viz/figures/figure.hpp"

#include <span>
#include <string>

namespace likvard::figures {

/// What one lever adds to the whole difference, over paired futures.
struct Cause {
    std::string title; // of the lever
    bool judgement = false;
    Band effect;
};

/// One row a lever and the whole plan last; what cannot be told from zero is drawn quietly.
[[nodiscard]] chart::Scene why(const Subject& subject, Outcome outcome,
                               std::span<const Cause> causes);
[[nodiscard]] Table why_table(const Subject& subject, Outcome outcome,
                              std::span<const Cause> causes);

} // namespace likvard::figures
