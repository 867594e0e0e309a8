#include "viz/figures/why.hpp"

#include "core/months.hpp"
#include "viz/figures/rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace likvard::figures {

namespace {

std::string title_for(const Subject& subject, Outcome outcome)
{
    return fmt::format(fmt::runtime(pick(subject, "Varför? Spakarnas bidrag {}: {}",
                                         "Why? What each lever adds, {}: {}")),
                       school_year_text(subject.view.info().last_year),
                       uncapitalised(title(info(outcome), subject.options.language)));
}

/// For how many levers the contribution can be told from zero.
std::string sentence_for(const Subject& subject, std::span<const Cause> causes)
{
    const auto clear =
        std::ranges::count_if(causes, [](const Cause& cause) { return is_clear(cause.effect); });
    if (causes.size() == 1) {
        return std::string(clear == 1
                               ? pick(subject, "Spakens bidrag går att skilja från noll.",
                                      "The lever's contribution can be told from zero.")
                               : pick(subject, "Spakens bidrag går inte att skilja från noll.",
                                      "The lever's contribution cannot be told from zero."));
    }
    if (clear == 0) {
        return fmt::format(
            fmt::runtime(pick(subject, "För ingen av {} spakar går bidraget att skilja från noll.",
                              "For none of {} levers can the contribution be told from zero.")),
            causes.size());
    }
    return fmt::format(
        fmt::runtime(pick(subject, "För {} av {} spakar går bidraget att skilja från noll.",
                          "For {} of {} levers the contribution can be told from zero.")),
        clear, causes.size());
}

/// The whole plan's difference, over the futures that were taken apart where that is known.
std::optional<Band> whole_of(const Subject& subject, Outcome outcome)
{
    if (subject.apart != nullptr) {
        return subject.apart->whole(outcome);
    }
    const auto group = subject.view.municipality();
    const auto pair = group ? subject.view.compare(outcome, *group, subject.view.info().last_year)
                            : std::optional<Comparison>{};
    return pair ? std::optional(pair->difference.spread) : std::nullopt;
}

/// How many futures stand behind the figure, when they are not all of the run's.
std::string futures_note(const Subject& subject)
{
    const int all = subject.view.futures();
    if (subject.apart == nullptr || subject.apart->futures >= all) {
        return "";
    }
    return fmt::format(fmt::runtime(pick(subject, "Räknat på de första {} av {} framtider.",
                                         "Of the first {} of {} futures.")),
                       subject.apart->futures, all);
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
    if (const auto whole = whole_of(subject, outcome)) {
        add(pick_text(subject, "Hela planen", "The whole plan"), false, *whole);
    }
    Sheet sheet(subject, title_for(subject, outcome), sentence_for(subject, causes));
    const double bottom =
        draw_rows(sheet, subject, sheet.top(), rows, row_axis(low, high),
                  {.axis = capitalised(difference_unit_word(what.unit, subject.options.language)),
                   .value = pick_text(subject, "bidrag", "adds"),
                   .note = pick_text(subject, "90 % av framtiderna", "90% of futures")},
                  RowMarks::intervals);
    return sheet.finish(
        bottom,
        {pick_text(subject,
                   "Stapel: 50 % av framtiderna, streck: 90 %. Randig stapel: bygger på "
                   "antaganden. Ihålig punkt: går inte att skilja från noll.",
                   "Bar: 50% of the futures, line: 90%. Hatched: rests on judgement. Hollow dot: "
                   "cannot be told from zero."),
         futures_note(subject)});
}

Table why_table(const Subject& subject, Outcome outcome, std::span<const Cause> causes)
{
    const OutcomeInfo& what = info(outcome);
    const int decimals = shown_decimals(what.unit);
    Table table{.caption = title_for(subject, outcome),
                .columns = {{pick_text(subject, "Spak", "Lever"), -1},
                            {pick_text(subject, "Bidrag", "Adds"), decimals},
                            {pick_text(subject, "90 % från", "90% from"), decimals},
                            {pick_text(subject, "90 % till", "90% to"), decimals},
                            {pick_text(subject, "Skilt från noll", "Told from zero"), -1},
                            {pick_text(subject, "Vilar på", "Rests on"), -1}},
                .rows = {}};
    const double scale = shown_scale(what.unit);
    const auto add = [&](const std::string& title, const Band& effect, const std::string& basis) {
        table.rows.push_back(
            {title, effect.mean * scale, effect.low90 * scale, effect.high90 * scale,
             is_clear(effect) ? pick_text(subject, "ja", "yes") : pick_text(subject, "nej", "no"),
             basis});
    };
    for (const Cause& cause : causes) {
        add(cause.title, cause.effect,
            cause.judgement ? pick_text(subject, "antaganden", "judgement")
                            : pick_text(subject, "forskning", "research"));
    }
    if (const auto whole = whole_of(subject, outcome)) {
        add(pick_text(subject, "Hela planen", "The whole plan"), *whole, "–");
    }
    return table;
}

} // namespace likvard::figures
