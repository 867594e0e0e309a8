#include "viz/report/compare.hpp"

#include "viz/report/zip.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace likvard::report {

namespace {

constexpr std::size_t shown = 90;

std::size_t common_prefix(std::string_view one, std::string_view other)
{
    const auto [a, b] = std::ranges::mismatch(one, other);
    return static_cast<std::size_t>(a - one.begin());
}

/// Some text around a position, within its line, never through the middle of a character.
std::string around(std::string_view text, std::size_t at)
{
    const auto is_inside = [&](std::size_t i) {
        constexpr unsigned char mask = 0xC0;
        constexpr unsigned char continues = 0x80;
        return i < text.size() && (static_cast<unsigned char>(text[i]) & mask) == continues;
    };
    std::size_t begin = at > shown / 3 ? at - shown / 3 : 0;
    const std::size_t line = text.substr(0, std::min(at, text.size())).rfind('\n');
    begin = line == std::string_view::npos ? begin : std::max(begin, line + 1);
    while (is_inside(begin)) {
        ++begin;
    }
    std::size_t end = std::min({text.size(), begin + shown, text.find('\n', begin)});
    while (is_inside(end)) {
        ++end;
    }
    return std::string(text.substr(begin, end - begin));
}

FileDifference difference_in(std::string_view found, std::string_view expected,
                             const std::string& part)
{
    const std::size_t at = common_prefix(found, expected);
    const auto line = std::ranges::count(found.substr(0, at), '\n') + 1;
    return {part.empty() ? fmt::format("line {}", line) : fmt::format("{}, character {}", part, at),
            around(found, at), around(expected, at)};
}

std::optional<FileDifference> workbook_difference(std::string_view found, std::string_view expected)
{
    const std::vector<ZipMember> mine = unzip(found);
    const std::vector<ZipMember> made = unzip(expected);
    for (const ZipMember& member : made) {
        const auto other = std::ranges::find(mine, member.name, &ZipMember::name);
        if (other == mine.end()) {
            return FileDifference{member.name, "no such part", "the part"};
        }
        if (other->bytes != member.bytes) {
            return difference_in(other->bytes, member.bytes, member.name);
        }
    }
    if (mine.size() != made.size()) {
        return FileDifference{"the list of parts", std::to_string(mine.size()),
                              std::to_string(made.size())};
    }
    return std::nullopt;
}

} // namespace

std::optional<FileDifference> first_difference(std::string_view format, std::string_view found,
                                               std::string_view expected)
{
    if (found == expected) {
        return std::nullopt;
    }
    if (format == "xlsx") {
        if (auto difference = workbook_difference(found, expected)) {
            return difference;
        }
    }
    if (format == "html" || format == "svg" || format == "md") {
        return difference_in(found, expected, "");
    }
    return FileDifference{
        fmt::format("byte {} of {}", common_prefix(found, expected), found.size()), {}, {}};
}

} // namespace likvard::report
