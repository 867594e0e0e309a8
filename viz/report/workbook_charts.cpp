// The charts of a workbook, which stay editable: each is drawn from the cells of its own sheet.
#include "core/check.hpp"
#include "viz/report/workbook_book.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace likvard::report {

namespace {

void keep(lxw_error error)
{
    check(error == LXW_NO_ERROR, lxw_strerror(error));
}

std::uint32_t rgb(chart::Ink ink)
{
    const chart::Colour colour = chart::colour(ink, chart::Theme::light);
    constexpr unsigned red_shift = 16;
    constexpr unsigned green_shift = 8;
    return (std::uint32_t{colour.red} << red_shift) | (std::uint32_t{colour.green} << green_shift) |
           colour.blue;
}

/// Quiet grid lines, a title of the size of text, and a legend of what needs a name.
void dress(lxw_chart* made, const std::string& title, const std::vector<Series>& series)
{
    chart_title_set_name(made, title.c_str());
    constexpr double points = 12.0;
    lxw_chart_font font{};
    font.size = points;
    font.bold = LXW_TRUE;
    chart_title_set_name_font(made, &font);
    lxw_chart_line grid{};
    grid.color = rgb(chart::Ink::rule);
    constexpr float thin = 0.75;
    grid.width = thin;
    for (lxw_chart_axis* const axis : {made->x_axis, made->y_axis}) {
        chart_axis_major_gridlines_set_line(axis, &grid);
    }
    chart_legend_set_position(made, LXW_CHART_LEGEND_BOTTOM);
    std::vector<std::int16_t> unnamed;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (!series[i].is_named) {
            unnamed.push_back(static_cast<std::int16_t>(i));
        }
    }
    if (!unnamed.empty()) {
        unnamed.push_back(-1); // the end, as libxlsxwriter wants it
        keep(chart_legend_delete_series(made, unnamed.data()));
    }
}

/// A series of a table's column over all its rows, with the column's head as its name.
lxw_chart_series* series_of(lxw_chart* chart, const Placed& from, lxw_col_t column)
{
    lxw_chart_series* const added = chart_add_series(chart, nullptr, nullptr);
    chart_series_set_name_range(added, from.sheet.c_str(), from.head, column);
    chart_series_set_categories(added, from.sheet.c_str(), from.first, 0, from.last, 0);
    chart_series_set_values(added, from.sheet.c_str(), from.first, column, from.last, column);
    return added;
}

/// Neighbouring cells of a row.
struct Cells {
    const std::string& sheet;
    lxw_row_t row;
    lxw_col_t first, last;
};

/// A series of a scatter chart, called as its row is.
lxw_chart_series* scatter_of(lxw_chart* chart, const Cells& x, const Cells& y)
{
    lxw_chart_series* const added = chart_add_series(chart, nullptr, nullptr);
    chart_series_set_name_range(added, x.sheet.c_str(), x.row, 0);
    chart_series_set_categories(added, x.sheet.c_str(), x.row, x.first, x.row, x.last);
    chart_series_set_values(added, y.sheet.c_str(), y.row, y.first, y.row, y.last);
    return added;
}

/// A line from low to high.
void add_range(lxw_chart* chart, const Cells& x, const Cells& y, std::uint32_t colour)
{
    lxw_chart_series* const added = scatter_of(chart, x, y);
    lxw_chart_line line{};
    line.color = colour;
    constexpr float width = 2.25;
    line.width = width;
    chart_series_set_line(added, &line);
    chart_series_set_marker_type(added, LXW_CHART_MARKER_NONE);
}

/// A dot with the row's name above it, hollow where it is not told from zero.
void add_dot(lxw_chart* chart, const Cells& x, const Cells& y, std::uint32_t colour,
             const Told& row)
{
    constexpr std::uint8_t size = 9; // points
    lxw_chart_series* const added = scatter_of(chart, x, y);
    chart_series_set_marker_type(added, LXW_CHART_MARKER_CIRCLE);
    chart_series_set_marker_size(added, size);
    lxw_chart_line edge{};
    edge.color = colour;
    lxw_chart_fill fill{};
    fill.color = row.is_clear ? colour : std::uint32_t{LXW_COLOR_WHITE};
    chart_series_set_marker_line(added, &edge);
    chart_series_set_marker_fill(added, &fill);
    chart_series_set_line(added, &edge); // LibreOffice takes its marks' colour from here
    std::string name = row.name;         // a reference to its cell would stay empty in LibreOffice
    lxw_chart_data_label label{};
    label.value = name.data();
    std::array<lxw_chart_data_label*, 2> labels{&label, nullptr}; // the end, as it is wanted
    chart_series_set_labels(added);
    keep(chart_series_set_labels_custom(added, labels.data()));
    chart_series_set_labels_position(added, LXW_CHART_LABEL_POSITION_ABOVE);
}

} // namespace

void Book::chart(const Placed& from, std::uint8_t kind, const std::string& title,
                 const std::vector<Series>& series, lxw_col_t at_column)
{
    lxw_chart* const made = workbook_add_chart(book_, kind);
    for (const Series& one : series) {
        lxw_chart_series* const added = series_of(made, from, one.column);
        if (kind == LXW_CHART_LINE) {
            lxw_chart_line line{};
            line.color = rgb(one.ink);
            line.width = static_cast<float>(one.width);
            line.dash_type = one.dash;
            chart_series_set_line(added, &line);
        } else {
            lxw_chart_fill fill{};
            fill.color = rgb(one.ink);
            chart_series_set_fill(added, &fill);
        }
    }
    dress(made, title, series);
    if (kind == LXW_CHART_BAR) {
        chart_axis_set_reverse(made->y_axis); // the first row of the table on top, as there
        chart_axis_set_crossing_max(made->y_axis);
        constexpr std::uint16_t gap = 60; // per cent of a bar
        chart_set_series_gap(made, gap);
    }
    lxw_chart_options options{};
    constexpr double usual_height = 288.0; // pixels
    constexpr double of_category = 24.0;
    constexpr double around = 120.0;
    options.x_scale = 1.6; // of the usual size
    options.y_scale =
        kind == LXW_CHART_BAR
            ? std::max(1.5, (around + of_category * (from.last - from.first + 1)) / usual_height)
            : 1.5;
    keep(worksheet_insert_chart_opt(workbook_get_worksheet_by_name(book_, from.sheet.c_str()),
                                    from.head, at_column, made, &options));
}

void Book::intervals(const Placed& from, const std::string& title, const std::string& unit,
                     const std::vector<Told>& told, lxw_col_t at_column)
{
    // How high each row stands in the chart: two cells, the ends of its line, out of sight.
    const auto last_height = static_cast<lxw_col_t>(at_column + 1);
    lxw_worksheet* const to = workbook_get_worksheet_by_name(book_, from.sheet.c_str());
    lxw_row_col_options hidden{};
    hidden.hidden = LXW_TRUE;
    keep(worksheet_set_column_opt(to, at_column, last_height, LXW_DEF_COL_WIDTH, nullptr, &hidden));
    lxw_chart* const made = workbook_add_chart(book_, LXW_CHART_SCATTER_STRAIGHT);
    const auto rows = static_cast<double>(told.size());
    for (std::size_t i = 0; i < told.size(); ++i) {
        const auto row = static_cast<lxw_row_t>(from.first + i);
        for (lxw_col_t column = at_column; column <= last_height; ++column) {
            keep(worksheet_write_number(to, row, column, rows - static_cast<double>(i), nullptr));
        }
        const Cells range{from.sheet, row, at_column, last_height};
        const Cells value{from.sheet, row, at_column, at_column};
        const std::uint32_t colour = rgb(told[i].is_clear ? chart::Ink::plan : chart::Ink::quiet);
        add_range(made, {from.sheet, row, 2, 3}, range, colour);
        add_dot(made, {from.sheet, row, 1, 1}, value, colour, told[i]);
    }
    chart_show_hidden_data(made);
    dress(made, title, {});
    chart_legend_set_position(made, LXW_CHART_LEGEND_NONE);
    chart_axis_set_name(made->x_axis, unit.c_str());
    chart_axis_set_label_position(made->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    chart_axis_set_min(made->y_axis, 0.0);
    chart_axis_set_max(made->y_axis, rows + 1.0);
    chart_axis_set_label_position(made->y_axis, LXW_CHART_AXIS_LABEL_POSITION_NONE);
    chart_axis_major_gridlines_set_visible(made->y_axis, LXW_FALSE);
    chart_axis_set_major_tick_mark(made->y_axis, LXW_CHART_AXIS_TICK_MARK_NONE);
    lxw_chart_options options{};
    options.x_scale = 1.6; // of the usual size
    options.y_scale = 1.5;
    keep(worksheet_insert_chart_opt(to, from.head, static_cast<lxw_col_t>(last_height + 2), made,
                                    &options));
}

} // namespace likvard::report
