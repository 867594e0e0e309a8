// Lever effects: every active lever of the plan finds the schools it reaches and writes its
// channels.
#pragma once

#include "model/lever_context.hpp"
#include "model/tick.hpp"

#include <span>
#include <vector>

namespace likvard {

/// A plan as the year sees it: its levers, and the parameter values of this replicate.
struct Policy {
    std::span<const LeverUse> levers;
    std::span<const double> values; // in the order of parameters()
    const CostParams* costs = nullptr;
};

/// Clears and writes `effects`; writes `reached` (one per lever use): which schools, this year and
/// last.
void lever_effects(Effects& effects, std::vector<Reached>& reached, const Policy& policy,
                   const Schools& schools, const Tick& t);

/// What each lever costs this school year, one ledger per lever use; call after lever_effects.
[[nodiscard]] std::vector<CostLedger> lever_costs(const std::vector<Reached>& reached,
                                                  const Policy& policy, const Schools& schools,
                                                  int year);

} // namespace likvard
