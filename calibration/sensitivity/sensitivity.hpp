// What decides an outcome of a sweep: its factors and luck, with intervals, for many outcomes.
#pragma once

#include "calibration/sensitivity/indices.hpp"
#include "results/phrases.hpp"
#include "results/sweep_store.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace likvard {

/// What y is: plan minus baseline, or one of the arms.
enum class Quantity : std::uint8_t { difference, plan, baseline };

struct SensitivityQuestion {
    std::string method;            // sobol, morris; empty: the sweep's own
    std::vector<Outcome> outcomes; // empty: every one that is kept, counts aside
    Quantity of = Quantity::difference;
    std::optional<int> year; // nothing: the last that is kept
};

/// The answer for one outcome of the whole municipality (or the first group that is kept).
struct Sensitivity {
    Outcome outcome = Outcome::pass_all_pct;
    Quantity of = Quantity::difference;
    int year = 0;
    std::string dimension, label;
    std::vector<std::string> factors; // "luck" last, where it is one
    bool has_luck = false;
    std::string parameters; // drawn: luck holds the draws of what is no factor
    std::optional<SobolIndices> sobol;
    std::optional<MorrisIndices> morris;
    /// Without luck as a factor and with several futures a row: the share of a single future's
    /// variance that is not between rows.
    std::optional<double> luck_share;
};

/// Reads FOLDER/sweep.sqlite. Throws InputMissing without one, DataError when it is incomplete, was
/// sampled otherwise, or does not hold what is asked for.
[[nodiscard]] std::vector<Sensitivity> sensitivity(const std::filesystem::path& folder,
                                                   const SensitivityQuestion& question);

/// One sentence on luck and on the factor that matters most.
[[nodiscard]] std::string sentence(const Sensitivity& answer, Language language);
[[nodiscard]] std::string table_text(const std::vector<Sensitivity>& answers, Language language);
[[nodiscard]] std::string_view name(Quantity quantity);

} // namespace likvard
