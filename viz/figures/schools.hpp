// Every school, baseline to plan, in the last year.
#pragma once

#include "viz/figures/figure.hpp"

namespace likvard::figures {

/// Dot plot in the order that the options say. Schools that are too small are left out and counted.
[[nodiscard]] chart::Scene schools(const Subject& subject, Outcome outcome);
[[nodiscard]] Table schools_table(const Subject& subject, Outcome outcome);
/// How many schools there are, and for how many the difference can be told from zero.
[[nodiscard]] std::string schools_sentence(const Subject& subject, Outcome outcome);

} // namespace likvard::figures
