// How far schools are from home areas: shortest paths on the road graph where the folder gives
// roads, else distance × detour.
#pragma once

#include "core/describe.hpp"
#include "model/municipality.hpp"

#include <cstddef>
#include <vector>

namespace likvard {

struct GeographyParams {
    double detour, speed;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        v(p.detour, {.key = "geography.detour",
                     .unit = Unit::one,
                     .low = 1.0,
                     .high = 2.0,
                     .prior = fixed(1.3),
                     .meaning = "road distance per straight distance, where no roads are given",
                     .source = "typical of street networks",
                     .standing = Standing::recalled});
        v(p.speed, {.key = "geography.speed",
                    .unit = Unit::km_per_hour,
                    .low = 5.0,
                    .high = 60.0,
                    .prior = fixed(30.0),
                    .meaning = "speed that turns road minutes into kilometres and back",
                    .source = "modelling choice",
                    .standing = Standing::judgement});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

inline constexpr std::size_t no_school_row = static_cast<std::size_t>(-1);

/// Travel from every area to every school.
struct Geography {
    std::size_t school_count = 0;
    std::vector<float> minutes;           // area row × school_count + school row
    std::vector<std::size_t> home_school; // by area: the school of that area, or no_school_row

    [[nodiscard]] float between(std::size_t area, std::size_t school) const
    {
        return minutes[area * school_count + school];
    }
};

/// Straight distance in km between two coordinates in degrees (equirectangular; error under 0.1 %
/// within a municipality).
[[nodiscard]] double distance_km(double lat1, double lon1, double lat2, double lon2);

/// Travel minutes. With roads, an unreachable school falls back to distance × detour.
[[nodiscard]] Geography travel_times(const Municipality& municipality,
                                     const GeographyParams& params);

} // namespace likvard
