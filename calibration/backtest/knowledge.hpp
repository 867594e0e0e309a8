// What the panel says of the nation, kept with the program: for municipalities that are not in it,
// so that a table of a few municipalities need not teach the model what composition and memory
// mean.
#pragma once

#include "calibration/backtest/history.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
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

/// One outcome: spreads, how much wider than normal (by known years: 1, 3), and the normal
/// equations a x = b of the slopes with these spreads; a is symmetric, row by row.
struct OutcomeKnowledge {
    Spreads spreads;
    std::array<double, 2> dispersion{1.0, 1.0};
    std::vector<double> a, b;
};

struct Knowledge {
    int from = 0, to = 0;
    std::vector<std::uint32_t> municipalities; // codes of those it rests on, ascending
    std::array<OutcomeKnowledge, judged_count> outcomes;
};

/// As a CSV file, and back. Throws InputMissing or DataError with every fault.
[[nodiscard]] std::string knowledge_csv(const Knowledge& knowledge);
[[nodiscard]] Knowledge read_knowledge(const std::filesystem::path& file);

} // namespace likvard
