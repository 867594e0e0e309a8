#include "io/text_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <fstream>

namespace likvard {
namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 16U;

// NOLINTBEGIN(readability-magic-numbers) // the bit patterns of UTF-8

// Smallest code point that needs this many bytes; anything below is an overlong form.
constexpr std::uint32_t smallest_of(std::size_t bytes)
{
    constexpr std::uint32_t two = 0x80;
    constexpr std::uint32_t three = 0x800;
    constexpr std::uint32_t four = 0x10000;
    return bytes == 2 ? two : bytes == 3 ? three : bytes == 4 ? four : 0;
}

std::size_t announced_bytes(unsigned char lead)
{
    if (lead < 0x80U) {
        return 1;
    }
    if ((lead & 0xE0U) == 0xC0U) {
        return 2;
    }
    if ((lead & 0xF0U) == 0xE0U) {
        return 3;
    }
    return (lead & 0xF8U) == 0xF0U ? 4 : 0;
}

// NOLINTEND(readability-magic-numbers)

bool is_stray_control(std::string_view text, std::size_t position)
{
    const char byte = text[position];
    if (byte == '\t' || byte == '\n') {
        return false;
    }
    if (byte == '\r') {
        return position + 1 >= text.size() || text[position + 1] != '\n';
    }
    return is_control_at(text, position);
}

} // namespace

// NOLINTBEGIN(readability-magic-numbers) // the bit patterns of UTF-8

bool is_control_at(std::string_view text, std::size_t position)
{
    const auto byte = static_cast<unsigned char>(text[position]);
    const bool c1 = byte == 0xC2U && position + 1 < text.size() &&
                    static_cast<unsigned char>(text[position + 1]) < 0xA0U;
    return byte < 0x20U || byte == 0x7FU || c1;
}

std::optional<std::string> read_bytes(const std::filesystem::path& path, std::size_t limit)
{
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) {
        return std::nullopt;
    }
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        return std::nullopt;
    }
    std::string bytes;
    while (stream && bytes.size() <= limit) {
        const std::size_t wanted = std::min(block_bytes, limit + 1 - bytes.size());
        const std::size_t start = bytes.size();
        bytes.resize(start + wanted);
        stream.read(&bytes[start], static_cast<std::streamsize>(wanted));
        bytes.resize(start + static_cast<std::size_t>(stream.gcount()));
    }
    if (stream.bad()) {
        throw IoError(path.string() + ": reading failed");
    }
    return bytes;
}

std::string_view without_byte_order_mark(std::string_view text)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return text.substr(0, mark.size()) == mark ? text.substr(mark.size()) : text;
}

std::size_t character_bytes(std::string_view text, std::size_t position)
{
    constexpr std::uint32_t first_surrogate = 0xD800;
    constexpr std::uint32_t last_surrogate = 0xDFFF;
    constexpr std::uint32_t last_code_point = 0x10FFFF;
    constexpr unsigned payload_bits = 6;
    const auto lead = static_cast<unsigned char>(text[position]);
    const std::size_t bytes = announced_bytes(lead);
    if (bytes <= 1 || position + bytes > text.size()) {
        return bytes == 1 ? 1 : 0;
    }
    std::uint32_t code = lead & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        const char next = text[position + i];
        if (!is_continuation_byte(next)) {
            return 0;
        }
        code = (code << payload_bits) | (static_cast<unsigned char>(next) & 0x3FU);
    }
    const bool surrogate = code >= first_surrogate && code <= last_surrogate;
    return code < smallest_of(bytes) || surrogate || code > last_code_point ? 0 : bytes;
}

// NOLINTEND(readability-magic-numbers)

bool check_text(std::string_view text, std::size_t limit, int file, FaultLog& log)
{
    if (text.size() > limit) {
        log.add({file, 0, 0}, "", fmt::format("more than {} bytes", limit),
                fmt::format("a file of at most {} bytes", limit));
        return false;
    }
    Place place{file, 1, 1};
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t bytes = character_bytes(text, i);
        const auto byte = static_cast<unsigned char>(text[i]);
        if (bytes == 0) {
            log.add(place, "", fmt::format("byte 0x{:02X}, which is not UTF-8 here", byte),
                    "UTF-8 text (save the file as UTF-8)");
            return false;
        }
        if (is_stray_control(text, i)) {
            log.add(place, "",
                    byte == '\r' ? "a carriage return without a line feed"
                                 : fmt::format("control character 0x{:02X}", byte),
                    "text without control characters");
            return false;
        }
        const bool line_ends = byte == '\n';
        place.line += line_ends ? 1 : 0;
        place.column = line_ends ? 1 : place.column + 1;
        i += bytes;
    }
    return true;
}

bool is_one_line(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_control_at(text, i)) {
            return false;
        }
    }
    return true;
}

} // namespace likvard
