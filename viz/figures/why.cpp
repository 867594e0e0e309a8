#include "viz/figures/why.hpp"

#include "core/months.hpp"
#include "viz/figures/rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace likvard::figures {

namespace {

std::string title_for(const Subject& subject, Outcome outcome)
{
    return fmt::format(fmt::runtime(pick(subject, "Varför? Spakarnas bidrag {}: {}",
                                         "Why? What each lever adds, {}: {}")),
                       school_year_text(subject.view.info().last_year),
                       uncapitalised(title(info(outcome), subject.options.language)));
}

} // namespace

chart::Scene why(const Subject& subject, Outcome outcome, std::span<const Cause> causes)
{
    const OutcomeInfo& what = info(outcome);
    const double scale = shown_scale(what.unit);
    std::vector<Row> rows;
    double low = 0.0;
    double high = 0.0;
    const auto add = [&](const std::string& title, bool judgement, const Band& effect) {
        rows.push_back({.label = title,
                        .plan = effect.mean * scale,
                        .low50 = effect.low50 * scale,
                        .high50 = effect.high50 * scale,
                        .low90 = effect.low90 * scale,
                        .high90 = effect.high90 * scale,
                        .clear = is_clear(effect),
                        .judgement = judgement,
                        .value = signed_number(subject, what, effect.mean),
                        .note = range(subject, what, effect.low90, effect.high90),
                        .id = "lever:" + title,
                        .tip = title});
        low = std::min(low, rows.back().low90);
        high = std::max(high, rows.back().high90);
    };
    for (const Cause& cause : causes) {
        add(cause.title, cause.judgement, cause.effect);
    }
    const auto whole = subject.view.municipality();
    const auto pair = whole ? subject.view.compare(outcome, *whole, subject.view.info().last_year)
                            : std::optional<Comparison>{};
    if (pair) {
        add(pick_text(subject, "Hela planen", "The whole plan"), false, pair->difference.spread);
    }
    const auto clear =
        std::ranges::count_if(causes, [](const Cause& cause) { return is_clear(cause.effect); });
    Sheet sheet(subject, title_for(subject, outcome),
                fmt::format(fmt::runtime(pick(
                                subject, "Av {} spakar går bidraget att skilja från noll i {}.",
                                "Of {} levers the contribution can be told from zero in {}.")),
                            causes.size(), clear));
    const double bottom =
        draw_rows(sheet, subject, sheet.top(), rows, row_axis(low, high),
                  {.axis = capitalised(difference_unit_word(what.unit, subject.options.language)),
                   .value = pick_text(subject, "bidrag", "adds"),
                   .note = pick_text(subject, "90 % av framtiderna", "90% of futures")},
                  RowMarks::intervals);
    return sheet.finish(
        bottom,
        {pick_text(subject,
                   "Stapel: 50 % av framtiderna, streck: 90 %. Streckad stapel: bygger på "
                   "antaganden. Ihålig punkt: går inte att skilja från noll.",
                   "Bar: 50% of the futures, line: 90%. Hatched: rests on judgement. Hollow dot: "
                   "cannot be told from zero.")});
}

Table why_table(const Subject& subject, Outcome outcome, std::span<const Cause> causes)
{
    const OutcomeInfo& what = info(outcome);
    const int decimals = shown_decimals(what.unit);
    Table table{.caption = title_for(subject, outcome),
                .columns = {{pick_text(subject, "Spak", "Lever"), -1},
                            {pick_text(subject, "Bidrag", "Adds"), decimals},
                            {pick_text(subject, "90 % från", "90% from"), decimals},
                            {pick_text(subject, "90 % till", "90% to"), decimals}},
                .rows = {}};
    const double scale = shown_scale(what.unit);
    for (const Cause& cause : causes) {
        table.rows.push_back({cause.title, cause.effect.mean * scale, cause.effect.low90 * scale,
                              cause.effect.high90 * scale});
    }
    return table;
}

} // namespace likvard::figures
