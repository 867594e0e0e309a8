#include "io/json_findings.hpp"

#include <nlohmann/json.hpp>

namespace likvard {
namespace {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& value)
{
    return value ? Json(*value) : Json(nullptr);
}

} // namespace

std::string findings_json(std::span<const FindingRow> rows)
{
    constexpr int indent = 2;
    Json json = Json::array();
    for (const FindingRow& row : rows) {
        const bool judged = row.verdict == "holds" || row.verdict == "does not hold";
        json.push_back({{"name", row.name},
                        {"says", row.says},
                        {"target", number(row.target)},
                        {"low", number(row.low)},
                        {"high", number(row.high)},
                        {"unit", row.unit},
                        {"simulated", number(row.simulated)},
                        {"verdict", row.verdict},
                        {"source", row.source},
                        {"reason", judged ? "" : row.reason}});
    }
    return json.dump(indent) + "\n";
}

} // namespace likvard
