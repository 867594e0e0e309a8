// Pieces that several of the JSON texts share. Internal to the json files.
#pragma once

#include "io/tidy.hpp"

#include <nlohmann/json.hpp>

#include <optional>

namespace likvard {

using Json = nlohmann::ordered_json;

/// The number, or null.
[[nodiscard]] inline Json number_or_null(const std::optional<double>& value)
{
    return value ? Json(*value) : Json(nullptr);
}

/// A column of tidy.csv in the vocabulary of a tabular data package.
[[nodiscard]] inline Json field_json(const TidyField& field)
{
    Json json{{"name", field.name}, {"type", field.type}};
    if (!field.unit.empty()) {
        json["unit"] = field.unit;
    }
    json["description"] = field.description;
    return json;
}

/// tidy.csv with these columns as the resource of a tabular data package.
[[nodiscard]] inline Json tidy_resource(const Json& fields)
{
    return {{"name", "tidy"},
            {"path", "tidy.csv"},
            {"profile", "tabular-data-resource"},
            {"format", "csv"},
            {"mediatype", "text/csv"},
            {"encoding", "utf-8"},
            {"schema", {{"fields", fields}, {"missingValues", Json::array({""})}}}};
}

} // namespace likvard
