#include "viz/figures/schools.hpp"

#include "core/months.hpp"
#include "viz/figures/over_time.hpp"
#include "viz/panels/paint.hpp"
#include "viz/panels/tabs.hpp"

#include <fmt/format.h>

#include <array>

namespace likvard::view {
namespace {

constexpr double widest = 1300.0;
constexpr std::string_view school_hit = "school:";

double room(const Ui& ui)
{
    return static_cast<double>(ImGui::GetContentRegionAvail().x / ui.faces.scale);
}

/// Years before the data year as official statistics have them, in one line each.
void draw_history(AppState& state, const School& school)
{
    Ui& ui = state.ui;
    std::string words;
    for (const YearResult& year : school.results) {
        if (year.pass_all_pct.known()) {
            words +=
                fmt::format("{}{}: {}", words.empty() ? "" : " · ", school_year_text(year.year),
                            format_percent(year.pass_all_pct.value, 0, ui.language));
        }
    }
    if (!words.empty()) {
        text(ui, "school.history",
             fmt::format("{}: {}", title(info(Outcome::pass_all_pct), ui.language), words),
             {Size::caption, {}, chart::Ink::quiet});
    }
}

void draw_one(AppState& state, Outcome outcome)
{
    Ui& ui = state.ui;
    if (button(ui, "school.back", say(Say::back_to_all, ui.language))) {
        state.choices.school.clear();
        return;
    }
    const auto group = state.view->group(Dimension::school, state.choices.school);
    const auto row = school_with_code(*state.municipality,
                                      static_cast<std::uint32_t>(std::stoul(state.choices.school)));
    if (!group || !row) {
        state.choices.school.clear();
        return;
    }
    const School& school = state.municipality->schools[*row];
    line(ui, "school.title", fmt::format("{} – {}", school.name, say(Say::history, ui.language)),
         {Size::section, chart::Weight::strong, chart::Ink::text}, 0.0F, true);
    draw_history(state, school);
    constexpr double height = 300.0;
    const figures::Subject of = subject(state, std::min(room(ui), widest), height);
    text(ui, "school.sentence",
         figures::sentence(of, outcome, *group, state.view->info().last_year));
    const std::string key =
        fmt::format("school {} {}", state.choices.school, static_cast<int>(outcome));
    figure(ui, "figure.school",
           kept_scene(state, key, of, [&] { return figures::over_time(of, outcome, *group); }));
}

/// What the schools are sorted by: a button each, that of the order in use turns it round.
void draw_order(AppState& state)
{
    Ui& ui = state.ui;
    Choices& c = state.choices;
    constexpr std::array words{Say::without_plan, Say::with_plan, Say::difference_word,
                               Say::pupils_word, Say::school_word};
    const WithFont small(ui, Size::caption);
    ImGui::AlignTextToFramePadding();
    line(ui, "schools.sort", say(Say::sort_by, ui.language),
         {Size::caption, {}, chart::Ink::quiet});
    for (const figures::SchoolOrder order : figures::school_orders) {
        const bool chosen = c.order == order;
        const auto k = static_cast<std::size_t>(order);
        std::string label(say(words.at(k), ui.language));
        if (chosen) {
            label += c.falling ? "  ↓" : "  ↑";
        }
        ImGui::SameLine();
        if (toggle(ui, "schools.sort." + std::string(figures::key(order)), label, chosen)) {
            c.falling = chosen && !c.falling;
            c.order = order;
        }
    }
    ImGui::SameLine(0.0F, ui.px(16.0));
    line(ui, "schools.hint", say(Say::school_hint, ui.language),
         {Size::caption, {}, chart::Ink::quiet}, 0.0F, true);
}

} // namespace

Outcome school_outcome(const AppState& state)
{
    for (std::size_t g = 0; g < state.view->groups().size(); ++g) {
        if (state.view->groups()[g].dimension == Dimension::school &&
            state.view->compare(state.choices.outcome, g, state.view->info().last_year)) {
            return state.choices.outcome;
        }
    }
    return Outcome::pass_all_pct;
}

void draw_schools(AppState& state)
{
    Ui& ui = state.ui;
    const Outcome outcome = school_outcome(state);
    if (!state.choices.school.empty()) {
        return draw_one(state, outcome);
    }
    const figures::Subject of = subject(state, std::min(room(ui), widest));
    text(ui, "schools.sentence", figures::schools_sentence(of, outcome));
    draw_order(state);
    const std::string clicked =
        choose_in_figure(ui, "figure.schools",
                         kept_scene(state, fmt::format("schools {}", static_cast<int>(outcome)), of,
                                    [&] { return figures::schools(of, outcome); }));
    if (clicked.starts_with(school_hit)) {
        state.choices.school = clicked.substr(school_hit.size());
    }
}

} // namespace likvard::view
