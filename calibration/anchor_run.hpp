// The national population's data year, and what it says against the official figures.
#pragma once

#include "model/indicators/national_tests.hpp"
#include "model/municipality.hpp"
#include "model/processes/assess.hpp"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace likvard {

struct Anchor {
    // levels
    double pass_all = 0.0, eligible = 0.0, merit = 0.0, merit_sd = 0.0, pass_all_g6 = 0.0;
    // scores that leave the official share of F below them, by subject
    std::array<double, subject_count> threshold_g9{}, threshold_g6{};
    double mean_input_language = 0.0,
           mean_input_maths = 0.0; // SD a year, beside the constants in use
    double sd_language = 0.0, sd_maths = 0.0;
    // school regression, weighted by leavers
    double slope_postsec = 0.0, slope_foreign = 0.0, slope_girls = 0.0, residual_sd = 0.0,
           between_share = 0.0;
    double pass_slope_postsec = 0.0, pass_slope_foreign = 0.0;
    // splits
    double girls_merit = 0.0, girls_pass = 0.0, girls_eligible = 0.0;
    std::array<double, 3> eligible_by_education{};
    double eligible_swedish = 0.0, eligible_foreign = 0.0;
    double absent_above_15 = 0.0, mean_absence = 0.0;
    std::array<double, 10> absent_by_grade{};
    double turnover = 0.0, certified = 0.0;
    double leavers = 0.0;
    // national tests, by grade and subject: per cent who reach the bar in grade 3, points later
    std::array<std::array<double, tested_subjects>, tested_grades.size()> tests{};
    // points in mathematics in grade 9 between schools, weighted by leavers: correlation with the
    // merit value; slope and residual SD given composition
    double test_merit_correlation = 0.0, test_slope_postsec = 0.0, test_residual_sd = 0.0;
    // the same of the share in grade 3, over the schools that the official table shows
    double test_residual_sd_g3 = 0.0;
};

/// Runs the data year of every municipality once with `values` and `seed`.
[[nodiscard]] Anchor run_anchor(const std::vector<Municipality>& nation,
                                std::span<const double> values, std::uint64_t seed);

} // namespace likvard
