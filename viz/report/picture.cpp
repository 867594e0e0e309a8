#include "viz/report/picture.hpp"

#include "core/check.hpp"
#include "viz/chart/svg.hpp"
#include "viz/report/content.hpp"
#include "viz/report/render.hpp"

#include <fmt/format.h>

namespace likvard::report {
namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;

/// Version, seed, futures, hash and plan; the same as a list of words, plans left out.
std::string keywords_of(const Facts& facts)
{
    std::string words = "likvard";
    for (const auto& [key, value] : facts) {
        words += key.starts_with("plan") ? "" : fmt::format("; {} {}", key, value);
    }
    return words;
}

/// The plans, for a format that has one field of text.
std::string plans_of(const Facts& facts)
{
    std::string plans;
    for (const auto& [key, value] : facts) {
        plans += key.starts_with("plan") ? value : "";
    }
    return plans;
}

} // namespace

std::string picture(const chart::Scene& scene, const Origin& request, const PictureFacts& with)
{
    Facts facts = facts_of(request);
    if (!with.token.empty()) {
        facts.emplace_back("origin", with.token);
    }
    chart::SvgOptions options{.font_family = with.font_family, .metadata = {}};
    // In a picture of pixels the text is ours to the last letter; a file may meet other fonts.
    options.fix_widths = request.format == "svg";
    if (request.format == "svg") {
        options.metadata = facts;
        return paint_svg(scene, options);
    }
    const std::string svg = paint_svg(scene, options);
    if (request.format == "png") {
        return png(svg, scene.width, scene.height, request.scale, facts);
    }
    check(request.format == "pdf", "a picture is SVG, PNG or PDF");
    PdfFacts said;
    said.title = scene.title;
    said.subject = scene.description + "\n\n" + plans_of(facts);
    said.keywords = keywords_of(facts);
    said.date = with.date;
    said.language = request.language == "sv" ? "sv-SE" : "en-GB";
    Page page;
    page.svg = svg;
    page.width = scene.width;
    page.height = scene.height;
    using Kind = PageStep::Kind;
    page.steps = {{Kind::begin, "Document", {}},
                  {Kind::begin, "Figure", scene.title + ". " + scene.description},
                  {Kind::draw, {}, {}},
                  {Kind::end, "Figure", {}},
                  {Kind::end, "Document", {}}};
    return pdf({page}, {}, said);
}

} // namespace likvard::report
