// Why: the plan's effect taken apart lever by lever.
#pragma once

#include "viz/figures/figure.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace likvard::figures {

/// What one lever adds to the whole difference, over paired futures.
struct Cause {
    std::string title; // of the lever
    bool judgement = false;
    Band effect;
};

/// The effect of a plan taken apart, for any outcome.
struct Apart {
    int futures = 0; // of the run's, the first ones
    std::function<std::vector<Cause>(Outcome, Language)> causes;
    std::function<Band(Outcome)> whole; // the plan's difference over the same futures
};

/// One row a lever and the whole plan last; what cannot be told from zero is drawn quietly. Where
/// the subject has its Apart, the whole plan is over the same futures as its parts.
[[nodiscard]] chart::Scene why(const Subject& subject, Outcome outcome,
                               std::span<const Cause> causes);
/// The same as a table: lever, contribution, its 90% interval, whether it is told from zero, and
/// whether the lever rests on research or judgement.
[[nodiscard]] Table why_table(const Subject& subject, Outcome outcome,
                              std::span<const Cause> causes);

} // namespace likvard::figures
