// Two files of one format, and where they begin to differ.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace likvard::report {

struct FileDifference {
    std::string place; // "line 12", "xl/worksheets/sheet2.xml, character 3120", "byte 4711"
    std::string found, expected; // what stands there, shortened; empty for formats without text
};

/// The first difference between a file as found and as it is made now; nothing when the bytes are
/// equal. Text by its line, a workbook by its part, all else by its byte.
[[nodiscard]] std::optional<FileDifference>
first_difference(std::string_view format, std::string_view found, std::string_view expected);

} // namespace likvard::report
