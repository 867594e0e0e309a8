#include "viz/figures/map.hpp"

#include "viz/panels/lever_text.hpp"
#include "viz/panels/paint.hpp"
#include "viz/panels/plan.hpp"
#include "viz/panels/tabs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace likvard::view {
namespace {

constexpr std::string_view school_hit = "school:";

/// A use of a lever whose schools are chosen on the map.
struct Chosen {
    std::size_t row; // in the plan
    LeverUse use;
};

std::optional<Chosen> chosen_use(const AppState& state)
{
    const LeverType* lever = lever_named(state.choices.map_lever);
    if (lever == nullptr) {
        return std::nullopt;
    }
    const auto rows = uses_of(state.document.now(), *lever);
    if (state.choices.map_use >= rows.size()) {
        return std::nullopt;
    }
    const std::size_t row = rows[state.choices.map_use];
    return Chosen{row, state.document.now().levers[row]};
}

/// What a click does: shows the school, or chooses it for one of the plan's levers.
void choose_click(AppState& state)
{
    Ui& ui = state.ui;
    std::vector<std::string> words{std::string(say(Say::map_opens, ui.language))};
    std::vector<std::pair<std::string, std::size_t>> uses{{"", 0}};
    std::size_t now = 0;
    for (const LeverType* lever : levers()) {
        const auto rows = uses_of(state.document.now(), *lever);
        for (std::size_t k = 0; k < rows.size(); ++k) {
            const bool is_now = lever->key == state.choices.map_lever && k == state.choices.map_use;
            now = is_now ? words.size() : now;
            std::string name = uncapitalised(title(*lever, ui.language));
            name += rows.size() > 1 ? fmt::format(" {}", k + 1) : "";
            words.push_back(fmt::format(fmt::runtime(say(Say::map_targets, ui.language)), name));
            uses.emplace_back(std::string(lever->key), k);
        }
    }
    ImGui::AlignTextToFramePadding();
    line(ui, "map.clicks", say(Say::map_clicks, ui.language),
         {Size::caption, {}, chart::Ink::quiet});
    ImGui::SameLine();
    constexpr double width = 420.0;
    const float room = std::min(ui.px(width), ImGui::GetContentRegionAvail().x);
    if (choice(ui, "map.click", say(Say::map_clicks, ui.language), words, now, room)) {
        std::tie(state.choices.map_lever, state.choices.map_use) = uses[now];
    }
}

std::optional<std::size_t> school_of(const AppState& state, std::string_view hit)
{
    if (!hit.starts_with(school_hit)) {
        return std::nullopt;
    }
    const std::string code(hit.substr(school_hit.size()));
    return school_with_code(*state.municipality, static_cast<std::uint32_t>(std::stoul(code)));
}

bool is_listed(const LeverUse& use, std::size_t school)
{
    const std::vector<std::size_t>& list = use.target.schools;
    return use.target.rule == TargetRule::list &&
           std::find(list.begin(), list.end(), school) != list.end();
}

/// Rings around the schools that the lever may reach, strong around those that are chosen.
chart::Scene with_rings(const AppState& state, chart::Scene scene, const LeverUse& use)
{
    for (const chart::Hit& hit : scene.hits) {
        const auto school = school_of(state, hit.id);
        if (school && may_reach(*use.type, state.municipality->schools[*school])) {
            scene.shapes.emplace_back(ring(hit.box, is_listed(use, *school)));
        }
    }
    return scene;
}

/// Adds the school to the list or takes it away; the last one stays.
void toggle_school(AppState& state, Chosen of, std::size_t school)
{
    Target& target = of.use.target;
    if (!may_reach(*of.use.type, state.municipality->schools[school])) {
        return;
    }
    if (target.rule != TargetRule::list) {
        target.rule = TargetRule::list;
        target.schools.clear();
    }
    const auto at = std::lower_bound(target.schools.begin(), target.schools.end(), school);
    if (at == target.schools.end() || *at != school) {
        target.schools.insert(at, school);
    } else if (target.schools.size() > 1) {
        target.schools.erase(at);
    } else {
        return;
    }
    change_use(state, of.row, std::move(of.use), {});
}

/// What is said of a school while schools are chosen for a use of a lever.
std::string standing(const AppState& state, const chart::Hit& hit, const LeverUse& use)
{
    const auto school = school_of(state, hit.id);
    if (!school || !may_reach(*use.type, state.municipality->schools[*school])) {
        return "out of reach";
    }
    return is_listed(use, *school) ? "chosen" : "";
}

} // namespace

chart::Line ring(const chart::Box& around, bool chosen)
{
    constexpr int corners = 48;
    constexpr double air = 3.0;
    chart::Line line;
    line.ink = chosen ? chart::Ink::text : chart::Ink::quiet;
    line.width = chosen ? 3.0 : 1.0;
    const double radius = around.width / 2.0 + air;
    for (int k = 0; k <= corners; ++k) {
        const double turn = 2.0 * std::numbers::pi * k / corners;
        line.points.push_back({around.x + around.width / 2.0 + radius * std::cos(turn),
                               around.y + around.height / 2.0 + radius * std::sin(turn)});
    }
    return line;
}

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
    choose_click(state);
    const auto chosen = chosen_use(state);
    const chart::Scene& plain =
        kept_scene(state, fmt::format("map {}", static_cast<int>(outcome)), of,
                   [&] { return figures::map(of, outcome, places_of(*state.municipality)); });
    const std::string clicked =
        choose_in_figure(ui, "figure.map", chosen ? with_rings(state, plain, chosen->use) : plain,
                         [&](const chart::Hit& hit) {
                             return chosen ? standing(state, hit, chosen->use) : std::string();
                         });
    const auto school = school_of(state, clicked);
    if (school && chosen) {
        toggle_school(state, *chosen, *school);
    } else if (school) {
        state.choices.school = clicked.substr(school_hit.size());
        state.choices.tab = Tab::schools;
    }
}

} // namespace likvard::view
