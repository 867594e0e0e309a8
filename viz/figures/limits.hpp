// What the model cannot answer: said wherever its answers are shown.
#pragma once

#include "results/phrases.hpp"

#include <string>
#include <vector>

namespace likvard::figures {

/// One sentence a limit, the gravest first.
[[nodiscard]] std::vector<std::string> cannot_answer(Language language);

} // namespace likvard::figures
