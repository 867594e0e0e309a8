#include "viz/chart/utf8.hpp"

namespace likvard::chart {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t last_code_point = 0x10FFFF;
constexpr unsigned char_bits = 6; // that a byte after the first carries
constexpr unsigned char continues = 0x80;
constexpr unsigned char continue_mask = 0xC0;
constexpr unsigned char payload = 0x3F;

/// Bytes after the first one, and what the first one carries; -1: it begins nothing.
struct Start {
    int more = -1;
    char32_t bits = 0;
};

Start start_of(unsigned char byte)
{
    // NOLINTBEGIN(readability-magic-numbers): the forms of a first byte, RFC 3629
    if (byte < 0x80) {
        return {0, byte};
    }
    if (byte >= 0xC2 && byte < 0xE0) {
        return {1, static_cast<char32_t>(byte & 0x1F)};
    }
    if (byte >= 0xE0 && byte < 0xF0) {
        return {2, static_cast<char32_t>(byte & 0x0F)};
    }
    if (byte >= 0xF0 && byte < 0xF5) {
        return {3, static_cast<char32_t>(byte & 0x07)};
    }
    // NOLINTEND(readability-magic-numbers)
    return {};
}

} // namespace

std::u32string code_points(std::string_view text)
{
    std::u32string found;
    found.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const Start start = start_of(static_cast<unsigned char>(text[i]));
        const auto more = static_cast<std::size_t>(start.more < 0 ? 0 : start.more);
        char32_t c = start.bits;
        bool is_whole = start.more >= 0 && i + more < text.size();
        for (std::size_t k = 1; is_whole && k <= more; ++k) {
            const auto byte = static_cast<unsigned char>(text[i + k]);
            is_whole = (byte & continue_mask) == continues;
            c = (c << char_bits) | static_cast<char32_t>(byte & payload);
        }
        found.push_back(is_whole ? c : replacement);
        i += is_whole ? more : 0;
    }
    return found;
}

std::string utf8(std::u32string_view text)
{
    std::string bytes;
    const auto add = [&](char32_t value) { bytes.push_back(static_cast<char>(value)); };
    const auto tail = [&](char32_t c, unsigned shift) {
        add(continues | ((c >> shift) & payload));
    };
    // NOLINTBEGIN(readability-magic-numbers): the forms of RFC 3629
    for (const char32_t given : text) {
        const char32_t c = given > last_code_point ? replacement : given;
        if (c < 0x80) {
            add(c);
        } else if (c < 0x800) {
            add(0xC0 | (c >> 6U));
            tail(c, 0);
        } else if (c < 0x10000) {
            add(0xE0 | (c >> 12U));
            tail(c, 6);
            tail(c, 0);
        } else {
            add(0xF0 | (c >> 18U));
            tail(c, 12);
            tail(c, 6);
            tail(c, 0);
        }
    }
    // NOLINTEND(readability-magic-numbers)
    return bytes;
}

} // namespace likvard::chart
