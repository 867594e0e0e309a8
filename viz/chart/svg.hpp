// Paints a Scene as SVG: real text, a title and a description, and facts that travel with it.
#pragma once

#include "viz/chart/scene.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace likvard::chart {

struct SvgOptions {
    std::string font_family = "Inter";
    /// Begins every id, so that several figures can stand in one page.
    std::string id = "figure";
    /// Key and value, written as <metadata> (scenario, seed, version, result_hash …).
    std::vector<std::pair<std::string, std::string>> metadata;
    bool as_file = true; // with the XML declaration; false: to stand inside a page
    /// Says to every text how wide it was measured, so that another font than ours does not
    /// overlap.
    bool fix_widths = true;
    /// The shapes from each of these numbers on, up to the next, stand in a group of their own, so
    /// that they can be drawn one by one; rising. Empty: no groups.
    std::vector<std::size_t> layers = {};
};

/// The id of such a group.
[[nodiscard]] std::string layer_id(const SvgOptions& options, std::size_t layer);

/// The same scene and options give the same bytes. The picture scales to the width it is given and
/// is an image with name and description to assistive technology.
[[nodiscard]] std::string paint_svg(const Scene& scene, const SvgOptions& options);

/// A text as XML content or attribute; characters that XML 1.0 does not allow are left out.
[[nodiscard]] std::string xml_escaped(std::string_view text);

/// "#0072B2".
[[nodiscard]] std::string css(Colour colour);

} // namespace likvard::chart
