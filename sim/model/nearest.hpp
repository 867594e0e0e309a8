// The nearest of some schools, by area.
#pragma once

#include "model/geography.hpp"
#include "model/pupils.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace likvard {

/// The school nearest to an area of those of the first `schools` that may(school); no_school where
/// none may. Of equals the first.
template <class May>
[[nodiscard]] std::uint16_t nearest_school(const Geography& geography, std::size_t area,
                                           std::size_t schools, May may)
{
    std::uint16_t best = no_school;
    float shortest = 0.0F;
    for (std::size_t s = 0; s < schools; ++s) {
        const float minutes = geography.between(area, s);
        if (may(s) && (best == no_school || minutes < shortest)) {
            best = static_cast<std::uint16_t>(s);
            shortest = minutes;
        }
    }
    return best;
}

/// By area the way to the nearest school and to the next one; far where there is none.
struct TwoNearest {
    std::vector<float> nearest, second;

    void clear(std::size_t areas)
    {
        constexpr float far = 1e6F;
        nearest.assign(areas, far);
        second.assign(areas, far);
    }
    /// One more school, at `way` from an area.
    void add(std::size_t area, float way)
    {
        second[area] = std::min(second[area], std::max(nearest[area], way));
        nearest[area] = std::min(nearest[area], way);
    }
};

} // namespace likvard
