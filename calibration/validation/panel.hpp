// Ten years of the sample without any plan: what a register of schools, teachers and pupils would
// show of it.
#pragma once

#include "calibration/validation/cases.hpp"
#include "results/outcomes.hpp"

#include <array>
#include <vector>

namespace likvard {

inline constexpr std::size_t panel_years = 11; // the data year and ten more

/// A school's leavers of one year.
struct SchoolYear {
    double n = 0.0;
    double merit = 0.0; // mean
    double pass = 0.0;  // per cent
};

struct PanelSchool {
    double postsec = 0.0, foreign = 0.0, girls = 0.0; // per cent, data year
    std::array<SchoolYear, panel_years> years{};
};

/// The schools of one future: a register of its own.
using Register = std::vector<PanelSchool>;

/// Staff of a national quarter of schools in one year.
struct StaffSum {
    double pupils = 0.0, staff = 0.0, before = 0.0, left = 0.0, certified = 0.0, experience = 0.0;
};

/// Teachers by career stage before a summer, and how many of them were elsewhere after it.
enum class Stage : std::uint8_t { novice, early, middle, late, old };
inline constexpr std::size_t stage_count = 5;
struct Leaving {
    double n = 0.0, left = 0.0;
    [[nodiscard]] double odds() const { return left / (n - left); }
};

/// Squared differences of a school's mean learning input between two years, two apart.
struct SpellSum {
    double same = 0.0, same_n = 0.0, changed = 0.0, changed_n = 0.0;
};

struct Done {
    double n = 0.0, in_three_years = 0.0;
};

struct Panel {
    std::vector<Register> futures;
    std::array<std::array<StaffSum, 4>, panel_years> staff{}; // by year and national quarter
    std::array<Leaving, stage_count> leaving{};
    /// Dissimilarity by background, pupil-weighted mean over municipalities: between schools, and
    /// between the home areas' schools.
    std::array<double, panel_years> between_schools{}, between_areas{}, weight{};
    /// Those who change school although theirs goes on: share post-secondary at the old and the new
    /// school, above the municipality's mean.
    std::vector<double> moved_from, moved_to;
    SpellSum spells;
    /// Who began a national programme three years ago, and how many of them have their diploma:
    /// [0] those who stayed on it, [1] those who changed programme.
    std::array<Done, 2> done{};
    /// Municipalities' outcomes of the last year, weighted by the count that each rests on, or by
    /// pupils; a weight of 0: never given.
    std::array<double, outcome_count> outcome{}, outcome_weight{};
};

/// `values` in the order of parameters().
[[nodiscard]] Panel run_panel(const std::vector<Municipality>& sample,
                              std::span<const double> values);

} // namespace likvard
