// `likvard sensitivity --json`.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace likvard {

struct EstimateJson {
    double value = 0.0, low90 = 0.0, high90 = 0.0;
};

/// One outcome. `indices` of a factor by name: "first", "total"; "mean", "absolute", "spread".
struct SensitivityJson {
    struct Factor {
        std::string key;
        std::vector<std::pair<std::string, EstimateJson>> indices;
    };
    std::string outcome, of, dimension, label, method;
    int year = 0;
    std::size_t used = 0, dropped = 0; // blocks or trajectories
    std::optional<double> mean, variance, luck_share;
    std::vector<Factor> factors;
    std::string sentence_sv, sentence_en;
};

/// [{"outcome", "of", "year", "dimension", "label", "method", "used", "dropped", "mean",
/// "variance", "luck_share", "factors": [{"key", INDEX: {"value", "low90", "high90"}}], "sentence":
/// {"sv", "en"}}]; an absent number is null.
[[nodiscard]] std::string sensitivity_json(std::span<const SensitivityJson> answers);

} // namespace likvard
