// The only file that includes FreeType.
#include "viz/chart/font.hpp"

#include "core/check.hpp"
#include "viz/chart/utf8.hpp"

#include <array>
#include <cstdlib>
#include <ft2build.h>
#include <map>
#include <vector>
#include FT_FREETYPE_H

namespace likvard::chart {
namespace {

namespace fs = std::filesystem;

struct Candidate {
    std::string_view family, folder, regular, strong;
};
constexpr std::array candidates{
    Candidate{"Inter", "opentype/inter", "Inter-Regular.otf", "Inter-SemiBold.otf"},
    Candidate{"DejaVu Sans", "truetype/dejavu", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"},
};

/// Advances of one face in units of its size, for the characters that Swedish and English texts
/// use; the rest is taken to be as wide as a question mark.
class Advances {
public:
    explicit Advances(FT_Face face) : wide_(first_wide_end - first_wide)
    {
        const auto advance = [&](char32_t c) {
            const bool is_there = FT_Load_Char(face, c, FT_LOAD_NO_SCALE) == 0;
            return is_there
                       ? static_cast<double>(face->glyph->metrics.horiAdvance) / face->units_per_EM
                       : 0.0;
        };
        for (char32_t c = 0; c < latin_.size(); ++c) {
            latin_.at(c) = c < ' ' ? 0.0 : advance(c);
        }
        for (char32_t c = first_wide; c < first_wide_end; ++c) {
            wide_.at(c - first_wide) = advance(c);
        }
    }

    [[nodiscard]] double of(char32_t c) const
    {
        if (c < latin_.size()) {
            return latin_.at(c);
        }
        const bool is_wide = c >= first_wide && c < first_wide_end;
        return is_wide ? wide_.at(c - first_wide) : latin_.at('?');
    }

private:
    static constexpr std::size_t latin_end = 0x0250;   // Latin with its two extensions
    static constexpr char32_t first_wide = 0x2000;     // dashes, quotes, arrows, signs,
    static constexpr char32_t first_wide_end = 0x2600; // geometric shapes
    std::array<double, latin_end> latin_{};
    std::vector<double> wide_;
};

/// A FreeType library and one of its faces, closed again after use.
class Face {
public:
    explicit Face(const fs::path& file)
    {
        if (FT_Init_FreeType(&library_) != 0) {
            throw InternalError("FreeType cannot be started");
        }
        if (FT_New_Face(library_, file.c_str(), 0, &face_) != 0) {
            FT_Done_FreeType(library_);
            throw InputMissing(file.string() + ": is no font that can be read");
        }
    }
    ~Face()
    {
        FT_Done_Face(face_);
        FT_Done_FreeType(library_);
    }
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;
    Face(Face&&) = delete;
    Face& operator=(Face&&) = delete;

    [[nodiscard]] FT_Face get() const { return face_; }

private:
    FT_Library library_ = nullptr;
    FT_Face face_ = nullptr;
};

class FileFont final : public Font {
public:
    explicit FileFont(const FontFiles& files)
        : family_(files.family), regular_(Face(files.regular).get()),
          strong_(Face(files.strong).get())
    {
    }

    [[nodiscard]] double width(std::string_view text, double size, Weight weight) const override
    {
        const Advances& advances = weight == Weight::strong ? strong_ : regular_;
        double sum = 0.0;
        for (const char32_t c : code_points(text)) {
            sum += advances.of(c);
        }
        return sum * size;
    }
    // Capitals with a ring or dots, and the tails of g and j, in both families.
    [[nodiscard]] double ascent() const override { return 0.95; }
    [[nodiscard]] double descent() const override { return 0.22; }
    [[nodiscard]] std::string family() const override { return family_; }

private:
    std::string family_;
    Advances regular_, strong_;
};

/// `folder` holds the files themselves, or the system's layout of fonts.
bool find_in(const fs::path& folder, const Candidate& candidate, FontFiles& found)
{
    for (const fs::path& place : {folder / candidate.folder, folder}) {
        const fs::path regular = place / candidate.regular;
        const fs::path strong = place / candidate.strong;
        std::error_code error;
        if (fs::is_regular_file(regular, error) && fs::is_regular_file(strong, error)) {
            found = {std::string(candidate.family), regular, strong};
            return true;
        }
    }
    return false;
}

} // namespace

FontFiles find_font()
{
    // Read before any thread is started.
    // NOLINTNEXTLINE(concurrency-mt-unsafe)
    const char* const chosen = std::getenv("LIKVARD_FONTS");
    const std::vector<fs::path> folders =
        chosen != nullptr ? std::vector<fs::path>{chosen}
                          : std::vector<fs::path>{"/usr/share/fonts", "/usr/local/share/fonts"};
    FontFiles found;
    for (const Candidate& candidate : candidates) {
        for (const fs::path& folder : folders) {
            if (find_in(folder, candidate, found)) {
                return found;
            }
        }
    }
    throw InputMissing(
        std::string("no font for figures in ") + folders.front().string() +
        " (found: neither Inter nor DejaVu Sans; expected: the package fonts-inter or "
        "fonts-dejavu-core, or a folder with one of them in LIKVARD_FONTS)");
}

std::unique_ptr<Font> load_font(const FontFiles& files)
{
    return std::make_unique<FileFont>(files);
}

} // namespace likvard::chart
