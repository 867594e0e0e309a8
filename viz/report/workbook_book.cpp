#include "viz/report/workbook_book.hpp"

#include "core/check.hpp"
#include "viz/chart/utf8.hpp"
#include "viz/report/parts.hpp"
#include "viz/report/token.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <sstream>

namespace likvard::report {

namespace {

constexpr double line_height = 15.0; // points, of Calibri 11
constexpr double share_used = 0.92;  // of a line, words being as long as they are

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

/// Lengths of a text's words in characters.
std::vector<std::size_t> word_lengths(const std::string& text)
{
    std::vector<std::size_t> lengths(1, 0);
    for (const char32_t c : chart::code_points(text)) {
        if (c == U' ') {
            lengths.push_back(0);
        } else {
            ++lengths.back();
        }
    }
    return lengths;
}

/// Lines that a text takes in a column of so many characters, on the safe side: programs do not
/// make a row higher on their own when they open a file.
double lines_of(const std::string& text, double column_width)
{
    const double room = column_width * share_used;
    double lines = 1.0;
    double used = 0.0;
    for (const std::size_t length : word_lengths(text)) {
        const auto word = static_cast<double>(length);
        if (used > 0.0 && used + 1.0 + word > room) {
            lines += 1.0;
            used = word;
        } else {
            used += (used > 0.0 ? 1.0 : 0.0) + word;
        }
    }
    return lines;
}

double width_of(const figures::Table& table, std::size_t column)
{
    constexpr double of_number = 11.0;
    constexpr double widest = 60.0;
    constexpr double air = 3.0;
    const auto longest_word = static_cast<double>(
        std::ranges::max(word_lengths(table.columns[column].title))); // a head is not cut
    if (table.columns[column].decimals >= 0) {
        return std::max(of_number, longest_word + air);
    }
    std::size_t longest = 0;
    for (const auto& row : table.rows) {
        if (const auto* const words = std::get_if<std::string>(&row[column])) {
            longest = std::max(longest, chart::code_points(*words).size());
        }
    }
    return std::clamp(static_cast<double>(longest) / share_used + air, longest_word + air, widest);
}

lxw_format* wrapped_format(lxw_workbook* book)
{
    lxw_format* const format = workbook_add_format(book);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

/// Of heads: those of numbers stand above their numbers' right edge.
lxw_format* head_format(lxw_workbook* book, std::uint8_t align)
{
    check(book != nullptr, "libxlsxwriter makes no workbook");
    lxw_format* const format = wrapped_format(book);
    format_set_bold(format);
    format_set_bottom(format, LXW_BORDER_THIN);
    format_set_align(format, align);
    format_set_align(format, LXW_ALIGN_VERTICAL_BOTTOM);
    return format;
}

lxw_format* title_format(lxw_workbook* book)
{
    constexpr double points = 14.0;
    lxw_format* const format = workbook_add_format(book);
    format_set_bold(format);
    format_set_font_size(format, points);
    return format;
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

} // namespace

Book::Book(const Material& material, const Origin& request)
    : material_(material), book_(workbook_new(file_.path().c_str())),
      first_head_(head_format(book_, LXW_ALIGN_LEFT)), head_(head_format(book_, LXW_ALIGN_LEFT)),
      number_head_(head_format(book_, LXW_ALIGN_RIGHT)), title_(title_format(book_)),
      wrapped_(wrapped_format(book_)), indented_(wrapped_format(book_))
{
    format_set_indent(indented_, 1);
    format_set_indent(head_, 1);
    set_properties(request);
}

lxw_worksheet* Book::sheet(const std::string& name)
{
    lxw_worksheet* const made = workbook_add_worksheet(book_, name.c_str());
    check(made != nullptr, "a sheet cannot be made");
    worksheet_set_landscape(made);
    constexpr std::uint8_t a4 = 9;
    worksheet_set_paper(made, a4);
    worksheet_fit_to_pages(made, 1, 0);
    return made;
}

void Book::text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& words,
                lxw_format* format)
{
    keep(worksheet_write_string(sheet, row, column, words.c_str(), format));
}

void Book::paragraph(lxw_worksheet* sheet, lxw_row_t row, const std::string& words,
                     double column_width)
{
    text(sheet, row, 0, words, wrapped_);
    keep(worksheet_set_row(sheet, row, line_height * lines_of(words, column_width), nullptr));
}

void Book::heads(lxw_worksheet* to, lxw_row_t row, const figures::Table& table,
                 const std::vector<double>& widths)
{
    double lines = 1.0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const figures::Column& column = table.columns[i];
        text(to, row, static_cast<lxw_col_t>(i), column.title,
             column.decimals >= 0 ? number_head_
             : i == 0             ? first_head_
                                  : head_);
        lines = std::max(lines, lines_of(column.title, widths[i]));
    }
    keep(worksheet_set_row(to, row, line_height * lines, nullptr));
}

Placed Book::table(const std::string& name, const figures::Table& table)
{
    lxw_worksheet* const to = sheet(name);
    constexpr lxw_row_t head = 2;
    text(to, 0, 0, table.caption, title_);
    std::vector<double> widths;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        widths.push_back(width_of(table, i));
        worksheet_set_column(to, column, column, widths.back(), nullptr);
    }
    heads(to, head, table, widths);
    lxw_row_t row = head + 1;
    for (const std::vector<figures::Cell>& cells : table.rows) {
        double lines = 1.0;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            cell(to, row, static_cast<lxw_col_t>(i), cells[i], table.columns[i].decimals);
            if (const auto* const words = std::get_if<std::string>(&cells[i])) {
                lines = std::max(lines, lines_of(*words, widths[i]));
            }
        }
        if (lines > 1.0) {
            keep(worksheet_set_row(to, row, line_height * lines, nullptr));
        }
        ++row;
    }
    worksheet_freeze_panes(to, head + 1, 1);
    worksheet_repeat_rows(to, head, head);
    return {name, head, head + 1, std::max<lxw_row_t>(row, head + 2) - 1};
}

void Book::note(const Placed& below, const std::string& words)
{
    text(workbook_get_worksheet_by_name(book_, below.sheet.c_str()), below.last + 2, 0, words);
}

namespace {

/// A series of a table's column over all its rows, with the column's head as its name.
lxw_chart_series* series_of(lxw_chart* chart, const Placed& from, lxw_col_t column)
{
    lxw_chart_series* const added = chart_add_series(chart, nullptr, nullptr);
    chart_series_set_name_range(added, from.sheet.c_str(), from.head, column);
    chart_series_set_categories(added, from.sheet.c_str(), from.first, 0, from.last, 0);
    chart_series_set_values(added, from.sheet.c_str(), from.first, column, from.last, column);
    return added;
}

/// Marks without a line between them.
void mark_only(lxw_chart_series* series, std::uint8_t type, std::uint8_t size, std::uint32_t colour)
{
    lxw_chart_line no_line{};
    no_line.none = LXW_TRUE;
    chart_series_set_line(series, &no_line);
    chart_series_set_marker_type(series, type);
    chart_series_set_marker_size(series, size);
    lxw_chart_line edge{};
    edge.color = colour;
    lxw_chart_fill fill{};
    fill.color = colour;
    chart_series_set_marker_line(series, &edge);
    chart_series_set_marker_fill(series, &fill);
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
                     const std::vector<bool>& clear, lxw_col_t at_column)
{
    constexpr std::uint8_t dot = 9; // points
    // Not a dash, which libxlsxwriter 1.1 writes as "long_dash": no program reads that.
    constexpr std::uint8_t end = 5;
    const std::uint32_t colour = rgb(chart::Ink::plan);
    lxw_chart* const made = workbook_add_chart(book_, LXW_CHART_LINE);
    lxw_chart_series* const value = series_of(made, from, 1);
    mark_only(value, LXW_CHART_MARKER_CIRCLE, dot, colour);
    for (const lxw_col_t bound : {lxw_col_t{2}, lxw_col_t{3}}) {
        mark_only(series_of(made, from, bound), LXW_CHART_MARKER_DIAMOND, end, colour);
    }
    lxw_chart_line edge{};
    edge.color = colour;
    lxw_chart_fill filled{};
    filled.color = colour;
    lxw_chart_fill hollow{};
    hollow.color = LXW_COLOR_WHITE;
    lxw_chart_point told{&edge, &filled, nullptr};
    lxw_chart_point undecided{&edge, &hollow, nullptr};
    std::vector<lxw_chart_point*> points;
    for (const bool is_told : clear) {
        points.push_back(is_told ? &told : &undecided);
    }
    points.push_back(nullptr); // the end, as libxlsxwriter wants it
    keep(chart_series_set_points(value, points.data()));
    lxw_chart_line range{};
    range.color = colour;
    constexpr float width = 1.5;
    range.width = width;
    chart_set_high_low_lines(made, &range);
    dress(made, title, {});
    chart_axis_set_name(made->y_axis, unit.c_str());
    chart_axis_set_label_position(made->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    lxw_chart_options options{};
    options.x_scale = 1.6; // of the usual size
    options.y_scale = 1.5;
    keep(worksheet_insert_chart_opt(workbook_get_worksheet_by_name(book_, from.sheet.c_str()),
                                    from.head, at_column, made, &options));
}

void Book::origin(const Origin& request)
{
    lxw_worksheet* const hidden = sheet("likvard");
    constexpr std::size_t longest_cell = 32000;
    lxw_row_t row = 0;
    for (const auto& [key, value] : facts_of(request)) {
        text(hidden, row, 0, key);
        text(hidden, row++, 1, value.substr(0, longest_cell));
    }
    const std::string token = origin_token(request);
    check(token.size() <= longest_cell || token.size() < 4 * longest_cell, "a long origin");
    text(hidden, row, 0, "origin");
    for (std::size_t begin = 0; begin < token.size(); begin += longest_cell) {
        text(hidden, row++, 1, token.substr(begin, longest_cell));
    }
    worksheet_hide(hidden);
}

std::string Book::bytes()
{
    const lxw_error closed = workbook_close(book_);
    book_ = nullptr;
    if (closed != LXW_NO_ERROR) {
        throw IoError(fmt::format("a workbook cannot be written in {} ({})",
                                  file_.path().parent_path().string(), lxw_strerror(closed)));
    }
    std::ifstream in(file_.path(), std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    if (!in || all.str().empty()) {
        throw IoError(file_.path().string() + ": cannot be read back");
    }
    return std::move(all).str();
}

void Book::set_properties(const Origin& request)
{
    const RunInfo& run = material_.view().info();
    std::string title = material_.pick(run.title_sv, run.title_en);
    std::string subject = result_sentence(material_, material_.view());
    std::string author = "likvard " + request.runs.front().version;
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.subject = subject.data();
    properties.author = author.data();
    // 1 August of the data year, so that the same run gives the same bytes.
    constexpr int epoch = 1970;
    constexpr double days_in_year = 365.2425;
    constexpr double to_august = 212.0;
    constexpr double seconds_in_day = 86400.0;
    properties.created =
        static_cast<time_t>(((run.first_year - epoch) * days_in_year + to_august) * seconds_in_day);
    keep(workbook_set_properties(book_, &properties));
}

lxw_format* Book::number_format(int decimals)
{
    lxw_format*& format = numbers_[decimals];
    if (format == nullptr) {
        format = workbook_add_format(book_);
        const std::string pattern =
            decimals >= as_it_is ? "General"
            : decimals == 0      ? "#,##0"
                                 : "#,##0." + std::string(static_cast<std::size_t>(decimals), '0');
        format_set_num_format(format, pattern.c_str());
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP); // beside the first line of words
    }
    return format;
}

void Book::cell(lxw_worksheet* to, lxw_row_t row, lxw_col_t column, const figures::Cell& value,
                int decimals)
{
    if (const auto* const words = std::get_if<std::string>(&value)) {
        text(to, row, column, *words, decimals >= 0 ? nullptr : column == 0 ? wrapped_ : indented_);
    } else if (std::isfinite(std::get<double>(value))) { // what is absent stays empty
        keep(worksheet_write_number(to, row, column, std::get<double>(value),
                                    number_format(decimals)));
    }
}

} // namespace likvard::report
