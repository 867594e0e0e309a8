// The CSV files of a municipality folder as rows of text cells with their places, and cells for the
// tables that we write. csv.cpp is the only file that includes libcsv.
#pragma once

#include "io/fault_log.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace likvard {

struct CsvCell {
    std::string text;
    int column = 0; // where the cell starts, in characters from 1
};

/// One line, its cells in the order of the columns that were asked for.
struct CsvRow {
    int line = 0;
    std::vector<CsvCell> cells;
};

struct CsvTable {
    int file = 0;
    std::vector<std::string> columns; // as asked for
    std::vector<bool> present;        // by column; cells of an absent column are empty
    std::vector<CsvRow> rows;
    bool complete = true; // false when a line or the rest of the file was refused
};

/// Reads a table with exactly `columns`, in any order. `#` starts a comment line, blank lines are
/// skipped. Reports, besides what check_text refuses: no header, a column that is missing, unknown
/// or given twice, no row, a row with too few or too many cells (left out of `rows`), and a quote
/// that is not closed on its line or followed by text (reading stops there).
[[nodiscard]] CsvTable read_csv(std::string_view text, int file,
                                std::span<const std::string> columns, FaultLog& log);

/// A text as one cell, in quotes where it must be.
[[nodiscard]] std::string csv_cell(std::string_view text);

/// The shortest text that reads back as the same number; nothing for NaN.
[[nodiscard]] std::string csv_cell(double value);

} // namespace likvard
