// Sheets of A4 in the making: what is put down goes below what stands there, onto a new page when
// there is no room, and everything is told to be what it is (heading, cell, figure …), so that it
// can be read by ear too.
#pragma once

#include "viz/chart/drawing.hpp"
#include "viz/report/document.hpp"
#include "viz/report/render.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace likvard::report {

// A4 at 96 units an inch, 15 mm at the sides.
inline constexpr double page_width = 794.0;
inline constexpr double page_height = 1123.0;
inline constexpr double page_side = 57.0;
inline constexpr double page_top = 60.0;
inline constexpr double page_bottom = page_height - 70.0;
inline constexpr double page_room = page_width - 2.0 * page_side;

class Paper {
public:
    Paper(const Document& document, const chart::Font& font);

    [[nodiscard]] chart::Drawing drawing() { return {pages_.back(), font_}; }
    [[nodiscard]] double y() const { return y_; }
    [[nodiscard]] std::size_t page() const { return pages_.size(); }

    void space(double height) { y_ += height; }
    /// Begins a new page unless there is so much room on this one.
    void need(double height);
    void bookmark(const std::string& title, int level);

    /// Lines from here on downwards, no wider than `width` less the indent, as one element of the
    /// document; only one that is higher than a whole page is several.
    void tagged(std::string_view tag, const std::string& text, const chart::TextStyle& style,
                double width, double indent = 0.0);

    /// What follows is an element of this kind, until end(): a structure type of PDF ("H1", "P",
    /// "Table", "TR", "TD" …). `says`: a figure's alternative text, a heading cell's scope ("Row",
    /// "Column"). Elements may go on over pages.
    void begin(std::string_view tag, std::string says = {});
    void end();

    /// The pages, each with its foot, which belongs to no element; nothing can be put down after
    /// that.
    [[nodiscard]] std::vector<Page> pages();
    /// The same as PDF.
    [[nodiscard]] std::string bytes();

private:
    /// Where an element begins or ends, before the shape of that number.
    struct Mark {
        std::size_t shape = 0;
        PageStep step;
    };

    /// Where the foot of a page comes in: before the mark of that number.
    struct FootPlace {
        std::size_t mark = 0, shape = 0;
    };

    void new_page();
    void turn_within_element();
    void foot(std::size_t page);
    [[nodiscard]] Page painted(std::size_t page) const;

    const Document& document_;
    const chart::Font& font_;
    std::vector<chart::Scene> pages_;
    std::vector<std::vector<Mark>> marks_;  // by page
    std::map<std::size_t, FootPlace> feet_; // by page, where it is not the page's end
    std::vector<std::string> open_;         // elements that have begun, the innermost last
    std::vector<Bookmark> bookmarks_;
    double y_ = page_top;
};

/// Lines of one text as they are put down, with the space that was between two of them: text that
/// is copied or read aloud has its words apart. Where lines end at one edge, the space leads.
[[nodiscard]] std::vector<std::string> with_spaces(std::vector<std::string> lines,
                                                   chart::Anchor anchor);

} // namespace likvard::report
