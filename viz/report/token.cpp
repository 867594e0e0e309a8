#include "viz/report/token.hpp"

#include "viz/report/zip.hpp"

#include <cstdint>

namespace likvard::report {
namespace {

constexpr std::string_view digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view begin_mark = "likvard-origin:";
constexpr std::string_view end_mark = ":end";
constexpr std::size_t group = 3;   // bytes
constexpr unsigned digit_bits = 6; // of a digit of base64
constexpr unsigned byte_bits = 8;
constexpr std::uint32_t digit_mask = 0x3F;
constexpr std::uint32_t byte_mask = 0xFF;

std::optional<Origin> find_plain(std::string_view bytes)
{
    const std::size_t begin = bytes.find(begin_mark);
    if (begin == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view rest = bytes.substr(begin + begin_mark.size());
    const std::size_t end = rest.find(end_mark);
    const auto json =
        end == std::string_view::npos ? std::nullopt : from_base64(rest.substr(0, end));
    return json ? read_origin(*json) : std::nullopt;
}

} // namespace

std::string base64(std::string_view bytes)
{
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += group) {
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < group; ++k) {
            const auto byte =
                i + k < bytes.size() ? static_cast<std::uint8_t>(bytes[i + k]) : std::uint8_t{0};
            bits = (bits << byte_bits) | byte;
        }
        for (std::size_t k = 0; k <= group; ++k) {
            const auto shift = static_cast<unsigned>(group - k) * digit_bits;
            text += i + k > bytes.size() ? '=' : digits[(bits >> shift) & digit_mask];
        }
    }
    return text;
}

std::optional<std::string> from_base64(std::string_view text)
{
    if (text.size() % (group + 1) != 0) {
        return std::nullopt;
    }
    std::string bytes;
    std::uint32_t bits = 0;
    unsigned held = 0;
    const std::size_t end = text.find_last_not_of('=') + 1;
    for (const char c : text.substr(0, end)) {
        const std::size_t value = digits.find(c);
        if (value == std::string_view::npos) {
            return std::nullopt;
        }
        bits = (bits << digit_bits) | static_cast<std::uint32_t>(value);
        held += digit_bits;
        if (held >= byte_bits) {
            held -= byte_bits;
            bytes += static_cast<char>((bits >> held) & byte_mask);
        }
    }
    return bytes;
}

std::string origin_token(const Origin& origin)
{
    return std::string(begin_mark) + base64(origin_json(origin)) + std::string(end_mark);
}

std::optional<Origin> find_origin(std::string_view bytes)
{
    if (auto found = find_plain(bytes)) {
        return found;
    }
    for (const ZipMember& member : unzip(bytes)) {
        if (auto found = find_plain(member.bytes)) {
            return found;
        }
    }
    return std::nullopt;
}

} // namespace likvard::report
