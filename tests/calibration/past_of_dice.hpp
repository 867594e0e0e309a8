// A made-up panel whose truth is known: results drawn from the hierarchical model.
#pragma once

#include "calibration/backtest/history.hpp"
#include "calibration/backtest/knowledge.hpp"

#include <cstdint>

namespace likvard::test {

/// `municipalities` of six schools each over the school years 2020-2024. Every outcome has the same
/// truth: composition slopes, a year effect of -1 a year, and `spreads`.
[[nodiscard]] Past past_of_dice(std::size_t municipalities, const Spreads& spreads,
                                std::uint64_t seed);

} // namespace likvard::test
