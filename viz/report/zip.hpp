// What is needed of zlib: the parts of a workbook, which is a ZIP file, and checksums of PNG.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace likvard::report {

struct ZipMember {
    std::string name;
    std::string bytes;
};

/// The members of a ZIP file, in the order of its directory, stored or deflated; those that are
/// damaged or of more than 256 MB are left out. Empty when the bytes are no ZIP file.
[[nodiscard]] std::vector<ZipMember> unzip(std::string_view bytes);

/// CRC-32 as PNG and ZIP use it.
[[nodiscard]] std::uint32_t crc32_of(std::string_view bytes);

} // namespace likvard::report
