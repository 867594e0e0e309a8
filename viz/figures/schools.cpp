#include "viz/figures/schools.hpp"

#include "core/months.hpp"
#include "viz/figures/rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace likvard::figures {

using chart::Scene;

namespace {

struct SchoolRow {
    std::string name, code;
    Comparison pair;
    double pupils = 0.0; // without the plan
};

struct Schools {
    std::vector<SchoolRow> rows; // in the order asked for
    int left_out = 0;
};

/// Swedish letters behind z, in the order of the alphabet; upper case like lower.
std::string sort_key(const std::string& name)
{
    std::string key;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const std::string_view two = std::string_view(name).substr(i, 2);
        constexpr std::array<std::pair<std::string_view, char>, 6> letters{
            {{"Å", '{'}, {"å", '{'}, {"Ä", '|'}, {"ä", '|'}, {"Ö", '}'}, {"ö", '}'}}};
        const auto* const letter =
            std::ranges::find(letters, two, &std::pair<std::string_view, char>::first);
        if (letter != letters.end()) {
            key += letter->second;
            ++i;
        } else {
            key +=
                name[i] >= 'A' && name[i] <= 'Z' ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
        }
    }
    return key;
}

void sort(std::vector<SchoolRow>& rows, SchoolOrder order, bool falling)
{
    const auto by = [&](auto&& value) {
        std::ranges::stable_sort(rows, {}, value);
        if (falling) {
            std::ranges::reverse(rows);
        }
    };
    switch (order) {
    case SchoolOrder::baseline:
        return by([](const SchoolRow& row) { return row.pair.baseline.mean; });
    case SchoolOrder::plan:
        return by([](const SchoolRow& row) { return row.pair.plan.mean; });
    case SchoolOrder::change:
        return by([](const SchoolRow& row) { return row.pair.difference.spread.mean; });
    case SchoolOrder::pupils:
        return by([](const SchoolRow& row) { return row.pupils; });
    case SchoolOrder::name:
        return by([](const SchoolRow& row) { return sort_key(row.name); });
    }
}

Schools schools_of(const Subject& subject, Outcome outcome)
{
    const ResultsView& view = subject.view;
    const Language language = subject.options.language;
    Schools found;
    const int year = view.info().last_year;
    for (std::size_t g = 0; g < view.groups().size(); ++g) {
        const Group& group = view.groups()[g];
        if (group.dimension != Dimension::school) {
            continue;
        }
        if (const auto pair = view.compare(outcome, g, year)) {
            const auto pupils = view.compare(Outcome::pupils, g, year);
            found.rows.push_back({language == Language::sv ? group.title_sv : group.title_en,
                                  group.label, *pair, pupils ? pupils->baseline.mean : 0.0});
        } else if (view.suppressed(outcome, g, year)) {
            ++found.left_out;
        }
    }
    sort(found.rows, subject.options.order, subject.options.falling);
    return found;
}

std::string title_for(const Subject& subject, Outcome outcome)
{
    return fmt::format(fmt::runtime(pick(subject, "Varje skola {}: {}", "Every school {}: {}")),
                       school_year_text(subject.view.info().last_year),
                       uncapitalised(title(info(outcome), subject.options.language)));
}

} // namespace

std::string schools_sentence(const Subject& subject, Outcome outcome)
{
    const Schools found = schools_of(subject, outcome);
    const auto count = [&](auto&& holds) { return std::ranges::count_if(found.rows, holds); };
    const auto clear =
        count([](const SchoolRow& row) { return is_clear(row.pair.difference.spread); });
    const auto better = count([](const SchoolRow& row) {
        return is_clear(row.pair.difference.spread) &&
               row.pair.difference.better > row.pair.difference.worse;
    });
    const auto all = found.rows.size();
    if (all == 0) {
        return pick_text(subject, "Ingen skola har tillräckligt många elever för att visas.",
                         "No school has enough pupils to be shown.");
    }
    if (clear == 0) {
        return fmt::format(
            fmt::runtime(pick(subject,
                              "I ingen av {} skolor går skillnaden att skilja från noll (90 % "
                              "intervall).",
                              "In none of {} schools can the difference be told from zero (90% "
                              "interval).")),
            all);
    }
    return fmt::format(
        fmt::runtime(pick(subject,
                          "Av {} skolor går skillnaden att skilja från noll i {} (90 % intervall): "
                          "bättre i {}, sämre i {}.",
                          "Of {} schools the difference can be told from zero in {} (90% "
                          "interval): better in {}, worse in {}.")),
        all, clear, better, clear - better);
}

Scene schools(const Subject& subject, Outcome outcome)
{
    const OutcomeInfo& what = info(outcome);
    const Schools found = schools_of(subject, outcome);
    const std::string title = title_for(subject, outcome);
    if (found.rows.empty()) {
        return empty_figure(subject, title, schools_sentence(subject, outcome));
    }
    const double scale = shown_scale(what.unit);
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    std::vector<Row> rows;
    for (const SchoolRow& school : found.rows) {
        const Band& spread = school.pair.difference.spread;
        const bool with_pupils = subject.options.order == SchoolOrder::pupils;
        const std::string pupils = format_number(school.pupils, 0, subject.options.language);
        const Row row{.label = with_pupils ? school.name + " · " + pupils : school.name,
                      .baseline = school.pair.baseline.mean * scale,
                      .plan = school.pair.plan.mean * scale,
                      .clear = is_clear(spread),
                      .value = signed_number(subject, what, spread.mean),
                      .note = range(subject, what, spread.low90, spread.high90),
                      .id = "school:" + school.code,
                      .tip = fmt::format("{}: {} → {} ({} {})", school.name,
                                         number(subject, what, school.pair.baseline.mean),
                                         number(subject, what, school.pair.plan.mean), pupils,
                                         pick(subject, "elever", "pupils"))};
        low = std::min({low, row.baseline, row.plan});
        high = std::max({high, row.baseline, row.plan});
        rows.push_back(row);
    }
    Sheet sheet(subject, title, schools_sentence(subject, outcome));
    const double top = draw_key(sheet, subject, sheet.top());
    const RowAxis axis = row_axis(low, high);
    const std::string unit(unit_word(what.unit, subject.options.language));
    const double bottom =
        draw_rows(sheet, subject, top, rows, axis,
                  {.axis = capitalised(unit),
                   .value = pick_text(subject, "skillnad", "difference"),
                   .note = pick_text(subject, "90 % av framtiderna", "90% of futures")},
                  RowMarks::arms);
    return sheet.finish(bottom, {privacy_line(subject, found.left_out)});
}

Table schools_table(const Subject& subject, Outcome outcome)
{
    const OutcomeInfo& what = info(outcome);
    const int decimals = shown_decimals(what.unit);
    const auto word = [&](std::string_view sv, std::string_view en) {
        return std::string(pick(subject, sv, en));
    };
    Table table{.caption = title_for(subject, outcome),
                .columns = {{word("Skola", "School"), -1},
                            {word("Skolenhetskod", "Unit code"), -1},
                            {word("Utan plan", "Baseline"), decimals},
                            {word("Plan", "Plan"), decimals},
                            {word("Skillnad", "Difference"), decimals},
                            {word("90 % från", "90% from"), decimals},
                            {word("90 % till", "90% to"), decimals},
                            {word("Bättre i", "Better in"), 0},
                            {word("av framtider", "of futures"), 0}},
                .rows = {}};
    const double scale = shown_scale(what.unit);
    for (const SchoolRow& row : schools_of(subject, outcome).rows) {
        const Difference& change = row.pair.difference;
        table.rows.push_back(
            {row.name, row.code, row.pair.baseline.mean * scale, row.pair.plan.mean * scale,
             change.spread.mean * scale, change.spread.low90 * scale, change.spread.high90 * scale,
             static_cast<double>(change.better), static_cast<double>(change.spread.futures)});
    }
    return table;
}

} // namespace likvard::figures
