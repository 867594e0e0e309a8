// The parts of a report's text; content.cpp puts them in order.
#pragma once

#include "core/check.hpp"
#include "viz/report/content.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace likvard::report {

/// The result sentence of the headline outcome, with what rests on judgement.
[[nodiscard]] std::string result_sentence(const Material& material, const ResultsView& view);

/// The plan's title; of several, how many there are and where.
[[nodiscard]] std::string report_title(const Material& material);

/// Where a run's assumptions are drawn from, for people: calibrated draws or the priors.
[[nodiscard]] std::string draws_words(const Material& material, const RunOrigin& run);

/// Everything that is wrong about the key of a figure that cannot be drawn: its name or what that
/// takes, its outcome, its group of people or schools.
[[nodiscard]] std::vector<Fault> figure_faults(const std::string& key,
                                               const std::vector<Group>& groups);

/// The answer, the assumptions that it hangs on, and the evidence behind each lever.
void add_opening(Document& document, const Material& material);
/// What the model cannot answer.
void add_limits(Document& document, const Material& material);
/// How it is computed, from which data, and the facts of the run.
void add_method(Document& document, const Material& material);
/// The plan as a file that can be run again.
void add_plans(Document& document, const Material& material);

/// Columns of assumptions_table, for who shows or reads some of them.
namespace assumption_column {
enum Number : std::uint8_t { meaning, prior, share, told_from_chance, source, standing, count };
} // namespace assumption_column

/// The assumptions that matter most, at most three, for the first run.
[[nodiscard]] figures::Table assumptions_table(const Material& material);
/// The levers of every plan with their evidence, those on judgement first.
[[nodiscard]] figures::Table evidence_table(const Material& material);

} // namespace likvard::report
