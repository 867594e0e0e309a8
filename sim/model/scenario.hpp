// A plan as data: which levers, where, when and how much. The reader makes it, the model runs it.
#pragma once

#include "core/months.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace likvard {

struct LeverType;

struct LocalText {
    std::string sv, en;
};

enum class TargetRule : std::uint8_t {
    all,
    list,
    perceived_need,
    lowest_results,
    lowest_parents_quarter
};

[[nodiscard]] std::string_view name(TargetRule rule);

/// The part that all levers share: whom it reaches, when, and how fully it is taken up.
struct Target {
    TargetRule rule = TargetRule::all;
    std::vector<std::size_t> schools; // rule list: rows in Municipality::schools
    int top = 0;        // rules by rank: how many schools; 0 = every school the rule allows
    int stay_years = 3; // rules by rank: years before the schools are chosen anew
    Month from;
    Month until; // inclusive
    double take_up =
        1.0; // share of those reached who take part, 0..1; those who stay away are paid for
};

/// One use of a lever. `values` holds its fields in the order in which the lever describes them.
struct LeverUse {
    const LeverType* type = nullptr;
    Target target;
    std::vector<double> values;
};

struct ParameterOverride {
    std::size_t index = 0; // in parameters()
    double value = 0.0;
};

/// Calibrated parameter draws: replicate r uses row r modulo the rows.
struct Posterior {
    std::vector<std::size_t> indices;      // in parameters(), one a column
    std::vector<std::vector<double>> rows; // one a draw
    std::string hash;                      // SHA-256 of the file
};

struct Scenario {
    LocalText title, question;
    std::string municipality; // folder
    // NOLINTBEGIN(readability-magic-numbers): the defaults that scenarios/README.md names
    int first_year = 2025; // autumn of the first projected school year
    int last_year = 2039;
    int replicates = 200;
    // NOLINTEND(readability-magic-numbers)
    std::uint64_t seed = 1;
    std::vector<LeverUse> levers;
    std::vector<ParameterOverride> overrides;
    std::shared_ptr<const Posterior> posterior; // stands above the priors; null: priors alone
};

} // namespace likvard
