// An outcome year by year: baseline and plan as fans, and their difference with a fan of its own.
#pragma once

#include "viz/figures/figure.hpp"

#include <cstdint>

namespace likvard::figures {

/// The result sentence of this outcome and group in this year: the same in terminal, viewer and alt
/// text for the municipality, in the same shape for any other group.
[[nodiscard]] std::string sentence(const Subject& subject, Outcome outcome, std::size_t group,
                                   int year);

/// Both arms as fans of 50, 75 and 90 % of the futures, with direct labels at the last year.
[[nodiscard]] chart::Scene over_time(const Subject& subject, Outcome outcome, std::size_t group);

/// Plan minus baseline over paired futures, with a zero line.
[[nodiscard]] chart::Scene difference(const Subject& subject, Outcome outcome, std::size_t group);

/// Columns of over_time_table, for who shows some of them.
namespace over_time_column {
enum Number : std::uint8_t {
    year,
    baseline,
    baseline_low90,
    baseline_high90,
    plan,
    plan_low90,
    plan_high90,
    difference,
    difference_low90,
    difference_high90,
    better,
    of_futures,
    count
};
} // namespace over_time_column

/// The numbers of both, by school year.
[[nodiscard]] Table over_time_table(const Subject& subject, Outcome outcome, std::size_t group);

} // namespace likvard::figures
