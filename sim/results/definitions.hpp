// What the outcomes mean, in both languages.
#pragma once

#include "results/phrases.hpp"

#include <string_view>

namespace likvard {

/// The whole definition of an outcome: of whom, when, how counted.
[[nodiscard]] std::string_view definition(const OutcomeInfo& outcome, Language language);

} // namespace likvard
