#include "viz/report/tagging.hpp"

#include "viz/chart/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

namespace likvard::report {

namespace {

constexpr std::string_view element_begins = "<< /Type /StructElem\n   /S /";
constexpr std::string_view catalogue_begins = "<< /Type /Catalog\n";

/// A text string of PDF in hexadecimal digits: UTF-16, the most significant byte first.
std::string text_string(std::string_view text)
{
    constexpr char32_t beyond_one_unit = 0x10000;
    constexpr unsigned bits = 10;
    constexpr char32_t low_bits = 0x3FF;
    std::string out = "<FEFF";
    for (const char32_t c : chart::code_points(text)) {
        const auto value = static_cast<std::uint32_t>(c);
        if (c < beyond_one_unit) {
            out += fmt::format("{:04X}", value);
        } else {
            const std::uint32_t rest = value - beyond_one_unit;
            out +=
                fmt::format("{:04X}{:04X}", 0xD800U + (rest >> bits), 0xDC00U + (rest & low_bits));
        }
    }
    return out + ">";
}

std::optional<std::size_t> number_at(std::string_view text, std::size_t at)
{
    std::size_t value = 0;
    const std::string_view digits = text.substr(std::min(at, text.size()));
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return result.ec == std::errc{} ? std::optional(value) : std::nullopt;
}

/// The table of offsets at the end of a PDF: where its entries stand, and what they say.
struct Offsets {
    std::size_t table = 0;   // of the word "xref"
    std::size_t entries = 0; // of the first entry
    std::vector<std::size_t> objects;
};

constexpr std::size_t entry_size = 20;
constexpr std::size_t digits_of_offset = 10;

std::optional<Offsets> offsets_of(std::string_view pdf)
{
    constexpr std::string_view head = "xref\n0 ";
    constexpr std::string_view pointer = "startxref\n";
    const std::size_t at = pdf.rfind(pointer);
    const auto table =
        at == std::string_view::npos ? std::nullopt : number_at(pdf, at + pointer.size());
    if (!table || !pdf.substr(std::min(*table, pdf.size())).starts_with(head)) {
        return std::nullopt;
    }
    const auto count = number_at(pdf, *table + head.size());
    const std::size_t line = pdf.find('\n', *table + head.size());
    if (!count || line == std::string_view::npos || line + 1 + *count * entry_size > pdf.size()) {
        return std::nullopt;
    }
    Offsets found{.table = *table, .entries = line + 1, .objects = {}};
    for (std::size_t i = 0; i < *count; ++i) {
        found.objects.push_back(number_at(pdf, found.entries + i * entry_size).value_or(0));
    }
    return found;
}

struct Insertion {
    std::size_t at = 0;
    std::string text;
};

/// What comes into the objects, in the order of the file.
std::vector<Insertion> insertions(std::string_view pdf, const Offsets& offsets,
                                  const TagTexts& texts)
{
    std::vector<std::size_t> objects(offsets.objects.begin(), offsets.objects.end());
    std::sort(objects.begin(), objects.end());
    std::vector<Insertion> found;
    std::size_t figures = 0;
    std::size_t heads = 0;
    for (const std::size_t object : objects) {
        const std::size_t begin = pdf.find('\n', object) + 1;
        const std::string_view body = pdf.substr(begin);
        if (body.starts_with(catalogue_begins)) {
            found.push_back({begin + catalogue_begins.size(),
                             fmt::format("   /Lang ({})\n   /ViewerPreferences << "
                                         "/DisplayDocTitle true >>\n",
                                         texts.language)});
        }
        if (!body.starts_with(element_begins)) {
            continue;
        }
        const std::size_t line = body.find('\n', element_begins.size()) + 1;
        const std::string_view kind =
            body.substr(element_begins.size(), line - 1 - element_begins.size());
        if (kind == "Figure" && figures < texts.figures.size()) {
            found.push_back(
                {begin + line, fmt::format("   /Alt {}\n", text_string(texts.figures[figures++]))});
        } else if (kind == "TH" && heads < texts.heads.size()) {
            found.push_back({begin + line, fmt::format("   /A << /O /Table /Scope /{} >>\n",
                                                       texts.heads[heads++])});
        }
    }
    return found;
}

} // namespace

std::string with_tag_texts(std::string_view pdf, const TagTexts& texts)
{
    const auto offsets = offsets_of(pdf);
    if (!offsets) {
        return std::string(pdf);
    }
    std::string out;
    std::size_t copied = 0;
    std::vector<Insertion> all = insertions(pdf, *offsets, texts);
    for (const Insertion& insertion : all) {
        out.append(pdf.substr(copied, insertion.at - copied)).append(insertion.text);
        copied = insertion.at;
    }
    out.append(pdf.substr(copied));
    const auto moved = [&](std::size_t offset) {
        std::size_t now = offset;
        for (const Insertion& insertion : all) {
            now += insertion.at <= offset ? insertion.text.size() : 0;
        }
        return now;
    };
    for (std::size_t i = 1; i < offsets->objects.size(); ++i) { // the first entry is of no object
        out.replace(moved(offsets->entries) + i * entry_size, digits_of_offset,
                    fmt::format("{:010}", moved(offsets->objects[i])));
    }
    const std::size_t pointer = out.rfind("startxref\n");
    out.erase(pointer);
    return out + fmt::format("startxref\n{}\n%%EOF\n", moved(offsets->table));
}

} // namespace likvard::report
