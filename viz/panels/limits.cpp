#include "viz/figures/limits.hpp"

#include "viz/panels/tabs.hpp"

#include <fmt/format.h>

namespace likvard::view {

void draw_limits(AppState& state)
{
    Ui& ui = state.ui;
    constexpr double widest = 760.0;
    line(ui, "limits.title", say(Say::limits_title, ui.language),
         {Size::section, chart::Weight::strong, chart::Ink::text});
    int number = 0;
    for (const std::string& limit : figures::cannot_answer(ui.language)) {
        ImGui::Dummy({1.0F, ui.px(2.0)});
        text(ui, fmt::format("limit.{}", ++number), limit, {.widest = widest});
    }
}

} // namespace likvard::view
