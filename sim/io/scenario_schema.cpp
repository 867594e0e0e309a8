// JSON Schema of a scenario file, for editors and for programs that write scenarios.
#include "io/number_text.hpp"
#include "io/scenario_parts.hpp"
#include "io/scenario_reader.hpp"
#include "model/parameters.hpp"

#include <fmt/format.h>

#include <string_view>

namespace likvard {
namespace {

std::string json_string(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20U) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(byte));
        } else {
            out += c;
        }
    }
    return out + '"';
}

// A text as a regular expression that matches it and nothing else.
std::string literal_pattern(std::string_view text)
{
    constexpr std::string_view special = ".^$*+?()[]{}|\\/";
    std::string out;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) {
            out += '\\';
        }
        out += c;
    }
    return out;
}

// The labels of a unit as alternatives; nothing for a plain number.
std::string label_pattern(Unit unit)
{
    if (symbol(unit).empty()) {
        return {};
    }
    constexpr std::string_view separator = ", ";
    std::string pattern;
    std::string rest = accepted_labels(unit);
    while (!rest.empty()) {
        const std::size_t end = rest.find(separator);
        if (!pattern.empty()) {
            pattern += '|';
        }
        pattern += literal_pattern(rest.substr(0, end));
        rest = end == std::string::npos ? "" : rest.substr(end + separator.size());
    }
    return pattern;
}

std::string quantity_schema(Unit unit, double low, double high, double central,
                            std::string_view meaning)
{
    const std::string labels = label_pattern(unit);
    const std::string pattern = fmt::format("^[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?{}$",
                                            labels.empty() ? "" : " *(" + labels + ")");
    return fmt::format(
        R"({{"description": {}, "default": {}, "anyOf": [{{"type": "number", "minimum": {}, "maximum": {}}}, )"
        R"({{"type": "string", "pattern": {}}}]}})",
        json_string(fmt::format("{} ({})", meaning, range_text(low, high, unit))),
        number_text(central), number_text(low), number_text(high), json_string(pattern));
}

std::string common_properties()
{
    std::vector<std::string> rules;
    for (const std::string& rule : rule_names()) {
        rules.push_back(json_string(rule));
    }
    std::string out;
    out += R"("from": {"$ref": "#/$defs/month"}, "until": {"$ref": "#/$defs/month"}, )";
    out += fmt::format(
        R"("schools": {{"anyOf": [{{"enum": [{}]}}, {{"type": "array", "minItems": 1, "items": )"
        R"({{"type": "string"}}}}]}}, )",
        joined(rules));
    out +=
        R"("top": {"type": "integer", "minimum": 0, "description": "schools; 0: every school that the rule allows"}, )";
    out += fmt::format("\"stay\": {}, ",
                       quantity_schema(Unit::years, 1.0, most_stay_years, Target{}.stay_years,
                                       "before the schools are chosen anew"));
    out += fmt::format("\"take_up\": {}", quantity_schema(Unit::share, 0.0, 1.0, 1.0,
                                                          "of those reached who take part"));
    return out;
}

std::string lever_schema(const LeverType& lever)
{
    std::string properties = common_properties();
    for (const FieldInfo& field : lever.fields) {
        properties += fmt::format(
            ", {}: {}", json_string(field.key),
            quantity_schema(field.unit, field.low, field.high, field.default_value, field.meaning));
    }
    return fmt::format(
        R"({{"title": {}, "description": {}, "type": "object", "additionalProperties": false, )"
        R"("properties": {{{}}}}})",
        json_string(lever.title_en), json_string(lever.summary), properties);
}

// Definitions of all levers, and the properties of [levers] that refer to them.
struct LeverSchemas {
    std::string definitions, properties;
};

LeverSchemas lever_schemas()
{
    LeverSchemas out;
    for (const LeverType* lever : levers()) {
        const std::string_view comma = out.properties.empty() ? "" : ",\n    ";
        const std::string reference = fmt::format(R"({{"$ref": "#/$defs/lever_{}"}})", lever->key);
        out.definitions += fmt::format(",\n    \"lever_{}\": {}", lever->key, lever_schema(*lever));
        out.properties +=
            fmt::format(R"({}{}: {{"anyOf": [{}, {{"type": "array", "items": {}}}]}})", comma,
                        json_string(lever->key), reference, reference);
    }
    return out;
}

std::string parameter_properties()
{
    std::string out;
    for (const ParameterInfo& info : parameters()) {
        out += fmt::format(
            "{}{}: {}", out.empty() ? "" : ",\n    ", json_string(info.key),
            quantity_schema(info.unit, info.low, info.high, info.prior.location, info.meaning));
    }
    return out;
}

} // namespace

std::string scenario_schema()
{
    const LeverSchemas schemas = lever_schemas();
    std::string out = R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "likvard scenario",
  "type": "object",
  "additionalProperties": false,
  "anyOf": [{"required": ["municipality"]}, {"required": ["base"]}],
  "$defs": {
    "month": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
    "text": {"anyOf": [{"type": "string", "minLength": 1}, {"type": "object", "additionalProperties": false,
      "properties": {"sv": {"type": "string", "minLength": 1}, "en": {"type": "string", "minLength": 1}}}]})";
    out += schemas.definitions;
    out += R"(
  },
  "properties": {
    "title": {"$ref": "#/$defs/text"},
    "question": {"$ref": "#/$defs/text"},
    "municipality": {"description": "folder beside the file or under scenarios/", "type": "string", "minLength": 1},
    "base": {"description": "scenario whose keys hold where this one is silent", "type": "string", "minLength": 1},
    "years": {"description": "first and last school year, named by their autumns", "type": "array",
      "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
)";
    out += fmt::format(
        R"(    "replicates": {{"type": "integer", "minimum": 1, "maximum": {}, "default": {}}},
    "seed": {{"type": "integer", "minimum": 0, "default": 1}},
    "levers": {{"type": "object", "additionalProperties": false, "properties": {{
    {}}}}},
    "parameters": {{"type": "object", "additionalProperties": {{"type": "object"}}, "properties": {{
    {}}}}}
  }}
}}
)",
        most_replicates, default_replicates, schemas.properties, parameter_properties());
    return out;
}

} // namespace likvard
