// A report as a memo in Markdown, in the order of an appendix to a board memo; pandoc makes other
// formats of it.
#pragma once

#include "viz/report/content.hpp"

#include <string>

namespace likvard::report {

/// Purpose, alternatives, effect, uncertainty, cost, assumptions, limits, and the facts of the run.
[[nodiscard]] std::string memo(const Material& material, const Origin& request);

} // namespace likvard::report
