#include "viz/panels/targets.hpp"

#include "viz/panels/lever_text.hpp"
#include "viz/panels/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace likvard::view {
namespace {

constexpr std::array rules{TargetRule::all, TargetRule::list, TargetRule::perceived_need,
                           TargetRule::lowest_results, TargetRule::lowest_parents_quarter};

bool by_rank(TargetRule rule)
{
    return rule != TargetRule::all && rule != TargetRule::list;
}

bool draw_rule(AppState& state, LeverUse& use, const std::string& id)
{
    Ui& ui = state.ui;
    std::vector<std::string> options;
    std::size_t chosen = 0;
    for (std::size_t k = 0; k < rules.size(); ++k) {
        options.emplace_back(rule_title(rules.at(k), ui.language));
        chosen = rules.at(k) == use.target.rule ? k : chosen;
    }
    line(ui, id + ".rule.label", say(Say::schools_reached, ui.language),
         {Size::caption, {}, chart::Ink::quiet});
    if (!choice(ui, id + ".rule", say(Say::schools_reached, ui.language), options, chosen,
                ImGui::GetContentRegionAvail().x)) {
        return false;
    }
    use.target.rule = rules.at(chosen);
    if (use.target.rule == TargetRule::list && use.target.schools.empty()) {
        use.target.schools = first_schools(*use.type, *state.municipality);
    }
    if (use.target.rule != TargetRule::list) {
        use.target.schools.clear();
    }
    return true;
}

/// Sends the person to the map, where clicks choose the schools of this use.
void draw_to_map(AppState& state, const LeverUse& use, std::size_t ordinal, const std::string& id)
{
    if (button(state.ui, id + ".map", say(Say::map_choose, state.ui.language))) {
        state.choices.map_lever = use.type->key;
        state.choices.map_use = ordinal;
        state.choices.tab = Tab::map;
    }
}

/// A tick for every school that the lever may reach; the last one cannot be taken away.
bool draw_list(AppState& state, LeverUse& use, const std::string& id)
{
    bool changed = false;
    constexpr double shown = 190.0;
    ImGui::BeginChild((id + ".list").c_str(), {0.0F, state.ui.px(shown)}, true);
    std::vector<std::size_t>& chosen = use.target.schools;
    for (std::size_t s = 0; s < state.municipality->schools.size(); ++s) {
        const School& school = state.municipality->schools[s];
        if (!may_reach(*use.type, school)) {
            continue;
        }
        const auto at = std::find(chosen.begin(), chosen.end(), s);
        bool on = at != chosen.end();
        if (checkbox(state.ui, id + ".school." + std::to_string(school.code), school.name, on)) {
            if (on) {
                chosen.insert(std::upper_bound(chosen.begin(), chosen.end(), s), s);
                changed = true;
            } else if (chosen.size() > 1) {
                chosen.erase(at);
                changed = true;
            }
        }
    }
    ImGui::EndChild();
    return changed;
}

bool draw_rank(AppState& state, LeverUse& use, const std::string& id)
{
    Ui& ui = state.ui;
    const auto schools =
        std::count_if(state.municipality->schools.begin(), state.municipality->schools.end(),
                      [&](const School& school) { return may_reach(*use.type, school); });
    double top = use.target.top;
    bool changed = false;
    const std::string shown = use.target.top == 0 ? std::string(say(Say::every_school, ui.language))
                                                  : std::to_string(use.target.top);
    if (slider(ui, id + ".top", say(Say::how_many_schools, ui.language), top, 0.0,
               static_cast<double>(schools), shown)) {
        use.target.top = static_cast<int>(std::lround(top));
        changed = true;
    }
    constexpr double longest = 15.0;
    double stay = use.target.stay_years;
    if (slider(ui, id + ".stay", say(Say::choose_anew, ui.language), stay, 1.0, longest,
               fmt::format("{} {}", use.target.stay_years, say(Say::years_word, ui.language)))) {
        use.target.stay_years = static_cast<int>(std::lround(stay));
        changed = true;
    }
    return changed;
}

} // namespace

bool draw_targets(AppState& state, LeverUse& use, std::size_t ordinal, const std::string& id)
{
    Ui& ui = state.ui;
    bool changed = draw_rule(state, use, id);
    if (use.target.rule == TargetRule::list) {
        changed = draw_list(state, use, id) || changed;
        draw_to_map(state, use, ordinal, id);
    } else if (by_rank(use.target.rule)) {
        changed = draw_rank(state, use, id) || changed;
    }
    constexpr double hundred = 100.0;
    double take_up = use.target.take_up;
    if (slider(ui, id + ".take_up", say(Say::take_up, ui.language), take_up, 0.0, 1.0,
               format_percent(take_up * hundred, 0, ui.language))) {
        use.target.take_up = std::round(take_up * hundred) / hundred;
        changed = true;
    }
    return changed;
}

} // namespace likvard::view
