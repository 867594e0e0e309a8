// A stylised fact that the model is held against: what it says, what counts as reproducing it, and
// how it is measured in the sample of the nation.
#pragma once

#include "calibration/validation/laboratory.hpp"

#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace likvard {

inline constexpr double open_end = std::numeric_limits<double>::infinity();
inline constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

enum class Verdict : std::uint8_t { holds, does_not_hold, not_modelled, not_a_target };

/// Units of patterns; several have no counterpart among the model's own.
enum class PatternUnit : std::uint8_t {
    percent,
    percentage_points,
    points,
    points_per_pp,
    pp_per_pp,
    share,
    sd,
    years,
    pupils,
    ratio,
    correlation
};

/// One number of a stylised fact. Facts with several numbers have several patterns, told apart by a
/// letter: V9a, V9b, V9c.
struct Pattern {
    std::string_view name;             // number in the evidence table, and a letter
    std::string_view says_sv, says_en; // one line
    PatternUnit unit = PatternUnit::ratio;
    double target = no_number;                // no_number: a sign or a shape alone
    double low = -open_end, high = +open_end; // accepted, both inclusive
    std::string_view source;                  // and [how far it was verified]
    /// Measures it; no_number or no function: not modelled.
    double (*measure)(Laboratory&) = nullptr;
    /// Why it is not modelled or not a target; empty for all others.
    std::string_view why_sv = {}, why_en = {};
    bool is_target = true;
};

// The families, each in its own file; `patterns` has them all in the order of their numbers.
[[nodiscard]] std::span<const Pattern> patterns_of_levels();
[[nodiscard]] std::span<const Pattern> patterns_of_schools();
[[nodiscard]] std::span<const Pattern> patterns_of_years();
[[nodiscard]] std::span<const Pattern> patterns_of_staff();
[[nodiscard]] std::span<const Pattern> patterns_of_trials();
[[nodiscard]] std::span<const Pattern> patterns_of_upper_secondary();
[[nodiscard]] std::vector<Pattern> patterns();

} // namespace likvard
