#include "viz/report/pages.hpp"

#include "viz/report/paper.hpp"

#include <algorithm>
#include <cmath>

namespace likvard::report {

using chart::Anchor;
using chart::Ink;
using chart::TextRole;
using chart::TextStyle;
using chart::Weight;

namespace {

constexpr double text_room = 620.0; // a line that the eye can follow

constexpr TextStyle title_style{.size = 26.0, .weight = Weight::strong, .role = TextRole::title};
constexpr TextStyle chapter_style{.size = 19.0, .weight = Weight::strong, .role = TextRole::title};
constexpr TextStyle section_style{.size = 15.0, .weight = Weight::strong, .role = TextRole::title};
constexpr TextStyle lead_style{.size = 17.0, .role = TextRole::note};
constexpr TextStyle body_style{.size = 13.5, .role = TextRole::note};
constexpr TextStyle quiet_style{.size = 13.5, .ink = Ink::quiet, .role = TextRole::note};

class Layout {
public:
    Layout(const Document& document, const chart::Font& font)
        : document_(document), paper_(document, font)
    {
        paper_.begin("Document");
    }

    void opening()
    {
        paper_.tagged("H1", document_.title, title_style, page_room);
        paper_.space(4.0);
        if (!document_.question.empty()) {
            paper_.tagged("P", document_.question, quiet_style, text_room);
        }
        paper_.tagged("P",
                      document_.language == Language::sv
                          ? "Simulerat: eleverna och lärarna i filen är påhittade."
                          : "Simulated: the pupils and teachers in this file are synthetic.",
                      quiet_style, text_room);
    }

    void operator()(const Heading& heading)
    {
        const bool is_chapter = heading.level == 2;
        if (is_chapter) {
            chapter_ = &heading;
        }
        constexpr double some_lines = 90.0;
        paper_.space(is_chapter ? 22.0 : 12.0);
        paper_.need(some_lines + next_height_);
        paper_.bookmark(heading.text, 1);
        paper_.tagged(is_chapter ? "H2" : "H3", heading.text,
                      is_chapter ? chapter_style : section_style, page_room);
        paper_.space(4.0);
    }

    void operator()(const Paragraph& paragraph)
    {
        paper_.tagged("P", paragraph.text, paragraph.lead ? lead_style : body_style, text_room);
        paper_.space(8.0);
        said_ = paragraph.text;
    }

    void operator()(const Bullets& bullets)
    {
        constexpr double indent = 16.0;
        paper_.begin("L");
        for (const std::string& item : bullets.items) {
            paper_.need(2.0 * paper_.drawing().line_height(body_style));
            paper_.begin("LI");
            paper_.begin("Lbl");
            paper_.drawing().text({page_side, paper_.y() + body_style.size}, "•", body_style);
            paper_.end();
            paper_.tagged("LBody", item, body_style, text_room, indent);
            paper_.end();
            paper_.space(3.0);
        }
        paper_.end();
        paper_.space(6.0);
    }

    void operator()(const TableBlock& block)
    {
        table(block.table);
        paper_.space(10.0);
    }

    void operator()(const FigureBlock& block);

    /// What follows a heading and is to stand on the same page.
    void announce(const Block& next)
    {
        const auto* const figure = std::get_if<FigureBlock>(&next);
        next_height_ = figure != nullptr ? figure->figure.scene.height : 0.0;
    }

    void operator()(const Listing& listing)
    {
        constexpr TextStyle style{.size = 11.0, .role = TextRole::note};
        constexpr double some_lines = 90.0;
        paper_.need(some_lines);
        paper_.tagged("H3", listing.caption, section_style, page_room);
        paper_.space(4.0);
        for (std::size_t begin = 0; begin < listing.text.size();) {
            const std::size_t end = std::min(listing.text.find('\n', begin), listing.text.size());
            if (end == begin) {
                paper_.space(style.size / 2.0);
            } else {
                paper_.tagged("Code", listing.text.substr(begin, end - begin), style, page_room);
            }
            begin = end + 1;
        }
        paper_.space(14.0);
    }

    /// The numbers behind the figures, at the end.
    void appendix()
    {
        if (appendix_.empty()) {
            return;
        }
        (*this)(Heading{2, document_.language == Language::sv ? "Siffrorna bakom figurerna"
                                                              : "The numbers behind the figures"});
        for (const Behind& one : appendix_) {
            const bool is_told =
                std::ranges::count(appendix_, one.caption(), &Behind::caption) == 1;
            table(*one.table, is_told ? "" : one.chapter->text + ": ");
            paper_.space(16.0);
        }
    }

    [[nodiscard]] std::string pdf_bytes()
    {
        paper_.end();
        return paper_.bytes();
    }

private:
    /// Height of what stands above a figure: its title and, when it is new, its sentence.
    [[nodiscard]] double heads_of(const chart::Scene& scene)
    {
        constexpr double air = 14.0;
        chart::Drawing draw = paper_.drawing();
        const auto lines = draw.wrapped(scene.description, body_style, text_room).size();
        return air + draw.line_height(section_style) +
               (scene.description == said_
                    ? 0.0
                    : static_cast<double>(lines) * draw.line_height(body_style));
    }

    /// Width of the widest word of a column's head, which is never cut.
    [[nodiscard]] double widest_word(const std::string& text, const TextStyle& style)
    {
        double widest = 0.0;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find(' ', begin), text.size());
            widest =
                std::max(widest, paper_.drawing().width(text.substr(begin, end - begin), style));
            begin = end + 1;
        }
        return widest;
    }

    struct Grid {
        TextStyle style;
        std::vector<double> widths;
        std::vector<double> leads; // free room before words that stand behind a number
    };

    /// The numbers behind a figure, and the chapter that it stands in.
    struct Behind {
        const Heading* chapter;
        const figures::Table* table;
        [[nodiscard]] const std::string& caption() const { return table->caption; }
    };

    /// Widths of the columns: numbers as wide as they are, words share what is left.
    [[nodiscard]] Grid grid_of(const figures::Table& table);
    /// A row, as an element of the document or, for heads that come again, without one.
    struct RowKind {
        bool is_head = false;
        bool is_element = true;
    };
    /// The lines of a row's cells, before they stand anywhere.
    struct Lines {
        std::vector<std::vector<std::string>> cells;
        double height = 0.0;
    };
    [[nodiscard]] static TextStyle style_of(const Grid& grid, RowKind kind);
    [[nodiscard]] Lines lines_of(const Grid& grid, const std::vector<std::string>& cells,
                                 RowKind kind);
    /// On the page that is open, whose room is the caller's to see to.
    void row(const Grid& grid, Lines lines, const figures::Table& table, RowKind kind);
    /// `whose`: before its caption, where others are called the same.
    void table(const figures::Table& table, const std::string& whose = "");

    const Document& document_;
    Paper paper_;
    std::vector<Behind> appendix_;
    const Heading* chapter_ = nullptr; // the one that is being written
    double next_height_ = 0.0;
    std::string said_; // the last sentence below a figure's title
};

void Layout::operator()(const FigureBlock& block)
{
    const chart::Scene& scene = block.figure.scene;
    const double heads = heads_of(scene);
    const double scale =
        std::min(page_room / scene.width, (page_bottom - page_top - heads) / scene.height);
    paper_.space(14.0);
    paper_.need(scene.height * scale + heads);
    paper_.bookmark(scene.title, 2);
    paper_.tagged("H3", scene.title, section_style, page_room);
    paper_.space(2.0);
    if (scene.description != said_) { // neighbours that say the same say it once
        paper_.tagged("P", scene.description, body_style, text_room);
        said_ = scene.description;
    }
    paper_.space(4.0);
    paper_.begin("Figure", scene.title + ". " + scene.description);
    chart::append(paper_.drawing().scene(), scene,
                  {page_side + (page_room - scene.width * scale) / 2.0, paper_.y()}, scale);
    paper_.end();
    paper_.space(scene.height * scale + 6.0);
    const bool is_new = std::ranges::none_of(appendix_, [&](const Behind& other) {
        return other.caption() == block.figure.table.caption && other.chapter == chapter_;
    });
    if (is_new) {
        appendix_.push_back({chapter_, &block.figure.table});
    }
}

constexpr double cell_gap = 10.0;

/// A number and its per cent sign are one word: "90 % från" breaks behind the sign.
std::string unbroken(std::string text)
{
    constexpr std::string_view torn = " %";
    constexpr std::string_view whole = "\u00A0%";
    for (std::size_t at = text.find(torn); at != std::string::npos; at = text.find(torn, at)) {
        text.replace(at, torn.size(), whole);
    }
    return text;
}

/// Shares room among columns of words by the root of what they want, which keeps rows low; none has
/// more than it wants, or so little that a word is cut.
void share_out(double room, std::vector<std::size_t> columns, const std::vector<double>& least,
               std::vector<double>& widths)
{
    std::ranges::stable_sort(columns, {}, [&](std::size_t column) { return widths[column]; });
    double roots = 0.0;
    for (const std::size_t column : columns) {
        roots += std::sqrt(widths[column]);
    }
    for (const std::size_t column : columns) {
        const double root = std::sqrt(widths[column]);
        const double part = room * root / roots;
        widths[column] = std::max(least[column], std::min(widths[column], part));
        room -= widths[column];
        roots -= root;
    }
}

/// What a table leaves free of the page's width, shared among its columns, as far as the eye
/// follows.
void spread(std::vector<double>& widths)
{
    constexpr double most = 22.0;
    double sum = 0.0;
    for (const double width : widths) {
        sum += width;
    }
    const double share = (page_room - sum) / static_cast<double>(widths.size());
    for (double& width : widths) {
        width += std::clamp(share, 0.0, most);
    }
}

Layout::Grid Layout::grid_of(const figures::Table& table)
{
    Grid grid{.style = {.size = 11.0, .role = TextRole::value}, .widths = {}, .leads = {}};
    constexpr double longest_word = 160.0; // a longer one is
    double fixed = 0.0;
    std::vector<std::size_t> words; // columns of words
    std::vector<double> wanted;
    std::vector<double> least; // no word is cut
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const bool is_number = table.columns[i].decimals >= 0;
        double width = 0.0;
        double word = 0.0;
        for (const auto& cells : table.rows) {
            const std::string cell =
                figures::text(cells[i], table.columns[i].decimals, document_.language);
            width = std::max(width, paper_.drawing().width(cell, grid.style));
            word = std::max(word, widest_word(cell, grid.style));
        }
        TextStyle strong = grid.style;
        strong.weight = Weight::strong;
        const double head = widest_word(unbroken(table.columns[i].title), strong);
        const bool follows = i > 0 && !is_number && table.columns[i - 1].decimals >= 0;
        grid.leads.push_back(follows ? cell_gap : 0.0);
        const double air = cell_gap + grid.leads.back();
        width = std::max(width, head) + air;
        least.push_back(std::min(std::max(word, head), longest_word) + air);
        wanted.push_back(width);
        if (is_number) {
            fixed += width;
        } else {
            words.push_back(i);
        }
    }
    grid.widths = wanted;
    share_out(page_room - fixed, words, least, grid.widths);
    double sum = 0.0;
    for (const double width : grid.widths) {
        sum += width;
    }
    if (sum > page_room) { // smaller type rather than a cut number
        const double factor = page_room / sum;
        grid.style.size *= factor;
        for (double& width : grid.widths) {
            width *= factor;
        }
    }
    spread(grid.widths);
    return grid;
}

TextStyle Layout::style_of(const Grid& grid, RowKind kind)
{
    TextStyle style = grid.style;
    style.weight = kind.is_head ? Weight::strong : Weight::regular;
    return style;
}

Layout::Lines Layout::lines_of(const Grid& grid, const std::vector<std::string>& cells,
                               RowKind kind)
{
    const TextStyle style = style_of(grid, kind);
    constexpr double air = 6.0;
    Lines lines;
    std::size_t most = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        lines.cells.push_back(paper_.drawing().wrapped(
            cells[i], style, grid.widths[i] - grid.leads[i] - cell_gap * 0.6));
        most = std::max(most, lines.cells.back().size());
    }
    lines.height = static_cast<double>(most) * paper_.drawing().line_height(style) + air;
    return lines;
}

void Layout::row(const Grid& grid, Lines lines, const figures::Table& table, RowKind kind)
{
    TextStyle style = style_of(grid, kind);
    const double line = paper_.drawing().line_height(style);
    const auto begin = [&](std::string_view tag, std::string says = {}) {
        kind.is_element ? paper_.begin(tag, std::move(says)) : void();
    };
    const auto end = [&] { kind.is_element ? paper_.end() : void(); };
    begin("TR");
    double x = page_side;
    for (std::size_t i = 0; i < lines.cells.size(); ++i) {
        const bool is_number = table.columns[i].decimals >= 0;
        style.anchor = is_number ? Anchor::end : Anchor::start;
        const double at = is_number ? x + grid.widths[i] - cell_gap * 0.4 : x + grid.leads[i];
        double y = paper_.y() + style.size + 2.0;
        kind.is_head ? begin("TH", "Column") : i == 0 ? begin("TH", "Row") : begin("TD");
        for (const std::string& text : with_spaces(std::move(lines.cells[i]), style.anchor)) {
            paper_.drawing().text({at, y}, text, style);
            y += line;
        }
        end();
        x += grid.widths[i];
    }
    end();
    paper_.space(lines.height);
    paper_.drawing().add(
        chart::Line{.points = {{page_side, paper_.y()}, {page_width - page_side, paper_.y()}},
                    .ink = Ink::rule});
}

void Layout::table(const figures::Table& table, const std::string& whose)
{
    const Grid grid = grid_of(table);
    std::vector<std::string> heads;
    for (const figures::Column& column : table.columns) {
        heads.push_back(unbroken(column.title));
    }
    constexpr double least = 110.0; // caption, heads and two rows
    paper_.need(least);
    TextStyle caption = body_style;
    caption.weight = Weight::strong;
    paper_.begin("Table");
    paper_.tagged("Caption", whose + table.caption, caption, page_room);
    paper_.space(2.0);
    const RowKind head{.is_head = true};
    const Lines head_lines = lines_of(grid, heads, head);
    paper_.need(head_lines.height);
    row(grid, head_lines, table, head);
    std::size_t page = paper_.page();
    for (const auto& cells : table.rows) {
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            texts.push_back(figures::text(cells[i], table.columns[i].decimals, document_.language));
        }
        Lines lines = lines_of(grid, texts, {});
        constexpr double two_lines = 40.0;
        paper_.need(std::max(lines.height, two_lines));
        if (paper_.page() != page) { // the heads again on the next page
            row(grid, head_lines, table, {.is_head = true, .is_element = false});
        }
        row(grid, std::move(lines), table, {});
        page = paper_.page();
    }
    paper_.end();
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
