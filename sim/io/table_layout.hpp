// Plain-text layout for terminals: widths that count characters rather than bytes, wrapping, and a
// grid of a wide title and right-aligned cells.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace likvard::layout {

/// Columns that a terminal gives this UTF-8 text: one per character, none for combining marks and
/// for ANSI escape sequences. (No East Asian wide characters occur in our texts.)
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Lines of at most `width` columns, broken at plain spaces (never at no-break spaces); a longer
/// word gets a line of its own.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

enum class Style : std::uint8_t { plain, bold, quiet, good, bad };

enum class Mark : std::uint8_t { none, dot };

struct Cell {
    std::string text;
    Style style = Style::plain;
};

/// A title and cells under column heads. Lines are kept until `text`, which knows all widths.
class Grid {
public:
    /// `heads`: the lines of head of each column; the title column has none.
    explicit Grid(std::vector<std::vector<std::string>> heads) : heads_(std::move(heads)) {}

    void heading(std::string title) { rows_.push_back({std::move(title), {}, Style::bold}); }
    void blank() { rows_.push_back({"", {}, Style::plain}); }
    /// A row; its title is indented by two and wrapped when it is too long. A marked row has ●
    /// where the indent is.
    void row(std::string title, std::vector<Cell> cells, Mark mark = Mark::none)
    {
        rows_.push_back({std::move(title), std::move(cells), Style::plain, mark});
    }
    [[nodiscard]] bool has_rows() const { return !rows_.empty(); }

    /// Everything. No line is longer than `width` while the cells leave room for a title of 20
    /// columns; the title column is no wider than its titles.
    [[nodiscard]] std::string text(std::size_t width, bool colour) const;

private:
    struct Row {
        std::string title;
        std::vector<Cell> cells; // none: a heading, or blank
        Style style;
        Mark mark = Mark::none;
    };
    struct Widths {
        std::size_t title = 0;
        std::vector<std::size_t> columns; // with the space before each
    };
    [[nodiscard]] Widths measured(std::size_t width) const;
    [[nodiscard]] std::string head_text(const Widths& widths, bool colour) const;
    [[nodiscard]] static std::string row_text(const Row& row, const Widths& widths, bool colour);

    std::vector<std::vector<std::string>> heads_;
    std::vector<Row> rows_;
};

/// Text in a style, or as it is when there is no colour.
[[nodiscard]] std::string styled(std::string_view text, Style style, bool colour);

} // namespace likvard::layout
