// `likvard optimise --json`.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace likvard {

struct OptimiseJson {
    struct Gain {
        std::string outcome;
        double mean = 0.0, low90 = 0.0, high90 = 0.0; // improvement over futures
    };
    struct Plan {
        std::string name;
        double cost_sek = 0.0; // a school year
        int succeeded = 0;
        double greatest_regret = 0.0;
        bool is_chosen = false;
        std::vector<std::pair<std::string, double>> amounts, regret;
        std::vector<Gain> gains;
    };
    double budget = 0.0;
    int considered = 0, beyond_budget = 0;
    std::size_t futures = 0;
    std::vector<Plan> plans;
    bool is_robust = false;
    std::string choice_sv, choice_en, failure_sv, failure_en;
};

/// {"budget", "considered", "beyond_budget", "futures", "is_robust", "plans": [{"name", "cost_sek",
/// "succeeded", "greatest_regret", "chosen", "amounts": {KEY: NUMBER}, "gains": [{"outcome",
/// "mean", "low90", "high90"}], "regret": {WORLD: NUMBER}}], "choice": {"sv", "en"}, "failure":
/// {"sv", "en"}}.
[[nodiscard]] std::string optimise_json(const OptimiseJson& report);

} // namespace likvard
