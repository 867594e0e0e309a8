#include "io/toml_values.hpp"

#include "io/number_text.hpp"
#include "io/text_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace likvard {
namespace {

std::string text_of(const UnitBounds& bounds)
{
    return range_text(bounds.low, bounds.high, bounds.unit);
}

// "a number, or a text with a unit (SEK/year, kSEK/year, MSEK/year)".
std::string quantity_form(Unit unit)
{
    return symbol(unit).empty()
               ? "a number"
               : fmt::format("a number, or a text with a unit ({})", accepted_labels(unit));
}

// The number in the base unit, or nothing after reporting.
std::optional<double> number_of(const TomlNode& node, Unit unit, const std::string& key,
                                FaultLog& log)
{
    if (node.kind == TomlKind::integer) {
        return static_cast<double>(node.integer);
    }
    if (node.kind == TomlKind::floating) {
        if (!std::isfinite(node.floating)) {
            log.add(node.place, key, description(node), "a finite number");
            return std::nullopt;
        }
        return node.floating + 0.0;
    }
    if (node.kind != TomlKind::string) {
        log.add(node.place, key, description(node), quantity_form(unit));
        return std::nullopt;
    }
    const LabelledNumber written = labelled_number_in(node.text);
    if (!written.number) {
        log.add(node.place, key, description(node), quantity_form(unit));
        return std::nullopt;
    }
    const std::optional<double> scale = scale_of(written.label, unit);
    if (!scale) {
        log.add(node.place, key, in_quotes(node.text), accepted_labels(unit));
        return std::nullopt;
    }
    return *written.number * *scale;
}

// The last part of a dotted key.
std::string_view leaf(std::string_view key)
{
    const std::size_t dot = key.rfind('.');
    return dot == std::string_view::npos ? key : key.substr(dot + 1);
}

// A key that is right but stands in the wrong table is found by its last part.
std::string nearest_key(const std::string& key, const std::string& prefix,
                        std::span<const std::string> valid, std::span<const std::string> elsewhere,
                        FaultLog& log)
{
    for (const std::string& other : elsewhere) {
        if (other == key || leaf(other) == key) {
            return other;
        }
    }
    const std::string near = log.nearest(key, valid);
    return near.empty() ? near : prefix + near;
}

} // namespace

std::optional<std::string> text_value(const TomlNode& node, const std::string& key, FaultLog& log)
{
    if (node.kind != TomlKind::string) {
        log.add(node.place, key, description(node), "a text within quotes");
        return std::nullopt;
    }
    if (node.text.empty() || !is_one_line(node.text)) {
        log.add(node.place, key, node.text.empty() ? "an empty text" : in_quotes(node.text),
                "a text of one line without control characters");
        return std::nullopt;
    }
    return node.text;
}

std::optional<std::int64_t> whole_value(const TomlNode& node, WholeBounds bounds,
                                        const std::string& key, FaultLog& log)
{
    if (node.kind == TomlKind::integer && node.integer >= bounds.low &&
        node.integer <= bounds.high) {
        return node.integer;
    }
    log.add(node.place, key, description(node),
            fmt::format("a whole number, {} to {}", bounds.low, bounds.high));
    return std::nullopt;
}

std::optional<double> quantity_value(const TomlNode& node, const UnitBounds& bounds,
                                     const std::string& key, FaultLog& log)
{
    const std::optional<double> value = number_of(node, bounds.unit, key, log);
    if (value && !(*value >= bounds.low && *value <= bounds.high)) {
        log.add(node.place, key,
                node.kind == TomlKind::string ? in_quotes(node.text) : description(node),
                text_of(bounds));
        return std::nullopt;
    }
    return value;
}

std::optional<Month> month_value(const TomlNode& node, Month first, Month last,
                                 const std::string& key, FaultLog& log)
{
    if (node.kind != TomlKind::string) {
        log.add(node.place, key, description(node), "a month such as \"2026-01\"");
        return std::nullopt;
    }
    const std::optional<Month> month = month_in(node.text);
    if (!month) {
        log.add(node.place, key, in_quotes(node.text), "a month such as \"2026-01\"");
        return std::nullopt;
    }
    if (*month < first || *month > last) {
        log.add(node.place, key, in_quotes(node.text),
                fmt::format("a month within the plan's years, {} to {}", text(first), text(last)));
        return std::nullopt;
    }
    return month;
}

void refuse_unknown_members(const TomlNode& table, const std::string& prefix,
                            std::span<const std::string> valid,
                            std::span<const std::string> elsewhere, FaultLog& log)
{
    for (const TomlMember& member : table.members) {
        if (std::find(valid.begin(), valid.end(), member.key) == valid.end()) {
            log.add(member.place, prefix + key_text(member.key), "an unknown key",
                    "one of " + joined(valid),
                    nearest_key(member.key, prefix, valid, elsewhere, log));
        }
    }
}

} // namespace likvard
