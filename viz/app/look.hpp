// Type and colours of the window: glyphs through FreeType at the sizes in use, ImGui's style from
// the palette of the figures.
#pragma once

#include "viz/panels/ui.hpp"

namespace likvard::app {

/// Builds the atlas for this scale (pixels to a logical pixel). `stage` adds the large sizes of the
/// presentation. The texture must be made anew afterwards.
void load_faces(view::Faces& faces, const chart::FontFiles& files, double scale, bool stage);

/// ImGui's colours, spacing and hit targets in this theme.
void apply_style(const view::Ui& ui);

} // namespace likvard::app
