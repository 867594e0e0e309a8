#include "viz/panels/answer.hpp"

#include "core/months.hpp"
#include "viz/figures/over_time.hpp"
#include "viz/panels/paint.hpp"
#include "viz/panels/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace likvard::view {
namespace {

/// Where the first sentence ends: behind ". " that is followed by a capital.
std::size_t first_sentence_end(std::string_view words)
{
    for (std::size_t at = words.find(". "); at != std::string_view::npos;
         at = words.find(". ", at + 1)) {
        const auto next = static_cast<unsigned char>(words[at + 2]);
        if (std::isupper(next) != 0 || next >= 0x80U) {
            return at + 1;
        }
    }
    return words.size();
}

/// Outcomes that somebody may want to follow: counts and what only other outcomes rest on are not.
bool is_offered(const OutcomeInfo& outcome)
{
    return outcome.better != Better::neither && outcome.id != Outcome::cost_sek;
}

void choose_outcome(AppState& state, float width)
{
    std::vector<std::string> titles;
    std::vector<Outcome> ids;
    std::size_t chosen = 0;
    for (const OutcomeInfo& outcome : outcomes()) {
        if (is_offered(outcome)) {
            chosen = outcome.id == state.choices.outcome ? ids.size() : chosen;
            ids.push_back(outcome.id);
            titles.emplace_back(title(outcome, state.ui.language));
        }
    }
    if (choice(state.ui, "outcome", say(Say::outcome, state.ui.language), titles, chosen, width)) {
        state.choices.outcome = ids[chosen];
        const auto municipality = state.view->municipality();
        const int last = state.view->info().last_year;
        if (municipality && !state.view->compare(ids[chosen], state.choices.group, last)) {
            state.choices.group = *municipality; // gaps exist for the whole municipality alone
        }
    }
}

void choose_group(AppState& state, float width)
{
    const std::vector<Group>& groups = state.view->groups();
    std::vector<std::string> titles;
    std::vector<std::size_t> ids;
    std::size_t chosen = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const bool there =
            state.view->compare(state.choices.outcome, g, state.view->info().last_year).has_value();
        if (there || g == state.choices.group) {
            chosen = g == state.choices.group ? ids.size() : chosen;
            ids.push_back(g);
            titles.push_back(state.ui.swedish() ? groups[g].title_sv : groups[g].title_en);
        }
    }
    if (choice(state.ui, "group", say(Say::group, state.ui.language), titles, chosen, width)) {
        state.choices.group = ids[chosen];
    }
}

void draw_choices(AppState& state)
{
    const float width = ImGui::GetContentRegionAvail().x;
    const float gap = ImGui::GetStyle().ItemSpacing.x;
    constexpr float share = 0.62F;
    constexpr double widest = 860.0;
    constexpr double narrow = 620.0; // below it they stand one above the other
    if (width < state.ui.px(narrow)) {
        choose_outcome(state, width);
        choose_group(state, width);
        return;
    }
    const float both = std::min(width - gap, state.ui.px(widest));
    choose_outcome(state, both * share);
    ImGui::SameLine();
    choose_group(state, both * (1.0F - share));
}

/// How the figure is drawn; on the line above it.
void draw_toggles(AppState& state)
{
    Ui& ui = state.ui;
    Choices& c = state.choices;
    const auto one = [&](const char* id, Say words, bool& on) {
        if (toggle(ui, id, say(words, ui.language), on)) {
            on = !on;
        }
        ImGui::SameLine();
    };
    const WithFont small(ui, Size::caption);
    one("view.paths", Say::paths, c.paths);
    one("view.means", Say::centre_lines, c.centre_lines);
    one("view.range", Say::whole_range, c.whole_range);
    ImGui::NewLine();
}

// The line with seed, version and hash stands at the bottom of the window; exports have their own.
constexpr double source_room = 26.0;

chart::Scene without_source(chart::Scene scene)
{
    std::erase_if(scene.shapes, [](const chart::Shape& shape) {
        const auto* text = std::get_if<chart::Text>(&shape);
        return text != nullptr && text->role == chart::TextRole::source;
    });
    scene.height = 0.0;
    for (const chart::Shape& shape : scene.shapes) {
        if (const auto* text = std::get_if<chart::Text>(&shape)) {
            constexpr double air = 2.0;
            scene.height = std::max(scene.height, chart::box_of(*text).bottom() + air);
        }
    }
    return scene;
}

double logical(const Ui& ui, float pixels)
{
    return static_cast<double>(pixels / ui.faces.scale);
}

void draw_chart(AppState& state, const char* id, bool is_difference)
{
    Ui& ui = state.ui;
    constexpr double air = 12.0; // that the figure has above itself, and a window needs less of
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(air));
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const figures::Subject of =
        subject(state, logical(ui, room.x), logical(ui, room.y) + source_room);
    const Choices& c = state.choices;
    const std::string key = fmt::format("{} {} {}", id, static_cast<int>(c.outcome), c.group);
    const chart::Scene& scene = kept_scene(state, key, of, [&] {
        return without_source(is_difference ? figures::difference(of, c.outcome, c.group)
                                            : figures::over_time(of, c.outcome, c.group));
    });
    figure(ui, id, scene);
}

void draw_figure_column(AppState& state, const char* id, ImVec2 size, bool is_difference)
{
    Ui& ui = state.ui;
    ImGui::BeginChild(id, size, false,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    if (is_difference) {
        ImGui::AlignTextToFramePadding();
        line(ui, "difference.heading", say(Say::difference_title, ui.language),
             {Size::body, chart::Weight::strong, chart::Ink::text}, 0.0F, true);
    } else {
        draw_toggles(state);
    }
    draw_chart(state, id, is_difference);
    ImGui::EndChild();
}

} // namespace

void draw_headline(AppState& state)
{
    Ui& ui = state.ui;
    if (!state.view || state.view->futures() == 0) {
        text(ui, "headline", say(Say::computing_first, ui.language),
             {Size::section, chart::Weight::strong, chart::Ink::quiet}, Role::headline);
        text(ui, "headline.hint", say(Say::first_hint, ui.language),
             {Size::body, {}, chart::Ink::quiet});
        return;
    }
    const figures::Subject of = subject(state, 1.0);
    const std::string words = figures::sentence(of, state.choices.outcome, state.choices.group,
                                                state.view->info().last_year);
    const std::size_t cut = first_sentence_end(words);
    const chart::Ink ink = state.answering.stale ? chart::Ink::quiet : chart::Ink::text;
    const bool small = state.layout.small_headline;
    text(ui, "headline", std::string_view(words).substr(0, cut),
         {small ? Size::body : Size::section, chart::Weight::strong, ink}, Role::headline);
    if (cut < words.size()) {
        text(ui, "headline.more", std::string_view(words).substr(cut + 1),
             {small ? Size::caption : Size::body, {}, chart::Ink::quiet});
    }
}

void draw_over_time(AppState& state, float height)
{
    Ui& ui = state.ui;
    if (!state.view || state.view->futures() == 0) {
        ImGui::Dummy({1.0F, height});
        return;
    }
    const float top = ImGui::GetCursorPosY();
    draw_choices(state);
    constexpr double least = 212.0; // of chart and switches; in a lower window it is scrolled
    const float left = std::max(height - (ImGui::GetCursorPosY() - top), ui.px(least));
    const float width = ImGui::GetContentRegionAvail().x;
    if (state.layout.difference_in_tab) {
        return draw_figure_column(state, "over_time", {width, left}, false);
    }
    const float gap = ui.px(16.0);
    const float side = std::min(std::max(width * 0.34F, ui.px(300.0)), ui.px(480.0));
    draw_figure_column(state, "over_time", {width - side - gap, left}, false);
    ImGui::SameLine(0.0F, gap);
    draw_figure_column(state, "difference", {side, left}, true);
}

void draw_difference(AppState& state)
{
    Ui& ui = state.ui;
    line(ui, "difference.heading", say(Say::difference_title, ui.language),
         {Size::body, chart::Weight::strong, chart::Ink::text}, 0.0F, true);
    draw_chart(state, "difference", true);
}

} // namespace likvard::view
