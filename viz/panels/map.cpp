#include "viz/figures/map.hpp"

#include "viz/panels/paint.hpp"
#include "viz/panels/tabs.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace likvard::view {

figures::Places places_of(const Municipality& municipality)
{
    figures::Places places;
    for (const School& school : compulsory(municipality)) {
        places.schools.push_back(
            {fmt::format("{:08}", school.code), school.latitude, school.longitude});
    }
    for (const Area& area : municipality.areas) {
        places.areas.push_back({area.name, area.latitude, area.longitude});
    }
    return places;
}

void draw_map(AppState& state)
{
    Ui& ui = state.ui;
    constexpr double widest = 1300.0;
    const auto room = static_cast<double>(ImGui::GetContentRegionAvail().x / ui.faces.scale);
    const figures::Subject of = subject(state, std::min(room, widest));
    const Outcome outcome = school_outcome(state);
    text(ui, "map.title", figures::title_with_unit(of, info(outcome)),
         {Size::body, chart::Weight::strong, chart::Ink::text});
    const std::string clicked =
        figure(ui, "figure.map",
               kept_scene(state, fmt::format("map {}", static_cast<int>(outcome)), of, [&] {
                   return figures::map(of, outcome, places_of(*state.municipality));
               }));
    constexpr std::string_view school = "school:";
    if (clicked.starts_with(school)) {
        state.choices.school = clicked.substr(school.size());
        state.choices.tab = Tab::schools;
    }
}

} // namespace likvard::view
