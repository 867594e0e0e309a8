// The simulated course of one school from the last known year to the target year.
#pragma once

#include "calibration/backtest/hierarchy.hpp"
#include "calibration/backtest/history.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace likvard {

/// What a school's cohort of the target year is expected to reach, by outcome.
using Expectations = std::array<Expectation, judged_count>;

struct Course {
    int years = 0; // from the year in which it starts to the target year
    std::size_t futures = 0;
    std::uint64_t seed = 0;
};

/// Results of the target year's cohort, one a future, by outcome.
using Ensemble = std::array<std::vector<double>, judged_count>;

/// Simulates the school alone, since the composition and the size of the cohort that left it are
/// given and families' choices play no part: ten cohorts of that size and composition, its
/// staffing, the model's whole year. The level at which it starts is found with pilots so that the
/// target year's mean is the expected one; what is not known of the level is drawn in each future,
/// as far as the model's own luck does not spread the pilots already.
[[nodiscard]] Ensemble simulate_school(const PastSchool& school, const Expectations& expected,
                                       const Course& course, std::span<const double> values);

} // namespace likvard
