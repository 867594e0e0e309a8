#include "cli_text.hpp"

#include "io/number_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace likvard {

namespace {

constexpr std::size_t line_width = 100;
constexpr std::size_t label_width = 14;

/// Characters, not bytes: every byte that does not continue a UTF-8 sequence begins one.
std::size_t characters(std::string_view text)
{
    constexpr unsigned continues = 0x80U;
    constexpr unsigned mask = 0xC0U;
    std::size_t count = 0;
    for (const char c : text) {
        count += (static_cast<unsigned char>(c) & mask) == continues ? 0U : 1U;
    }
    return count;
}

std::string escaped(std::string_view cell)
{
    std::string text;
    for (const char c : cell) {
        if (c == '|') {
            text += '\\';
        }
        text += c == '\n' ? ' ' : c;
    }
    return text;
}

} // namespace

std::string range_text(double low, double high, Unit unit)
{
    return number_text(low) + " to " + number_text(high, unit);
}

std::string labelled(std::string_view label, std::string_view text)
{
    std::string result = fmt::format("    {:<{}}", label, label_width - 4);
    std::size_t column = label_width;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(word.size() == text.size() ? word.size() : word.size() + 1);
        const std::size_t width = characters(word);
        if (column > label_width && column + 1 + width > line_width) {
            result += '\n';
            result.append(label_width, ' ');
            column = label_width;
        } else if (column > label_width) {
            result += ' ';
            ++column;
        }
        result += word;
        column += width;
    }
    return result + "\n";
}

std::string markdown_table(const std::vector<std::string>& header,
                           const std::vector<std::vector<std::string>>& rows)
{
    std::string text = fmt::format("| {} |\n|", fmt::join(header, " | "));
    for (std::size_t i = 0; i < header.size(); ++i) {
        text += "---|";
    }
    text += '\n';
    for (const std::vector<std::string>& row : rows) {
        text += '|';
        for (const std::string& cell : row) {
            text += fmt::format(" {} |", escaped(cell));
        }
        text += '\n';
    }
    return text;
}

} // namespace likvard
