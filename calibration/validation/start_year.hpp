// The nation's starting year as official statistics would count it: leavers by group and school,
// absence by grade.
#pragma once

#include "model/municipality.hpp"

#include <array>
#include <span>
#include <vector>

namespace likvard {

/// Leavers of a group: how many, and sums over them.
struct LeaverSum {
    double n = 0.0, merit = 0.0, merit2 = 0.0, pass = 0.0, eligible = 0.0;
    [[nodiscard]] double mean_merit() const { return merit / n; }
    [[nodiscard]] double pass_pct() const { return 100.0 * pass / n; }
    [[nodiscard]] double eligible_pct() const { return 100.0 * eligible / n; }
};

/// A school's leavers of one future, beside its composition.
struct SchoolLeavers {
    LeaverSum sum;
    double education = 0.0, boys = 0.0, newly_arrived = 0.0; // sums over the leavers
    double postsec = 0.0, foreign = 0.0, girls = 0.0;        // of the whole school, per cent
    bool independent = false;
};

enum class Arrival : std::uint8_t { swedish, born_here, before_school, early, late };
inline constexpr std::size_t arrival_groups = 5;

struct StartYear {
    LeaverSum all;
    std::array<LeaverSum, 2> by_sex{};       // boys, girls
    std::array<LeaverSum, 3> by_education{}; // highest of the parents
    std::array<LeaverSum, arrival_groups> by_arrival{};
    double maths_but_not_eligible = 0.0; // leavers with E in mathematics who are not eligible
    // merit on the mean of both parents' education, over leavers
    double education = 0.0, education2 = 0.0, education_merit = 0.0;
    std::vector<SchoolLeavers> schools;
    std::array<double, 10> pupils{}, above_15{}, from_10_to_20{}; // by grade: shares of days absent
};

/// Every municipality's starting year in every future. `values` in the order of parameters().
[[nodiscard]] StartYear run_start_year(const std::vector<Municipality>& sample,
                                       std::span<const double> values);

} // namespace likvard
