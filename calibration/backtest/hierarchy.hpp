// What the results of other municipalities' schools say of a school: composition, drift from year
// to year, and how much of a school's own deviation lasts. A hierarchical Gaussian model whose
// parameters are fitted without the municipality that is predicted.
#pragma once

#include "calibration/backtest/history.hpp"
#include "calibration/backtest/knowledge.hpp"

#include <optional>
#include <vector>

namespace likvard {

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

/// By number of municipality: whether `knowledge` (may be null) says more of it than the past does.
/// It does of municipalities that it does not rest on; of none when the past holds most of those
/// it rests on, for then the past says the same and more.
[[nodiscard]] std::vector<bool> foreign_to(const Past& past, const Knowledge* knowledge);

/// Fits once, predicts any school from its first known years.
class Hierarchy {
public:
    /// `knowledge` (may be null) stands in for the past's own schools where a municipality is not
    /// among those that it rests on, unless the past holds most of those itself.
    Hierarchy(const Past& past, Judged outcome, Slopes slopes, const Knowledge* knowledge);
    /// The target year of past.schools[school], from its first `known` years that have results and
    /// from the schools of other municipalities in every year.
    [[nodiscard]] Expectation predict(std::size_t school, std::size_t known) const;
    /// Spreads as fitted without the municipality (on four fifths of the others).
    [[nodiscard]] const Spreads& spreads(std::size_t municipality) const;
    /// By how much the SD must grow for nine tenths of the schools of other municipalities to lie
    /// within their 90 % interval: results have fatter tails than a normal distribution. Never less
    /// than 1: one sample's luck is no reason to narrow the intervals of other schools.
    [[nodiscard]] double dispersion(std::size_t municipality, std::size_t known) const;

    /// What the past as a whole says, to be kept: no municipality is left out of it.
    [[nodiscard]] OutcomeKnowledge knowledge() const;

private:
    struct Fold;
    [[nodiscard]] const Fold& fold_of(std::size_t municipality) const;
    /// The same, from the schools of all folds but one; fold_count: of all.
    [[nodiscard]] double dispersion_without(std::size_t fold, std::size_t known) const;

    const Past* past_;
    Judged outcome_;
    Slopes slopes_;
    std::vector<Fold> folds_; // the last one rests on what was known before
    std::array<double, 2> known_dispersion_{1.0, 1.0};
    std::vector<bool> is_foreign_; // by municipality: the last fold is used

public:
    ~Hierarchy();
    Hierarchy(const Hierarchy&) = delete;
    Hierarchy& operator=(const Hierarchy&) = delete;
    Hierarchy(Hierarchy&&) = delete;
    Hierarchy& operator=(Hierarchy&&) = delete;
};

} // namespace likvard
