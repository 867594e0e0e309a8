// Holds the model against its stylised facts: measures patterns, judges them, and says so as a
// table and as rows for JSON.
#pragma once

#include "calibration/validation/pattern.hpp"
#include "io/json_findings.hpp"
#include "results/phrases.hpp"

#include <string>
#include <vector>

namespace likvard {

struct Finding {
    Pattern pattern;
    double simulated = no_number;
    Verdict verdict = Verdict::not_modelled;
};

/// As printed and in JSON: "holds", "does not hold", "not modelled", "not a target".
[[nodiscard]] std::string_view name(Verdict verdict);
[[nodiscard]] std::string_view phrase(Verdict verdict, Language language);

/// Patterns of that name, "V9" or "V9a", in any case; all without a name; none for another name.
[[nodiscard]] std::vector<Pattern> patterns_named(std::string_view name);
/// Every name that patterns_named knows.
[[nodiscard]] std::vector<std::string> pattern_names();

/// What a number means: NaN is not modelled; within the accepted range, ends included, holds.
[[nodiscard]] Verdict verdict_on(const Pattern& pattern, double simulated);
[[nodiscard]] std::vector<Finding> validate(const std::vector<Pattern>& chosen, Laboratory& lab);

/// Aligned columns, at most 100 characters wide, and below them why patterns are not judged.
[[nodiscard]] std::string findings_table(const std::vector<Finding>& findings, Language language,
                                         bool colour);
[[nodiscard]] std::vector<FindingRow> findings_rows(const std::vector<Finding>& findings,
                                                    Language language);

} // namespace likvard
