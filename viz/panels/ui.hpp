// What panels are made of: fonts, colours, and controls that say each frame what they are, what
// they hold and where they stand, for tests, for --dump-ui and one day for a screen reader.
#pragma once

#include "results/phrases.hpp"
#include "viz/chart/font.hpp"
#include "viz/chart/palette.hpp"

#include <array>
#include <imgui.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct ImGuiWindow; // ImGui's own

namespace likvard::view {

enum class Role : std::uint8_t {
    button,
    checkbox,
    slider,
    timeline,
    choice, // one of several, in a list that opens
    tab,
    row, // of a list or table
    field,
    text,
    headline,
    figure,
    mark,
    progress,
    splitter, // between two parts of the window
    place     // of a figure, that can be chosen
};
[[nodiscard]] std::string_view name(Role role);

/// One control or text as it was drawn in a frame. `id` is the same in every language.
struct Widget {
    Role role = Role::text;
    std::string id, label, value;
    double x = 0.0, y = 0.0, width = 0.0, height = 0.0; // pixels of the window
    bool fits = true;    // its text is no wider and no higher than the room it has
    bool visible = true; // some of it is inside the part of the window that is shown
    bool enabled = true;
    bool focused = false; // the keyboard is on it
    unsigned window = 0;  // of ImGui: what lies in different ones may lie one over the other
};

/// A control that the Tab key stops at, as ImGui knows it; or a part of the window that is scrolled
/// out of sight, whose controls ImGui does not know then.
struct Stop {
    ImGuiID item = 0; // 0: such a part
    ImGuiWindow* window = nullptr;
    ImVec2 from, to;
};

/// Sizes of type in use, at 100 %.
enum class Size : std::uint8_t {
    source,
    caption,
    body,
    section,
    headline,
    stage_small,
    stage,
    stage_large
};
inline constexpr std::array<float, 8> type_sizes{11.0F, 13.0F, 16.0F, 20.0F,
                                                 28.0F, 28.0F, 40.0F, 64.0F};

/// A face at one size: glyphs as ImGui holds them, and how wide they truly are, since ImGui rounds.
struct Face {
    ImFont* glyphs = nullptr;
    float em = 0.0F; // pixels
    chart::Weight weight = chart::Weight::regular;
};

/// The faces that are loaded, by size and weight.
struct Faces {
    std::vector<Face> all;
    const chart::Font* measure = nullptr;

    [[nodiscard]] ImFont* of(Size size, chart::Weight weight = chart::Weight::regular) const;
    /// The face to draw text of `em` pixels with: the smallest that is no smaller, else the
    /// largest.
    [[nodiscard]] const Face& nearest(float em, chart::Weight weight) const;
    float scale = 1.0F; // of the monitor times the person's own
};

[[nodiscard]] ImU32 packed(chart::Colour colour, double opacity = 1.0);

/// Everything a control needs beside its own state; one for the whole window.
struct Ui {
    Faces faces;
    chart::Theme theme = chart::Theme::light;
    Language language = Language::sv;
    std::vector<Widget> log;
    std::vector<Stop> stops; // in the order of reading, of the part that has the keyboard
    ImGuiID last_stop = 0;   // where the keyboard was last
    int tab_later = 0;       // the same for the next frame, when a part has come into sight
    int tab_by = 0;          // Tab was pressed in this frame: 1 forwards, -1 backwards

    [[nodiscard]] ImU32 ink(chart::Ink ink, double opacity = 1.0) const
    {
        return packed(chart::colour(ink, theme), opacity);
    }
    [[nodiscard]] float px(double logical) const
    {
        return static_cast<float>(logical) * faces.scale;
    }
    [[nodiscard]] bool swedish() const { return language == Language::sv; }
    [[nodiscard]] std::string_view pick(std::string_view sv, std::string_view en) const
    {
        return swedish() ? sv : en;
    }
};

/// Adds a widget with the rectangle of the last ImGui item.
void log_item(Ui& ui, Role role, std::string_view id, std::string_view label,
              std::string_view value = {}, bool fits = true);
/// Adds a widget with a rectangle of its own.
void log_rect(Ui& ui, Role role, std::string_view id, std::string_view label,
              std::string_view value, ImVec2 from, ImVec2 to, bool fits = true);

/// A ring around the last item while the keyboard is on it, for items that ImGui gives none.
void focus_ring(const Ui& ui, bool round = false);
/// Whether the last item has the keyboard, by keys and not because it was clicked.
[[nodiscard]] bool has_keyboard();
/// After everything is drawn: moves the keyboard as Tab asks.
void move_keyboard(Ui& ui);

/// As much of `words` as fits in `width`, with an ellipsis when that is not all.
[[nodiscard]] std::string shortened(const ImFont* font, std::string_view words, float width);
/// Body type, or the caption's where the words would not fit in `width`.
[[nodiscard]] Size fitting(const Ui& ui, std::string_view words, float width,
                           chart::Weight weight = chart::Weight::regular);

/// Width of a text in a font of ImGui's, as it will be drawn.
[[nodiscard]] ImVec2 text_size(const ImFont* font, std::string_view text, float wrap = 0.0F);

struct TextLook {
    Size size = Size::body;
    chart::Weight weight = chart::Weight::regular;
    chart::Ink ink = chart::Ink::text;
    double widest = 0.0; // of a text over several lines, logical units; 0: as wide as there is room
};
/// A text over one or more lines, as wide as there is room.
void text(Ui& ui, std::string_view id, std::string_view words, TextLook look = {},
          Role role = Role::text);
/// A text on one line that must fit in `width` (0: what is left); it is cut there with an ellipsis,
/// which is a fault of the layout and logged as such, unless `may_shorten`.
void line(Ui& ui, std::string_view id, std::string_view words, TextLook look, float width = 0.0F,
          bool may_shorten = false);

[[nodiscard]] bool button(Ui& ui, std::string_view id, std::string_view label,
                          std::string_view tip = {}, bool enabled = true);
/// A button that looks pressed while `on`.
[[nodiscard]] bool toggle(Ui& ui, std::string_view id, std::string_view label, bool on,
                          std::string_view tip = {});
/// A tick with its label, over several lines where it is longer than `room` (0: what is left).
[[nodiscard]] bool checkbox(Ui& ui, std::string_view id, std::string_view label, bool& on,
                            float room = 0.0F);
/// wide: small values have more of the way than large ones.
enum class Curve : std::uint8_t { even, wide };
/// A slider over the whole width; `shown` is its value in words.
[[nodiscard]] bool slider(Ui& ui, std::string_view id, std::string_view label, double& value,
                          double low, double high, const std::string& shown,
                          Curve curve = Curve::even);
[[nodiscard]] bool choice(Ui& ui, std::string_view id, std::string_view label,
                          const std::vector<std::string>& options, std::size_t& chosen,
                          float width);
/// A bar between two parts of the window; how far it was drawn in this frame, in pixels.
[[nodiscard]] double splitter(Ui& ui, std::string_view id, std::string_view label, ImVec2 from,
                              ImVec2 size);
/// A row of a list.
[[nodiscard]] bool row(Ui& ui, std::string_view id, std::string_view label, bool chosen);
void tip(Ui& ui, std::string_view words);

/// A face for the time of a block.
class WithFont {
public:
    WithFont(const Ui& ui, Size size, chart::Weight weight = chart::Weight::regular)
    {
        ImGui::PushFont(ui.faces.of(size, weight));
    }
    ~WithFont() { ImGui::PopFont(); }
    WithFont(const WithFont&) = delete;
    WithFont& operator=(const WithFont&) = delete;
    WithFont(WithFont&&) = delete;
    WithFont& operator=(WithFont&&) = delete;
};

} // namespace likvard::view
