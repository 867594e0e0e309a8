// The table [factors] of a design: which keys are varied, and over what.
#include "io/design_parts.hpp"
#include "io/number_text.hpp"
#include "io/scenario_parts.hpp"
#include "io/toml_values.hpp"
#include "model/lever.hpp"
#include "model/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace likvard {
namespace {

constexpr std::string_view levers_prefix = "levers.";
constexpr std::string_view parameters_prefix = "parameters.";
constexpr std::array<std::string_view, 3> factor_words{"range", "prior", "list"};
constexpr std::string_view factor_form =
    R"({ range = [LOW, HIGH] }, { list = [A, B] } or { prior = true })";

struct CommonSlot {
    std::string_view key;
    SlotKind kind;
    Unit unit;
};
constexpr std::array common_slots{
    CommonSlot{"from", SlotKind::from, Unit::one},
    CommonSlot{"until", SlotKind::until, Unit::one},
    CommonSlot{"schools", SlotKind::schools, Unit::one},
    CommonSlot{"top", SlotKind::top, Unit::one},
    CommonSlot{"take_up", SlotKind::take_up, Unit::share},
    CommonSlot{"stay", SlotKind::stay, Unit::years},
};

std::vector<std::string> known_keys()
{
    std::vector<std::string> keys = full_lever_keys();
    const std::vector<std::string> more = parameter_keys();
    keys.insert(keys.end(), more.begin(), more.end());
    return keys;
}

// The slot of a lever's key, common or its own; nothing when the lever has no such key.
std::optional<Factor> field_slot(const LeverType& lever, std::string_view field)
{
    Factor factor;
    for (std::size_t i = 0; i < lever.fields.size(); ++i) {
        if (lever.fields[i].key == field) {
            factor.slot = {SlotKind::field, 0, i};
            factor.unit = lever.fields[i].unit;
            factor.low = lever.fields[i].low;
            factor.high = lever.fields[i].high;
            return factor;
        }
    }
    for (const CommonSlot& slot : common_slots) {
        if (slot.key == field) {
            factor.slot = {slot.kind, 0, 0};
            factor.unit = slot.unit;
            factor.high = 1.0; // take_up: a share
            return factor;
        }
    }
    return std::nullopt;
}

std::optional<WrittenFactor> lever_factor(const std::string& key)
{
    const std::string path = key.substr(levers_prefix.size());
    const std::size_t dot = path.find('.');
    const LeverType* const lever = lever_named(path.substr(0, dot));
    if (lever == nullptr || dot == std::string::npos) {
        return std::nullopt;
    }
    std::string field = path.substr(dot + 1);
    WrittenFactor written;
    written.lever = std::string(lever->key);
    if (const std::size_t second = field.find('.'); second != std::string::npos) {
        const auto number = whole_number_in(std::string_view(field).substr(0, second));
        if (!number || *number < 1 || *number > most_design_levels) {
            return std::nullopt;
        }
        written.ordinal = static_cast<std::size_t>(*number);
        field = field.substr(second + 1);
    }
    const std::optional<Factor> factor = field_slot(*lever, field);
    if (!factor) {
        return std::nullopt;
    }
    written.factor = *factor;
    return written;
}

std::optional<WrittenFactor> parameter_factor(const std::string& key)
{
    const bool prefixed = key.starts_with(parameters_prefix);
    const auto index = parameter_named(prefixed ? key.substr(parameters_prefix.size()) : key);
    if (!index) {
        return std::nullopt;
    }
    const ParameterInfo& info = parameters()[*index];
    WrittenFactor written;
    written.factor.slot = {SlotKind::parameter, 0, *index};
    written.factor.unit = info.unit;
    written.factor.low = info.low;
    written.factor.high = info.high;
    return written;
}

bool is_description(const TomlNode& table)
{
    return std::ranges::any_of(table.members, [](const TomlMember& member) {
        return std::ranges::find(factor_words, member.key) != factor_words.end();
    });
}

void read_range(const TomlNode& node, WrittenFactor& written, FaultLog& log)
{
    Factor& factor = written.factor;
    if (!is_continuous(factor.slot)) {
        log.add(node.place, factor.key, "a range",
                "a list, { list = [A, B] }, since this is no number of any size");
        return;
    }
    if (node.kind != TomlKind::array || node.items.size() != 2) {
        log.add(node.place, factor.key, description(node), "two numbers, range = [LOW, HIGH]");
        return;
    }
    const UnitBounds bounds{factor.unit, factor.low, factor.high};
    const auto low = quantity_value(node.items[0], bounds, factor.key, log);
    const auto high = quantity_value(node.items[1], bounds, factor.key, log);
    if (low && high && *low >= *high) {
        log.add(node.place, factor.key,
                fmt::format("{} to {}", number_text(*low), number_text(*high)),
                "a range whose first number is the lower");
        return;
    }
    factor.kind = FactorKind::range;
    factor.low = low.value_or(factor.low);
    factor.high = high.value_or(factor.high);
}

void read_prior(const TomlNode& node, WrittenFactor& written, FaultLog& log)
{
    Factor& factor = written.factor;
    factor.kind = FactorKind::prior;
    if (node.kind != TomlKind::boolean || !node.boolean) {
        log.add(node.place, factor.key, description(node), "prior = true");
    } else if (factor.slot.kind != SlotKind::parameter) {
        log.add(node.place, factor.key, "prior", "a range or a list, since a lever has no prior");
    } else if (parameters()[factor.slot.index].prior.kind == PriorKind::fixed) {
        log.add(node.place, factor.key, "a parameter whose prior is fixed",
                "a range or a list, or another parameter");
    }
}

void read_list(const TomlNode& node, WrittenFactor& written, FaultLog& log)
{
    written.factor.kind = FactorKind::list;
    if (node.kind != TomlKind::array || node.items.empty() ||
        node.items.size() > static_cast<std::size_t>(most_design_levels)) {
        log.add(node.place, written.factor.key,
                node.kind == TomlKind::array ? fmt::format("an array of {}", node.items.size())
                                             : description(node),
                fmt::format("an array of 1 to {} values", most_design_levels));
        return;
    }
    std::vector<std::string> seen;
    for (const TomlNode& item : node.items) {
        std::optional<Level> level = read_level(item, written, log);
        if (!level) {
            continue;
        }
        if (std::ranges::find(seen, level->text) != seen.end()) {
            log.add(item.place, written.factor.key, in_quotes(level->text) + " a second time",
                    "every value once");
            continue;
        }
        seen.push_back(level->text);
        written.factor.levels.push_back(*std::move(level));
        written.listed.push_back(item);
    }
}

void read_description(const std::string& key, const TomlMember& member,
                      std::vector<WrittenFactor>& all, FaultLog& log)
{
    std::optional<WrittenFactor> written = factor_named(key, member.place, log);
    if (!written) {
        return;
    }
    written->place = member.value.place;
    const std::vector<std::string> words(factor_words.begin(), factor_words.end());
    refuse_unknown_members(member.value, key + ".", words, {}, log);
    const std::size_t faults = log.size();
    const TomlMember* const range = member.value.member("range");
    const TomlMember* const prior = member.value.member("prior");
    const TomlMember* const list = member.value.member("list");
    if (member.value.members.size() > 1) {
        log.add(member.value.place, key_text(key), "several ways to vary it",
                std::string(factor_form));
    } else if (range != nullptr) {
        read_range(range->value, *written, log);
    } else if (prior != nullptr) {
        read_prior(prior->value, *written, log);
    } else if (list != nullptr) {
        read_list(list->value, *written, log);
    }
    const auto same = std::ranges::find_if(all, [&](const WrittenFactor& other) {
        return other.lever == written->lever && other.ordinal == written->ordinal &&
               other.factor.slot.kind == written->factor.slot.kind &&
               other.factor.slot.index == written->factor.slot.index;
    });
    if (same != all.end()) {
        log.add(member.place, key_text(key),
                fmt::format("the same as {} on line {}", same->factor.key, same->place.line),
                "every factor once");
    }
    if (log.size() == faults) {
        all.push_back(*std::move(written));
    }
}

// TOML makes a.b = {…} a table in a table and "a.b" = {…} one key; both mean a.b.
// NOLINTNEXTLINE(misc-no-recursion) // depth is bounded by scan_toml
void read_members(const std::string& prefix, const TomlNode& table, std::vector<WrittenFactor>& all,
                  FaultLog& log)
{
    for (const TomlMember& member : table.members) {
        const std::string key = prefix + member.key;
        if (member.value.kind != TomlKind::table) {
            log.add(member.place, key_text(key), description(member.value),
                    std::string(factor_form));
        } else if (is_description(member.value)) {
            read_description(key, member, all, log);
        } else if (member.value.members.empty()) {
            log.add(member.place, key_text(key), "an empty table", std::string(factor_form));
        } else {
            read_members(key + ".", member.value, all, log);
        }
    }
}

// A value that is no array; an array within one stands for something that no reader takes.
std::string scalar_text(const TomlNode& node)
{
    switch (node.kind) {
    case TomlKind::integer:
        return fmt::format("{}", node.integer);
    case TomlKind::floating:
        return number_text(node.floating);
    case TomlKind::boolean:
        return node.boolean ? "true" : "false";
    case TomlKind::array:
        return "[]";
    default:
        break;
    }
    std::string text = "\"";
    for (const char c : node.text) {
        if (c == '"' || c == '\\') {
            text += '\\';
        }
        text += c;
    }
    text += '"';
    return text;
}

} // namespace

bool is_continuous(const Slot& slot)
{
    return slot.kind == SlotKind::parameter || slot.kind == SlotKind::field ||
           slot.kind == SlotKind::take_up;
}

std::string toml_text(const TomlNode& node)
{
    if (node.kind != TomlKind::array) {
        return scalar_text(node);
    }
    std::string text = "[";
    for (const TomlNode& item : node.items) {
        text += text.size() > 1 ? ", " : "";
        text += scalar_text(item);
    }
    return text + "]";
}

std::optional<Level> read_level(const TomlNode& node, const WrittenFactor& written, FaultLog& log)
{
    Level level;
    if (is_continuous(written.factor.slot)) {
        const UnitBounds bounds{written.factor.unit, written.factor.low, written.factor.high};
        const auto number = quantity_value(node, bounds, written.factor.key, log);
        if (!number) {
            return std::nullopt;
        }
        level.number = *number;
        level.text = number_text(*number);
        return level;
    }
    if (node.kind == TomlKind::table || node.kind == TomlKind::date ||
        (node.kind == TomlKind::string && !text_value(node, written.factor.key, log))) {
        if (node.kind != TomlKind::string) {
            log.add(node.place, written.factor.key, description(node), "a text, number or array");
        }
        return std::nullopt;
    }
    level.text = node.kind == TomlKind::string ? node.text : toml_text(node);
    return level;
}

std::optional<WrittenFactor> factor_named(const std::string& key, Place place, FaultLog& log)
{
    std::optional<WrittenFactor> written =
        key.starts_with(levers_prefix) ? lever_factor(key) : parameter_factor(key);
    if (!written) {
        const std::vector<std::string> known = known_keys();
        log.add(place, key_text(key), "an unknown key",
                "levers.LEVER.FIELD (likvard levers) or a parameter (likvard describe)",
                log.nearest(key, known));
        return std::nullopt;
    }
    written->place = place;
    written->factor.key = key;
    return written;
}

std::vector<WrittenFactor> read_factors(const TomlNode& table, FaultLog& log)
{
    std::vector<WrittenFactor> all;
    if (table.kind != TomlKind::table) {
        log.add(table.place, "factors", description(table), "a table, [factors]");
        return all;
    }
    read_members("", table, all, log);
    if (all.size() > most_factors) {
        log.add(table.place, "factors", fmt::format("{} factors", all.size()),
                fmt::format("at most {}", most_factors));
    }
    return all;
}

} // namespace likvard
