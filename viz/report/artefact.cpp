#include "viz/report/artefact.hpp"

#include "core/check.hpp"
#include "viz/report/content.hpp"
#include "viz/report/html.hpp"
#include "viz/report/memo.hpp"
#include "viz/report/pages.hpp"
#include "viz/report/picture.hpp"
#include "viz/report/token.hpp"
#include "viz/report/workbook.hpp"

#include <algorithm>
#include <array>

namespace likvard::report {

namespace {

constexpr std::array formats{"html", "pdf", "png", "svg", "xlsx", "md"};

std::string picture_of(const Material& material, const Origin& request)
{
    const std::string key = request.figure.empty() ? "gap" : request.figure;
    const figures::Figure figure = figure_named(material, key, figures::Header::full);
    return picture(figure.scene, request,
                   {.font_family = material.font->family(),
                    .token = origin_token(request),
                    .date = date_of(material.view().info())});
}

} // namespace

std::string format_of(const std::string& file_name)
{
    const std::size_t dot = file_name.rfind('.');
    const std::string ending = dot == std::string::npos ? "" : file_name.substr(dot + 1);
    return std::ranges::find(formats, ending) == formats.end() ? "" : ending;
}

bool shows_why(const Origin& request)
{
    return request.why || request.figure == "why" || request.figure.starts_with("why:");
}

std::string make(std::span<const Run> runs, Origin request)
{
    check(!runs.empty(), "a report has at least one run");
    request.runs.clear();
    for (const Run& run : runs) {
        request.runs.push_back(run.origin);
    }
    const Material material(runs, request);
    const bool is_picture = request.format == "png" || request.format == "svg";
    if (is_picture || (request.look && request.format == "pdf")) {
        return picture_of(material, request);
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
