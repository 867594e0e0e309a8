// SVG to pixels and to pages; render.cpp is the only file that includes librsvg and cairo.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace likvard::report {

/// A picture as PNG, `scale` pixels per logical unit, with text chunks (key and UTF-8 text).
[[nodiscard]] std::string png(std::string_view svg, double width, double height, double scale,
                              const std::vector<std::pair<std::string, std::string>>& texts);

/// How a page is drawn: element by element, each told to be what it is.
struct PageStep {
    enum class Kind : std::uint8_t { begin, end, draw };
    Kind kind = Kind::draw;
    std::string name; // the element's structure type, or the layer to draw; empty: the picture
    std::string says; // of a figure: what it shows; of a heading cell: "Row" or "Column"
};

struct Page {
    std::string svg;                  // A picture of the page's size
    double width = 0.0, height = 0.0; // logical units: 96 an inch
    std::vector<PageStep> steps;      // empty: the whole picture at once
};

struct Bookmark {
    std::string title;
    int page = 0;  // from 1
    int level = 1; // 1: a chapter, 2: within the chapter before
    double y = 0.0;
};

struct PdfFacts {
    std::string title, subject, keywords;
    std::string date;     // ISO 8601; the same run gives the same date, and so the same bytes
    std::string language; // "sv-SE"
};

/// Pages as PDF with real text, bookmarks, page labels and, where pages have steps, the structure
/// that reading aloud follows. Same input, same bytes.
[[nodiscard]] std::string pdf(const std::vector<Page>& pages,
                              const std::vector<Bookmark>& bookmarks, const PdfFacts& facts);

} // namespace likvard::report
