// Typed values out of a TOML tree. Each function reports what is wrong and then gives nothing.
#pragma once

#include "core/months.hpp"
#include "core/units.hpp"
#include "io/toml.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace likvard {

struct WholeBounds {
    std::int64_t low = 0;
    std::int64_t high = 0;
};

/// Bounds of a number that has a unit, in that unit; both inclusive.
struct UnitBounds {
    Unit unit = Unit::one;
    double low = 0.0;
    double high = 0.0;
};

/// A text of one line that is not empty.
[[nodiscard]] std::optional<std::string> text_value(const TomlNode& node, const std::string& key,
                                                    FaultLog& log);

[[nodiscard]] std::optional<std::int64_t> whole_value(const TomlNode& node, WholeBounds bounds,
                                                      const std::string& key, FaultLog& log);

/// A number in the unit of the bounds, or a text with a unit that converts to it: "3 MSEK/year".
[[nodiscard]] std::optional<double> quantity_value(const TomlNode& node, const UnitBounds& bounds,
                                                   const std::string& key, FaultLog& log);

/// A month within [first, last], written "2026-01".
[[nodiscard]] std::optional<Month> month_value(const TomlNode& node, Month first, Month last,
                                               const std::string& key, FaultLog& log);

/// Reports every member of `table` whose key is not among `valid`. `prefix` stands before the key
/// in the message ("" or "levers."); `elsewhere` are full keys valid in other tables, for a key
/// that was put into the wrong one.
void refuse_unknown_members(const TomlNode& table, const std::string& prefix,
                            std::span<const std::string> valid,
                            std::span<const std::string> elsewhere, FaultLog& log);

} // namespace likvard
