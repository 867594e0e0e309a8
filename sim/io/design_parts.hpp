// The steps of reading a design. Internal to the design reader.
#pragma once

#include "io/design.hpp"
#include "io/toml.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace likvard {

inline constexpr std::size_t most_factors = 500;
inline constexpr int most_design_levels = 1000;
inline constexpr int most_design_size = 1'000'000;
inline constexpr std::int64_t most_futures = 100'000;
inline constexpr int default_design_levels = 4;
inline constexpr int default_futures = 8;

/// A factor as the file says it, before the plan is known: where its key leads, and its list as
/// written.
struct WrittenFactor {
    Factor factor;
    Place place;                  // of the value
    std::string lever;            // empty: a parameter
    std::size_t ordinal = 1;      // which of the lever's uses
    std::vector<TomlNode> listed; // list: the values
};

/// The factors of the table [factors]; faulty ones are reported and left out.
[[nodiscard]] std::vector<WrittenFactor> read_factors(const TomlNode& table, FaultLog& log);

/// Where a key of [factors] leads; reports a key that leads nowhere.
[[nodiscard]] std::optional<WrittenFactor> factor_named(const std::string& key, Place place,
                                                        FaultLog& log);

/// True when the slot holds a number of any size (fields, parameters, take_up), so that it can have
/// a range.
[[nodiscard]] bool is_continuous(const Slot& slot);

/// One value of a list as a level: its text and, for a slot that is a number, its number.
[[nodiscard]] std::optional<Level> read_level(const TomlNode& node, const WrittenFactor& written,
                                              FaultLog& log);

/// A value as TOML, for a setting KEY=VALUE.
[[nodiscard]] std::string toml_text(const TomlNode& node);

/// What a slot holds in a plan: its number, or its part of the target.
[[nodiscard]] Level level_in(const Scenario& plan, const Slot& slot);

/// The rows of a CSV whose header names the factors. Levels that a text column brings are added to
/// its factor.
struct WrittenRows {
    std::vector<WrittenFactor> factors;
    std::vector<std::vector<double>> rows;
};
[[nodiscard]] WrittenRows read_design_rows(const std::filesystem::path& path, Place named_at,
                                           FaultLog& log);

/// Where a design stands, and where its plans are looked for besides.
struct DesignPlace {
    std::filesystem::path design;
    std::span<const std::filesystem::path> folders;
};

/// What the readers of the plans found: faults, and files that do not exist, one a line.
struct Elsewhere {
    std::vector<Fault> faults;
    std::string missing;
};

/// Reads base and baseline, and completes the factors: design.plan, baseline, municipality and
/// factors. Without a plan that can be read, or with faults so far, the factors stay empty.
void read_design_plans(const TomlNode& root, const DesignPlace& where,
                       const std::vector<WrittenFactor>& written, Design& design, FaultLog& log,
                       Elsewhere& elsewhere);

} // namespace likvard
