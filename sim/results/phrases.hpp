// How outcomes, units and numbers are written in Swedish and English, the same everywhere.
#pragma once

#include "results/outcomes.hpp"

#include <string>
#include <string_view>

namespace likvard {

enum class Language : std::uint8_t { sv, en };

/// Title as in tables: "Gap efter kön, flickor minus pojkar".
[[nodiscard]] std::string_view title(const OutcomeInfo& outcome, Language language);

/// The outcome as part of a sentence, in the definite form and without a capital:
/// "andelen elever med godkända betyg i alla ämnen".
[[nodiscard]] std::string_view phrase(Outcome outcome, Language language);

/// A cost item of a lever in words: items are declared in English, and one that is not known here
/// stays as it is.
[[nodiscard]] std::string_view cost_item(std::string_view item, Language language);

/// The unit behind a level in a sentence ("procent"), empty for a share 0..1.
[[nodiscard]] std::string_view unit_word(Unit unit, Language language);
/// The unit behind a difference of two levels ("procentenheter" for per cent).
[[nodiscard]] std::string_view difference_unit_word(Unit unit, Language language);

/// Decimals that people are shown: 1 for points, per cent and SEK million, 3 for SD and shares.
[[nodiscard]] int shown_decimals(Unit unit);
/// What a value is multiplied by to be shown in `unit_word`: 1e-6 for SEK, else 1.
[[nodiscard]] double shown_scale(Unit unit);

/// "1 234,5" (no-break space) or "1,234.5"; the minus is U+2212; never "−0,0"; NaN is "–".
[[nodiscard]] std::string format_number(double value, int decimals, Language language);

/// "90 %" (no-break space) or "90%". The value is in per cent.
[[nodiscard]] std::string format_percent(double value, int decimals, Language language);

/// "9,6 mnkr" or "SEK 9.6 million"; below 0.1 million "45 tkr" or "SEK 45 thousand".
[[nodiscard]] std::string format_sek(double sek, Language language);

/// With a capital first letter (Å, Ä and Ö too).
[[nodiscard]] std::string capitalised(std::string_view text);

/// A title inside a sentence: without its capital, unless it begins with an abbreviation ("SYV").
[[nodiscard]] std::string uncapitalised(std::string_view title);

/// Likelihood word with its count, "mycket sannolikt (194 av 200)"; empty below one third, where
/// only the count is said.
[[nodiscard]] std::string likelihood(int count, int of, Language language);

} // namespace likvard
