#include "viz/figures/comparison.hpp"
#include "viz/panels/dialogs.hpp"
#include "viz/panels/paint.hpp"
#include "viz/panels/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <list>

namespace likvard::view {
namespace {

/// Pinned plans first, then the one on screen unless it is pinned too.
chart::Scene compared(const AppState& state, const figures::Subject& now)
{
    std::list<ResultsView> views;
    std::vector<figures::Subject> subjects;
    for (const Pinned& pin : state.pinned) {
        views.emplace_back(*pin.results);
        subjects.push_back({views.back(), now.font, now.options, now.version, {}});
    }
    const bool is_pinned =
        std::any_of(state.pinned.begin(), state.pinned.end(),
                    [&](const Pinned& p) { return p.results == state.answering.results; });
    if (!is_pinned) {
        subjects.push_back(now);
    }
    return figures::comparison(subjects, state.choices.outcome);
}

void draw_pins(AppState& state)
{
    Ui& ui = state.ui;
    for (std::size_t k = 0; k < state.pinned.size(); ++k) {
        const std::string id = fmt::format("pinned.{}", k);
        if (button(ui, id + ".remove", say(Say::unpin, ui.language))) {
            state.ask("compare.unpin", std::to_string(k));
        }
        ImGui::SameLine();
        ImGui::AlignTextToFramePadding();
        line(ui, id, state.pinned[k].title, {}, 0.0F, true);
    }
}

} // namespace

void draw_compare(AppState& state)
{
    Ui& ui = state.ui;
    constexpr double width = 1000.0;
    if (!begin_dialog(state, "compare.dialog", state.compare_open, width, 0.0)) {
        return;
    }
    text(ui, "compare.heading", say(Say::compare, ui.language),
         {Size::section, chart::Weight::strong, chart::Ink::text});
    if (state.pinned.empty()) {
        text(ui, "compare.none", say(Say::pinned_none, ui.language));
    } else if (state.view) {
        const auto room = static_cast<double>(ImGui::GetContentRegionAvail().x / ui.faces.scale);
        const figures::Subject now = subject(state, room);
        const std::string key = fmt::format("compare {} {}", state.pinned.size(),
                                            static_cast<int>(state.choices.outcome));
        figure(ui, "figure.compare",
               kept_scene(state, key, now, [&] { return compared(state, now); }));
    }
    draw_pins(state);
    ImGui::Dummy({1.0F, ui.px(8.0)});
    const bool can_pin = state.pinned.size() < most_pinned && state.view && !state.answering.stale;
    if (button(ui, "compare.pin", say(Say::pin, ui.language), {}, can_pin)) {
        state.ask("compare.pin");
    }
    ImGui::SameLine();
    if (button(ui, "compare.export", say(Say::export_, ui.language), {}, !state.pinned.empty())) {
        state.compare_open = false;
        state.ask("export.compare");
    }
    ImGui::SameLine();
    if (button(ui, "compare.close", say(Say::close, ui.language))) {
        state.compare_open = false;
    }
    ImGui::EndPopup();
}

} // namespace likvard::view
