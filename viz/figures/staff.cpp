#include "viz/figures/staff.hpp"

#include "core/months.hpp"
#include "viz/figures/over_time.hpp"
#include "viz/figures/rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace likvard::figures {

namespace {

constexpr std::array outcomes_shown{Outcome::certified_pct, Outcome::teacher_turnover_pct,
                                    Outcome::vacancy_pct};

constexpr double least_axis = 5.0; // per cent: what is nearly nothing is to look like it

struct QuarterRow {
    std::string name, id;
    Comparison pair;
};

std::vector<QuarterRow> quarters(const Subject& subject, Outcome outcome)
{
    std::vector<QuarterRow> rows;
    const ResultsView& view = subject.view;
    for (std::size_t g = 0; g < view.groups().size(); ++g) {
        const Group& group = view.groups()[g];
        if (group.dimension != Dimension::school_quarter) {
            continue;
        }
        if (const auto pair = view.compare(outcome, g, view.info().last_year)) {
            rows.push_back({title_of(subject, group), "quarter:" + group.label, *pair});
        }
    }
    return rows;
}

std::string title_for(const Subject& subject)
{
    return fmt::format(fmt::runtime(pick(subject, "Personalen {}, efter skolkvartil",
                                         "Staff {}, by quarter of schools")),
                       school_year_text(subject.view.info().last_year));
}

} // namespace

std::string staff_sentence(const Subject& subject)
{
    const std::optional<std::size_t> whole = subject.view.municipality();
    return whole
               ? sentence(subject, Outcome::gap_certified_pp, *whole, subject.view.info().last_year)
               : "";
}

chart::Scene staff(const Subject& subject)
{
    std::array<std::vector<Row>, outcomes_shown.size()> blocks;
    bool is_there = false;
    for (std::size_t i = 0; i < outcomes_shown.size(); ++i) {
        const OutcomeInfo& what = info(outcomes_shown.at(i));
        for (const QuarterRow& quarter : quarters(subject, what.id)) {
            const Band& spread = quarter.pair.difference.spread;
            blocks.at(i).push_back(
                {.label = quarter.name,
                 .baseline = quarter.pair.baseline.mean,
                 .plan = quarter.pair.plan.mean,
                 .clear = is_clear(spread),
                 .value = signed_number(subject, what, spread.mean),
                 .note = range(subject, what, spread.low90, spread.high90),
                 .id = quarter.id,
                 .tip = fmt::format("{}: {} → {}", quarter.name,
                                    number(subject, what, quarter.pair.baseline.mean),
                                    number(subject, what, quarter.pair.plan.mean))});
            is_there = true;
        }
    }
    if (!is_there) {
        return empty_figure(subject, title_for(subject),
                            pick_text(subject, "Körningen har inga skolkvartiler.",
                                      "The run has no quarters of schools."));
    }
    Sheet sheet(subject, title_for(subject), staff_sentence(subject));
    double y = draw_key(sheet, subject, sheet.top());
    for (std::size_t i = 0; i < outcomes_shown.size(); ++i) {
        if (blocks.at(i).empty()) {
            continue;
        }
        double high = least_axis;
        for (const Row& row : blocks.at(i)) {
            high = std::max({high, row.baseline, row.plan});
        }
        const OutcomeInfo& what = info(outcomes_shown.at(i));
        chart::TextStyle head = sheet.style(chart::TextRole::label);
        head.weight = chart::Weight::strong;
        sheet.draw().text({sheet.left(), y + head.size}, title(what, subject.options.language),
                          head);
        y = draw_rows(sheet, subject, y + head.size, blocks.at(i), row_axis(0.0, high),
                      {.axis = capitalised(unit_word(what.unit, subject.options.language)),
                       .value = pick_text(subject, "skillnad", "difference"),
                       .note = pick_text(subject, "90 % av framtiderna", "90% of futures")},
                      RowMarks::arms);
        y += head.size;
    }
    return sheet.finish(
        y, {pick_text(subject,
                      "Skolkvartilerna följer föräldrarnas utbildning vid starten och hålls fasta.",
                      "The quarters go by parents' education at the start and are kept fixed.")});
}

Table staff_table(const Subject& subject)
{
    const auto word = [&](std::string_view sv, std::string_view en) {
        return std::string(pick(subject, sv, en));
    };
    Table table{.caption = title_for(subject),
                .columns = {{word("Mått", "Outcome"), -1},
                            {word("Skolkvartil", "Quarter of schools"), -1},
                            {word("Utan plan", "Baseline"), 1},
                            {word("Plan", "Plan"), 1},
                            {word("Skillnad", "Difference"), 1},
                            {word("90 % från", "90% from"), 1},
                            {word("90 % till", "90% to"), 1}},
                .rows = {}};
    for (const Outcome outcome : outcomes_shown) {
        for (const QuarterRow& quarter : quarters(subject, outcome)) {
            const Band& spread = quarter.pair.difference.spread;
            table.rows.push_back({title_with_unit(subject, info(outcome)), quarter.name,
                                  quarter.pair.baseline.mean, quarter.pair.plan.mean, spread.mean,
                                  spread.low90, spread.high90});
        }
    }
    return table;
}

} // namespace likvard::figures
