#include "io/fault_log.hpp"

#include "io/nearest.hpp"
#include "io/text_checks.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace likvard {
namespace {

constexpr std::size_t most_nearest_calls = 200;
constexpr std::size_t longest_shown = 80; // bytes of a user's text that a message repeats

Fault fault_of(const std::string& file, Place place, std::string key, std::string found,
               std::string expected, std::string nearest)
{
    return {file,
            place.line,
            place.column,
            std::move(key),
            std::move(found),
            std::move(expected),
            std::move(nearest)};
}

// Cuts between characters, never within one.
std::string_view cut(std::string_view text)
{
    if (text.size() <= longest_shown) {
        return text;
    }
    std::size_t end = longest_shown;
    while (end > 0 && is_continuation_byte(text[end])) {
        --end;
    }
    return text.substr(0, end);
}

std::string escaped(std::string_view text)
{
    constexpr std::string_view hex = "0123456789abcdef";
    constexpr unsigned nibble = 4;
    constexpr unsigned low_nibble = 15;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_control_at(text, i)) {
            // The first byte of a two-byte control character goes too; a lone 0x80 to 0x9F is
            // harmless only as part of a character, and without its lead byte it would not be one.
            const std::size_t bytes =
                is_continuation_byte(text[std::min(i + 1, text.size() - 1)]) ? 2 : 1;
            for (std::size_t j = i; j < i + bytes; ++j) {
                const auto byte = static_cast<unsigned char>(text[j]);
                out += "\\x";
                out += hex[byte >> nibble];
                out += hex[byte & low_nibble];
            }
            i += bytes - 1;
        } else {
            out += text[i];
        }
    }
    return out;
}

bool is_plain(std::string_view key)
{
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-' || c == '.';
    });
}

} // namespace

int FaultLog::add_file(std::string name)
{
    files_.push_back(std::move(name));
    return static_cast<int>(files_.size()) - 1;
}

const std::string& FaultLog::file_name(int file) const
{
    const auto index = static_cast<std::size_t>(file);
    check(file >= 0 && index < files_.size(), "a place names a file that was never added");
    return files_[index];
}

void FaultLog::add(Place place, std::string key, std::string found, std::string expected,
                   std::string nearest)
{
    faults_.push_back(fault_of(file_name(place.file), place, std::move(key), std::move(found),
                               std::move(expected), std::move(nearest)));
}

void FaultLog::add_missing(Place place, std::string key, std::string found, std::string expected,
                           std::string nearest)
{
    add(place, std::move(key), std::move(found), std::move(expected), std::move(nearest));
    ++missing_;
}

std::string FaultLog::nearest(std::string_view word, std::span<const std::string> candidates)
{
    if (nearest_calls_ >= most_nearest_calls) {
        return {};
    }
    ++nearest_calls_;
    return nearest_of(word, candidates);
}

std::vector<Fault> FaultLog::sorted() const
{
    std::vector<Fault> faults = faults_;
    std::stable_sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) {
        return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    });
    return faults;
}

void FaultLog::throw_if_any() const
{
    if (faults_.empty()) {
        return;
    }
    if (missing_ == faults_.size()) {
        throw InputMissing(DataError(sorted()).what());
    }
    throw DataError(sorted());
}

std::string in_quotes(std::string_view text)
{
    const std::string_view shown = cut(text);
    return '"' + escaped(shown) + (shown.size() < text.size() ? "…\"" : "\"");
}

std::string key_text(std::string_view key)
{
    return is_plain(key) && key.size() <= longest_shown ? std::string(key) : in_quotes(key);
}

std::string joined(std::span<const std::string> texts)
{
    std::string list;
    for (const std::string& text : texts) {
        if (!list.empty()) {
            list += ", ";
        }
        list += text;
    }
    return list;
}

} // namespace likvard
