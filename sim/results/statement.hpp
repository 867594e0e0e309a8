// The result sentence: one plain text per result, the same in terminal, viewer, report and alt
// text.
#pragma once

#include "results/phrases.hpp"
#include "results/results_view.hpp"

#include <string>
#include <string_view>

namespace likvard {

struct Statement {
    std::string sv, en;
};

/// What the plan does to `outcome` in the municipality in school year `year`: from, to and
/// difference (means over the paired futures, so that they add up before rounding), the 90 % spread
/// of the paired difference, in how many futures it goes that way, the cost per year, and which
/// levers rest on judgement. Clear when the 90 % spread excludes zero, else undecided. Further
/// forms: an empty plan, a plan that changes nothing at all, a single future, too small a group, no
/// value. One more decimal is shown where rounding would turn a bound into a false zero.
[[nodiscard]] Statement statement(const ResultsView& view, Outcome outcome, int year);

/// The headline: the gap between the strongest and weakest school quarter in the last year.
[[nodiscard]] Statement statement(const ResultsView& view);

/// What the pair compares: the baseline contains what exists, and the plan comes on top.
[[nodiscard]] std::string_view framing_sentence(Language language);

/// "Effekten av marknadsföring bygger på antaganden, inte på forskning."; empty when no lever of
/// the plan rests on judgement.
[[nodiscard]] std::string judgement_sentence(const RunInfo& info, Language language);

} // namespace likvard
