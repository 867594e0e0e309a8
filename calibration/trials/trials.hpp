// Published studies repeated inside the model: the design, the estimator, and whether the effect
// that was put in comes out.
#pragma once

#include "model/municipality.hpp"
#include "results/phrases.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace likvard {

/// An effect with its 95 % interval.
struct TrialEffect {
    double effect = 0.0, low = 0.0, high = 0.0;
};

struct TrialResult {
    std::string name;
    std::string_view says_sv, says_en;
    std::string_view unit, source;
    TrialEffect published;
    TrialEffect recovered;               // by the published estimator
    std::optional<double> in_model = {}; // what was done to the treated, known in the model alone
    std::string verdict = {};            // "recovered", "smaller", "larger", "missed"
    std::string note = {};               // English; empty: none
};

/// What trials stand on: the sample of the nation, parameters, and the experiment's own
/// file where a person has it.
struct TrialGround {
    const std::vector<Municipality>& sample;
    std::vector<double> values;      // in the order of parameters()
    std::filesystem::path star_file; // empty: none
};

struct Trial {
    std::string_view name; // of the group: one trial may give several results
    std::string_view says_en;
    std::vector<TrialResult> (*run)(const TrialGround& ground) = nullptr;
};
[[nodiscard]] std::span<const Trial> all_trials();

/// Recovered when the interval holds the published effect, or the estimate lies within the
/// published interval; else smaller or larger in absolute value. Missed when the interval does not
/// hold what is known to be in the model.
void judge(TrialResult& result);

[[nodiscard]] std::string trials_table(const std::vector<TrialResult>& results, Language language);
[[nodiscard]] std::string trials_json(const std::vector<TrialResult>& results);

// The trials, each in its file.
[[nodiscard]] std::vector<TrialResult> star_trial(const TrialGround& ground);
[[nodiscard]] std::vector<TrialResult> roll_out_trial(const TrialGround& ground);
[[nodiscard]] std::vector<TrialResult> small_group_trial(const TrialGround& ground);
[[nodiscard]] std::vector<TrialResult> coaching_trial(const TrialGround& ground);
[[nodiscard]] std::vector<TrialResult> pay_trial(const TrialGround& ground);
[[nodiscard]] std::vector<TrialResult> mentor_trial(const TrialGround& ground);
[[nodiscard]] std::vector<TrialResult> principal_trial(const TrialGround& ground);
[[nodiscard]] std::vector<TrialResult> placebo_trial(const TrialGround& ground);

} // namespace likvard
