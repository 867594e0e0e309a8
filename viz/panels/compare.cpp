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
class Compared {
public:
    Compared(const AppState& state, const figures::Subject& now)
    {
        for (const Pinned& pin : state.pinned) {
            views_.emplace_back(*pin.results);
            subjects.push_back({views_.back(), now.font, now.options, now.version, pin.hash});
        }
        if (!is_pinned(state)) {
            subjects.push_back(now);
        }
    }

    std::vector<figures::Subject> subjects;

private:
    std::list<ResultsView> views_;
};

void draw_pins(AppState& state, const std::vector<std::string>& names)
{
    Ui& ui = state.ui;
    for (std::size_t k = 0; k < state.pinned.size(); ++k) {
        const std::string id = fmt::format("pinned.{}", k);
        if (button(ui, id + ".remove", say(Say::unpin, ui.language))) {
            state.ask("compare.unpin", std::to_string(k));
        }
        ImGui::SameLine();
        ImGui::AlignTextToFramePadding();
        line(ui, id, names[k], {}, 0.0F, true);
    }
}

void draw_comparison(AppState& state)
{
    const Ui& ui = state.ui;
    const auto room = static_cast<double>(ImGui::GetContentRegionAvail().x / ui.faces.scale);
    const figures::Subject now = subject(state, room);
    const Compared all(state, now);
    std::string key = fmt::format("compare {}", static_cast<int>(state.choices.outcome));
    for (const Pinned& pin : state.pinned) {
        key += fmt::format(" {} {}", pin.number, pin.hash);
    }
    const chart::Scene& scene = kept_scene(
        state, key, now, [&] { return figures::comparison(all.subjects, state.choices.outcome); });
    text(state.ui, "compare.title", scene.title, {.weight = chart::Weight::strong});
    text(state.ui, "compare.sentence", scene.description);
    figure(state.ui, "figure.compare", scene);
    draw_pins(state, figures::plan_names(all.subjects));
}

} // namespace

bool is_pinned(const AppState& state)
{
    return std::any_of(state.pinned.begin(), state.pinned.end(),
                       [&](const Pinned& pin) { return pin.results == state.answering.results; });
}

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
        draw_comparison(state);
    }
    const bool full = state.pinned.size() >= most_pinned;
    if (full && !is_pinned(state)) {
        text(ui, "compare.full", say(Say::pinned_full, ui.language),
             {Size::caption, {}, chart::Ink::quiet});
    }
    ImGui::Dummy({1.0F, ui.px(8.0)});
    const bool can_pin = !full && state.view && !state.answering.stale && !is_pinned(state);
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
