// Reads whole text files and refuses what no parser should be given: too many bytes, invalid UTF-8
// and control characters.
#pragma once

#include "io/fault_log.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace likvard {

inline constexpr std::size_t most_toml_bytes = std::size_t{1} << 20U;
/// Larger than for TOML: 65,535 schools with five years of results would still fit.
inline constexpr std::size_t most_csv_bytes = std::size_t{1} << 24U;

/// Bytes of a file, at most `limit + 1` of them, so that a too large file shows without being read.
/// Nothing when it does not exist, is a folder or may not be read. Throws IoError when reading
/// fails half-way.
[[nodiscard]] std::optional<std::string> read_bytes(const std::filesystem::path& path,
                                                    std::size_t limit);

/// The text without a byte-order mark at its start.
[[nodiscard]] std::string_view without_byte_order_mark(std::string_view text);

/// Reports the first of: over `limit` bytes, a byte that is not UTF-8, a control character other
/// than tab, LF and CR LF. True when there is none, and the text may be parsed.
[[nodiscard]] bool check_text(std::string_view text, std::size_t limit, int file, FaultLog& log);

/// Bytes of the character that starts at `position`, 1 to 4, or 0 when it is not valid UTF-8
/// (overlong forms, surrogates and values over U+10FFFF included).
[[nodiscard]] std::size_t character_bytes(std::string_view text, std::size_t position);

/// True at a control character: an ASCII one, or U+0080 to U+009F, which are invisible and which
/// some terminals take for commands.
[[nodiscard]] bool is_control_at(std::string_view text, std::size_t position);

/// True when the text holds no line break, tab or other control character.
[[nodiscard]] bool is_one_line(std::string_view text);

[[nodiscard]] constexpr bool is_continuation_byte(char byte)
{
    constexpr unsigned lead = 0xC0U;
    constexpr unsigned continuation = 0x80U;
    return (static_cast<unsigned char>(byte) & lead) == continuation;
}

} // namespace likvard
