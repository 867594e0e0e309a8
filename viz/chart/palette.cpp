#include "viz/chart/palette.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace likvard::chart {
namespace {

struct Pair {
    Colour light, dark;
};

constexpr Colour rgb(std::uint32_t hex)
{
    constexpr std::uint32_t byte = 0xFF;
    constexpr unsigned red_shift = 16;
    constexpr unsigned green_shift = 8;
    return {static_cast<std::uint8_t>((hex >> red_shift) & byte),
            static_cast<std::uint8_t>((hex >> green_shift) & byte),
            static_cast<std::uint8_t>(hex & byte)};
}

// In the order of Ink.
constexpr std::array<Pair, static_cast<std::size_t>(Ink::last) + 1> inks{{
    {rgb(0xFAFAF7), rgb(0x14171A)}, // ground
    {rgb(0xFFFFFF), rgb(0x1C2024)}, // panel
    {rgb(0xDAD9D2), rgb(0x333A41)}, // rule
    {rgb(0x1B1F23), rgb(0xE8EAEC)}, // text
    {rgb(0x57606A), rgb(0xA3ADB7)}, // quiet
    {rgb(0x0072B2), rgb(0x56B4E9)}, // plan
    {rgb(0x6B7280), rgb(0x9AA4AE)}, // baseline
    {rgb(0x008F68), rgb(0x35C79A)}, // narrows
    {rgb(0xC75300), rgb(0xFF8A50)}, // widens
    {rgb(0x9C3D78), rgb(0xE3A0C4)}, // pinned_1
    {rgb(0xA35C00), rgb(0xF0B84A)}, // pinned_2
    {rgb(0x1B1F23), rgb(0xFFFFFF)}, // pinned_3
}};

/// Relative luminance, WCAG 2.1.
double luminance(Colour of)
{
    const auto linear = [](std::uint8_t channel) {
        // The sRGB curve, IEC 61966-2-1 as WCAG writes it.
        constexpr double most = 255.0;
        constexpr double knee = 0.03928;
        constexpr double slope = 12.92;
        constexpr double offset = 0.055;
        constexpr double power = 2.4;
        const double c = channel / most;
        return c <= knee ? c / slope : std::pow((c + offset) / (1.0 + offset), power);
    };
    constexpr double of_red = 0.2126;
    constexpr double of_green = 0.7152;
    constexpr double of_blue = 0.0722;
    return of_red * linear(of.red) + of_green * linear(of.green) + of_blue * linear(of.blue);
}

} // namespace

Colour colour(Ink ink, Theme theme)
{
    const Pair& pair = inks.at(static_cast<std::size_t>(ink));
    return theme == Theme::light ? pair.light : pair.dark;
}

double contrast(Colour one, Colour other)
{
    constexpr double flare = 0.05;
    const double a = luminance(one) + flare;
    const double b = luminance(other) + flare;
    return std::max(a, b) / std::min(a, b);
}

} // namespace likvard::chart
