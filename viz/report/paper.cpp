#include "viz/report/paper.hpp"

#include "viz/chart/svg.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace likvard::report {

using chart::Anchor;
using chart::Ink;
using chart::TextRole;
using chart::TextStyle;

namespace {

constexpr TextStyle foot_style{.size = 10.5, .ink = Ink::quiet, .role = TextRole::source};

std::string page_id(std::size_t page)
{
    return fmt::format("page-{}", page + 1);
}

} // namespace

std::vector<std::string> with_spaces(std::vector<std::string> lines, Anchor anchor)
{
    const bool leads = anchor == Anchor::end;
    for (std::size_t i = leads ? 1 : 0; i + (leads ? 0 : 1) < lines.size(); ++i) {
        lines[i].insert(leads ? 0 : lines[i].size(), 1, ' ');
    }
    return lines;
}

Paper::Paper(const Document& document, const chart::Font& font) : document_(document), font_(font)
{
    new_page();
}

void Paper::new_page()
{
    chart::Scene page;
    page.width = page_width;
    page.height = page_height;
    page.title = document_.title;
    page.language = document_.language == Language::sv ? "sv" : "en";
    pages_.push_back(std::move(page));
    marks_.emplace_back();
    y_ = page_top;
}

void Paper::need(double height)
{
    if (y_ + height > page_bottom && y_ > page_top) {
        new_page();
    }
}

void Paper::bookmark(const std::string& title, int level)
{
    bookmarks_.push_back({title, static_cast<int>(pages_.size()), level, y_});
}

void Paper::tagged(std::string_view tag, const std::string& text, const TextStyle& style,
                   double width, double indent)
{
    const double height = drawing().line_height(style);
    need(height); // an element begins on the page of its first line
    begin(tag);
    for (const std::string& line :
         with_spaces(drawing().wrapped(text, style, width - indent), style.anchor)) {
        if (y_ + height > page_bottom && y_ > page_top) {
            turn_within_element();
        }
        drawing().text({page_side + indent, y_ + style.size}, line, style);
        y_ += height;
    }
    end();
}

/// What stands last on a page belongs to the element that goes on over its end. So the foot comes
/// in before that element; where it began on an earlier page, it ends here and another goes on.
void Paper::turn_within_element()
{
    const std::vector<Mark>& marks = marks_.back();
    if (!marks.empty() && marks.back().step.kind == PageStep::Kind::begin) {
        feet_[pages_.size() - 1] = {marks.size() - 1, marks.back().shape};
        new_page();
        return;
    }
    const std::string tag = open_.back();
    end();
    new_page();
    begin(tag);
}

void Paper::begin(std::string_view tag, std::string says)
{
    open_.emplace_back(tag);
    marks_.back().push_back(
        {pages_.back().shapes.size(), {PageStep::Kind::begin, std::string(tag), std::move(says)}});
}

void Paper::end()
{
    marks_.back().push_back({pages_.back().shapes.size(), {PageStep::Kind::end, open_.back(), {}}});
    open_.pop_back();
}

void Paper::foot(std::size_t page)
{
    chart::Scene strip;
    chart::Drawing draw(strip, font_);
    constexpr double from_the_edge = 34.0;
    constexpr std::size_t shown_hash = 16;
    const double y = page_height - from_the_edge;
    std::string left;
    for (const auto& [key, value] : document_.facts) {
        if (key == "program_version") {
            left = "likvard " + value;
        } else if (key == "seed") {
            left += (document_.language == Language::sv ? " · frö " : " · seed ") + value;
        } else if (key == "result_hash") {
            left += " · " + value.substr(0, shown_hash);
        }
    }
    draw.text({page_side, y}, left, foot_style);
    TextStyle right = foot_style;
    right.anchor = Anchor::end;
    draw.text({page_width - page_side, y}, fmt::format("{} / {}", page + 1, pages_.size()), right);

    auto& shapes = pages_[page].shapes;
    auto& marks = marks_[page];
    const auto found = feet_.find(page);
    const FootPlace place =
        found != feet_.end() ? found->second : FootPlace{marks.size(), shapes.size()};
    for (std::size_t i = place.mark; i < marks.size(); ++i) {
        marks[i].shape += strip.shapes.size();
    }
    shapes.insert(shapes.begin() + static_cast<std::ptrdiff_t>(place.shape), strip.shapes.begin(),
                  strip.shapes.end());
}

Page Paper::painted(std::size_t page) const
{
    chart::SvgOptions options{
        .font_family = font_.family(), .id = page_id(page), .metadata = {}, .layers = {}};
    options.fix_widths = false;
    Page made{.svg = {}, .width = page_width, .height = page_height, .steps = {}};
    std::size_t drawn = 0;
    const auto draw_until = [&](std::size_t shape) {
        if (shape > drawn) {
            made.steps.push_back(
                {PageStep::Kind::draw, chart::layer_id(options, options.layers.size()), {}});
            options.layers.push_back(drawn);
            drawn = shape;
        }
    };
    for (const Mark& mark : marks_[page]) {
        draw_until(mark.shape);
        made.steps.push_back(mark.step);
    }
    draw_until(pages_[page].shapes.size());
    made.svg = chart::paint_svg(pages_[page], options);
    return made;
}

std::vector<Page> Paper::pages()
{
    std::vector<Page> made;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        foot(i);
        made.push_back(painted(i));
    }
    return made;
}

std::string Paper::bytes()
{
    std::string keywords = "likvard";
    for (const auto& [key, value] : document_.facts) {
        if (!key.starts_with("plan")) {
            keywords += fmt::format("; {} {}", key, value);
        }
    }
    return pdf(pages(), bookmarks_,
               {.title = document_.title,
                .subject = document_.description,
                .keywords = keywords + "; " + document_.token,
                .date = document_.date,
                .language = document_.language == Language::sv ? "sv-SE" : "en-GB"});
}

} // namespace likvard::report
