// Why: what each lever of the plan adds to the difference, taken apart over every order of adding
// them.
#include "core/months.hpp"
#include "viz/figures/rows.hpp"
#include "viz/panels/paint.hpp"
#include "viz/panels/tabs.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace likvard::view {
namespace {

constexpr double widest = 1300.0;

template <class... Args> std::string filled(const Ui& ui, Say pattern, const Args&... args)
{
    return fmt::format(fmt::runtime(say(pattern, ui.language)), args...);
}

figures::Row row_of(const figures::Subject& of, const OutcomeInfo& outcome, const Part& part)
{
    figures::Row row;
    row.label = part.title;
    row.plan = part.share.mean;
    row.low50 = part.share.low50;
    row.high50 = part.share.high50;
    row.low90 = part.share.low90;
    row.high90 = part.share.high90;
    row.clear = figures::is_clear(part.share);
    row.judgement = part.judgement;
    row.value = figures::signed_number(of, outcome, part.share.mean);
    row.note = figures::range(of, outcome, part.share.low90, part.share.high90);
    return row;
}

chart::Scene why_scene(const AppState& state, const figures::Subject& of)
{
    const OutcomeInfo& outcome = info(state.choices.outcome);
    figures::Sheet sheet(of, figures::title_with_unit(of, outcome), std::string());
    std::vector<figures::Row> rows;
    double low = 0.0;
    double high = 0.0;
    for (const Part& part : state.parts.parts) {
        rows.push_back(row_of(of, outcome, part));
        low = std::min(low, part.share.low90);
        high = std::max(high, part.share.high90);
    }
    const figures::RowHeads heads{
        std::string(difference_unit_word(outcome.unit, of.options.language)),
        std::string(say(Say::difference_word, of.options.language)),
        std::string(say(Say::interval_word, of.options.language))};
    const double scale = shown_scale(outcome.unit);
    const double end = figures::draw_rows(sheet, of, sheet.top(), rows,
                                          figures::row_axis(low * scale, high * scale), heads,
                                          figures::RowMarks::intervals);
    return sheet.finish(end, {std::string(say(Say::why_how, of.options.language))});
}

} // namespace

void draw_why(AppState& state)
{
    Ui& ui = state.ui;
    Parts& parts = state.parts;
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
    if (!parts.wanted && button(ui, "why.start", say(Say::why_start, ui.language))) {
        state.ask("why");
    }
    if (parts.busy) {
        text(ui, "why.busy", filled(ui, Say::why_busy, parts.futures),
             {Size::caption, {}, chart::Ink::quiet});
    }
    if (parts.parts.empty()) {
        return;
    }
    const auto room = static_cast<double>(ImGui::GetContentRegionAvail().x / ui.faces.scale);
    const figures::Subject of = subject(state, std::min(room, widest));
    const std::string key =
        fmt::format("why {} {}", parts.revision, static_cast<int>(state.choices.outcome));
    figure(ui, "figure.why", kept_scene(state, key, of, [&] { return why_scene(state, of); }));
}

} // namespace likvard::view
