#include "viz/chart/svg.hpp"

#include <fmt/format.h>

#include <iterator>

namespace likvard::chart {
namespace {

/// Two decimals at most, never "-0".
std::string number(double value)
{
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::string opacity(std::string_view attribute, double value)
{
    return value >= 1.0 ? "" : fmt::format(R"( {}="{}")", attribute, number(value));
}

std::string path(const std::vector<Point>& points)
{
    std::string text;
    for (const Point& point : points) {
        text += fmt::format("{}{} {}", text.empty() ? "M" : "L", number(point.x), number(point.y));
    }
    return text;
}

std::string_view anchor_word(Anchor anchor)
{
    return anchor == Anchor::start ? "start" : anchor == Anchor::middle ? "middle" : "end";
}

/// A space at an end, which XML would take away.
bool is_spaced(std::string_view text)
{
    return text.starts_with(' ') || text.ends_with(' ');
}

struct Painter {
    const Scene& scene;
    const SvgOptions& options;
    std::string out;

    [[nodiscard]] std::string hex(Ink ink) const { return css(colour(ink, scene.theme)); }

    void operator()(const Band& band)
    {
        if (band.x.empty()) {
            return;
        }
        std::vector<Point> around;
        for (std::size_t i = 0; i < band.x.size(); ++i) {
            around.push_back({band.x[i], band.top[i]});
        }
        for (std::size_t i = band.x.size(); i-- > 0;) {
            around.push_back({band.x[i], band.bottom[i]});
        }
        fmt::format_to(std::back_inserter(out), "<path d=\"{}Z\" fill=\"{}\"{}/>\n", path(around),
                       hex(band.ink), opacity("fill-opacity", band.opacity));
    }

    void operator()(const Line& line)
    {
        std::string dashes;
        for (const double length : line.dashes) {
            dashes += dashes.empty() ? "" : " ";
            dashes += number(length);
        }
        fmt::format_to(std::back_inserter(out),
                       "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{}{}{}/>\n",
                       path(line.points), hex(line.ink), number(line.width),
                       line.points.size() > 2 ? R"( stroke-linejoin="round")" : "",
                       dashes.empty() ? "" : fmt::format(R"( stroke-dasharray="{}")", dashes),
                       opacity("stroke-opacity", line.opacity));
    }

    void operator()(const Dot& dot)
    {
        fmt::format_to(std::back_inserter(out),
                       "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" stroke=\"{}\" "
                       "stroke-width=\"1.5\"{}/>\n",
                       number(dot.centre.x), number(dot.centre.y), number(dot.radius),
                       hex(dot.filled ? dot.ink : Ink::panel), hex(dot.ink),
                       opacity("opacity", dot.opacity));
    }

    void operator()(const Bar& bar)
    {
        const Box& box = bar.box;
        const std::string place =
            fmt::format(R"(x="{}" y="{}" width="{}" height="{}")", number(box.x), number(box.y),
                        number(box.width), number(box.height));
        if (!bar.hatched) {
            fmt::format_to(std::back_inserter(out), "<rect {} fill=\"{}\"{}/>\n", place,
                           hex(bar.ink), opacity("fill-opacity", bar.opacity));
            return;
        }
        std::string lines;
        for (const auto& [from, to] : hatch_lines(box)) {
            lines.append(path({from, to}));
        }
        fmt::format_to(std::back_inserter(out),
                       "<g stroke=\"{0}\"{1}><rect {2} fill=\"{3}\"/><path d=\"{4}\"/></g>\n",
                       hex(bar.ink), opacity("opacity", bar.opacity), place, hex(Ink::panel),
                       lines);
    }

    void operator()(const Text& text)
    {
        const bool fixes = options.fix_widths && text.width > 0.0;
        fmt::format_to(
            std::back_inserter(out),
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{} text-anchor=\"{}\" fill=\"{}\"{}{}>{}"
            "</text>\n",
            number(text.at.x), number(text.at.y), number(text.size),
            text.weight == Weight::strong ? R"( font-weight="600")" : "", anchor_word(text.anchor),
            hex(text.ink),
            fixes ? fmt::format(R"( textLength="{}" lengthAdjust="spacingAndGlyphs")",
                                number(text.width))
                  : "",
            is_spaced(text.text) ? R"( xml:space="preserve")" : "", xml_escaped(text.text));
    }
};

std::string metadata(const SvgOptions& options)
{
    if (options.metadata.empty()) {
        return "";
    }
    std::string text = "<metadata>\n";
    for (const auto& [key, value] : options.metadata) {
        text += fmt::format("<likvard:fact xmlns:likvard=\"urn:likvard\" key=\"{}\">{}"
                            "</likvard:fact>\n",
                            xml_escaped(key), xml_escaped(value));
    }
    return text + "</metadata>\n";
}

} // namespace

std::string xml_escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            if (static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t') {
                out += c;
            }
        }
    }
    return out;
}

std::string css(Colour colour)
{
    return fmt::format("#{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue);
}

std::string layer_id(const SvgOptions& options, std::size_t layer)
{
    return fmt::format("{}-layer-{}", options.id, layer + 1);
}

std::string paint_svg(const Scene& scene, const SvgOptions& options)
{
    Painter painter{scene, options, {}};
    std::size_t layer = 0;
    for (std::size_t i = 0; i < scene.shapes.size(); ++i) {
        if (layer < options.layers.size() && options.layers[layer] == i) {
            painter.out += fmt::format("{}<g id=\"{}\">\n", layer > 0 ? "</g>\n" : "",
                                       xml_escaped(layer_id(options, layer)));
            ++layer;
        }
        std::visit(painter, scene.shapes[i]);
    }
    painter.out += layer > 0 ? "</g>\n" : "";
    const std::string id = xml_escaped(options.id);
    return fmt::format(
        "{0}<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{1}\" height=\"{2}\" "
        "viewBox=\"0 0 {1} {2}\" role=\"img\" aria-labelledby=\"{3}-title {3}-desc\" "
        "xml:lang=\"{4}\" lang=\"{4}\" font-family=\"{5}, 'DejaVu Sans', sans-serif\">\n"
        "<title id=\"{3}-title\">{6}</title>\n<desc id=\"{3}-desc\">{7}</desc>\n{8}"
        "<rect width=\"{1}\" height=\"{2}\" fill=\"{9}\"/>\n{10}</svg>\n",
        options.as_file ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "", number(scene.width),
        number(scene.height), id, xml_escaped(scene.language), xml_escaped(options.font_family),
        xml_escaped(scene.title), xml_escaped(scene.description), metadata(options),
        painter.hex(Ink::panel), painter.out);
}

} // namespace likvard::chart
