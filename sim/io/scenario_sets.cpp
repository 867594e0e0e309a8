// KEY=VALUE of the command line, put above what the scenario file says.
#include "io/number_text.hpp"
#include "io/scenario_parts.hpp"
#include "io/text_checks.hpp"
#include "model/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace likvard {
namespace {

constexpr std::string_view levers_prefix = "levers.";
constexpr std::string_view parameters_prefix = "parameters.";

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

bool starts_with(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

TomlNode text_node(std::string_view text, Place place)
{
    TomlNode node;
    node.kind = TomlKind::string;
    node.place = place;
    node.text = std::string(text);
    return node;
}

// "2025:2039" as [2025, 2039].
std::optional<TomlNode> years_node(std::string_view text, Place place)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    TomlNode node;
    node.kind = TomlKind::array;
    node.place = place;
    for (const std::string_view part : {text.substr(0, colon), text.substr(colon + 1)}) {
        const std::optional<std::int64_t> year = whole_number_in(part);
        if (!year) {
            return std::nullopt;
        }
        TomlNode item;
        item.kind = TomlKind::integer;
        item.place = place;
        item.integer = *year;
        node.items.push_back(std::move(item));
    }
    return node;
}

TomlNode value_node(std::string_view key, std::string_view text, Place place)
{
    std::optional<TomlNode> value;
    if (key == "years") {
        value = years_node(text, place);
    }
    if (!value) {
        value = parse_toml_value(text, place);
    }
    return value ? std::move(*value) : text_node(text, place);
}

// The table's member, made as an empty table when it is not there.
TomlNode& value_at(TomlNode& table, std::string_view key, Place place)
{
    for (TomlMember& member : table.members) {
        if (member.key == key) {
            return member.value;
        }
    }
    TomlNode empty;
    empty.place = place;
    table.members.push_back({std::string(key), place, std::move(empty)});
    return table.members.back().value;
}

void put(TomlNode& table, std::string_view key, TomlNode value)
{
    const Place place = value.place;
    for (TomlMember& member : table.members) {
        if (member.key == key) {
            member = {std::string(key), place, std::move(value)};
            return;
        }
    }
    table.members.push_back({std::string(key), place, std::move(value)});
}

class Setter {
public:
    Setter(ScenarioDocument& document, FaultLog& log) : document_(&document), log_(&log) {}

    void set(const std::string& text)
    {
        if (!check_text(text, most_toml_bytes, place().file, *log_)) {
            return;
        }
        const std::size_t equals = text.find('=');
        const std::string key(trimmed(std::string_view(text).substr(0, equals)));
        if (equals == std::string::npos || key.empty()) {
            log_->add(place(), "", in_quotes(text), "KEY=VALUE");
            return;
        }
        if (!seen_.insert(key).second) {
            log_->add(place(), key_text(key), "the key a second time", "every key once");
            return;
        }
        put_value(key,
                  value_node(key, trimmed(std::string_view(text).substr(equals + 1)), place()));
    }

private:
    [[nodiscard]] Place place() const { return {document_->sets, 0, 0}; }

    void put_value(const std::string& key, TomlNode value)
    {
        TomlNode& root = document_->root;
        if (std::find(single_keys.begin(), single_keys.end(), key) != single_keys.end()) {
            put(root, key, std::move(value));
        } else if (starts_with(key, levers_prefix)) {
            put_lever(key, key.substr(levers_prefix.size()), std::move(value));
        } else if (starts_with(key, parameters_prefix)) {
            put_parameter(key.substr(parameters_prefix.size()), std::move(value));
        } else if (parameter_named(key)) {
            put_parameter(key, std::move(value));
        } else {
            refuse(key);
        }
    }

    void refuse(const std::string& key)
    {
        std::vector<std::string> valid(single_keys.begin(), single_keys.end());
        for (const auto& more : {full_lever_keys(), parameter_keys()}) {
            valid.insert(valid.end(), more.begin(), more.end());
        }
        log_->add(place(), key_text(key), "an unknown key",
                  "a key of the scenario, levers.LEVER.FIELD or a parameter",
                  log_->nearest(key, valid));
    }

    void put_parameter(const std::string& key, TomlNode value)
    {
        TomlNode& table = value_at(document_->root, "parameters", place());
        if (table.kind == TomlKind::table) {
            put(table, key, std::move(value));
        }
    }

    // `path` is LEVER, LEVER.FIELD or LEVER.N.FIELD.
    void put_lever(const std::string& key, const std::string& path, TomlNode value)
    {
        TomlNode& table = value_at(document_->root, "levers", place());
        if (table.kind != TomlKind::table) {
            return;
        }
        const std::size_t dot = path.find('.');
        const std::string lever = path.substr(0, dot);
        if (dot == std::string::npos) {
            put(table, lever, std::move(value));
            return;
        }
        std::string field = path.substr(dot + 1);
        TomlNode* use = use_of(key, value_at(table, lever, place()), field);
        if (use != nullptr && use->kind == TomlKind::table) {
            put(*use, field, std::move(value));
        }
    }

    // The use of a lever that "N.FIELD" or "FIELD" means; takes the number off `field`.
    TomlNode* use_of(const std::string& key, TomlNode& lever, std::string& field)
    {
        const std::size_t dot = field.find('.');
        std::optional<std::int64_t> number;
        if (dot != std::string::npos) {
            number = whole_number_in(std::string_view(field).substr(0, dot));
        }
        if (number) {
            field = field.substr(dot + 1);
        }
        const bool several = lever.kind == TomlKind::array;
        const std::size_t count = several ? lever.items.size() : 1;
        const std::int64_t wanted = number.value_or(1);
        if ((!number && count > 1) || wanted < 1 || static_cast<std::uint64_t>(wanted) > count) {
            log_->add(
                place(), key_text(key),
                fmt::format("no single use of the lever, which the file gives {} times", count),
                "the number of the use, as in levers.LEVER.1.FIELD");
            return nullptr;
        }
        return several ? &lever.items[static_cast<std::size_t>(wanted) - 1] : &lever;
    }

    ScenarioDocument* document_;
    FaultLog* log_;
    std::set<std::string> seen_;
};

} // namespace

void apply_sets(ScenarioDocument& document, std::span<const std::string> sets, FaultLog& log)
{
    Setter setter(document, log);
    for (const std::string& text : sets) {
        setter.set(text);
    }
}

} // namespace likvard
