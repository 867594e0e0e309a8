// What sim/MODEL.md says of the source itself: code that it quotes, and columns that it lists.
#pragma once

#include "architecture/rules.hpp"

#include <functional>
#include <string>

namespace likvard::architecture {

/// Quotes that are no longer what their source says. A quote stands between
/// `<!-- source:FILE BEGINNING -->` and `<!-- /source -->` in a fenced block: the lines of FILE
/// within the braces that the first line with BEGINNING opens. White space at the end of a line
/// does not count. `read` gives the text of a file of the project.
[[nodiscard]] Faults quote_faults(const std::string& markdown,
                                  const std::function<std::string(const std::string&)>& read);

/// Columns of the model's tables that the table's own heading ("### Pupils") does not name in
/// `code font`. A table is a struct of a file sim/model/*.hpp with members Column<…>; the channels
/// of Effects are listed by the program itself.
[[nodiscard]] Faults column_faults(const Files& files, const std::string& markdown);

} // namespace likvard::architecture
