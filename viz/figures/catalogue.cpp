#include "viz/figures/catalogue.hpp"

#include "viz/figures/comparison.hpp"
#include "viz/figures/money.hpp"
#include "viz/figures/over_time.hpp"
#include "viz/figures/schools.hpp"
#include "viz/figures/staff.hpp"
#include "viz/figures/why.hpp"

#include <algorithm>
#include <array>

namespace likvard::figures {

namespace {

constexpr std::array list{
    FigureInfo{"gap", "gapet över tid, plan och utan plan", "the gap over time, plan and baseline",
               headline_outcome, true, true},
    FigureInfo{"difference", "skillnaden över tid", "the difference over time", headline_outcome,
               true, true},
    FigureInfo{"why", "vad varje spak bidrar med", "what each lever adds", headline_outcome, true,
               false},
    FigureInfo{"schools", "varje skola före och efter", "every school before and after",
               Outcome::pass_all_pct, true, false},
    FigureInfo{"map", "skolorna på kartan", "the schools on the map", Outcome::pass_all_pct, true,
               false},
    FigureInfo{"money", "kostnad per år och spak", "cost by year and lever", Outcome::cost_sek,
               false, false},
    FigureInfo{"staff", "personal efter skolkvartil", "staff by quarter of schools",
               Outcome::certified_pct, false, false},
    FigureInfo{"comparison", "flera planer jämförda", "several plans compared", headline_outcome,
               true, false},
};

/// The group that the key names; the whole municipality where it names none.
std::optional<std::size_t> group_of(const ResultsView& view, const FigureKey& key)
{
    if (!key.dimension) {
        return view.municipality();
    }
    const auto dimension = dimension_named(*key.dimension);
    return dimension ? view.group(*dimension, key.label.value_or("")) : std::nullopt;
}

} // namespace

std::span<const FigureInfo> figure_list()
{
    return list;
}

FigureKey parts_of(std::string_view key)
{
    using Part = std::optional<std::string_view>;
    const auto cut = [](std::string_view& from, char mark) {
        const std::size_t at = from.find(mark);
        const Part rest = at < from.size() ? Part(from.substr(at + 1)) : std::nullopt;
        from = from.substr(0, at);
        return rest;
    };
    FigureKey parts{.name = key, .outcome = {}, .dimension = {}, .label = {}};
    parts.dimension = cut(parts.name, '@');
    parts.outcome = cut(parts.name, ':');
    if (parts.dimension) {
        parts.label = cut(*parts.dimension, '=');
    }
    return parts;
}

const FigureInfo* figure_of(const FigureKey& key)
{
    const auto* const found = std::ranges::find(list, key.name, &FigureInfo::key);
    const bool is_fit = found != list.end() && (!key.outcome || found->takes_outcome) &&
                        (!key.dimension || found->takes_group);
    return is_fit ? &*found : nullptr;
}

std::optional<Figure> draw(std::string_view key, std::span<const Subject> subjects,
                           const Places* places)
{
    const FigureKey parts = parts_of(key);
    const std::string_view name = parts.name;
    const FigureInfo* const found = figure_of(parts);
    if (found == nullptr || subjects.empty()) {
        return std::nullopt;
    }
    const std::optional<Outcome> outcome =
        parts.outcome ? outcome_named(*parts.outcome) : found->outcome;
    const Subject& subject = subjects.front();
    const std::optional<std::size_t> group = group_of(subject.view, parts);
    if (!outcome || !group) {
        return std::nullopt;
    }
    const std::string own(key);
    if (name == "gap") {
        return Figure{own, over_time(subject, *outcome, *group),
                      over_time_table(subject, *outcome, *group)};
    }
    if (name == "difference") {
        return Figure{own, difference(subject, *outcome, *group),
                      over_time_table(subject, *outcome, *group)};
    }
    if (name == "why" && subject.apart != nullptr) {
        const std::vector<Cause> causes = subject.apart->causes(*outcome, subject.options.language);
        return Figure{own, why(subject, *outcome, causes), why_table(subject, *outcome, causes)};
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
