// Everything that likvard says as JSON; only the json files of this folder include nlohmann/json.
// All texts are UTF-8 with a final newline; an absent number is null; keys keep their order.
#pragma once

#include "core/check.hpp"
#include "core/describe.hpp"
#include "io/tidy.hpp"
#include "results/results_view.hpp"

#include <span>
#include <string>
#include <string_view>

namespace likvard {

struct LeverType;

/// `likvard run --format json` (cli.md "JSON"): result_hash, seed, replicates, sentence, outcomes
/// (each with dimension, label, year, baseline, plan, difference, p_better), cost, and more about
/// the run. Every outcome × group × year that has a value; `left_out` counts those that were left
/// out because their group is too small. p_better is null for an outcome without a direction.
/// `bands`: what the spread of the difference is made of, where it could be told.
struct BandShareRow {
    std::string key;
    double parameters = 0.0, luck = 0.0, error = 0.0; // shares 0..1
};
[[nodiscard]] std::string run_json(const ResultsView& view, std::string_view result_hash,
                                   std::span<const BandShareRow> bands = {});

/// `likvard levers --json`. With no argument, every lever of the model.
[[nodiscard]] std::string levers_json(std::span<const LeverType* const> list);
[[nodiscard]] std::string levers_json();

/// `likvard describe --json`: {"parameters": […], "outcomes": […]}. With no argument, every
/// parameter of the model.
[[nodiscard]] std::string describe_json(std::span<const ParameterInfo> list);
[[nodiscard]] std::string describe_json();

/// `likvard check --json`: an array, empty when there is no fault.
[[nodiscard]] std::string faults_json(std::span<const Fault> faults);

/// datapackage.json for tidy.csv: field names, types, units and descriptions, and what the outcomes
/// mean.
[[nodiscard]] std::string datapackage_json(const ResultsView& view, std::string_view result_hash,
                                           TidyRows rows);

} // namespace likvard
