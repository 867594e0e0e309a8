// What a validation found, as rows that JSON is written from.
#pragma once

#include <optional>
#include <span>
#include <string>

namespace likvard {

/// One pattern: `target`, `low`, `high` and `simulated` in `unit`; nothing where there is none.
struct FindingRow {
    std::string name, says;
    std::optional<double> target, low, high;
    std::string unit;
    std::optional<double> simulated;
    std::string verdict; // "holds", "does not hold", "not modelled", "not a target"
    std::string source;
    std::string reason; // why it is not modelled or no target; empty for all others
};

/// `likvard validate --json`: an array of objects with these keys in this order; an absent number
/// is null.
[[nodiscard]] std::string findings_json(std::span<const FindingRow> rows);

} // namespace likvard
