#include "viz/panels/document.hpp"

#include "model/lever.hpp"

#include <algorithm>

namespace likvard::view {
namespace {

bool same(const Target& a, const Target& b)
{
    return a.rule == b.rule && a.schools == b.schools && a.top == b.top &&
           a.stay_years == b.stay_years && a.from == b.from && a.until == b.until &&
           a.take_up == b.take_up;
}

bool same(const LocalText& a, const LocalText& b)
{
    return a.sv == b.sv && a.en == b.en;
}

/// Place of a lever in the list that people are shown, which is the reader's order too.
std::size_t place(const LeverType& lever)
{
    const auto all = levers();
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), &lever) - all.begin());
}

} // namespace

bool same(const LeverUse& a, const LeverUse& b)
{
    return a.type == b.type && same(a.target, b.target) && a.values == b.values;
}

bool same(const Scenario& a, const Scenario& b)
{
    const auto levers_same = [](const LeverUse& x, const LeverUse& y) { return same(x, y); };
    const auto overrides_same = [](const ParameterOverride& x, const ParameterOverride& y) {
        return x.index == y.index && x.value == y.value;
    };
    return same(a.title, b.title) && same(a.question, b.question) &&
           a.municipality == b.municipality && a.first_year == b.first_year &&
           a.last_year == b.last_year && a.replicates == b.replicates && a.seed == b.seed &&
           std::equal(a.levers.begin(), a.levers.end(), b.levers.begin(), b.levers.end(),
                      levers_same) &&
           std::equal(a.overrides.begin(), a.overrides.end(), b.overrides.begin(),
                      b.overrides.end(), overrides_same);
}

std::vector<std::size_t> uses_of(const Scenario& plan, const LeverType& lever)
{
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < plan.levers.size(); ++i) {
        if (plan.levers[i].type == &lever) {
            rows.push_back(i);
        }
    }
    return rows;
}

std::vector<LeverChange> differences(const Scenario& from, const Scenario& now)
{
    std::vector<LeverChange> found;
    for (const LeverType* lever : levers()) {
        const auto before = uses_of(from, *lever);
        const auto after = uses_of(now, *lever);
        for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
            if (i >= before.size()) {
                found.push_back({lever, i, Change::added});
            } else if (i >= after.size()) {
                found.push_back({lever, i, Change::removed});
            } else if (!same(from.levers[before[i]], now.levers[after[i]])) {
                found.push_back({lever, i, Change::changed});
            }
        }
    }
    return found;
}

Scenario reverted(const Scenario& from, const Scenario& now, const LeverChange& what)
{
    const auto before = uses_of(from, *what.lever);
    const auto after = uses_of(now, *what.lever);
    switch (what.change) {
    case Change::added:
        return without_use(now, after.at(what.ordinal));
    case Change::removed:
        return with_use(now, from.levers[before.at(what.ordinal)]);
    case Change::changed:
        break;
    }
    Scenario back = now;
    back.levers[after.at(what.ordinal)] = from.levers[before.at(what.ordinal)];
    return back;
}

LeverUse first_use(const Scenario& plan, const LeverType& lever)
{
    constexpr int august = 8;
    constexpr int june = 6;
    LeverUse use;
    use.type = &lever;
    use.target.rule = lever.default_rule;
    use.target.top = lever.default_top;
    use.target.from = Month::of(plan.first_year, august);
    use.target.until = Month::of(plan.last_year + 1, june);
    for (const FieldInfo& field : lever.fields) {
        use.values.push_back(field.default_value);
    }
    return use;
}

Scenario with_use(Scenario plan, LeverUse use)
{
    const std::size_t mine = place(*use.type);
    const auto behind =
        std::find_if(plan.levers.begin(), plan.levers.end(),
                     [&](const LeverUse& other) { return place(*other.type) > mine; });
    plan.levers.insert(behind, std::move(use));
    return plan;
}

Scenario without_use(Scenario plan, std::size_t row)
{
    plan.levers.erase(plan.levers.begin() + static_cast<std::ptrdiff_t>(row));
    return plan;
}

Document::Document(Scenario opened) : opened_(std::move(opened))
{
    steps_.front().plan = opened_;
}

void Document::edit(LocalText name, Scenario next, std::string_view gesture)
{
    if (same(next, now())) {
        return;
    }
    steps_.resize(at_ + 1);
    if (!gesture.empty() && gesture == gesture_ && at_ > 0) {
        steps_[at_].plan = std::move(next);
        return;
    }
    steps_.push_back({std::move(name), std::move(next)});
    ++at_;
    gesture_ = gesture;
}

void Document::undo()
{
    if (can_undo()) {
        --at_;
        end_gesture();
    }
}

void Document::redo()
{
    if (can_redo()) {
        ++at_;
        end_gesture();
    }
}

} // namespace likvard::view
