#include "viz/figures/money.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace likvard::figures {

using chart::Ink;
using chart::TextRole;
using chart::TextStyle;

namespace {

constexpr double million = 1e6;

struct Bill {
    std::string title;
    bool judgement = false;
    std::map<int, double> sek; // by calendar year
    [[nodiscard]] double largest() const
    {
        double most = 0.0;
        for (const auto& [year, amount] : sek) {
            most = std::max(most, std::abs(amount));
        }
        return most;
    }
    [[nodiscard]] double total() const
    {
        double sum = 0.0;
        for (const auto& [year, amount] : sek) {
            sum += amount;
        }
        return sum;
    }
};

/// The levers in the order in which people are shown them, then the whole plan.
std::vector<Bill> bills_of(const Subject& subject)
{
    std::map<std::string, Bill> by_lever;
    Bill whole{.title = pick_text(subject, "Hela planen", "The whole plan"), .sek = {}};
    for (const BudgetLine& line : subject.view.budget()) {
        by_lever[line.lever].sek[line.calendar_year] += line.sek;
        whole.sek[line.calendar_year] += line.sek;
    }
    std::vector<Bill> bills;
    for (const LeverNote& lever : subject.view.info().levers) {
        const auto found = by_lever.find(lever.key);
        if (found != by_lever.end()) {
            found->second.title = title_of(subject, lever);
            found->second.judgement = lever.judgement;
            bills.push_back(found->second);
            by_lever.erase(found);
        }
    }
    for (auto& [key, bill] : by_lever) { // of the baseline alone, whose levers have no titles here
        bill.title = capitalised(key);
        std::ranges::replace(bill.title, '_', ' ');
        bills.push_back(bill);
    }
    constexpr double nothing = 500.0; // SEK a year: both arms pay it
    std::erase_if(bills, [](const Bill& bill) { return bill.largest() < nothing; });
    if (!bills.empty()) {
        bills.push_back(whole);
    }
    return bills;
}

std::string title_for(const Subject& subject)
{
    return pick_text(subject, "Vad planen kostar, mnkr per kalenderår",
                     "What the plan costs, SEK million a calendar year");
}

struct Frame {
    double bars_left = 0.0, bars_right = 0.0;
    int first = 0, last = 0;
    double low = 0.0, high = 0.0; // of all amounts, SEK
    [[nodiscard]] double step() const { return (bars_right - bars_left) / (last - first + 1); }
    [[nodiscard]] double left_of(int year) const { return bars_left + (year - first) * step(); }
};

Frame frame_of(const Sheet& sheet, const std::vector<Bill>& bills)
{
    constexpr double label_share = 0.36;
    Frame frame{.bars_left = sheet.left() + label_share * (sheet.right() - sheet.left()),
                .bars_right = sheet.right(),
                .first = bills.back().sek.begin()->first,
                .last = bills.back().sek.rbegin()->first};
    for (const Bill& bill : bills) {
        for (const auto& [year, sek] : bill.sek) {
            frame.low = std::min(frame.low, sek);
            frame.high = std::max(frame.high, sek);
        }
    }
    return frame;
}

/// Bars of one bill between `top` and `top + height`, with the largest amount written above it.
void draw_bars(Sheet& sheet, const Subject& subject, const Bill& bill, const Frame& frame,
               double top, double height)
{
    chart::Drawing& draw = sheet.draw();
    const double per_sek = height / std::max(frame.high - frame.low, 1.0);
    const double zero = top + frame.high * per_sek;
    const double gap = std::min(3.0, frame.step() * 0.2);
    draw.add(chart::Line{.points = {{frame.bars_left, zero}, {frame.bars_right, zero}},
                         .ink = Ink::rule});
    const auto largest = std::ranges::find_if(bill.sek, [&](const auto& entry) {
        constexpr double nearly = 0.97; // the first year at full cost, not the dearest of equals
        return std::abs(entry.second) >= nearly * bill.largest();
    });
    for (const auto& [year, sek] : bill.sek) {
        const double reach = std::abs(sek) * per_sek;
        draw.add(chart::Bar{.box = {frame.left_of(year) + gap / 2.0,
                                    sek > 0.0 ? zero - reach : zero, frame.step() - gap, reach},
                            .ink = sek < 0.0 ? Ink::widens : Ink::plan,
                            .hatched = bill.judgement});
        draw.add(chart::Hit{.box = {frame.left_of(year), top, frame.step(), height},
                            .id = fmt::format("cost:{}:{}", bill.title, year),
                            .tip = fmt::format("{} {}: {}", bill.title, year,
                                               format_sek(sek, subject.options.language))});
        if (year == largest->first) {
            TextStyle value = sheet.style(TextRole::value);
            value.size = sheet.type(12.0);
            const std::string words = format_number(sek / million, 1, subject.options.language);
            const double half = draw.width(words, value) / 2.0;
            const double middle = std::clamp(frame.left_of(year) + frame.step() / 2.0,
                                             frame.bars_left + half, frame.bars_right - half);
            value.anchor = chart::Anchor::middle;
            draw.text({middle, (sek > 0.0 ? zero - reach : zero) - 3.0}, words, value);
        }
    }
}

void draw_label(Sheet& sheet, const Subject& subject, const Bill& bill, const Frame& frame,
                double bottom)
{
    chart::Drawing& draw = sheet.draw();
    TextStyle name = sheet.style(TextRole::label);
    name.weight = chart::Weight::strong;
    const TextStyle quiet = sheet.style(TextRole::note);
    const double room = frame.bars_left - sheet.left() - 12.0;
    const double line = draw.line_height(name);
    std::string below = format_sek(bill.total(), subject.options.language) +
                        pick_text(subject, " totalt", " in all");
    if (bill.judgement) {
        below += pick_text(subject, " · antagande", " · judgement");
    }
    draw.text({sheet.left(), bottom - line - 2.0}, draw.shortened(bill.title, name, room), name);
    draw.text({sheet.left(), bottom - 2.0}, draw.shortened(below, quiet, room), quiet);
}

} // namespace

std::string money_sentence(const Subject& subject)
{
    const Language language = subject.options.language;
    const double total = subject.view.cost_total();
    if (total == 0.0) {
        return pick_text(subject, "Planen kostar ingenting utöver utan plan.",
                         "The plan costs nothing beyond the baseline.");
    }
    if (total < 0.0) {
        return fmt::format(fmt::runtime(pick(subject, "Planen sparar {} per läsår, {} totalt.",
                                             "The plan saves {} a school year, {} in all.")),
                           format_sek(-subject.view.cost_per_year(), language),
                           format_sek(-total, language));
    }
    std::string words = fmt::format(
        fmt::runtime(pick(subject, "Planen kostar {} per läsår, {} totalt.",
                          "The plan costs {} a school year, {} in all.")),
        format_sek(subject.view.cost_per_year(), language), format_sek(total, language));
    const auto extra = subject.view.cost_per_extra(Outcome::pass_all_pct);
    if (extra && extra->sek) {
        words += fmt::format(
            fmt::runtime(pick(subject,
                              " Varje ytterligare elev med godkända betyg i alla ämnen kostar {} "
                              "(90 % intervall {} till {}).",
                              " Each pupil more who passes all subjects costs {} (90% interval {} "
                              "to {}).")),
            format_sek(extra->sek->mean, language), format_sek(extra->sek->low90, language),
            format_sek(extra->sek->high90, language));
    } else {
        words += pick_text(subject,
                           " Effekten på godkända betyg är för osäker för att delas med kostnaden.",
                           " The effect on passing is too uncertain to divide the cost by.");
    }
    return words;
}

chart::Scene money(const Subject& subject)
{
    const std::vector<Bill> bills = bills_of(subject);
    if (bills.empty()) {
        return empty_figure(subject, title_for(subject), money_sentence(subject));
    }
    Sheet sheet(subject, title_for(subject), money_sentence(subject));
    const Frame frame = frame_of(sheet, bills);
    const double number_height = sheet.type(16.0);
    const double bar_height = sheet.type(34.0);
    double y = sheet.top();
    for (const Bill& bill : bills) {
        y += number_height;
        draw_bars(sheet, subject, bill, frame, y, bar_height);
        draw_label(sheet, subject, bill, frame, y + bar_height);
        y += bar_height + sheet.type(8.0);
    }
    const double half = frame.step() / 2.0;
    const chart::Plane plane{.box = {frame.bars_left + half, sheet.top(),
                                     frame.bars_right - frame.bars_left - 2.0 * half,
                                     y - sheet.top()},
                             .left = frame.first == frame.last ? frame.first - 0.5 : frame.first,
                             .right = frame.first == frame.last ? frame.last + 0.5 : frame.last,
                             .low = 0.0,
                             .high = 1.0};
    const double size = sheet.style(TextRole::tick).size;
    chart::step_axis(
        sheet.draw(), plane, frame.first, frame.last, [](int year) { return std::to_string(year); },
        size);
    sheet.draw().add(plane);
    const bool judged = std::ranges::any_of(bills, &Bill::judgement);
    return sheet.finish(
        y + 2.0 * size,
        {judged ? pick_text(subject, "Randigt: effekten bygger på antaganden, inte på forskning.",
                            "Hatched: the effect rests on judgement, not on research.")
                : "",
         pick_text(subject,
                   "Jämfört med utan plan, i startårets priser, medelvärde över framtiderna.",
                   "Beyond the baseline, in prices of the first year, mean over the futures.")});
}

Table money_table(const Subject& subject)
{
    const std::vector<Bill> bills = bills_of(subject);
    Table table{.caption = title_for(subject),
                .columns = {{pick_text(subject, "Kalenderår", "Calendar year"), -1}},
                .rows = {}};
    if (bills.empty()) {
        return table;
    }
    for (const Bill& bill : bills) {
        table.columns.push_back({bill.title, 2});
    }
    const auto row_of = [&](const std::string& name, auto&& amount) {
        std::vector<Cell> row{name};
        for (const Bill& bill : bills) {
            row.emplace_back(amount(bill) / million);
        }
        table.rows.push_back(std::move(row));
    };
    for (const auto& [year, whole] : bills.back().sek) {
        row_of(std::to_string(year), [year = year](const Bill& bill) {
            const auto found = bill.sek.find(year);
            return found == bill.sek.end() ? 0.0 : found->second;
        });
    }
    row_of(pick_text(subject, "Totalt", "In all"), [](const Bill& bill) { return bill.total(); });
    return table;
}

} // namespace likvard::figures
