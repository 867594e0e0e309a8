#include "viz/panels/tabs.hpp"

#include <fmt/format.h>

namespace likvard::view {

void draw_limits(AppState& state)
{
    Ui& ui = state.ui;
    constexpr double widest = 760.0;
    ImGui::BeginChild("limits", {ui.px(widest), 0.0F}, false);
    line(ui, "limits.title", say(Say::limits_title, ui.language),
         {Size::section, chart::Weight::strong, chart::Ink::text});
    for (std::size_t k = 0; k < limit_count; ++k) {
        const Limit& one = limit(k);
        ImGui::Dummy({1.0F, ui.px(4.0)});
        text(ui, fmt::format("limit.{}.title", k), ui.pick(one.title_sv, one.title_en),
             {Size::body, chart::Weight::strong, chart::Ink::text});
        text(ui, fmt::format("limit.{}", k), ui.pick(one.text_sv, one.text_en));
    }
    for (std::size_t k = 0; k < state.municipality->assumptions.size(); ++k) {
        text(ui, fmt::format("limit.assumption.{}", k), state.municipality->assumptions[k],
             {Size::caption, {}, chart::Ink::quiet});
    }
    ImGui::EndChild();
}

} // namespace likvard::view
