// Paints a Scene on the screen: the same shapes that the SVG painter writes.
#pragma once

#include "viz/chart/scene.hpp"
#include "viz/panels/ui.hpp"

namespace likvard::view {

/// Paints the scene with its upper left corner at `origin` (pixels), `ui.faces.scale` pixels to a
/// logical unit. Texts take exactly the width that they were measured to have.
void paint(const Ui& ui, const chart::Scene& scene, ImDrawList& list, ImVec2 origin);

/// Draws the scene as an item of the window, logs it with its description and every text in it,
/// shows the tip of what is pointed at; gives the id of what was clicked, or nothing.
std::string figure(Ui& ui, std::string_view id, const chart::Scene& scene);

} // namespace likvard::view
