// What a backtest found, as rows that JSON is written from.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace likvard {

/// Scores of one predictor; coverage as shares 0..1.
struct ScoreRow {
    std::string name;
    std::size_t schools = 0;
    double rmse = 0.0, mae = 0.0, crps = 0.0;
    double cover50 = 0.0, cover90 = 0.0, width50 = 0.0, width90 = 0.0;
};

/// One outcome and number of known years.
struct BacktestRow {
    std::string key;
    std::size_t known_years = 0;
    ScoreRow simulator;
    std::vector<double> cover90_by_size; // thirds of the schools by leavers
    std::vector<ScoreRow> baselines;
};

/// `likvard backtest --json`: {"outcomes": [...]}, each with its baselines by name.
[[nodiscard]] std::string backtest_rows_json(std::span<const BacktestRow> rows);

} // namespace likvard
