// A table as a spreadsheet program saves it: cells between ; , or tab, quotes that may span lines,
// a byte-order mark, lines of different length. Nothing is assumed about headers.
#pragma once

#include "io/fault_log.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace likvard {

struct SheetCell {
    std::string text; // without spaces around it
    int line = 0;     // where the cell starts, from 1
    int column = 0;   // in characters, from 1
};

struct Sheet {
    int file = 0;
    char separator = ',';
    std::vector<std::vector<SheetCell>> rows;
    bool complete = true; // false when the text or the rest of it was refused
};

/// Reads every cell. The separator is the one that stands most often outside quotes. Reports what
/// check_text refuses, and a quote that is never closed.
[[nodiscard]] Sheet read_sheet(std::string_view text, int file, FaultLog& log);

} // namespace likvard
