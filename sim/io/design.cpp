#include "io/design.hpp"

#include "core/check.hpp"
#include "io/design_parts.hpp"
#include "io/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace likvard {
namespace {

void put_parameter(Scenario& plan, std::size_t index, double value)
{
    const auto at = std::ranges::lower_bound(plan.overrides, index, {}, &ParameterOverride::index);
    if (at != plan.overrides.end() && at->index == index) {
        at->value = value;
    } else {
        plan.overrides.insert(at, {index, value});
    }
}

void put_number(Scenario& plan, const Slot& slot, double value)
{
    if (slot.kind == SlotKind::parameter) {
        put_parameter(plan, slot.index, value);
        return;
    }
    LeverUse& use = plan.levers.at(slot.use);
    if (slot.kind == SlotKind::take_up) {
        use.target.take_up = value;
    } else {
        use.values.at(slot.index) = value;
    }
}

void put_target(Target& target, SlotKind kind, const Target& from)
{
    switch (kind) {
    case SlotKind::top:
        target.top = from.top;
        break;
    case SlotKind::stay:
        target.stay_years = from.stay_years;
        break;
    case SlotKind::from:
        target.from = from.from;
        break;
    case SlotKind::until:
        target.until = from.until;
        break;
    default:
        target.rule = from.rule;
        target.schools = from.schools;
        break;
    }
}

const Level& level_at(const Factor& factor, double value)
{
    return factor.levels.at(static_cast<std::size_t>(value));
}

} // namespace

std::string_view name(Sampling sampling)
{
    switch (sampling) {
    case Sampling::full:
        return "full";
    case Sampling::one_at_a_time:
        return "one_at_a_time";
    case Sampling::lhs:
        return "lhs";
    case Sampling::sobol:
        return "sobol";
    case Sampling::morris:
        return "morris";
    case Sampling::rows:
        return "rows";
    }
    return "";
}

std::string value_text(const Factor& factor, double value)
{
    return factor.kind == FactorKind::list ? level_at(factor, value).text : number_text(value);
}

void put(Scenario& plan, const Factor& factor, double value)
{
    const bool is_list = factor.kind == FactorKind::list;
    if (is_continuous(factor.slot)) {
        put_number(plan, factor.slot, is_list ? level_at(factor, value).number : value);
    } else {
        put_target(plan.levers.at(factor.slot.use).target, factor.slot.kind,
                   level_at(factor, value).target);
    }
}

Level level_in(const Scenario& plan, const Slot& slot)
{
    Level level;
    if (slot.kind == SlotKind::parameter) {
        const auto at = std::ranges::find(plan.overrides, slot.index, &ParameterOverride::index);
        level.number = at == plan.overrides.end() ? std::nan("") : at->value;
        return level;
    }
    const LeverUse& use = plan.levers.at(slot.use);
    level.target = use.target;
    if (slot.kind == SlotKind::field) {
        level.number = use.values.at(slot.index);
    } else if (slot.kind == SlotKind::take_up) {
        level.number = use.target.take_up;
    }
    return level;
}

} // namespace likvard
