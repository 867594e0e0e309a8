// The measures of Skolverket's tables under their several names, and the reading of one cell.
// Internal to the importer.
#pragma once

#include "io/municipality_cells.hpp"
#include "io/sheet.hpp"
#include "io/skolverket_register.hpp"

#include <span>
#include <string_view>

namespace likvard {

/// A measure, where it goes, and what it is called in each table; empty where a table lacks it.
struct OfficialMeasure {
    std::string_view flat;     // column of the flat table of units
    std::string_view download; // start of the line's name in "Underlag for analys"
    Figure OfficialUnit::*into;
    int grade; // 0: no sign of a grade; otherwise a figure here means that the unit serves it
    Bounds bounds;
    FigureKind kind;
};
[[nodiscard]] std::span<const OfficialMeasure> official_measures();

/// Reads a number with decimal comma or point, or one of the official symbols; reports anything
/// else, and numbers out of bounds.
[[nodiscard]] Figure read_official_figure(const SheetCell& cell, std::string_view measure,
                                          const Bounds& bounds, FigureKind kind, int file,
                                          FaultLog& log);

/// An 8-digit unit code, or nothing with a fault.
[[nodiscard]] std::optional<std::uint32_t> read_unit_code(const SheetCell& cell, int file,
                                                          FaultLog& log);

/// Autumn of a school year written "2024/25", or nothing.
[[nodiscard]] std::optional<int> autumn_of(std::string_view school_year);

/// Whether a municipality runs the unit: from the type of authority, else from its name.
[[nodiscard]] std::optional<Operator> operator_of(std::string_view type,
                                                  std::string_view authority);

/// Puts a unit of a table of units into the register; of two with one code, the one with pupils.
void add_unit(Register& all, OfficialUnit unit);

// The four tables, each into the register. `header` is the row that names the columns.
void read_flat_units(const Sheet& sheet, std::size_t header, Register& all, FaultLog& log);
void read_flat_panel(const Sheet& sheet, std::size_t header, Register& all, FaultLog& log);
void read_analysis_download(const Sheet& sheet, std::size_t header, Register& all, FaultLog& log);
void read_grades_download(const Sheet& sheet, std::size_t header, Register& all, FaultLog& log);

} // namespace likvard
