// What figures over time share: an outcome by school year, its axes and its fans.
#pragma once

#include "viz/figures/figure.hpp"

#include <limits>
#include <utility>
#include <vector>

namespace likvard::figures {

inline const chart::Dashes baseline_dashes{6.0, 4.0};
inline constexpr double over_time_height = 330.0;
inline constexpr double label_gap = 8.0;

struct Series {
    std::vector<int> years;
    std::vector<Comparison> pairs; // one a year
    int left_out = 0;              // years in which the group is too small
};
/// The years that the subject shows.
[[nodiscard]] Series series_of(const Subject& subject, Outcome outcome, std::size_t group);
/// First and last year that the subject shows.
[[nodiscard]] std::pair<int, int> shown_years(const Subject& subject);
/// Height of a value, or of the end of the axis that it lies beyond.
[[nodiscard]] double height_of(const chart::Plane& plane, double value);

/// filled: three bands with an edge. outlined: edges of the outermost and the innermost band over a
/// faint ground, so that a second fan can be read through the first.
enum class FanKind : std::uint8_t { filled, outlined };

struct FanStyle {
    chart::Ink ink = chart::Ink::plan;
    FanKind kind = FanKind::filled;
    bool centre = false;
};

/// Which band of a comparison a fan shows.
using BandOf = Band (*)(const Comparison&);

/// Never over a year that has no value.
void draw_fan(Sheet& sheet, const chart::Plane& plane, const Series& series, BandOf band,
              const FanStyle& style);

/// Values that an axis is to hold.
struct Range {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    void cover(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    void cover(const Band& band)
    {
        cover(band.low90);
        cover(band.high90);
    }
};

/// Plane and axes for these values, with `label_room` to the right for labels.
[[nodiscard]] chart::Plane axes(Sheet& sheet, const Subject& subject, const OutcomeInfo& outcome,
                                const Range& values, double label_room);

/// The unit to the left and what the bands are to the right, above the axes.
void head_line(Sheet& sheet, const Subject& subject, const chart::Plane& plane,
               std::string_view unit);

} // namespace likvard::figures
