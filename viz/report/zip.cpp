// The only file that includes zlib.
#include "viz/report/zip.hpp"

#include <optional>
#include <zlib.h>

namespace likvard::report {
namespace {

// Layout of a ZIP file: PKWARE's APPNOTE, 4.3.
constexpr std::string_view end_signature = "PK\x05\x06";
constexpr std::string_view entry_signature = "PK\x01\x02";
constexpr std::string_view local_signature = "PK\x03\x04";
constexpr std::size_t end_size = 22;
constexpr std::size_t entry_size = 46;
constexpr std::size_t local_size = 30;
constexpr std::uint32_t largest = std::uint32_t{1} << 28U;

/// Little-endian number of `size` bytes; nothing beyond the end.
std::optional<std::uint32_t> number_at(std::string_view bytes, std::size_t at, std::size_t size)
{
    if (at + size > bytes.size()) {
        return std::nullopt;
    }
    std::uint32_t value = 0;
    for (std::size_t i = size; i-- > 0;) {
        value = (value << 8U) | static_cast<std::uint8_t>(bytes[at + i]);
    }
    return value;
}

std::optional<std::string> inflated(std::string_view packed, std::uint32_t size)
{
    std::string bytes(size, '\0');
    z_stream stream{};
    // zlib takes pointers to bytes without a sign, and reads through one that is not const.
    // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast,cppcoreguidelines-pro-type-const-cast)
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data()));
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
    // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast,cppcoreguidelines-pro-type-const-cast)
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.avail_out = size;
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        return std::nullopt;
    }
    const int end = inflate(&stream, Z_FINISH);
    const bool whole = end == Z_STREAM_END && stream.avail_out == 0;
    inflateEnd(&stream);
    return whole ? std::optional(std::move(bytes)) : std::nullopt;
}

struct Entry {
    std::uint32_t method = 0, packed = 0, size = 0, name = 0, extra = 0, comment = 0, at = 0;
};

std::optional<Entry> entry_at(std::string_view bytes, std::size_t at)
{
    if (bytes.substr(std::min(at, bytes.size()), entry_signature.size()) != entry_signature ||
        at + entry_size > bytes.size()) {
        return std::nullopt;
    }
    const auto field = [&](std::size_t offset, std::size_t size) {
        return number_at(bytes, at + offset, size).value_or(0);
    };
    // NOLINTBEGIN(readability-magic-numbers): offsets of the fields
    return Entry{.method = field(10, 2),
                 .packed = field(20, 4),
                 .size = field(24, 4),
                 .name = field(28, 2),
                 .extra = field(30, 2),
                 .comment = field(32, 2),
                 .at = field(42, 4)};
    // NOLINTEND(readability-magic-numbers)
}

std::optional<std::string> content(std::string_view bytes, const Entry& entry)
{
    constexpr std::size_t name_offset = 26;
    constexpr std::size_t extra_offset = 28;
    const auto name = number_at(bytes, entry.at + name_offset, 2);
    const auto extra = number_at(bytes, entry.at + extra_offset, 2);
    if (!name || !extra || bytes.substr(entry.at, 4) != local_signature || entry.size > largest) {
        return std::nullopt;
    }
    const std::size_t begin = entry.at + local_size + *name + *extra;
    if (begin + entry.packed > bytes.size()) {
        return std::nullopt;
    }
    const std::string_view packed = bytes.substr(begin, entry.packed);
    return entry.method == 0 ? std::string(packed) : inflated(packed, entry.size);
}

} // namespace

std::vector<ZipMember> unzip(std::string_view bytes)
{
    std::vector<ZipMember> members;
    const std::size_t end = bytes.rfind(end_signature);
    if (end == std::string_view::npos || end + end_size > bytes.size()) {
        return members;
    }
    constexpr std::size_t directory_offset = 16;
    std::size_t at = number_at(bytes, end + directory_offset, 4).value_or(0);
    while (const auto entry = entry_at(bytes, at)) {
        if (auto text = content(bytes, *entry)) {
            members.push_back(
                {std::string(bytes.substr(at + entry_size, entry->name)), std::move(*text)});
        }
        at += entry_size + entry->name + entry->extra + entry->comment;
    }
    return members;
}

std::uint32_t crc32_of(std::string_view bytes)
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes without a sign
    const auto* const data = reinterpret_cast<const Bytef*>(bytes.data());
    return static_cast<std::uint32_t>(crc32(0, data, static_cast<uInt>(bytes.size())));
}

} // namespace likvard::report
