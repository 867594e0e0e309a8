// The panel of school units that predictions are judged on: composition, cohort size and results by
// school year.
#pragma once

#include "io/skolverket_register.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace likvard {

enum class Judged : std::uint8_t { merit, pass_all, eligible };
inline constexpr std::size_t judged_count = 3;
inline constexpr std::array<std::string_view, judged_count> judged_keys{
    "merit_points", "pass_all_pct", "eligible_pct"};

/// One unit with a grade 9. Composition and the number of leavers are those of the units' table,
/// the only ones that are published: of the target year.
struct PastSchool {
    School unit;
    std::size_t municipality = 0; // number of its municipality, for leaving it out
    std::string municipality_name;
    double leavers = 0.0;
    double postsec = 0.0, foreign = 0.0, girls = 0.0; // shares
    bool independent = false;
    double leavers_share = 0.0; // of the unit's pupils: a third in a school of grades 7-9
    // By year from Past::from; NaN where no table gives a figure. Eligibility of "~100" is read as
    // 2.2 pupils short.
    std::array<std::vector<double>, judged_count> results;
    std::array<bool, judged_count> target_is_number{}; // published as a number in the last year
};

struct Past {
    int from = 0, to = 0; // first and last school year, by their autumns
    std::vector<PastSchool> schools;
    std::size_t municipalities = 0;
    std::vector<std::uint32_t> codes; // of the municipalities
    [[nodiscard]] std::size_t years() const { return static_cast<std::size_t>(to - from + 1); }
};

/// Every unit with leavers of every municipality in the register.
[[nodiscard]] Past past_of(const Register& all, int from, int to);

/// Whether the school can be scored: a number to predict and the first `known` years known.
[[nodiscard]] bool is_scored(const PastSchool& school, Judged outcome, std::size_t known);

/// Mean of the first `known` years' results.
[[nodiscard]] double mean_of_known(const PastSchool& school, Judged outcome, std::size_t known);

} // namespace likvard
