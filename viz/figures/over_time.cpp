#include "viz/figures/over_time.hpp"

#include "core/check.hpp"
#include "core/months.hpp"
#include "results/statement.hpp"
#include "viz/figures/fan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace likvard::figures {

using chart::Ink;
using chart::Plane;
using chart::TextRole;
using chart::TextStyle;

namespace {

constexpr double swatch = 22.0;

Band baseline_of(const Comparison& pair)
{
    return pair.baseline;
}
Band plan_of(const Comparison& pair)
{
    return pair.plan;
}
Band difference_of(const Comparison& pair)
{
    return pair.difference.spread;
}

bool starts_at_zero(const OutcomeInfo& outcome)
{
    return outcome.is_gap || outcome.unit == Unit::percent || outcome.unit == Unit::pp ||
           outcome.unit == Unit::share;
}

struct EndLabel {
    std::string name, value;
    double at = 0.0; // y of the mean in the last year
    Ink ink = Ink::plan;
    bool filled = true;
    chart::Dashes dashes = {};
};

double label_width(Sheet& sheet, const EndLabel& label)
{
    const TextStyle name = sheet.style(TextRole::label);
    TextStyle value = name;
    value.weight = chart::Weight::strong;
    return std::max(sheet.draw().width(label.name, name), sheet.draw().width(label.value, value)) +
           swatch + 2.0 * label_gap;
}

/// Names and values beside the last year, each with a dot at the mean, kept apart.
void end_labels(Sheet& sheet, const Plane& plane, const std::vector<EndLabel>& labels, double x)
{
    const TextStyle name = sheet.style(TextRole::label);
    TextStyle value = name;
    value.role = TextRole::value;
    value.weight = chart::Weight::strong;
    const double line = sheet.draw().line_height(name);
    std::vector<double> wanted(labels.size());
    std::ranges::transform(labels, wanted.begin(), &EndLabel::at);
    const std::vector<double> placed = chart::kept_apart(
        wanted, 2.0 * line + label_gap / 2.0, plane.box.y + line, plane.box.bottom() - line);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const EndLabel& label = labels[i];
        sheet.draw().add(chart::Dot{
            .centre = {x, label.at}, .radius = 4.0, .ink = label.ink, .filled = label.filled});
        const double start = plane.box.right() + label_gap;
        sheet.draw().add(
            chart::Line{.points = {{start + 2.0, placed[i]}, {start + swatch, placed[i]}},
                        .ink = label.ink,
                        .width = 2.0,
                        .dashes = label.dashes});
        const double words = start + swatch + label_gap / 2.0;
        sheet.draw().text({words, placed[i] - line * 0.12}, label.name, name);
        sheet.draw().text({words, placed[i] + line * 0.8}, label.value, value);
    }
}

void year_hits(Sheet& sheet, const Subject& subject, const Plane& plane, const Series& series,
               const OutcomeInfo& outcome)
{
    const double step = plane.x(1.0) - plane.x(0.0);
    for (std::size_t i = 0; i < series.years.size(); ++i) {
        const Comparison& pair = series.pairs[i];
        const Band& spread = pair.difference.spread;
        const std::string year = school_year_text(series.years[i]);
        sheet.draw().add(chart::Hit{
            .box = {plane.x(series.years[i]) - step / 2.0, plane.box.y, step, plane.box.height},
            .id = fmt::format("year:{}", series.years[i]),
            .tip = fmt::format(
                fmt::runtime(pick(subject, "{}: utan plan {}, plan {}, skillnad {} ({})",
                                  "{}: baseline {}, plan {}, difference {} ({})")),
                year, number(subject, outcome, pair.baseline.mean),
                number(subject, outcome, pair.plan.mean),
                signed_number(subject, outcome, spread.mean),
                range(subject, outcome, spread.low90, spread.high90))});
    }
}

/// One arm of the first futures, which say nothing by being the first: a line each.
std::vector<chart::Line> paths_of(const Subject& subject, const Plane& plane, const Series& series,
                                  Arm arm, std::pair<Outcome, std::size_t> what)
{
    std::vector<chart::Line> lines(static_cast<std::size_t>(
        std::clamp(subject.options.paths, 0, subject.view.info().replicates)));
    for (const int year : series.years) {
        const std::vector<double> values = subject.view.values(arm, what.first, what.second, year);
        for (std::size_t r = 0; r < lines.size(); ++r) {
            if (!std::isnan(values[r])) {
                lines[r].points.push_back({plane.x(year), height_of(plane, values[r])});
            }
        }
    }
    return lines;
}

/// Thin lines of single futures.
void draw_paths(Sheet& sheet, const Subject& subject, const Plane& plane, const Series& series,
                std::pair<Outcome, std::size_t> what)
{
    constexpr double faint = 0.25;
    for (const Arm arm : {Arm::baseline, Arm::plan}) {
        for (chart::Line& line : paths_of(subject, plane, series, arm, what)) {
            line.ink = arm == Arm::plan ? Ink::plan : Ink::baseline;
            line.opacity = faint;
            if (line.points.size() > 1) {
                sheet.draw().add(std::move(line));
            }
        }
    }
}

std::string title_for(const Subject& subject, const OutcomeInfo& outcome, std::size_t group)
{
    std::string name(title(outcome, subject.options.language));
    const Group& of = subject.view.groups()[group];
    return of.dimension == Dimension::municipality
               ? name
               : fmt::format("{}: {}", title_of(subject, of), uncapitalised(name));
}

std::string nothing_text(const Subject& subject, const Series& series)
{
    return series.left_out > 0 ? pick_text(subject, "Visas inte: färre än 10 elever.",
                                           "Not shown: fewer than 10 pupils.")
                               : pick_text(subject, "Måttet finns inte för denna grupp.",
                                           "There is no such outcome for this group.");
}

std::string range_note(const Subject& subject, const Plane& plane)
{
    if (plane.low <= 0.0 && plane.high >= 0.0) {
        return "";
    }
    return pick_text(subject, "Axeln börjar inte vid noll.", "The axis does not begin at zero.");
}

} // namespace

std::string sentence(const Subject& subject, Outcome outcome, std::size_t group, int year)
{
    const Group& of = subject.view.groups()[group];
    if (of.dimension == Dimension::municipality) {
        const Statement both = statement(subject.view, outcome, year);
        return subject.options.language == Language::sv ? both.sv : both.en;
    }
    const auto pair = subject.view.compare(outcome, group, year);
    if (!pair) {
        return nothing_text(subject, {{}, {}, subject.view.suppressed(outcome, group, year)});
    }
    const OutcomeInfo& what = info(outcome);
    const Difference& change = pair->difference;
    return fmt::format(
        fmt::runtime(pick(
            subject,
            "{}, läsåret {}: {} utan plan och {} med planen (skillnad {}; 90 % intervall {} till "
            "{}). {}",
            "{}, {}: {} without the plan and {} with it (difference {}; 90% interval {} to {}). "
            "{}")),
        title_for(subject, what, group), school_year_text(year),
        number(subject, what, pair->baseline.mean), number(subject, what, pair->plan.mean),
        signed_number(subject, what, change.spread.mean),
        number(subject, what, change.spread.low90), number(subject, what, change.spread.high90),
        fmt::format(fmt::runtime(pick(subject, "Bättre i {} av {} parade framtider.",
                                      "Better in {} of {} paired futures.")),
                    change.better, change.spread.futures));
}

chart::Scene over_time(const Subject& subject, Outcome outcome, std::size_t group)
{
    const OutcomeInfo& what = info(outcome);
    const Series series = series_of(subject, outcome, group);
    const std::string title = title_for(subject, what, group);
    if (series.pairs.empty()) {
        return empty_figure(subject, title, nothing_text(subject, series));
    }
    Sheet sheet(subject, title, sentence(subject, outcome, group, series.years.back()));
    Range values;
    for (const Comparison& pair : series.pairs) {
        values.cover(pair.baseline);
        values.cover(pair.plan);
    }
    if (subject.options.whole_range && starts_at_zero(what)) {
        values.cover(0.0);
    }
    const Comparison& last = series.pairs.back();
    std::vector<EndLabel> labels{{.name = pick_text(subject, "Utan plan", "Baseline"),
                                  .value = number(subject, what, last.baseline.mean),
                                  .ink = Ink::baseline,
                                  .filled = false,
                                  .dashes = baseline_dashes},
                                 {.name = pick_text(subject, "Plan", "Plan"),
                                  .value = number(subject, what, last.plan.mean)}};
    const double room = std::max(label_width(sheet, labels[0]), label_width(sheet, labels[1]));
    const Plane plane = axes(sheet, subject, what, values, room);
    head_line(sheet, subject, plane, capitalised(unit_word(what.unit, subject.options.language)));
    const bool centres = subject.options.centre_lines;
    draw_fan(sheet, plane, series, plan_of, {Ink::plan, FanKind::filled, centres});
    draw_fan(sheet, plane, series, baseline_of, {Ink::baseline, FanKind::outlined, centres});
    draw_paths(sheet, subject, plane, series, {outcome, group});
    labels[0].at = height_of(plane, last.baseline.mean);
    labels[1].at = height_of(plane, last.plan.mean);
    end_labels(sheet, plane, labels, plane.x(series.years.back()));
    year_hits(sheet, subject, plane, series, what);
    return sheet.finish(sheet.bottom(over_time_height),
                        {range_note(subject, plane), privacy_line(subject, series.left_out)});
}

chart::Scene difference(const Subject& subject, Outcome outcome, std::size_t group)
{
    const OutcomeInfo& what = info(outcome);
    const Series series = series_of(subject, outcome, group);
    const std::string title = fmt::format(
        fmt::runtime(pick(subject, "Planens skillnad: {}", "The plan's difference: {}")),
        uncapitalised(title_for(subject, what, group)));
    if (series.pairs.empty()) {
        return empty_figure(subject, title, nothing_text(subject, series));
    }
    Sheet sheet(subject, title, sentence(subject, outcome, group, series.years.back()));
    Range values;
    values.cover(0.0);
    for (const Comparison& pair : series.pairs) {
        values.cover(pair.difference.spread);
    }
    const Difference& last = series.pairs.back().difference;
    const bool decided = is_clear(last.spread);
    const Ink ink = decided ? Ink::plan : Ink::baseline;
    EndLabel label{.name = decided ? pick_text(subject, "Plan − utan plan", "Plan − baseline")
                                   : pick_text(subject, "Går inte att skilja", "Cannot be told"),
                   .value = signed_number(subject, what, last.spread.mean),
                   .ink = ink,
                   .filled = decided};
    if (!decided) {
        label.value = pick_text(subject, "från noll: ", "from zero: ") + label.value;
    }
    const Plane plane = axes(sheet, subject, what, values, label_width(sheet, label));
    head_line(sheet, subject, plane,
              capitalised(difference_unit_word(what.unit, subject.options.language)));
    if (plane.low <= 0.0 && plane.high >= 0.0) {
        sheet.draw().add(
            chart::Line{.points = {{plane.box.x, plane.y(0.0)}, {plane.box.right(), plane.y(0.0)}},
                        .ink = Ink::text,
                        .width = 1.5});
    }
    draw_fan(sheet, plane, series, difference_of,
             {ink, FanKind::filled, subject.options.centre_lines});
    label.at = height_of(plane, last.spread.mean);
    end_labels(sheet, plane, {label}, plane.x(series.years.back()));
    year_hits(sheet, subject, plane, series, what);
    return sheet.finish(sheet.bottom(over_time_height),
                        {range_note(subject, plane), privacy_line(subject, series.left_out)});
}

Table over_time_table(const Subject& subject, Outcome outcome, std::size_t group)
{
    const OutcomeInfo& what = info(outcome);
    const Series series = series_of(subject, outcome, group);
    const int decimals = shown_decimals(what.unit);
    const auto word = [&](std::string_view sv, std::string_view en) {
        return std::string(pick(subject, sv, en));
    };
    Table table{.caption = title_with_unit(subject, what),
                .columns = {{word("Läsår", "School year"), -1},
                            {word("Utan plan", "Baseline"), decimals},
                            {word("90 % från", "90% from"), decimals},
                            {word("90 % till", "90% to"), decimals},
                            {word("Plan", "Plan"), decimals},
                            {word("90 % från", "90% from"), decimals},
                            {word("90 % till", "90% to"), decimals},
                            {word("Skillnad", "Difference"), decimals},
                            {word("90 % från", "90% from"), decimals},
                            {word("90 % till", "90% to"), decimals},
                            {word("Bättre i", "Better in"), 0},
                            {word("av framtider", "of futures"), 0}},
                .rows = {}};
    check(table.columns.size() == over_time_column::count, "a column without its number");
    const double scale = shown_scale(what.unit);
    for (std::size_t i = 0; i < series.years.size(); ++i) {
        std::vector<Cell> row{school_year_text(series.years[i])};
        for (const Band& band :
             {series.pairs[i].baseline, series.pairs[i].plan, series.pairs[i].difference.spread}) {
            row.insert(row.end(), {band.mean * scale, band.low90 * scale, band.high90 * scale});
        }
        row.emplace_back(static_cast<double>(series.pairs[i].difference.better));
        row.emplace_back(static_cast<double>(series.pairs[i].difference.spread.futures));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace likvard::figures
