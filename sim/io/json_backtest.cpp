#include "io/json_backtest.hpp"

#include "io/json_parts.hpp"

namespace likvard {
std::string backtest_rows_json(std::span<const BacktestRow> rows)
{
    constexpr int indent = 2;
    Json outcomes = Json::array();
    for (const BacktestRow& row : rows) {
        Json baselines = Json::object();
        for (const ScoreRow& baseline : row.baselines) {
            baselines[baseline.name] = {{"rmse", baseline.rmse},
                                        {"mae", baseline.mae},
                                        {"crps", baseline.crps},
                                        {"cover50", baseline.cover50},
                                        {"cover90", baseline.cover90}};
        }
        outcomes.push_back({{"key", row.key},
                            {"known_years", row.known_years},
                            {"schools", row.simulator.schools},
                            {"rmse", row.simulator.rmse},
                            {"mae", row.simulator.mae},
                            {"crps", row.simulator.crps},
                            {"cover50", row.simulator.cover50},
                            {"cover90", row.simulator.cover90},
                            {"width50", row.simulator.width50},
                            {"width90", row.simulator.width90},
                            {"cover90_by_size", row.cover90_by_size},
                            {"baselines", std::move(baselines)}});
    }
    return Json{{"outcomes", std::move(outcomes)}}.dump(indent) + "\n";
}

} // namespace likvard
