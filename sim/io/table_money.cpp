// What the plan costs: by lever, by calendar year, per pupil, and per pupil more who passes.
#include "io/table_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace likvard::table {
namespace {

using layout::Grid;
using layout::Style;

constexpr double million = 1e6;

/// Cost of one lever: total and the school years in which it costs anything.
struct LeverCost {
    std::string title;
    std::string key;
    double total = 0.0;
    std::set<int> years;
};

std::vector<LeverCost> costs_by_lever(const Context& context)
{
    std::vector<LeverCost> levers;
    const auto entry = [&levers](const std::string& key, const std::string& title) -> LeverCost& {
        const auto found = std::ranges::find(levers, key, &LeverCost::key);
        return found != levers.end() ? *found : levers.emplace_back(LeverCost{title, key, 0.0, {}});
    };
    for (const LeverNote& lever : context.view.info().levers) {
        std::string title = context.swedish() ? lever.title_sv : lever.title_en;
        if (lever.judgement) {
            title += context.pick(" (bygger på antaganden)", " (rests on judgement)");
        }
        entry(lever.key, title);
    }
    for (const CostLine& line : context.view.costs()) {
        LeverCost& lever = entry(line.lever, line.lever);
        lever.total += line.sek;
        lever.years.insert(line.year);
    }
    return levers;
}

/// SEK million; three decimals for what would round to nothing with one.
std::string millions(const Context& context, double sek, double of)
{
    constexpr double small = 0.1 * million;
    const int decimals = std::fabs(of) < small && of != 0.0 ? 3 : 1;
    return format_number(sek / million, decimals, context.language);
}

std::string by_lever(const Context& context, const std::vector<LeverCost>& levers)
{
    std::set<int> paid_years;
    for (const LeverCost& lever : levers) {
        paid_years.insert(lever.years.begin(), lever.years.end());
    }
    Grid grid(
        context.swedish()
            ? std::vector<std::vector<std::string>>{{"per år"}, {"antal läsår"}, {"totalt"}}
            : std::vector<std::vector<std::string>>{{"a year"}, {"school years"}, {"in total"}});
    const auto add = [&](const std::string& title, double total, std::size_t years) {
        const double yearly = years == 0 ? 0.0 : total / static_cast<double>(years);
        grid.row(title, {{millions(context, yearly, yearly)},
                         {std::to_string(years)},
                         {millions(context, total, yearly)}});
    };
    for (const LeverCost& lever : levers) {
        add(lever.title, lever.total, lever.years.size());
    }
    add(std::string(context.pick("Hela planen", "The whole plan")), context.view.cost_total(),
        paid_years.size());
    return grid.text(table_width, context.colour);
}

/// A row of the budget: title, and SEK by calendar year.
using BudgetRow = std::pair<std::string, std::map<int, double>>;

std::vector<BudgetRow> budget_rows(const Context& context, const std::vector<LeverCost>& levers)
{
    std::vector<BudgetRow> rows;
    const std::vector<BudgetLine> budget = context.view.budget();
    for (const LeverCost& lever : levers) {
        BudgetRow whole{lever.title, {}};
        std::map<std::string, std::map<int, double>> items;
        for (const BudgetLine& line : budget) {
            if (line.lever == lever.key) {
                whole.second[line.calendar_year] += line.sek;
                items[line.item][line.calendar_year] += line.sek;
            }
        }
        rows.push_back(std::move(whole));
        if (context.rows == TableRows::all) {
            for (auto& [item, years] : items) {
                rows.emplace_back(fmt::format("– {}", cost_item(item, context.language)),
                                  std::move(years));
            }
        }
    }
    BudgetRow all{std::string(context.pick("Hela planen", "The whole plan")), {}};
    for (const BudgetLine& line : budget) {
        all.second[line.calendar_year] += line.sek;
    }
    rows.push_back(std::move(all));
    return rows;
}

/// The budget, as many calendar years side by side as there is room for.
std::string by_calendar_year(const Context& context, const std::vector<LeverCost>& levers)
{
    constexpr std::size_t side_by_side = 8;
    const std::vector<BudgetRow> rows = budget_rows(context, levers);
    std::vector<int> years;
    for (const auto& [year, sek] : rows.back().second) {
        years.push_back(year);
    }
    std::string text;
    for (std::size_t first = 0; first < years.size(); first += side_by_side) {
        const std::size_t last = std::min(first + side_by_side, years.size());
        std::vector<std::vector<std::string>> heads;
        for (std::size_t k = first; k < last; ++k) {
            heads.push_back({std::to_string(years[k])});
        }
        Grid grid(std::move(heads));
        for (const BudgetRow& row : rows) {
            std::vector<layout::Cell> cells;
            for (std::size_t k = first; k < last; ++k) {
                const auto found = row.second.find(years[k]);
                const double sek = found == row.second.end() ? 0.0 : found->second;
                cells.push_back({millions(context, sek, sek)});
            }
            grid.row(row.first, std::move(cells));
        }
        text += grid.text(table_width, context.colour);
    }
    if (text.empty()) {
        return text;
    }
    return layout::styled(context.pick("Per kalenderår, mnkr", "By calendar year, SEK million"),
                          Style::bold, context.colour) +
           "\n" + text;
}

/// "Per elev och år: 1 143 kr. …", or nothing.
std::string relative(const Context& context)
{
    const std::optional<double> per_pupil = context.view.cost_per_pupil();
    if (!per_pupil) {
        return "";
    }
    std::string text = fmt::format(
        fmt::runtime(context.pick("  Per elev och läsår, F–9: {} kr", "  Per pupil and school "
                                                                      "year, F–9: SEK {}")),
        format_number(*per_pupil, 0, context.language));
    if (const std::optional<double> share = context.view.teaching_budget_share()) {
        text += fmt::format(
            fmt::runtime(context.pick(" · {} av de kommunala skolornas undervisningskostnad",
                                      " · {} of what municipal schools spend on teaching")),
            format_percent(*share, 1, context.language));
    }
    return text + "\n";
}

/// "1,4 mnkr (0,7…6,3)".
std::string price(const Context& context, const CostPerExtra& cost)
{
    if (!cost.sek) {
        return std::string(context.pick("ingen effekt att dela med", "no effect to divide by"));
    }
    const auto number = [&](double sek) { return millions(context, sek, cost.sek->mean); };
    return fmt::format(fmt::runtime(context.pick("{} mnkr ({}…{})", "SEK {} million ({}…{})")),
                       number(cost.sek->mean), number(cost.sek->low90), number(cost.sek->high90));
}

std::string per_extra(const Context& context)
{
    const std::string ninety = context.percent(most_futures);
    Grid grid(context.swedish()
                  ? std::vector<std::vector<std::string>>{{"fler", "elever"},
                                                          {ninety + " av", "framtiderna"},
                                                          {"kostnad per ytterligare elev",
                                                           "(" + ninety + " av framtiderna)"}}
                  : std::vector<std::vector<std::string>>{
                        {"more", "pupils"},
                        {ninety + " of the", "futures"},
                        {"cost per pupil more", "(" + ninety + " of the futures)"}});
    for (const Outcome outcome : {Outcome::pass_all_pct, Outcome::eligible_pct}) {
        const std::optional<CostPerExtra> cost = context.view.cost_per_extra(outcome);
        if (cost) {
            const auto count = [&](double pupils) {
                return format_number(pupils, 0, context.language);
            };
            grid.row(std::string(title(info(outcome), context.language)),
                     {{count(cost->extra.mean)},
                      {fmt::format("{}…{}", count(cost->extra.low90), count(cost->extra.high90))},
                      {price(context, *cost)}});
        }
    }
    if (!grid.has_rows()) {
        return "";
    }
    return layout::styled(context.pick("Elever som annars inte hade nått målet, alla läsår",
                                       "Pupils who otherwise would not have made it, all school "
                                       "years"),
                          Style::bold, context.colour) +
           "\n" + grid.text(table_width, context.colour);
}

/// ", 2025 års priser", when the run says which.
std::string price_year(const Context& context)
{
    const auto& parameters = context.view.info().parameters;
    const auto found = std::ranges::find(parameters, "costs.price_year", &ParameterNote::key);
    if (found == parameters.end()) {
        return "";
    }
    return fmt::format(fmt::runtime(context.pick(", {:.0f} års priser", ", prices of {:.0f}")),
                       found->central);
}

} // namespace

std::string money_block(const Context& context)
{
    const std::vector<LeverCost> levers = costs_by_lever(context);
    if (levers.empty()) {
        return "";
    }
    const std::string title =
        std::string(context.pick("Kostnad utöver utan plan, mnkr",
                                 "Cost on top of the baseline, SEK million")) +
        price_year(context);
    std::string text = layout::styled(title, Style::bold, context.colour) + "\n" +
                       by_lever(context, levers) + relative(context);
    for (const std::string& block : {by_calendar_year(context, levers), per_extra(context)}) {
        text += block.empty() ? "" : "\n" + block;
    }
    return text;
}

} // namespace likvard::table
