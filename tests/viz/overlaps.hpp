// Whether the texts of a scene can all be read: by their measured boxes.
#pragma once

#include "viz/chart/scene.hpp"

#include <string>
#include <vector>

namespace likvard::chart {

[[nodiscard]] std::vector<const Text*> texts(const Scene& scene);

/// What is wrong with how the texts of a scene lie, a line each; empty when nothing is. The
/// measured ascent holds a ring on a capital, which neighbouring lines may share a hair of.
[[nodiscard]] std::string overlaps(const Scene& scene);

} // namespace likvard::chart
