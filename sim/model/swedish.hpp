// In Swedish what the model declares in English: what parameters, levers' fields and their sources
// say. Whatever a person reads takes it from here, so that nothing is translated twice.
#pragma once

#include "core/describe.hpp"
#include "model/lever.hpp"
#include "results/phrases.hpp"

#include <string>
#include <string_view>

namespace likvard {

/// What a parameter means. One of a family, a subject each, names its subject.
[[nodiscard]] std::string meaning(const ParameterInfo& parameter, Language language);
/// What a field of a lever means.
[[nodiscard]] std::string_view meaning(const LeverType& lever, const FieldInfo& field,
                                       Language language);

/// Where a number comes from, by the words of its declaration. What is not known here – a mere
/// citation, a text of another version – stays as it is.
[[nodiscard]] std::string_view source(std::string_view english, Language language);

/// How well a number is founded, by the name of its standing: "read in the source", "judgement".
/// A name that is none stays as it is.
[[nodiscard]] std::string_view standing_words(std::string_view standing, Language language);

/// A unit by its symbol: "SD/år" for "SD/year". A symbol that needs no other word stays.
[[nodiscard]] std::string_view unit_symbol(std::string_view symbol, Language language);

/// A prior as stored and printed, "normal(0.05, 0.03) in [0, 0.14]", with Swedish words and
/// numbers: "normal(0,05; 0,03) i [0; 0,14]".
[[nodiscard]] std::string prior_words(std::string_view prior, Language language);

} // namespace likvard
