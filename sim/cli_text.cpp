#include "cli_text.hpp"

#include "io/table_layout.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace likvard {

namespace {

constexpr std::size_t line_width = 100;
constexpr std::size_t label_width = 14;

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

std::string labelled(std::string_view label, std::string_view text, std::size_t hang)
{
    std::string result = fmt::format("    {:<{}}", label, label_width - 4);
    const std::vector<std::string> lines = layout::wrapped(text, line_width - label_width - hang);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        result += i == 0 ? "" : fmt::format("\n{:<{}}", "", label_width + hang);
        result += lines[i];
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
