// Figures made of rows: a label to the left, marks on one common axis, numbers to the right.
#pragma once

#include "viz/figures/figure.hpp"

#include <string>
#include <vector>

namespace likvard::figures {

/// One row. `clear`: the difference can be told from zero; other rows are drawn quietly.
struct Row {
    std::string label;
    double baseline = 0.0, plan = 0.0; // dots: hollow and filled
    double low50 = 0.0, high50 = 0.0;  // intervals of the difference
    double low90 = 0.0, high90 = 0.0;
    bool clear = false;
    bool judgement = false; // hatched
    std::string value;      // beside the row, in strong type when clear
    std::string note;       // beside that, quiet
    std::string id, tip;    // of the place to point at
};

/// What the columns are called.
struct RowHeads {
    std::string axis;  // the axis's unit
    std::string value; // above the values
    std::string note;
    double room_right = 0.0; // left free to the right of all, for brackets
};

/// A value axis that rows share.
struct RowAxis {
    double low = 0.0, high = 1.0;
    int decimals = 0;
    std::vector<double> ticks;
};
[[nodiscard]] RowAxis row_axis(double low, double high);

/// Height that so many rows take with heads and axis.
[[nodiscard]] double rows_height(const Sheet& sheet, std::size_t count);

enum class RowMarks : std::uint8_t {
    arms,     // baseline hollow, plan filled, a line between them
    intervals // difference with its 50 and 90 % intervals, and a zero line
};

/// Draws the rows from `top` downwards; gives where they end. Widths of the label and number
/// columns follow what stands in them; a label has at most two fifths of the width, or
/// somewhat more where there is no room for notes.
double draw_rows(Sheet& sheet, const Subject& subject, double top, const std::vector<Row>& rows,
                 const RowAxis& axis, const RowHeads& heads, RowMarks marks);

/// "○ utan plan ● plan" as a key on one line above the rows of arms; gives the next free y.
double draw_key(Sheet& sheet, const Subject& subject, double top);

} // namespace likvard::figures
