// Bars on luck: luck is a float and shares are doubles. These give the float for which comparing
// floats answers as comparing doubles would, so that a column is compared as floats.
#pragma once

#include <cmath>
#include <limits>

namespace likvard {

/// u < bar_at(x) exactly where double(u) < x, for every float u: the lowest float that is not
/// below x.
[[nodiscard]] inline float bar_at(double x)
{
    const auto near = static_cast<float>(x);
    return static_cast<double>(near) < x
               ? std::nextafter(near, std::numeric_limits<float>::infinity())
               : near;
}

/// u > bar_under(x) exactly where double(u) > x: the highest float that is not above x.
[[nodiscard]] inline float bar_under(double x)
{
    return -bar_at(-x);
}

} // namespace likvard
