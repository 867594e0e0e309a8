#include "io/json_findings.hpp"

#include "io/json_parts.hpp"

namespace likvard {
std::string findings_json(std::span<const FindingRow> rows)
{
    constexpr int indent = 2;
    Json json = Json::array();
    for (const FindingRow& row : rows) {
        const bool judged = row.verdict == "holds" || row.verdict == "does not hold";
        json.push_back({{"name", row.name},
                        {"says", row.says},
                        {"target", number_or_null(row.target)},
                        {"low", number_or_null(row.low)},
                        {"high", number_or_null(row.high)},
                        {"unit", row.unit},
                        {"simulated", number_or_null(row.simulated)},
                        {"verdict", row.verdict},
                        {"source", row.source},
                        {"reason", judged ? "" : row.reason}});
    }
    return json.dump(indent) + "\n";
}

} // namespace likvard
