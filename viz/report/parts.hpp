// The parts of a report's text; content.cpp puts them in order.
#pragma once

#include "viz/report/content.hpp"

namespace likvard::report {

/// The result sentence of the headline outcome, with what rests on judgement.
[[nodiscard]] std::string result_sentence(const Material& material, const ResultsView& view);

/// The answer, the assumptions that it hangs on, and the evidence behind each lever.
void add_opening(Document& document, const Material& material);
/// What the model cannot answer.
void add_limits(Document& document, const Material& material);
/// How it is computed, from which data, and the facts of the run.
void add_method(Document& document, const Material& material);
/// The plan as a file that can be run again.
void add_plans(Document& document, const Material& material);

/// The assumptions that matter most, at most three, for the first run.
[[nodiscard]] figures::Table assumptions_table(const Material& material);
/// The levers of every plan with their evidence, those on judgement first.
[[nodiscard]] figures::Table evidence_table(const Material& material);

} // namespace likvard::report
