// A font for tests: every character is as wide as the next, so that widths can be counted by hand.
#pragma once

#include "viz/chart/font.hpp"
#include "viz/chart/utf8.hpp"

namespace likvard::chart {

class FixedFont final : public Font {
public:
    static constexpr double share = 0.6; // of the size, as in typewriter faces
    [[nodiscard]] double width(std::string_view text, double size, Weight /*any*/) const override
    {
        return static_cast<double>(code_points(text).size()) * share * size;
    }
    [[nodiscard]] double ascent() const override { return 0.95; }
    [[nodiscard]] double descent() const override { return 0.22; }
    [[nodiscard]] std::string family() const override { return "Inter"; }
};

} // namespace likvard::chart
