#include "viz/report/pages.hpp"

#include "viz/chart/svg.hpp"
#include "viz/report/render.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace likvard::report {

using chart::Anchor;
using chart::Ink;
using chart::TextRole;
using chart::TextStyle;
using chart::Weight;

namespace {

// A4 at 96 units an inch, 15 mm at the sides.
constexpr double page_width = 794.0;
constexpr double page_height = 1123.0;
constexpr double side = 57.0;
constexpr double top = 60.0;
constexpr double bottom = page_height - 70.0;
constexpr double room = page_width - 2.0 * side;
constexpr double text_room = 620.0; // a line that the eye can follow

constexpr TextStyle title_style{.size = 26.0, .weight = Weight::strong, .role = TextRole::title};
constexpr TextStyle chapter_style{.size = 19.0, .weight = Weight::strong, .role = TextRole::title};
constexpr TextStyle section_style{.size = 15.0, .weight = Weight::strong, .role = TextRole::title};
constexpr TextStyle lead_style{.size = 17.0, .role = TextRole::note};
constexpr TextStyle body_style{.size = 13.5, .role = TextRole::note};
constexpr TextStyle quiet_style{.size = 13.5, .ink = Ink::quiet, .role = TextRole::note};
constexpr TextStyle foot_style{.size = 10.5, .ink = Ink::quiet, .role = TextRole::source};

class Layout {
public:
    Layout(const Document& document, const chart::Font& font) : document_(document), font_(font)
    {
        new_page();
    }

    void opening()
    {
        words(document_.title, title_style, room);
        space(4.0);
        if (!document_.question.empty()) {
            words(document_.question, quiet_style, text_room);
        }
        words(document_.language == Language::sv
                  ? "Simulerat: eleverna och lärarna i filen är påhittade."
                  : "Simulated: the pupils and teachers in this file are synthetic.",
              quiet_style, text_room);
    }

    void operator()(const Heading& heading)
    {
        constexpr double some_lines = 90.0;
        space(heading.level == 2 ? 22.0 : 12.0);
        need(some_lines + next_height_);
        bookmark(heading.text, 1);
        words(heading.text, heading.level == 2 ? chapter_style : section_style, room);
        space(4.0);
    }

    void operator()(const Paragraph& paragraph)
    {
        words(paragraph.text, paragraph.lead ? lead_style : body_style, text_room);
        space(8.0);
    }

    void operator()(const Bullets& bullets)
    {
        for (const std::string& item : bullets.items) {
            need(2.0 * drawing().line_height(body_style));
            drawing().text({side, y_ + body_style.size}, "•", body_style);
            words(item, body_style, text_room, 16.0);
            space(3.0);
        }
        space(6.0);
    }

    void operator()(const TableBlock& block)
    {
        table(block.table);
        space(10.0);
    }

    void operator()(const FigureBlock& block)
    {
        const chart::Scene& scene = block.figure.scene;
        const double heads = heads_of(scene);
        const double scale = std::min(room / scene.width, (bottom - top - heads) / scene.height);
        space(14.0);
        need(scene.height * scale + heads);
        bookmark(scene.title, 2);
        words(scene.title, section_style, room);
        space(2.0);
        if (scene.description != said_) { // neighbours that say the same say it once
            words(scene.description, body_style, text_room);
            said_ = scene.description;
        }
        space(4.0);
        chart::append(pages_.back(), scene, {side + (room - scene.width * scale) / 2.0, y_}, scale);
        y_ += scene.height * scale;
        space(6.0);
        const bool is_new = std::ranges::none_of(appendix_, [&](const figures::Table* other) {
            return other->caption == block.figure.table.caption;
        });
        if (is_new) {
            appendix_.push_back(&block.figure.table);
        }
    }

    /// What follows a heading and is to stand on the same page.
    void announce(const Block& next)
    {
        const auto* const figure = std::get_if<FigureBlock>(&next);
        next_height_ = figure != nullptr ? figure->figure.scene.height : 0.0;
    }

    void operator()(const Listing& listing)
    {
        constexpr TextStyle style{.size = 11.0, .role = TextRole::note};
        words(listing.caption, section_style, room);
        for (std::size_t begin = 0; begin < listing.text.size();) {
            const std::size_t end = std::min(listing.text.find('\n', begin), listing.text.size());
            words(listing.text.substr(begin, end - begin), style, room);
            begin = end + 1;
        }
    }

    /// The numbers behind the figures, at the end.
    void appendix()
    {
        if (appendix_.empty()) {
            return;
        }
        (*this)(Heading{2, document_.language == Language::sv ? "Siffrorna bakom figurerna"
                                                              : "The numbers behind the figures"});
        for (const figures::Table* const one : appendix_) {
            table(*one);
            space(16.0);
        }
    }

    [[nodiscard]] std::string pdf_bytes()
    {
        std::vector<Page> pages;
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            foot(i);
            chart::SvgOptions options{
                .font_family = font_.family(), .id = fmt::format("page-{}", i + 1), .metadata = {}};
            options.fix_widths = false;
            pages.push_back({chart::paint_svg(pages_[i], options), page_width, page_height});
        }
        std::string keywords = "likvard";
        for (const auto& [key, value] : document_.facts) {
            if (!key.starts_with("plan")) {
                keywords += fmt::format("; {} {}", key, value);
            }
        }
        return pdf(pages, bookmarks_,
                   {document_.title, document_.description, keywords + "; " + document_.token,
                    document_.date});
    }

private:
    [[nodiscard]] chart::Drawing drawing() { return {pages_.back(), font_}; }
    void space(double height) { y_ += height; }

    /// Height of what stands above a figure: its title and, when it is new, its sentence.
    [[nodiscard]] double heads_of(const chart::Scene& scene)
    {
        constexpr double air = 14.0;
        const auto lines = drawing().wrapped(scene.description, body_style, text_room).size();
        return air + drawing().line_height(section_style) +
               (scene.description == said_
                    ? 0.0
                    : static_cast<double>(lines) * drawing().line_height(body_style));
    }

    /// Width of the widest word of a column's head, which is never cut.
    [[nodiscard]] double widest_word(const std::string& text, const TextStyle& style)
    {
        double widest = 0.0;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find(' ', begin), text.size());
            widest = std::max(widest, drawing().width(text.substr(begin, end - begin), style));
            begin = end + 1;
        }
        return widest;
    }

    void new_page()
    {
        chart::Scene page;
        page.width = page_width;
        page.height = page_height;
        page.title = document_.title;
        page.language = document_.language == Language::sv ? "sv" : "en";
        pages_.push_back(std::move(page));
        y_ = top;
    }

    void need(double height)
    {
        if (y_ + height > bottom && y_ > top) {
            new_page();
        }
    }

    void bookmark(const std::string& title, int level)
    {
        bookmarks_.push_back({title, static_cast<int>(pages_.size()), level, y_});
    }

    void words(const std::string& text, const TextStyle& style, double width, double indent = 0.0)
    {
        for (const std::string& line : drawing().wrapped(text, style, width - indent)) {
            need(drawing().line_height(style));
            drawing().text({side + indent, y_ + style.size}, line, style);
            y_ += drawing().line_height(style);
        }
    }

    void foot(std::size_t page)
    {
        chart::Drawing draw(pages_[page], font_);
        const double y = page_height - 34.0;
        std::string left;
        for (const auto& [key, value] : document_.facts) {
            if (key == "program_version") {
                left = "likvard " + value;
            } else if (key == "seed") {
                left += (document_.language == Language::sv ? " · frö " : " · seed ") + value;
            } else if (key == "result_hash") {
                left += " · " + value.substr(0, 16);
            }
        }
        draw.text({side, y}, left, foot_style);
        TextStyle right = foot_style;
        right.anchor = Anchor::end;
        draw.text({page_width - side, y}, fmt::format("{} / {}", page + 1, pages_.size()), right);
    }

    struct Grid {
        TextStyle style;
        std::vector<double> widths;
    };

    /// Widths of the columns: numbers as wide as they are, words share what is left.
    [[nodiscard]] Grid grid_of(const figures::Table& table);
    void row(const Grid& grid, const std::vector<std::string>& cells, const figures::Table& table,
             Weight weight);
    void table(const figures::Table& table);

    const Document& document_;
    const chart::Font& font_;
    std::vector<chart::Scene> pages_;
    std::vector<Bookmark> bookmarks_;
    std::vector<const figures::Table*> appendix_;
    double y_ = top;
    double next_height_ = 0.0;
    std::string said_; // the last sentence below a figure's title
};

constexpr double cell_gap = 10.0;

Layout::Grid Layout::grid_of(const figures::Table& table)
{
    Grid grid{.style = {.size = 11.0, .role = TextRole::value}, .widths = {}};
    constexpr double longest_word = 160.0; // a longer one is
    double fixed = 0.0;
    double loose = 0.0;
    std::vector<double> wanted;
    std::vector<double> least; // no word is cut
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const bool is_number = table.columns[i].decimals >= 0;
        double width = 0.0;
        double word = 0.0;
        for (const auto& cells : table.rows) {
            const std::string cell =
                figures::text(cells[i], table.columns[i].decimals, document_.language);
            width = std::max(width, drawing().width(cell, grid.style));
            word = std::max(word, widest_word(cell, grid.style));
        }
        TextStyle strong = grid.style;
        strong.weight = Weight::strong;
        const double head = widest_word(table.columns[i].title, strong);
        width = std::max(width, head) + cell_gap;
        least.push_back(std::min(std::max(word, head), longest_word) + cell_gap);
        wanted.push_back(width);
        (is_number ? fixed : loose) += width;
    }
    const double left = room - fixed;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const bool is_number = table.columns[i].decimals >= 0;
        const bool fits = loose <= left;
        grid.widths.push_back(is_number || fits ? wanted[i]
                                                : std::max(least[i], wanted[i] / loose * left));
    }
    double sum = 0.0;
    for (const double width : grid.widths) {
        sum += width;
    }
    if (sum > room) { // smaller type rather than a cut number
        const double factor = room / sum;
        grid.style.size *= factor;
        for (double& width : grid.widths) {
            width *= factor;
        }
    }
    return grid;
}

void Layout::row(const Grid& grid, const std::vector<std::string>& cells,
                 const figures::Table& table, Weight weight)
{
    TextStyle style = grid.style;
    style.weight = weight;
    const double line = drawing().line_height(style);
    std::vector<std::vector<std::string>> lines;
    std::size_t most = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        lines.push_back(drawing().wrapped(cells[i], style, grid.widths[i] - cell_gap * 0.6));
        most = std::max(most, lines.back().size());
    }
    const double height = static_cast<double>(most) * line + 6.0;
    need(height);
    double x = side;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool is_number = table.columns[i].decimals >= 0;
        style.anchor = is_number ? Anchor::end : Anchor::start;
        const double at = is_number ? x + grid.widths[i] - cell_gap * 0.4 : x;
        double y = y_ + style.size + 2.0;
        for (const std::string& text : lines[i]) {
            drawing().text({at, y}, text, style);
            y += line;
        }
        x += grid.widths[i];
    }
    y_ += height;
    drawing().add(chart::Line{.points = {{side, y_}, {page_width - side, y_}}, .ink = Ink::rule});
}

void Layout::table(const figures::Table& table)
{
    const Grid grid = grid_of(table);
    std::vector<std::string> heads;
    for (const figures::Column& column : table.columns) {
        heads.push_back(column.title);
    }
    constexpr double least = 110.0; // caption, heads and two rows
    need(least);
    TextStyle caption = body_style;
    caption.weight = Weight::strong;
    words(table.caption, caption, room);
    space(2.0);
    row(grid, heads, table, Weight::strong);
    std::size_t page = pages_.size();
    for (const auto& cells : table.rows) {
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            texts.push_back(figures::text(cells[i], table.columns[i].decimals, document_.language));
        }
        constexpr double two_lines = 40.0;
        need(two_lines);
        if (pages_.size() != page) { // the heads again on the next page
            row(grid, heads, table, Weight::strong);
        }
        row(grid, texts, table, Weight::regular);
        page = pages_.size();
    }
}

} // namespace

std::string pdf_report(const Document& document, const chart::Font& font)
{
    Layout layout(document, font);
    layout.opening();
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        layout.announce(document.blocks[std::min(i + 1, document.blocks.size() - 1)]);
        std::visit(layout, document.blocks[i]);
    }
    layout.appendix();
    return layout.pdf_bytes();
}

} // namespace likvard::report
