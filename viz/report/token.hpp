// The line that carries a file's origin inside the file, in a form that survives every format.
#pragma once

#include "io/json_origin.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace likvard::report {

/// "likvard-origin:BASE64:end": letters, digits and a few signs that no format escapes.
[[nodiscard]] std::string origin_token(const Origin& origin);

/// The origin in the bytes of an HTML, SVG, Markdown, PDF, PNG or XLSX file, or nothing.
[[nodiscard]] std::optional<Origin> find_origin(std::string_view bytes);

[[nodiscard]] std::string base64(std::string_view bytes);
/// Nothing when it is no base64.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

} // namespace likvard::report
