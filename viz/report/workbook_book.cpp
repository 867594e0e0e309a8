#include "viz/report/workbook_book.hpp"

#include "core/check.hpp"
#include "viz/chart/utf8.hpp"
#include "viz/report/parts.hpp"
#include "viz/report/token.hpp"
#include "viz/report/words.hpp"

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

/// Lines that a text takes in a column of so many characters, on the safe side: programs do not
/// make a row higher on their own when they open a file.
double lines_of(const std::string& text, double column_width)
{
    const double room = column_width * share_used;
    double lines = 1.0;
    double used = 0.0;
    for (const std::size_t length : word_lengths(text, ends_lines_in_cells)) {
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
    constexpr std::size_t many = 4; // columns of words, which must be narrower to be seen together
    const auto of_words = std::ranges::count_if(
        table.columns, [](const figures::Column& one) { return one.decimals < 0; });
    const double widest = static_cast<std::size_t>(of_words) > many ? 44.0 : 60.0;
    constexpr double air = 3.0;
    const auto longest_word = static_cast<double>(std::ranges::max(
        word_lengths(table.columns[column].title, ends_lines_in_cells))); // a head is not cut
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
