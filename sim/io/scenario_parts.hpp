// The steps of reading a scenario, and the words of its format. Internal to the scenario reader.
#pragma once

#include "io/toml.hpp"
#include "model/lever.hpp"
#include "model/municipality.hpp"
#include "model/scenario.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace likvard {

inline constexpr int most_years = 30;
inline constexpr int default_years = 15;
inline constexpr int default_replicates = 200;
inline constexpr std::int64_t most_replicates = 100000;
inline constexpr int most_stay_years = 30;
inline constexpr int school_year_start = 8; // August
inline constexpr int school_year_end = 7;   // July

/// Keys of a file's top level that hold one value.
inline constexpr std::array<std::string_view, 6> single_keys{"title", "question",   "municipality",
                                                             "years", "replicates", "seed"};
/// Keys that every lever has, before its own fields.
inline constexpr std::array<std::string_view, 6> common_lever_keys{"from", "until",   "schools",
                                                                   "top",  "take_up", "stay"};
/// Rules that a file may name; `list` is written as a list.
inline constexpr std::array<TargetRule, 4> named_rules{TargetRule::all, TargetRule::perceived_need,
                                                       TargetRule::lowest_results,
                                                       TargetRule::lowest_parents_quarter};

/// Rules by rank choose the `top` schools and choose anew after `stay` years.
[[nodiscard]] constexpr bool is_by_rank(TargetRule rule)
{
    return rule != TargetRule::all && rule != TargetRule::list;
}

[[nodiscard]] std::vector<std::string> rule_names();
[[nodiscard]] std::vector<std::string> lever_keys();
/// Common keys and fields of a lever.
[[nodiscard]] std::vector<std::string> keys_of(const LeverType& lever);
/// "levers.KEY.FIELD" of every lever.
[[nodiscard]] std::vector<std::string> full_lever_keys();
[[nodiscard]] std::vector<std::string> parameter_keys();

/// A scenario file with its base merged in.
struct ScenarioDocument {
    TomlNode root; // `parameters` is one flat table of dotted keys; `base` is gone
    int file = 0;  // the scenario file itself
    int sets = 0;  // the command line, as a file of the log
    std::vector<std::filesystem::path> folders; // folder of each file, by number in the log
};

/// Loads a scenario and its base. Throws InputMissing when the file does not exist; nothing after
/// a fault that leaves no document.
[[nodiscard]] std::optional<ScenarioDocument> load_document(const std::filesystem::path& file,
                                                            FaultLog& log);

/// Puts KEY=VALUE settings above what the document says.
void apply_sets(ScenarioDocument& document, std::span<const std::string> sets, FaultLog& log);

/// What a lever must know to be read; unknown parts are left unchecked, because the fault that made
/// them unknown has been reported.
struct LeverFrame {
    const Municipality* municipality = nullptr; // nullptr: schools unknown
    std::optional<Month> first, last;           // first and last month of the plan's years
};

/// Reads the table [levers].
[[nodiscard]] std::vector<LeverUse> read_levers(const TomlNode& table, const LeverFrame& frame,
                                                FaultLog& log);

/// Reads the part of one use of a lever that all levers share. `key` is "levers.KEY" or
/// "levers.KEY.N".
[[nodiscard]] Target read_target(const TomlNode& use, const LeverType& lever,
                                 const std::string& key, const LeverFrame& frame, FaultLog& log);

} // namespace likvard
