// What the plan costs, lever by lever and calendar year by calendar year.
#pragma once

#include "viz/figures/figure.hpp"

namespace likvard::figures {

/// One row of bars a lever, all on one scale, and one for the whole plan. What rests on judgement
/// is hatched.
[[nodiscard]] chart::Scene money(const Subject& subject);
[[nodiscard]] Table money_table(const Subject& subject);
/// Cost a year, in all, and for each pupil more who passes all subjects.
[[nodiscard]] std::string money_sentence(const Subject& subject);

} // namespace likvard::figures
