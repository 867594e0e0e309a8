#include "viz/figures/comparison.hpp"

#include "core/months.hpp"
#include "viz/figures/rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace likvard::figures {

using chart::Ink;

namespace {

constexpr double million = 1e6;

struct Plan {
    const Subject* subject = nullptr;
    std::string name;
    Comparison pair;
    std::vector<double> baseline, plan; // by future
    double cost = 0.0;                  // SEK a school year
    double improvement = 0.0;           // mean, positive when it is for the better

    /// Improvement per SEK million a year; nothing when the plan costs nothing or saves.
    [[nodiscard]] std::optional<double> per_million() const
    {
        return cost > 0.0 ? std::optional(improvement / (cost / million)) : std::nullopt;
    }
};

int common_year(std::span<const Subject> subjects)
{
    int year = std::numeric_limits<int>::max();
    for (const Subject& subject : subjects) {
        year = std::min(year, subject.view.info().last_year);
    }
    return year;
}

double improvement_of(const OutcomeInfo& what, const Comparison& pair)
{
    const double change = pair.difference.spread.mean;
    if (what.is_gap) {
        return pair.baseline.mean < 0.0 ? change : -change;
    }
    return what.better == Better::lower ? -change : change;
}

/// The most effect for the money first; plans that cost nothing before those that do, by effect.
std::vector<Plan> plans_of(std::span<const Subject> subjects, Outcome outcome)
{
    std::vector<Plan> plans;
    const int year = common_year(subjects);
    const std::vector<std::string> names = plan_names(subjects);
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        const Subject& subject = subjects[i];
        const auto whole = subject.view.municipality();
        const auto pair =
            whole ? subject.view.compare(outcome, *whole, year) : std::optional<Comparison>{};
        if (!pair) {
            continue;
        }
        plans.push_back({.subject = &subject,
                         .name = names[i],
                         .pair = *pair,
                         .baseline = subject.view.values(Arm::baseline, outcome, *whole, year),
                         .plan = subject.view.values(Arm::plan, outcome, *whole, year),
                         .cost = subject.view.cost_per_year(),
                         .improvement = improvement_of(info(outcome), *pair)});
    }
    std::ranges::stable_sort(plans, [](const Plan& one, const Plan& other) {
        const auto a = one.per_million();
        const auto b = other.per_million();
        if (a && b) {
            return *a > *b;
        }
        return !a && !b ? one.improvement > other.improvement : !a;
    });
    return plans;
}

bool same_luck(const Plan& one, const Plan& other)
{
    return std::ranges::equal(one.baseline, other.baseline, [](double a, double b) {
        return a == b || (std::isnan(a) && std::isnan(b));
    });
}

bool told_apart(const Plan& one, const Plan& other)
{
    if (same_luck(one, other)) {
        std::vector<double> differences;
        for (std::size_t r = 0; r < one.plan.size(); ++r) {
            differences.push_back(one.plan[r] - other.plan[r]);
        }
        return is_clear(band_of(std::move(differences)));
    }
    const Band& a = one.pair.difference.spread;
    const Band& b = other.pair.difference.spread;
    return a.high90 < b.low90 || b.high90 < a.low90;
}

/// Longest runs of neighbours of which no two are told apart, [first, last].
std::vector<std::pair<std::size_t, std::size_t>> brackets(const std::vector<Plan>& plans)
{
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t first = 0; first < plans.size(); ++first) {
        std::size_t last = first;
        const auto joins = [&](std::size_t next) {
            for (std::size_t i = first; i < next; ++i) {
                if (told_apart(plans[i], plans[next])) {
                    return false;
                }
            }
            return true;
        };
        while (last + 1 < plans.size() && joins(last + 1)) {
            ++last;
        }
        if (last > first && (found.empty() || last > found.back().second)) {
            found.emplace_back(first, last);
        }
    }
    return found;
}

std::string title_for(const Subject& subject, Outcome outcome, int year)
{
    return fmt::format(
        fmt::runtime(pick(subject, "Planerna jämförda {}: {}", "The plans compared, {}: {}")),
        school_year_text(year), uncapitalised(title(info(outcome), subject.options.language)));
}

std::string cost_text(const Subject& subject, const Plan& plan)
{
    return plan.cost == 0.0 ? pick_text(subject, "ingen kostnad", "no cost")
                            : format_sek(plan.cost, subject.options.language);
}

std::vector<Row> rows_of(const Subject& subject, const OutcomeInfo& what,
                         const std::vector<Plan>& plans)
{
    const double scale = shown_scale(what.unit);
    std::vector<Row> rows;
    for (const Plan& plan : plans) {
        const Band& spread = plan.pair.difference.spread;
        const bool clear = is_clear(spread);
        rows.push_back({.label = plan.name,
                        .plan = spread.mean * scale,
                        .low50 = spread.low50 * scale,
                        .high50 = spread.high50 * scale,
                        .low90 = spread.low90 * scale,
                        .high90 = spread.high90 * scale,
                        .clear = clear,
                        .value = signed_number(subject, what, spread.mean),
                        .note = cost_text(subject, plan),
                        .id = "plan:" + plan.name,
                        .tip = fmt::format("{}: {} ({}), {}", plan.name,
                                           signed_number(subject, what, spread.mean),
                                           range(subject, what, spread.low90, spread.high90),
                                           cost_text(subject, plan))});
    }
    return rows;
}

std::string hashes_text(const Subject& subject, const std::vector<Plan>& plans)
{
    constexpr std::size_t shown = 8;
    std::string hashes;
    for (const Plan& plan : plans) {
        if (plan.subject->result_hash.empty()) {
            return ""; // still being computed: an order with holes would mislead
        }
        hashes += hashes.empty() ? "" : ", ";
        hashes += plan.subject->result_hash.substr(0, shown);
    }
    return hashes.empty() ? ""
                          : fmt::format(fmt::runtime(pick(subject, "Resultat i denna ordning: {}.",
                                                          "Results in this order: {}.")),
                                        hashes);
}

} // namespace

std::vector<std::string> plan_names(std::span<const Subject> subjects)
{
    std::vector<std::string> titles;
    std::vector<std::string> names;
    for (const Subject& subject : subjects) {
        const RunInfo& run = subject.view.info();
        titles.push_back(pick_text(subject, run.title_sv, run.title_en));
        const auto same = std::ranges::count(titles, titles.back());
        names.push_back(same > 1 ? fmt::format("{} ({})", titles.back(), same) : titles.back());
    }
    return names;
}

std::string comparison_sentence(std::span<const Subject> subjects, Outcome outcome)
{
    const Subject& subject = subjects.front();
    const std::vector<Plan> plans = plans_of(subjects, outcome);
    const auto clear = std::ranges::count_if(
        plans, [](const Plan& plan) { return is_clear(plan.pair.difference.spread); });
    std::string words =
        clear == 0
            ? fmt::format(
                  fmt::runtime(pick(subject, "Ingen av {} planer går att skilja från utan plan.",
                                    "None of {} plans can be told from the baseline.")),
                  plans.size())
            : fmt::format(
                  fmt::runtime(
                      pick(subject,
                           "Av {} planer går skillnaden mot utan plan att skilja från noll i {}.",
                           "Of {} plans the difference from the baseline can be told from zero in "
                           "{}.")),
                  plans.size(), clear);
    if (plans.size() > 1) {
        const bool decided = told_apart(plans[0], plans[1]);
        words += fmt::format(
            fmt::runtime(decided ? pick(subject, " Mest effekt per krona ger {}.",
                                        " Most effect for the money comes from {}.")
                                 : pick(subject,
                                        " Överst per krona står {}, men framtiderna kan inte "
                                        "skilja den från nästa plan.",
                                        " First by effect for the money is {}, but the futures "
                                        "cannot tell it from the next plan.")),
            plans[0].name);
    }
    return words;
}

chart::Scene comparison(std::span<const Subject> subjects, Outcome outcome)
{
    Subject subject = subjects.front();
    subject.result_hash.clear(); // there are several: a note names them
    const OutcomeInfo& what = info(outcome);
    const std::vector<Plan> plans = plans_of(subjects, outcome);
    const std::string title = title_for(subject, outcome, common_year(subjects));
    if (plans.empty()) {
        return empty_figure(subject, title,
                            pick_text(subject, "Måttet finns inte i körningarna.",
                                      "The runs do not have this outcome."));
    }
    const std::vector<Row> rows = rows_of(subject, what, plans);
    double low = 0.0;
    double high = 0.0;
    for (const Row& row : rows) {
        low = std::min(low, row.low90);
        high = std::max(high, row.high90);
    }
    Sheet sheet(subject, title, comparison_sentence(subjects, outcome));
    constexpr double bracket_step = 9.0;
    const auto joined = brackets(plans);
    const double bottom = draw_rows(
        sheet, subject, sheet.top(), rows, row_axis(low, high),
        {.axis = capitalised(difference_unit_word(what.unit, subject.options.language)),
         .value = pick_text(subject, "skillnad", "difference"),
         .note = pick_text(subject, "per läsår", "a year"),
         .room_right =
             joined.empty() ? 0.0 : bracket_step * (1.0 + static_cast<double>(joined.size()))},
        RowMarks::intervals);
    const chart::Plane plane = sheet.draw().scene().planes.back();
    constexpr double from_middle = 0.35; // of a row
    for (std::size_t i = 0; i < joined.size(); ++i) {
        const double x = sheet.right() - bracket_step * static_cast<double>(joined.size() - 1 - i);
        const double top = plane.y(static_cast<double>(joined[i].first) + 0.5 - from_middle);
        const double end = plane.y(static_cast<double>(joined[i].second) + 0.5 + from_middle);
        sheet.draw().add(chart::Line{.points = {{x - 4.0, top}, {x, top}, {x, end}, {x - 4.0, end}},
                                     .ink = Ink::quiet,
                                     .width = 1.5});
    }
    return sheet.finish(
        bottom,
        {pick_text(subject,
                   "Ordnade efter effekt per krona. Stapel: 50 % av framtiderna, streck: 90 %. "
                   "Ihålig punkt: går inte att skilja från noll.",
                   "Sorted by effect for the money. Bar: 50% of the futures, line: 90%. Hollow "
                   "dot: cannot be told from zero."),
         hashes_text(subject, plans),
         joined.empty() ? ""
                        : pick_text(subject, "Klammer: planer som framtiderna inte kan skilja åt.",
                                    "Bracket: plans that the futures cannot tell apart.")});
}

Table comparison_table(std::span<const Subject> subjects, Outcome outcome)
{
    const Subject& subject = subjects.front();
    const OutcomeInfo& what = info(outcome);
    const int decimals = shown_decimals(what.unit);
    const auto word = [&](std::string_view sv, std::string_view en) {
        return std::string(pick(subject, sv, en));
    };
    Table table{.caption = title_for(subject, outcome, common_year(subjects)),
                .columns = {{word("Plan", "Plan"), -1},
                            {word("Utan plan", "Baseline"), decimals},
                            {word("Med planen", "With the plan"), decimals},
                            {word("Skillnad", "Difference"), decimals},
                            {word("90 % från", "90% from"), decimals},
                            {word("90 % till", "90% to"), decimals},
                            {word("Kostnad, mnkr per läsår", "Cost, SEK million a year"), 2},
                            {word("Förbättring per mnkr", "Improvement per SEK million"), 3},
                            {word("Skild från nästa", "Told from the next"), -1}},
                .rows = {}};
    const double scale = shown_scale(what.unit);
    const std::vector<Plan> plans = plans_of(subjects, outcome);
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const Plan& plan = plans[i];
        const Band& spread = plan.pair.difference.spread;
        const bool last = i + 1 == plans.size();
        const bool apart = !last && told_apart(plan, plans[i + 1]);
        table.rows.push_back({plan.name, plan.pair.baseline.mean * scale,
                              plan.pair.plan.mean * scale, spread.mean * scale,
                              spread.low90 * scale, spread.high90 * scale, plan.cost / million,
                              plan.per_million().value_or(std::nan("")) * scale,
                              last    ? std::string("–")
                              : apart ? word("ja", "yes")
                                      : word("nej", "no")});
    }
    return table;
}

} // namespace likvard::figures
