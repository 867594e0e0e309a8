#include "viz/report/html.hpp"

#include "viz/chart/svg.hpp"

#include <fmt/format.h>

#include <iterator>

namespace likvard::report {

using chart::xml_escaped;

namespace {

// Colours are those of the charts' light theme; measures in rem follow the reader's own size.
constexpr std::string_view style = R"css(
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #FAFAF7; color: #1B1F23; line-height: 1.55;
  font-family: Inter, "DejaVu Sans", system-ui, sans-serif; font-size: 1rem; }
main, header, footer { max-width: 54rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.4rem; line-height: 1.3; margin: 2.75rem 0 .75rem; }
h3 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p, li { max-width: 42rem; }
.question { font-size: 1.15rem; color: #57606A; margin: 0 0 1rem; }
.lead { font-size: 1.25rem; line-height: 1.5; border-left: 4px solid #0072B2;
  padding: .25rem 0 .25rem 1rem; margin: 1rem 0; max-width: 46rem; }
.note { color: #57606A; font-size: .9rem; }
nav ul { columns: 2; padding-left: 1.2rem; }
a { color: #005A8C; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible, pre:focus-visible
  { outline: 3px solid #0072B2; outline-offset: 2px; }
figure { margin: 1.5rem 0 .5rem; }
figure svg { display: block; width: 100%; height: auto; background: #FFFFFF;
  border: 1px solid #DAD9D2; border-radius: 4px; }
figure svg.narrow { display: none; }
figcaption { margin: .25rem 0 .75rem; max-width: 42rem; }
details { margin: 0 0 1.5rem; }
summary { cursor: pointer; padding: .35rem 0; color: #005A8C; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums;
  background: #FFFFFF; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; background: #FAFAF7; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid #DAD9D2; text-align: left;
  vertical-align: top; }
th { font-weight: 600; }
th:first-child { min-width: 8rem; }
tbody th { font-weight: 400; }
.n { text-align: right; }
td.n { white-space: nowrap; }
pre { background: #FFFFFF; border: 1px solid #DAD9D2; border-radius: 4px; padding: 1rem;
  overflow-x: auto; font-size: .8rem; line-height: 1.45; }
footer { padding-bottom: 3rem; margin-top: 3rem; border-top: 1px solid #DAD9D2; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: #FFFFFF; padding: .5rem 1rem; }
@media (max-width: 37rem) {
  main, header, footer { padding-left: 1rem; padding-right: 1rem; }
  h1 { font-size: 1.6rem; }
  .lead { font-size: 1.1rem; }
  nav ul { columns: 1; }
  ul { padding-left: 1.4rem; }
  table { font-size: .8125rem; }
  th, td { padding: .3rem .4rem; }
  th:first-child { min-width: 5.5rem; }
  figure svg.wide { display: none; }
  figure svg.narrow { display: block; }
}
@media print {
  @page { size: A4; margin: 16mm 16mm 18mm;
    @bottom-right { content: counter(page) " (" counter(pages) ")"; color: #57606A;
      font: 8pt Inter, "DejaVu Sans", sans-serif; } }
  html { font-size: 10pt; }
  body { background: #FFFFFF; line-height: 1.45; }
  main, header, footer { max-width: none; padding: 0; }
  header { padding-top: 0; }
  h2 { margin: 1.75rem 0 .5rem; }
  h3 { margin: 1.25rem 0 .4rem; }
  nav, .skip, details:not([open]) { display: none; }
  figure, tr, li, .lead, table:not(:has(tbody tr:nth-child(9))) { break-inside: avoid; }
  h1, h2, h3, caption, thead { break-after: avoid; }
  p, li, pre { orphans: 3; widows: 3; }
  figure { margin: .5rem 0 1rem; }
  figure svg { border: 0; border-radius: 0; }
  figure svg.wide { display: block; }
  figure svg.narrow { display: none; }
  caption { background: #FFFFFF; }
  th, td { padding: .25rem .45rem; }
  th:first-child, td:first-child { padding-left: 0; }
  pre { white-space: pre-wrap; overflow: visible; }
  .scroll { overflow: visible; }
  footer { padding-bottom: 0; margin-top: 1.5rem; break-inside: avoid; overflow-wrap: anywhere; }
}
)css";

struct Writer {
    const Document& document;
    const chart::Font& font;
    std::string out;
    int headings = 0;
    int figures = 0;
    int tables = 0;
    int listings = 0;      // plans may be called the same
    std::string said = {}; // the last sentence

    [[nodiscard]] bool swedish() const { return document.language == Language::sv; }
    template <class... Values> void add(fmt::format_string<Values...> format, Values&&... values)
    {
        fmt::format_to(std::back_inserter(out), format, std::forward<Values>(values)...);
    }

    void operator()(const Heading& heading)
    {
        add("<h{0} id=\"h{1}\">{2}</h{0}>\n", heading.level, ++headings, xml_escaped(heading.text));
    }

    void operator()(const Paragraph& paragraph)
    {
        add("<p{}>{}</p>\n", paragraph.lead ? " class=\"lead\"" : "", xml_escaped(paragraph.text));
        said = paragraph.text;
    }

    void operator()(const Bullets& bullets)
    {
        out += "<ul>\n";
        for (const std::string& item : bullets.items) {
            add("<li>{}</li>\n", xml_escaped(item));
        }
        out += "</ul>\n";
    }

    void operator()(const TableBlock& block) { table(block.table); }

    void operator()(const FigureBlock& block)
    {
        const chart::Scene& scene = block.figure.scene;
        ++figures;
        add("<h3 id=\"figure-{}\">{}</h3>\n<figure>\n", figures, xml_escaped(scene.title));
        picture(scene, "wide");
        picture(block.narrow, "narrow");
        if (scene.description != said) { // neighbours that say the same say it once to the eye
            add("<figcaption>{}</figcaption>\n", xml_escaped(scene.description));
            said = scene.description;
        }
        out += "</figure>\n";
        add("<details>\n<summary>{}: {}</summary>\n",
            swedish() ? "Siffrorna bakom figuren" : "The numbers behind the figure",
            xml_escaped(scene.title));
        table(block.figure.table);
        out += "</details>\n";
    }

    void operator()(const Listing& listing)
    {
        const std::string name = xml_escaped(listing.caption);
        add("<h3>{0}</h3>\n<pre tabindex=\"0\" aria-label=\"{0} ({1})\" role=\"region\"><code>{2}"
            "</code></pre>\n",
            name, ++listings, xml_escaped(listing.text));
    }

    void picture(const chart::Scene& scene, std::string_view kind)
    {
        std::string svg = chart::paint_svg(scene, {.font_family = font.family(),
                                                   .id = fmt::format("figure-{}-{}", figures, kind),
                                                   .metadata = {},
                                                   .as_file = false});
        const std::string_view tag = "<svg ";
        svg.insert(tag.size(), fmt::format("class=\"{}\" ", kind));
        out += svg;
    }

    void table(const figures::Table& table)
    {
        ++tables;
        add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"t{0}\">\n"
            "<table>\n<caption id=\"t{0}\">{1}</caption>\n<thead><tr>",
            tables, xml_escaped(table.caption));
        for (const figures::Column& column : table.columns) {
            add("<th scope=\"col\"{}>{}</th>", column.decimals < 0 ? "" : " class=\"n\"",
                xml_escaped(column.title));
        }
        out += "</tr></thead>\n<tbody>\n";
        for (const std::vector<figures::Cell>& row : table.rows) {
            out += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i) {
                const int decimals = table.columns[i].decimals;
                add("<{0}{1}>{2}</{3}>", i == 0 ? "th scope=\"row\"" : "td",
                    decimals < 0 ? "" : " class=\"n\"",
                    xml_escaped(figures::text(row[i], decimals, document.language)),
                    i == 0 ? "th" : "td");
            }
            out += "</tr>\n";
        }
        out += "</tbody>\n</table>\n</div>\n";
    }

    void contents()
    {
        std::string items;
        int count = 0;
        for (const Block& block : document.blocks) {
            if (const auto* const heading = std::get_if<Heading>(&block)) {
                items += fmt::format("<li><a href=\"#h{}\">{}</a></li>\n", ++count,
                                     xml_escaped(heading->text));
            }
        }
        if (count > 2) {
            add("<nav aria-label=\"{0}\">\n<ul>\n{1}</ul>\n</nav>\n",
                swedish() ? "Innehåll" : "Contents", items);
        }
    }

    void head()
    {
        add("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<title>{} – likvard</title>\n<meta name=\"description\" content=\"{}\">\n",
            swedish() ? "sv" : "en", xml_escaped(document.title),
            xml_escaped(document.description));
        for (const auto& [key, value] : document.facts) {
            if (!key.starts_with("plan")) { // stands in the page
                add("<meta name=\"likvard:{}\" content=\"{}\">\n", key, xml_escaped(value));
            }
        }
        add("<meta name=\"likvard:origin\" content=\"{}\">\n<style>{}</style>\n</head>\n",
            document.token, style);
    }
};

} // namespace

std::string html_report(const Document& document, const chart::Font& font)
{
    Writer writer{document, font, {}};
    const bool sv = writer.swedish();
    writer.head();
    writer.add("<body>\n<a class=\"skip\" href=\"#main\">{}</a>\n<header>\n<h1>{}</h1>\n",
               sv ? "Till innehållet" : "To the content", xml_escaped(document.title));
    if (!document.question.empty()) {
        writer.add("<p class=\"question\">{}</p>\n", xml_escaped(document.question));
    }
    writer.add("<p class=\"note\">{}</p>\n",
               sv ? "Simulerat: eleverna och lärarna i filen är påhittade."
                  : "Simulated: the pupils and teachers in this file are synthetic.");
    writer.contents();
    writer.out += "</header>\n<main id=\"main\">\n";
    for (const Block& block : document.blocks) {
        std::visit(writer, block);
    }
    std::string facts;
    for (const auto& [key, value] : document.facts) {
        if (!key.starts_with("plan")) {
            facts.append(facts.empty() ? "" : " · ").append(key).append(" ").append(value);
        }
    }
    writer.add("</main>\n<footer>\n<p class=\"note\" style=\"overflow-wrap:anywhere\">likvard · "
               "{}</p>\n</footer>\n</body>\n</html>\n",
               xml_escaped(facts));
    return std::move(writer.out);
}

} // namespace likvard::report
