#include "io/table_layout.hpp"

#include <algorithm>

namespace likvard::layout {
namespace {

constexpr std::size_t indent = 2;
constexpr std::size_t between_columns = 2;
constexpr std::size_t narrowest_title = 20;

std::string spaces(std::size_t count)
{
    std::string text;
    text.resize(count, ' ');
    return text;
}

/// Bytes of the escape sequence that begins at `at` ("ESC [ … letter").
std::size_t escape_length(std::string_view text, std::size_t at)
{
    std::size_t end = at + 2;
    while (end < text.size() && (text[end] < '@' || text[end] > '~')) {
        ++end;
    }
    return std::min(end + 1, text.size()) - at;
}

/// The second and further bytes of a UTF-8 character are 80 to BF.
bool is_continuation(unsigned char byte)
{
    constexpr unsigned char first = 0x80;
    constexpr unsigned char last = 0xBF;
    return byte >= first && byte <= last;
}

/// The combining accents, U+0300 to U+036F, are CC 80 to CD AF.
bool is_combining(std::string_view text, std::size_t at)
{
    constexpr std::string_view first = "\xCC\x80";
    constexpr std::string_view last = "\xCD\xAF";
    const std::string_view letter = text.substr(at, first.size());
    return letter >= first && letter <= last;
}

std::string_view code_of(Style style)
{
    switch (style) {
    case Style::bold:
        return "\x1b[1m";
    case Style::quiet:
        return "\x1b[2m";
    case Style::good:
        return "\x1b[32m";
    case Style::bad:
        return "\x1b[33m";
    case Style::plain:
        break;
    }
    return "";
}

std::string without_trailing_spaces(std::string line)
{
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

} // namespace

std::size_t display_width(std::string_view text)
{
    constexpr char escape = '\x1b';
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == escape) {
            i += escape_length(text, i);
            continue;
        }
        if (!is_continuation(static_cast<unsigned char>(text[i])) && !is_combining(text, i)) {
            ++width;
        }
        ++i;
    }
    return width;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width)
{
    std::vector<std::string> lines;
    std::string line;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, space);
        text.remove_prefix(std::min(space + 1, text.size()));
        if (word.empty()) {
            continue;
        }
        if (!line.empty() && display_width(line) + 1 + display_width(word) > width) {
            lines.push_back(line);
            line.clear();
        }
        line += line.empty() ? "" : " ";
        line += word;
    }
    if (!line.empty()) {
        lines.push_back(line);
    }
    return lines;
}

std::string styled(std::string_view text, Style style, bool colour)
{
    if (!colour || style == Style::plain || text.empty()) {
        return std::string(text);
    }
    return std::string(code_of(style)) + std::string(text) + "\x1b[0m";
}

Grid::Widths Grid::measured(std::size_t width) const
{
    Widths widths;
    std::size_t cells_width = 0;
    for (std::size_t column = 0; column < heads_.size(); ++column) {
        std::size_t widest = 0;
        for (const std::string& head : heads_[column]) {
            widest = std::max(widest, display_width(head));
        }
        for (const Row& row : rows_) {
            if (column < row.cells.size()) {
                widest = std::max(widest, display_width(row.cells[column].text));
            }
        }
        widths.columns.push_back(widest + between_columns);
        cells_width += widths.columns.back();
    }
    for (const Row& row : rows_) {
        if (!row.cells.empty()) {
            widths.title = std::max(widths.title, display_width(row.title) + indent);
        }
    }
    const std::size_t room = width > cells_width ? width - cells_width : 0;
    widths.title = std::min(widths.title, std::max(room, narrowest_title));
    return widths;
}

std::string Grid::head_text(const Widths& widths, bool colour) const
{
    std::size_t lines = 0;
    for (const std::vector<std::string>& head : heads_) {
        lines = std::max(lines, head.size());
    }
    std::string all;
    for (std::size_t i = 0; i < lines; ++i) {
        std::string line = spaces(widths.title);
        for (std::size_t column = 0; column < heads_.size(); ++column) {
            const std::string word = i < heads_[column].size() ? heads_[column][i] : "";
            line += spaces(widths.columns[column] - display_width(word)) + word;
        }
        all += styled(without_trailing_spaces(line), Style::quiet, colour) + "\n";
    }
    return all;
}

std::string Grid::row_text(const Row& row, const Widths& widths, bool colour)
{
    std::string all;
    const std::vector<std::string> title = wrapped(row.title, widths.title - indent);
    std::string line = row.mark == Mark::dot ? "● " : spaces(indent);
    for (std::size_t i = 0; i + 1 < title.size(); ++i) {
        all += line + title[i] + "\n";
        line = spaces(indent);
    }
    line += title.empty() ? "" : title.back();
    line += spaces(widths.title - std::min(display_width(line), widths.title));
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        const Cell& cell = row.cells[column];
        line += spaces(widths.columns[column] - display_width(cell.text)) +
                styled(cell.text, cell.style, colour);
    }
    return all + without_trailing_spaces(line) + "\n";
}

std::string Grid::text(std::size_t width, bool colour) const
{
    const Widths widths = measured(width);
    std::string all = head_text(widths, colour);
    for (const Row& row : rows_) {
        if (!row.cells.empty()) {
            all += row_text(row, widths, colour);
            continue;
        }
        all += row.title.empty() ? "\n" : "";
        for (const std::string& line : wrapped(row.title, width)) {
            all += styled(line, row.style, colour) + "\n";
        }
    }
    return all;
}

} // namespace likvard::layout
