// Keeping some values of a column, in order: the kernel of table.hpp's keep.
#pragma once

#include <cstddef>
#include <cstdint>

namespace likvard {

/// Moves the values of `column` whose flag is not 0 to its beginning, in order; what stands after
/// them is left undefined. `bytes` each. False, with nothing done, where the kernel set in use has
/// no way of doing so or values of this size are not known to it.
[[nodiscard]] bool keep_values(void* column, std::size_t bytes, const std::uint8_t* flags,
                               std::size_t count);

} // namespace likvard
