// The estimators that published studies used, on data of any origin.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace likvard {

/// A point estimate with its cluster-robust standard error.
struct Estimate {
    double effect = 0.0, error = 0.0;
    /// 95 % interval.
    [[nodiscard]] double low() const { return effect - normal_95 * error; }
    [[nodiscard]] double high() const { return effect + normal_95 * error; }
    static constexpr double normal_95 = 1.959963984540054;
};

/// One pupil, teacher or cell.
struct TrialRow {
    std::uint64_t group = 0;   // fixed effect within which rows are compared
    std::uint64_t cluster = 0; // rows whose errors go together
    double y = 0.0, treated = 0.0, covariate = 0.0, weight = 1.0;
};

/// Least squares of y on treatment and a covariate within groups, errors clustered (Liang & Zeger
/// 1986, with the factor G / (G - 1)). Rows of one group alone count for nothing.
[[nodiscard]] Estimate within_groups(std::span<const TrialRow> rows);

/// One unit in one year.
struct PanelRow {
    std::uint64_t unit = 0;
    int year = 0;
    double y = 0.0, treated = 0.0, weight = 1.0;
};

/// Difference in differences: least squares of y on treatment with unit and year effects, errors
/// clustered by unit.
[[nodiscard]] Estimate two_way(std::span<const PanelRow> rows);

/// Standard deviation, weighted equally.
[[nodiscard]] double sd_of(std::span<const double> values);

} // namespace likvard
