// A workbook in the making: sheets of tables that can be read on a screen and printed, and charts
// that stay editable. This header alone includes libxlsxwriter, for what is written of it in
// workbook_book.cpp, workbook_charts.cpp and workbook.cpp.
#pragma once

#include "io/files.hpp"
#include "viz/report/content.hpp"

#include <map>
#include <string>
#include <vector>
#include <xlsxwriter.h>

namespace likvard::report {

/// Decimals of a column whose numbers are of many kinds: each is shown as it is.
inline constexpr int as_it_is = 15;

/// Where a table came to stand: rows and columns count from 0.
struct Placed {
    std::string sheet;
    lxw_row_t head = 0, first = 0, last = 0;
};

/// A column of a table as a series of a chart.
struct Series {
    lxw_col_t column = 0;
    chart::Ink ink = chart::Ink::plan;
    std::uint8_t dash = LXW_CHART_LINE_DASH_SOLID;
    double width = 2.25;  // points
    bool is_named = true; // in the legend
};

/// A row of a chart of intervals, and whether it is told from zero.
struct Told {
    std::string name;
    bool is_clear = false;
};

class Book {
public:
    Book(const Material& material, const Origin& request);

    [[nodiscard]] lxw_worksheet* sheet(const std::string& name);

    static void text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column,
                     const std::string& words, lxw_format* format = nullptr);
    /// Words over as many lines as a column of that many characters needs.
    void paragraph(lxw_worksheet* sheet, lxw_row_t row, const std::string& words,
                   double column_width);

    /// Caption in the first row, heads in the third, which stays in sight; rows from the fourth.
    Placed table(const std::string& name, const figures::Table& table);

    /// A line of words below a table, as long as it is.
    void note(const Placed& below, const std::string& words);

    /// A chart of some of the columns beside the table that it is made of.
    void chart(const Placed& from, std::uint8_t kind, const std::string& title,
               const std::vector<Series>& series, lxw_col_t at_column);

    /// A dot for the value of each row, grey and hollow where the row is not clear, on a line
    /// from low to high, in a chart that every program draws. Columns 1, 2 and 3 of the table are
    /// value, low and high; two columns from `at_column` on are taken and hidden.
    void intervals(const Placed& from, const std::string& title, const std::string& unit,
                   const std::vector<Told>& told, lxw_col_t at_column);

    /// The origin in pieces that a cell can hold, on a sheet that is not shown.
    void origin(const Origin& request);

    [[nodiscard]] lxw_format* title() const { return title_; }

    /// The finished file; nothing can be added after that.
    [[nodiscard]] std::string bytes();

private:
    void set_properties(const Origin& request);
    [[nodiscard]] lxw_format* number_format(int decimals);
    void cell(lxw_worksheet* to, lxw_row_t row, lxw_col_t column, const figures::Cell& value,
              int decimals);
    void heads(lxw_worksheet* to, lxw_row_t row, const figures::Table& table,
               const std::vector<double>& widths);

    const Material& material_;
    TemporaryFile file_;
    lxw_workbook* book_ = nullptr;     // freed when it is closed
    lxw_format* first_head_ = nullptr; // formats belong to the workbook
    lxw_format* head_ = nullptr;
    lxw_format* number_head_ = nullptr;
    lxw_format* title_ = nullptr;
    lxw_format* wrapped_ = nullptr;
    lxw_format* indented_ = nullptr; // of words beside numbers
    std::map<int, lxw_format*> numbers_;
};

} // namespace likvard::report
