// UTF-8 as code points: what measuring and shortening of texts need of it.
#pragma once

#include <string>
#include <string_view>

namespace likvard::chart {

/// The code points of a text; a byte that is no part of one becomes U+FFFD.
[[nodiscard]] std::u32string code_points(std::string_view text);

/// Back to bytes. Values beyond Unicode become U+FFFD.
[[nodiscard]] std::string utf8(std::u32string_view text);

} // namespace likvard::chart
