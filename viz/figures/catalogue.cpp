#include "viz/figures/catalogue.hpp"

#include "viz/figures/comparison.hpp"
#include "viz/figures/money.hpp"
#include "viz/figures/over_time.hpp"
#include "viz/figures/schools.hpp"
#include "viz/figures/staff.hpp"

#include <algorithm>
#include <array>

namespace likvard::figures {

namespace {

constexpr std::array list{
    FigureInfo{"gap", "gapet över tid, plan och utan plan", "the gap over time, plan and baseline",
               headline_outcome, true},
    FigureInfo{"difference", "skillnaden över tid", "the difference over time", headline_outcome,
               true},
    FigureInfo{"schools", "varje skola före och efter", "every school before and after",
               Outcome::pass_all_pct, true},
    FigureInfo{"map", "skolorna på kartan", "the schools on the map", Outcome::pass_all_pct, true},
    FigureInfo{"money", "kostnad per år och spak", "cost by year and lever", Outcome::cost_sek,
               false},
    FigureInfo{"staff", "personal efter skolkvartil", "staff by quarter of schools",
               Outcome::certified_pct, false},
    FigureInfo{"comparison", "flera planer jämförda", "several plans compared", headline_outcome,
               true},
};

} // namespace

std::span<const FigureInfo> figure_list()
{
    return list;
}

std::optional<Figure> draw(std::string_view key, std::span<const Subject> subjects,
                           const Places* places)
{
    const std::size_t colon = std::min(key.find(':'), key.size());
    const std::string_view name = key.substr(0, colon);
    const auto* const found = std::ranges::find(list, name, &FigureInfo::key);
    if (found == list.end() || subjects.empty() || (colon < key.size() && !found->takes_outcome)) {
        return std::nullopt;
    }
    const std::optional<Outcome> outcome =
        colon < key.size() ? outcome_named(key.substr(colon + 1)) : found->outcome;
    const Subject& subject = subjects.front();
    const std::optional<std::size_t> whole = subject.view.municipality();
    if (!outcome || !whole) {
        return std::nullopt;
    }
    const std::string own(key);
    if (name == "gap") {
        return Figure{own, over_time(subject, *outcome, *whole),
                      over_time_table(subject, *outcome, *whole)};
    }
    if (name == "difference") {
        return Figure{own, difference(subject, *outcome, *whole),
                      over_time_table(subject, *outcome, *whole)};
    }
    if (name == "schools") {
        return Figure{own, schools(subject, *outcome), schools_table(subject, *outcome)};
    }
    if (name == "map" && places != nullptr) {
        return Figure{own, map(subject, *outcome, *places), schools_table(subject, *outcome)};
    }
    if (name == "money") {
        return Figure{own, money(subject), money_table(subject)};
    }
    if (name == "staff") {
        return Figure{own, staff(subject), staff_table(subject)};
    }
    if (name == "comparison" && subjects.size() > 1) {
        return Figure{own, comparison(subjects, *outcome), comparison_table(subjects, *outcome)};
    }
    return std::nullopt;
}

} // namespace likvard::figures
