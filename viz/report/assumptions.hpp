// Which assumptions the answer hangs on, found in the run itself: every future has drawn its own.
#pragma once

#include "results/results_view.hpp"

#include <string>
#include <vector>

namespace likvard::report {

/// One parameter and how closely the difference follows it over the futures.
struct Influence {
    const ParameterNote* parameter = nullptr;
    double correlation = 0.0; // Spearman's, between the drawn value and the paired difference
    double share = 0.0;       // of the variance, its square
    bool clear = false;       // stronger than chance gives among so many parameters
};

/// Parameters that were drawn and that somebody reads – not those of levers that neither arm has –,
/// those the difference follows most first. `clear` takes into account
/// how many were looked at (Bonferroni, 5 % in all, normal approximation). Empty with fewer than
/// ten futures.
[[nodiscard]] std::vector<Influence> influences(const Results& results, Outcome outcome);

} // namespace likvard::report
