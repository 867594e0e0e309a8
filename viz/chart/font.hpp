// How wide a text is, behind one interface: figures lay out their labels by it, and tests put a
// font of their own in its place.
#pragma once

#include "viz/chart/scene.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace likvard::chart {

class Font {
public:
    Font() = default;
    virtual ~Font() = default;
    Font(const Font&) = delete;
    Font& operator=(const Font&) = delete;
    Font(Font&&) = delete;
    Font& operator=(Font&&) = delete;

    /// Width of one line of UTF-8 text at this size, logical units.
    [[nodiscard]] virtual double width(std::string_view text, double size, Weight weight) const = 0;
    /// How far letters with accents and descenders reach from the baseline, in units of the size.
    [[nodiscard]] virtual double ascent() const = 0;
    [[nodiscard]] virtual double descent() const = 0;
    /// Name by which painters ask for it: "Inter".
    [[nodiscard]] virtual std::string family() const = 0;
};

/// The files of the font that is used: also what the screen loads its glyphs from.
struct FontFiles {
    std::string family;
    std::filesystem::path regular, strong;
};

/// Inter where it is installed, else DejaVu Sans, looked for in LIKVARD_FONTS (when set, there
/// alone) or in the system's folders. Throws InputMissing with what to install.
[[nodiscard]] FontFiles find_font();

/// Measures with the metrics of these files (FreeType, unhinted, no kerning). Safe to use from
/// several threads. Throws InputMissing when a file is no font.
[[nodiscard]] std::unique_ptr<Font> load_font(const FontFiles& files);

} // namespace likvard::chart
