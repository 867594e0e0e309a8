// One figure as a file of its own: SVG, PNG or a PDF of one page, with what travels in it.
#pragma once

#include "io/json_origin.hpp"
#include "viz/chart/scene.hpp"

#include <string>

namespace likvard::report {

struct PictureFacts {
    std::string font_family;
    std::string token; // where replay looks for it; may be empty
    std::string date;  // ISO 8601, of the data
};

/// The scene in the format of `request` ("svg", "png", "pdf") with its runs' version, seed,
/// futures, hash and plan inside. Same input, same bytes.
[[nodiscard]] std::string picture(const chart::Scene& scene, const Origin& request,
                                  const PictureFacts& with);

} // namespace likvard::report
