#include "viz/figures/why.hpp"

#include "core/months.hpp"
#include "viz/panels/paint.hpp"
#include "viz/panels/tabs.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace likvard::view {
namespace {

template <class... Args> std::string filled(const Ui& ui, Say pattern, const Args&... args)
{
    return fmt::format(fmt::runtime(say(pattern, ui.language)), args...);
}

void draw_figure(AppState& state, const figures::Apart& apart)
{
    constexpr double widest = 1300.0;
    const Ui& ui = state.ui;
    const auto room = static_cast<double>(ImGui::GetContentRegionAvail().x / ui.faces.scale);
    figures::Subject of = subject(state, std::min(room, widest));
    of.apart = &apart;
    const std::string key =
        fmt::format("why {} {}", state.parts.revision, static_cast<int>(state.choices.outcome));
    figure(state.ui, "figure.why", kept_scene(state, key, of, [&] {
               const Outcome outcome = state.choices.outcome;
               return figures::why(of, outcome, apart.causes(outcome, ui.language));
           }));
}

} // namespace

void draw_why(AppState& state)
{
    Ui& ui = state.ui;
    const Parts& parts = state.parts;
    line(ui, "why.title",
         filled(ui, Say::why_title, school_year_text(state.view->info().last_year)),
         {Size::body, chart::Weight::strong, chart::Ink::text}, 0.0F, true);
    if (state.document.now().levers.empty()) {
        text(ui, "why.empty", say(Say::why_empty, ui.language));
        return;
    }
    if (parts.too_many) {
        text(ui, "why.many", filled(ui, Say::why_many, parts.levers));
        return;
    }
    text(ui, "why.how", say(Say::why_how, ui.language), {Size::caption, {}, chart::Ink::quiet});
    if (parts.busy) {
        text(ui, "why.busy", filled(ui, Say::why_busy, parts.futures(), parts.total),
             {Size::caption, {}, chart::Ink::quiet});
    }
    if (parts.apart) {
        draw_figure(state, *parts.apart);
    }
}

} // namespace likvard::view
