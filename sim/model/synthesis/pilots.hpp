// How closely a municipality's starting levels are found. Beside synthesis.hpp for studies of many
// municipalities at once, where finding them would cost more than the futures themselves.
#pragma once

#include "model/synthesis/synthesis.hpp"

namespace likvard {

/// Pilot replicates that a run finds its starting levels with.
inline constexpr int usual_pilots = 20;

/// prepare_municipality with another number of pilots, 0 or more: a school's starting level errs by
/// the luck of so many of its cohorts, and fewer steps are taken towards it. With 0, schools start
/// as composition and the municipality's own effect say.
[[nodiscard]] Prepared prepare_with_pilots(const Municipality& municipality,
                                           std::span<const double> values, int pilots);

} // namespace likvard
