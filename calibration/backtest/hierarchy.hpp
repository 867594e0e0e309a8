// What the results of other municipalities' schools say of a school: composition, drift from year
// to year, and how much of a school's own deviation lasts. A hierarchical Gaussian model whose
// parameters are fitted without the municipality that is predicted.
#pragma once

#include "calibration/backtest/history.hpp"

#include <optional>
#include <vector>

namespace likvard {

/// How a school's results vary around what composition and year give, on the outcome's own scale.
struct Spreads {
    double lasting = 0.0; // SD of the lasting part with 60 leavers
    double power = 0.0;   // of (60 / leavers) in its variance
    double memory = 0.0;  // its correlation from one year to the next
    double passing = 0.0; // SD of one cohort, times the root of the leavers
    double floor = 0.0;   // SD of one cohort that no number of leavers takes away
};

/// What composition may do. `fixed`: education, foreign background, girls, education squared,
/// education x foreign background, independent. `moving`: beside these the square of foreign
/// background, the leavers' share of the unit's pupils and whether the unit has results before the
/// target year, and every slope moves linearly with the years: the same composition goes with other
/// results now than in the first year.
enum class Slopes : std::uint8_t { fixed, moving };

struct Expectation {
    double mean = 0.0;
    double level_variance = 0.0;  // of the school's level in the target year, given what is known
    double cohort_variance = 0.0; // of one cohort around that level
};

/// Municipalities are predicted in five folds, whose spreads are fitted without them.
inline constexpr std::size_t fold_count = 5;

/// Fits once, predicts any school from its first known years.
class Hierarchy {
public:
    Hierarchy(const Past& past, Judged outcome, Slopes slopes);
    /// The target year of past.schools[school], from its first `known` years that have results and
    /// from the schools of other municipalities in every year.
    [[nodiscard]] Expectation predict(std::size_t school, std::size_t known) const;
    /// Spreads as fitted without the municipality (on four fifths of the others).
    [[nodiscard]] const Spreads& spreads(std::size_t municipality) const;
    /// By how much the SD must grow for nine tenths of the schools of other municipalities to lie
    /// within their 90 % interval: results have fatter tails than a normal distribution. Near 1.
    [[nodiscard]] double dispersion(std::size_t municipality, std::size_t known) const;

private:
    struct Fold;
    const Past* past_;
    Judged outcome_;
    Slopes slopes_;
    std::vector<Fold> folds_;

public:
    ~Hierarchy();
    Hierarchy(const Hierarchy&) = delete;
    Hierarchy& operator=(const Hierarchy&) = delete;
    Hierarchy(Hierarchy&&) = delete;
    Hierarchy& operator=(Hierarchy&&) = delete;
};

} // namespace likvard
