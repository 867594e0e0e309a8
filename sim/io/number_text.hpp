// Numbers and months as people write them in files: decimal point, no thousands separator.
#pragma once

#include "core/months.hpp"
#include "core/units.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace likvard {

/// Value of a plain decimal number such as "-1.5" or "3e6", the whole text. Nothing for anything
/// else: nan, inf, hexadecimal, a decimal comma, or a number that no double can hold.
[[nodiscard]] std::optional<double> number_in(std::string_view text);

/// Value of a whole number, digits with an optional minus. Nothing when it is not one or does not
/// fit in 64 bits.
[[nodiscard]] std::optional<std::int64_t> whole_number_in(std::string_view text);

/// The month in "2026-01", the whole text.
[[nodiscard]] std::optional<Month> month_in(std::string_view text);

/// A number with a label behind it, "7 FTE" or "80%".
struct LabelledNumber {
    std::optional<double> number; // nothing when the text starts with none
    std::string_view label;       // empty when nothing follows; points into the text
};
[[nodiscard]] LabelledNumber labelled_number_in(std::string_view text);

/// Shortest text that reads back to the same double; no sign for zero.
[[nodiscard]] std::string number_text(double value);

/// Number and printed unit, "7 FTE"; the number alone for a plain number; a round number of
/// millions of kronor as "4.5 MSEK/year". Reads back to the same value as a field of that unit.
[[nodiscard]] std::string number_text(double value, Unit unit);

/// Bounds with their unit, "0 to 40 FTE", "0.1 to 20 MSEK/year".
[[nodiscard]] std::string range_text(double low, double high, Unit unit);

} // namespace likvard
