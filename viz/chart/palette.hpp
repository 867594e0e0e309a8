// The colours of every figure, in one place: two themes, colour-blind safe, named by what they
// mean.
#pragma once

#include <cstdint>

namespace likvard::chart {

enum class Theme : std::uint8_t { light, dark };

/// What a colour means. `narrows` and `widens` never stand alone: a sign or a word is with them.
enum class Ink : std::uint8_t {
    ground,
    panel,
    rule, // grid lines and frames
    text,
    quiet,
    plan,
    baseline,
    narrows,
    widens,
    pinned_1,
    pinned_2,
    pinned_3,
    last = pinned_3
};

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    friend bool operator==(const Colour&, const Colour&) = default;
};

/// Of the colours after Okabe and Ito (2008), darkened until each has 3:1 on its panel.
[[nodiscard]] Colour colour(Ink ink, Theme theme);

/// Contrast ratio after WCAG 2.1, 1 to 21.
[[nodiscard]] double contrast(Colour one, Colour other);

/// Opacity of the band that holds this share of the futures: 90, 75 or 50 per cent.
inline constexpr double band_90_opacity = 0.14;
inline constexpr double band_75_opacity = 0.24;
inline constexpr double band_50_opacity = 0.36;

} // namespace likvard::chart
