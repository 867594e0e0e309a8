// The starting year and four years after it, without a plan: what a register would show of what
// lasts – schools' results, pupils' failing, staff – and of those who go on to upper secondary.
#pragma once

#include "calibration/validation/panel.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace likvard {

inline constexpr std::size_t followed = 5; // school years, as many as the official panel has

struct FourYears {
    Register schools;                // years [0, followed) alone
    std::array<StaffSum, 4> staff{}; // of the last year, by national quarter
    /// The last year's outcomes of municipalities, weighted by the counts that they rest on.
    std::array<double, outcome_count> outcome{}, outcome_weight{};
    /// Pupils with F in mathematics in grade 6 who left grade 9 three years later, and how many of
    /// them had F then.
    double failed_in_g6 = 0.0, failed_in_both = 0.0;

    void add(const FourYears& part);
};

/// One municipality in one future. `values` in the order of parameters().
[[nodiscard]] FourYears run_four_years(const Municipality& municipality, const Quarters& quarters,
                                       std::span<const double> values, std::uint64_t seed);

/// Correlation of schools' merit value by lag (1 to 4), then the SD of a school's years around its
/// mean; schools that the official panel would show in every year.
inline constexpr std::size_t lags = followed - 1;
[[nodiscard]] std::array<double, lags + 1> lasting_statistics(const Register& schools);

/// Per cent of teachers certified at a national quarter of schools, 0 weakest … 3.
[[nodiscard]] double certified_pct(const FourYears& all, std::size_t quarter);
/// Per cent of those who failed mathematics in grade 6 who do so in grade 9.
[[nodiscard]] double still_failing_pct(const FourYears& all);
/// The sample's outcome in the last year.
[[nodiscard]] double outcome_of(const FourYears& all, std::string_view key);

} // namespace likvard
