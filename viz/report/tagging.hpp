// What cairo cannot write into the structure of a PDF: what figures show in words, what heading
// cells head, and the language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace likvard::report {

struct TagTexts {
    std::string language;             // of the whole document: "sv-SE"
    std::vector<std::string> figures; // alternative texts, in the order of the document
    std::vector<std::string> heads;   // "Row" or "Column", one a heading cell, in the same order
};

/// The same PDF with these in its catalogue and structure elements, and its table of offsets as it
/// then is. A PDF whose objects are not written as cairo 1.16 writes them is given back unchanged:
/// it has its tags without the texts.
[[nodiscard]] std::string with_tag_texts(std::string_view pdf, const TagTexts& texts);

} // namespace likvard::report
