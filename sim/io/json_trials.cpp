#include "io/json_trials.hpp"

#include "io/json_parts.hpp"

namespace likvard {

std::string trial_rows_json(std::span<const TrialRowJson> rows)
{
    constexpr int indent = 2;
    Json json = Json::array();
    for (const TrialRowJson& row : rows) {
        json.push_back({{"name", row.name},
                        {"published",
                         {{"effect", row.published},
                          {"low", row.published_low},
                          {"high", row.published_high},
                          {"unit", row.unit},
                          {"source", row.source}}},
                        {"recovered",
                         {{"effect", row.recovered},
                          {"low", row.recovered_low},
                          {"high", row.recovered_high}}},
                        {"verdict", row.verdict},
                        {"in_model", number_or_null(row.in_model)},
                        {"note", row.note}});
    }
    return json.dump(indent) + "\n";
}

} // namespace likvard
