// Who teaches where: certified teachers, turnover and vacancies by quarter of schools.
#pragma once

#include "viz/figures/figure.hpp"

namespace likvard::figures {

[[nodiscard]] chart::Scene staff(const Subject& subject);
[[nodiscard]] Table staff_table(const Subject& subject);
/// The gap in certified teachers between the quarters, with and without the plan.
[[nodiscard]] std::string staff_sentence(const Subject& subject);

} // namespace likvard::figures
