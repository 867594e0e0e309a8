// The tables of a municipality folder, each read into its part of a Municipality. Internal to the
// municipality reader.
#pragma once

#include "io/csv.hpp"
#include "model/municipality.hpp"

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace likvard {

inline constexpr std::size_t most_schools = 65535;
inline constexpr std::size_t most_areas = 4095;

/// What the tables must know of one another.
struct FolderFacts {
    /// Keys of [sources]; nothing when municipality.toml could not be read, and then no source is
    /// checked.
    std::optional<std::vector<std::string>> sources;
    /// Row of each unit code; complete only when every code could be read.
    std::unordered_map<std::uint32_t, std::size_t> school_rows;
    bool schools_complete = false;
    bool areas_complete = false;
};

[[nodiscard]] std::span<const std::string> school_columns();
[[nodiscard]] std::span<const std::string> result_columns();
[[nodiscard]] std::span<const std::string> area_columns();
[[nodiscard]] std::span<const std::string> upper_secondary_columns();
[[nodiscard]] std::span<const std::string> adapted_columns();
[[nodiscard]] std::span<const std::string> preschool_columns();
[[nodiscard]] std::span<const std::string> governance_columns();
[[nodiscard]] std::span<const std::string> road_columns();

/// Fills municipality.schools and the facts about them.
void read_schools(const CsvTable& table, FolderFacts& facts, Municipality& municipality,
                  FaultLog& log);
/// Fills the schools' results. Needs the schools, and data_year (0: unknown).
void read_results(const CsvTable& table, const FolderFacts& facts, Municipality& municipality,
                  FaultLog& log);
void read_areas(const CsvTable& table, FolderFacts& facts, Municipality& municipality,
                FaultLog& log);
/// Units of the other school forms, appended to municipality.schools in the order of SchoolForm.
/// They need the compulsory schools, whose codes they may not share.
void read_upper_secondary(const CsvTable& table, FolderFacts& facts, Municipality& municipality,
                          FaultLog& log);
void read_adapted(const CsvTable& table, FolderFacts& facts, Municipality& municipality,
                  FaultLog& log);
void read_preschools(const CsvTable& table, FolderFacts& facts, Municipality& municipality,
                     FaultLog& log);
void read_governance(const CsvTable& table, const FolderFacts& facts, Municipality& municipality,
                     FaultLog& log);
/// Needs schools and areas.
void read_roads(const CsvTable& table, const FolderFacts& facts, Municipality& municipality,
                FaultLog& log);

/// The cells `assumed` and `source` of a line, where `columns` are those of its table.
class CellReader;
void read_origin(CellReader& cells, const FolderFacts& facts, std::span<const std::string> columns);
/// The cell `operator`.
[[nodiscard]] Operator read_operator(CellReader& cells);

} // namespace likvard
