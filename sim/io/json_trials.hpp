// What virtual trials found, as rows that JSON is written from.
#pragma once

#include <optional>
#include <span>
#include <string>

namespace likvard {

struct TrialRowJson {
    std::string name, unit, source;
    double published = 0.0, published_low = 0.0, published_high = 0.0;
    double recovered = 0.0, recovered_low = 0.0, recovered_high = 0.0;
    std::optional<double> in_model;
    std::string verdict, note;
};

/// `likvard trials --json`: an array of {"name", "published": {…}, "recovered": {…}, "verdict", …}.
[[nodiscard]] std::string trial_rows_json(std::span<const TrialRowJson> rows);

} // namespace likvard
