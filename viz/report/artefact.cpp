#include "viz/report/artefact.hpp"

#include "core/check.hpp"
#include "viz/chart/svg.hpp"
#include "viz/report/content.hpp"
#include "viz/report/html.hpp"
#include "viz/report/memo.hpp"
#include "viz/report/pages.hpp"
#include "viz/report/render.hpp"
#include "viz/report/token.hpp"
#include "viz/report/workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace likvard::report {

namespace {

constexpr std::array formats{"html", "pdf", "png", "svg", "xlsx", "md"};

/// The one figure of a picture, with everything that travels with it.
std::string picture(const Material& material, const Origin& request)
{
    const std::string key = request.figure.empty() ? "gap" : request.figure;
    const figures::Figure figure = figure_named(material, key, figures::Header::full);
    chart::SvgOptions options{.font_family = material.font->family(), .metadata = {}};
    // In a picture of pixels the text is ours to the last letter; a file may meet other fonts.
    options.fix_widths = request.format == "svg";
    if (request.format == "svg") {
        options.metadata = facts_of(request);
        options.metadata.emplace_back("origin", origin_token(request));
        return paint_svg(figure.scene, options);
    }
    std::vector<std::pair<std::string, std::string>> texts = facts_of(request);
    std::erase_if(texts, [](const auto& fact) { return fact.first == "plan"; }); // not Latin-1
    texts.emplace_back("origin", origin_token(request));
    return png(paint_svg(figure.scene, options), figure.scene.width, figure.scene.height,
               request.scale, texts);
}

} // namespace

std::string format_of(const std::string& file_name)
{
    const std::size_t dot = file_name.rfind('.');
    const std::string ending = dot == std::string::npos ? "" : file_name.substr(dot + 1);
    return std::ranges::find(formats, ending) == formats.end() ? "" : ending;
}

std::string make(std::span<const Run> runs, Origin request)
{
    check(!runs.empty(), "a report has at least one run");
    request.runs.clear();
    for (const Run& run : runs) {
        request.runs.push_back(run.origin);
    }
    const Material material(runs, request);
    if (request.format == "png" || request.format == "svg") {
        return picture(material, request);
    }
    if (request.format == "xlsx") {
        return workbook(material, request);
    }
    if (request.format == "md") {
        return memo(material, request);
    }
    const Document document = document_of(material, request);
    return request.format == "pdf" ? pdf_report(document, *material.font)
                                   : html_report(document, *material.font);
}

} // namespace likvard::report
