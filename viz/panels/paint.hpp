// Paints a Scene on the screen: the same shapes that the SVG painter writes.
#pragma once

#include "viz/chart/scene.hpp"
#include "viz/panels/ui.hpp"

#include <functional>

namespace likvard::view {

/// Paints the scene with its upper left corner at `origin` (pixels), `ui.faces.scale` pixels to a
/// logical unit. Texts take exactly the width that they were measured to have.
void paint(const Ui& ui, const chart::Scene& scene, ImDrawList& list, ImVec2 origin);

/// Draws the scene as an item of the window, logs it with its description and every text in it, and
/// shows the tip of what is pointed at.
void figure(Ui& ui, std::string_view id, const chart::Scene& scene);

/// The same with each of its hits as a control, for mouse and keyboard: gives the id of the one
/// that was chosen, or nothing. `value` says how a hit stands, for the widget log.
[[nodiscard]] std::string
choose_in_figure(Ui& ui, std::string_view id, const chart::Scene& scene,
                 const std::function<std::string(const chart::Hit&)>& value = {});

} // namespace likvard::view
