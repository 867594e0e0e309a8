// The outcome table of a run for the terminal.
#pragma once

#include "results/results_view.hpp"
#include "results/statement.hpp"

#include <cstdint>
#include <string>

namespace likvard {

/// Columns that no line of a table exceeds.
inline constexpr std::size_t table_width = 100;

enum class TableRows : std::uint8_t {
    main, // what a reader of the plan needs
    all   // every outcome of the municipality, cost items, and the schools one by one
};

/// The final year's table: outcomes of the municipality by section with baseline, plan, the mean
/// difference and its precision, the 50 % and 90 % spread of the difference and in how many futures
/// it is better; the true effect at the schools reached and at the other municipal schools; what a
/// naive before-after comparison would show beside it; the cost by lever and calendar year, per
/// pupil, and per pupil more who passes; and the result sentence. Says when rows are left out
/// because fewer than 10 pupils stand behind them. `colour`: ANSI escapes; nothing is said by
/// colour alone.
[[nodiscard]] std::string table_text(const ResultsView& view, Language language, bool colour,
                                     TableRows rows = TableRows::main);

} // namespace likvard
