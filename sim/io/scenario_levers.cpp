// The table [levers]: which levers, how often, and the value of every field.
#include "io/scenario_parts.hpp"
#include "io/toml_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace likvard {
namespace {

bool is_same(const LeverUse& a, const LeverUse& b)
{
    const Target& s = a.target;
    const Target& t = b.target;
    return a.type == b.type && a.values == b.values && s.rule == t.rule && s.schools == t.schools &&
           s.top == t.top && s.stay_years == t.stay_years && s.from == t.from &&
           s.until == t.until && s.take_up == t.take_up;
}

LeverUse read_use(const TomlNode& node, const LeverType& lever, const std::string& key,
                  const LeverFrame& frame, FaultLog& log)
{
    const std::vector<std::string> elsewhere(single_keys.begin(), single_keys.end());
    refuse_unknown_members(node, key + ".", keys_of(lever), elsewhere, log);
    LeverUse use;
    use.type = &lever;
    use.target = read_target(node, lever, key, frame, log);
    for (const FieldInfo& field : lever.fields) {
        double value = field.default_value;
        if (const TomlMember* member = node.member(field.key)) {
            const UnitBounds bounds{field.unit, field.low, field.high};
            value = quantity_value(member->value, bounds, key + "." + std::string(field.key), log)
                        .value_or(value);
        }
        use.values.push_back(value);
    }
    return use;
}

// One table, or an array of them; an empty array is no use at all, and so takes away a base's.
std::vector<LeverUse> read_uses(const TomlMember& member, const LeverType& lever,
                                const LeverFrame& frame, FaultLog& log)
{
    const std::string key = "levers." + std::string(lever.key);
    std::vector<LeverUse> uses;
    if (member.value.kind == TomlKind::table) {
        uses.push_back(read_use(member.value, lever, key, frame, log));
        return uses;
    }
    if (member.value.kind != TomlKind::array) {
        log.add(member.value.place, key, description(member.value),
                fmt::format("a table, [{}], or several, [[{}]]", key, key));
        return uses;
    }
    std::vector<Place> places;
    for (std::size_t i = 0; i < member.value.items.size(); ++i) {
        const TomlNode& item = member.value.items[i];
        const std::string item_key = fmt::format("{}.{}", key, i + 1);
        if (item.kind != TomlKind::table) {
            log.add(item.place, item_key, description(item), "a table");
            continue;
        }
        const std::size_t faults = log.size();
        LeverUse use = read_use(item, lever, item_key, frame, log);
        const auto same = std::find_if(uses.begin(), uses.end(),
                                       [&use](const LeverUse& u) { return is_same(u, use); });
        if (same != uses.end() && log.size() == faults) {
            const Place first = places[static_cast<std::size_t>(same - uses.begin())];
            log.add(item.place, item_key,
                    fmt::format("the same use of the lever as on line {}", first.line),
                    "uses that differ in schools, time or amount");
        }
        if (log.size() == faults) { // a faulty use equals others only by its defaults
            uses.push_back(std::move(use));
            places.push_back(item.place);
        }
    }
    return uses;
}

/// Whether a use closes the schools that it reaches: every amount of it counts.
bool closes_schools(const LeverUse& use)
{
    const auto channels = use.type->channels;
    bool closes = std::find(channels.begin(), channels.end(), "closed") != channels.end();
    for (std::size_t k = 0; k < use.values.size(); ++k) {
        closes = closes && (!use.type->fields[k].is_amount || use.values[k] > 0.0);
    }
    return closes && use.target.take_up > 0.0;
}

/// Pupils have to go somewhere: a plan may not be able to close every compulsory school.
void require_open_school(const std::vector<LeverUse>& uses, Place place, const LeverFrame& frame,
                         FaultLog& log)
{
    if (frame.municipality == nullptr) {
        return;
    }
    const std::size_t schools = compulsory(*frame.municipality).size();
    std::set<std::size_t> listed;
    std::size_t by_rule = 0;
    std::string_view key;
    for (const LeverUse& use : uses) {
        if (!closes_schools(use)) {
            continue;
        }
        key = use.type->key;
        const Target& target = use.target;
        if (target.rule == TargetRule::list) {
            std::copy_if(target.schools.begin(), target.schools.end(),
                         std::inserter(listed, listed.end()),
                         [&](std::size_t s) { return s < schools; });
        } else {
            by_rule += is_by_rank(target.rule) && target.top > 0
                           ? static_cast<std::size_t>(target.top)
                           : schools;
        }
    }
    if (!key.empty() && listed.size() + by_rule >= schools) {
        log.add(place, fmt::format("levers.{}", key),
                fmt::format("closings that may reach all {} compulsory schools", schools),
                "at least one school that stays open");
    }
}

std::size_t position_of(const LeverUse& use)
{
    const auto all = levers();
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), use.type) - all.begin());
}

} // namespace

std::vector<LeverUse> read_levers(const TomlNode& table, const LeverFrame& frame, FaultLog& log)
{
    std::vector<LeverUse> all;
    if (table.kind != TomlKind::table) {
        log.add(table.place, "levers", description(table), "tables such as [levers.resource_team]");
        return all;
    }
    const std::vector<std::string> valid = lever_keys();
    for (const TomlMember& member : table.members) {
        const LeverType* lever = lever_named(member.key);
        if (lever == nullptr) {
            log.add(member.place, "levers." + key_text(member.key), "an unknown lever",
                    "one of " + joined(valid), log.nearest(member.key, valid));
            continue;
        }
        const std::size_t faults = log.size();
        std::vector<LeverUse> uses = read_uses(member, *lever, frame, log);
        if (log.size() == faults) { // a faulty use says nothing about the others
            require_open_school(uses, member.place, frame, log);
        }
        std::move(uses.begin(), uses.end(), std::back_inserter(all));
    }
    std::stable_sort(all.begin(), all.end(), [](const LeverUse& a, const LeverUse& b) {
        return position_of(a) < position_of(b);
    });
    return all;
}

} // namespace likvard
