#include "architecture/description.hpp"

#include <algorithm>
#include <regex>
#include <sstream>
#include <string_view>

namespace likvard::architecture {
namespace {

constexpr std::string_view quote_start = "<!-- source:";
constexpr std::string_view quote_end = "<!-- /source -->";

std::string trimmed(std::string line)
{
    line.erase(line.find_last_not_of(" \t") + 1);
    return line;
}

using Lines = std::vector<std::string>;

/// The lines within the braces that the first line with `beginning` opens.
Lines within_braces(const SourceFile& file, const std::string& beginning)
{
    Lines body;
    bool found = false;
    bool open = false;
    for (const std::string& line : file.lines) {
        found = found || line.find(beginning) != std::string::npos;
        if (open && line.starts_with('}')) {
            return body;
        }
        if (open) {
            body.push_back(trimmed(line));
        }
        open = open || (found && trimmed(line).ends_with('{'));
    }
    return {};
}

/// The lines of a fenced block that begins at or after line `at`; `at` ends behind the quote.
Lines fenced(const SourceFile& text, std::size_t& at)
{
    Lines block;
    bool inside = false;
    for (; at < text.lines.size() && !text.lines[at].starts_with(quote_end); ++at) {
        const bool fence = text.lines[at].starts_with("```");
        if (inside && !fence) {
            block.push_back(trimmed(text.lines[at]));
        }
        inside = inside != fence;
    }
    return block;
}

std::string joined(const Lines& lines)
{
    std::string text;
    for (const std::string& line : lines) {
        text += line + "\n";
    }
    return text;
}

/// The part of a text from the line `heading` to the next heading.
std::string under(const std::string& markdown, const std::string& heading)
{
    const std::size_t start = markdown.find("\n" + heading + "\n");
    if (start == std::string::npos) {
        return "";
    }
    const std::size_t end = markdown.find("\n#", start + 1);
    return markdown.substr(start, end - start);
}

struct TableColumn {
    std::string table, column;
};

/// Members Column<…> of the structs of a file.
std::vector<TableColumn> columns_of(const SourceFile& file)
{
    static const std::regex table(R"(^struct (\w+) \{)");
    static const std::regex member(R"(^\s*Column<[^;]*>\s*([\w, ]*);?)");
    static const std::regex later(R"(^\s+([\w, ]+);)");
    static const std::regex name(R"(\w+)");
    std::vector<TableColumn> columns;
    std::string in;
    bool goes_on = false; // a declaration that ends on the next line
    for (const std::string& line : file.lines) {
        std::smatch found;
        if (std::regex_search(line, found, table)) {
            in = found[1];
        }
        if (std::regex_search(line, found, goes_on ? later : member)) {
            const std::string names = found[1];
            goes_on = !goes_on && names.find_first_not_of(' ') == std::string::npos;
            for (std::sregex_iterator n(names.begin(), names.end(), name), end; n != end; ++n) {
                columns.push_back({in, n->str()});
            }
        }
    }
    return columns;
}

} // namespace

Faults quote_faults(const std::string& markdown,
                    const std::function<std::string(const std::string&)>& read)
{
    Faults faults;
    const SourceFile text = source("markdown", markdown);
    for (std::size_t at = 0; at < text.lines.size(); ++at) {
        if (!text.lines[at].starts_with(quote_start)) {
            continue;
        }
        std::istringstream words(text.lines[at].substr(quote_start.size()));
        std::string path;
        std::string beginning;
        words >> path;
        std::getline(words >> std::ws, beginning);
        beginning = beginning.substr(0, beginning.find(" -->"));
        const Lines now = within_braces(source(path, read(path)), beginning);
        if (fenced(text, ++at) != now || now.empty()) {
            faults.push_back(path + ": " + beginning + " is quoted otherwise; it says\n" +
                             joined(now));
        }
    }
    return faults;
}

Faults column_faults(const Files& files, const std::string& markdown)
{
    Faults faults;
    for (const SourceFile& file : files) {
        const bool of_model =
            file.path.starts_with("sim/model/") && file.path.rfind('/') == sizeof("sim/model") - 1;
        if (!of_model || !is_header(file) || stem(file.path) == "effects") {
            continue;
        }
        for (const auto& [table, column] : columns_of(file)) {
            if (under(markdown, "### " + table).find('`' + column + '`') == std::string::npos) {
                faults.push_back(table + ": " + column + " is not described");
            }
        }
    }
    return faults;
}

} // namespace likvard::architecture
