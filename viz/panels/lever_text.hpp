// Levers in words and numbers as the plan shows them: which group they stand in, what a dose is
// called, how finely a slider moves.
#pragma once

#include "model/lever.hpp"
#include "model/municipality.hpp"
#include "results/phrases.hpp"
#include "results/results_view.hpp"
#include "viz/panels/words.hpp"

#include <map>
#include <string>

namespace likvard::view {

/// What a lever acts on, told from the first channel it writes: a new lever finds its place itself.
[[nodiscard]] Say lever_group(const LeverType& lever);

[[nodiscard]] std::string_view title(const LeverType& lever, Language language);
[[nodiscard]] std::string_view rule_title(TargetRule rule, Language language);
[[nodiscard]] Say strength_title(Strength strength);
/// Filled dots of the evidence mark, 0 to 3.
[[nodiscard]] int strength_dots(Strength strength);

/// A field's value as people read it: "7 tjänster", "60 %", "3,0 mnkr/år".
[[nodiscard]] std::string field_text(const FieldInfo& field, double value, Language language);
/// The nearest value that a slider stops at.
[[nodiscard]] double rounded(const FieldInfo& field, double value);
/// Whether its range is so wide that equal steps would leave small doses out of reach.
[[nodiscard]] bool is_wide(const FieldInfo& field);

/// "4 skolor: störst upplevt behov".
[[nodiscard]] std::string target_text(const LeverUse& use, const Municipality& municipality,
                                      Language language);
/// "jan 26", "Jan 26".
[[nodiscard]] std::string month_text(Month month, Language language);

/// Whether a list of this lever may name the school.
[[nodiscard]] bool may_reach(const LeverType& lever, const School& school);
/// Where a list begins: the municipal unit with the lowest last known results that it may name.
[[nodiscard]] std::vector<std::size_t> first_schools(const LeverType& lever,
                                                     const Municipality& municipality);

/// SEK a school year of each lever, over the years in which it costs anything.
[[nodiscard]] std::map<std::string, double> yearly_costs(const ResultsView& view);

} // namespace likvard::view
