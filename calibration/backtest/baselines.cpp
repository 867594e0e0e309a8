#include "calibration/backtest/baselines.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace likvard {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double weak_prior = 1e-6; // for files with fewer schools than regressors

/// Regressors of a school, and what the outcome is regressed as a deviation from.
struct Row {
    VectorXd x;
    double offset = 0.0;
};

Row row_of(const PastSchool& s, Judged outcome, std::size_t known, Baseline baseline)
{
    const auto& series = s.results[static_cast<std::size_t>(outcome)];
    const double first = series.front();
    const double last = series[known - 1];
    Row row;
    switch (baseline) {
    case Baseline::persistence:
        row.offset = last;
        break;
    case Baseline::persistence_drift:
        row.x = VectorXd::Ones(1);
        row.offset = last;
        break;
    case Baseline::composition:
        row.x = VectorXd(4);
        row.x << 1.0, s.postsec, s.foreign, s.girls;
        break;
    case Baseline::composition_first_year:
        row.x = VectorXd(5);
        row.x << 1.0, s.postsec, s.foreign, s.girls, first;
        break;
    case Baseline::composition_mean:
        row.x = VectorXd(5);
        row.x << 1.0, s.postsec, s.foreign, s.girls, mean_of_known(s, outcome, known);
        break;
    }
    return row;
}

struct Fit {
    MatrixXd a;
    VectorXd b;
    explicit Fit(Eigen::Index width)
        : a(weak_prior * MatrixXd::Identity(width, width)), b(VectorXd::Zero(width))
    {
    }
    void add(const Row& row, double y, double sign)
    {
        a += sign * row.x * row.x.transpose();
        b += sign * (y - row.offset) * row.x;
    }
};

/// Predictions with each school's municipality left out.
std::vector<double> predictions(const Past& past, const std::vector<std::size_t>& rows,
                                Judged outcome, std::size_t known, Baseline baseline)
{
    const auto seen = [&](std::size_t row) {
        return past.schools[row].results[static_cast<std::size_t>(outcome)].back();
    };
    std::vector<Row> x;
    std::vector<std::vector<std::size_t>> of(past.municipalities);
    for (std::size_t k = 0; k < rows.size(); ++k) {
        x.push_back(row_of(past.schools[rows[k]], outcome, known, baseline));
        of[past.schools[rows[k]].municipality].push_back(k);
    }
    std::vector<double> all(rows.size());
    if (rows.empty()) {
        return all;
    }
    Fit everybody(x.front().x.size());
    for (std::size_t k = 0; k < rows.size(); ++k) {
        everybody.add(x[k], seen(rows[k]), 1.0);
    }
    for (const auto& members : of) {
        Fit others = everybody;
        for (const std::size_t k : members) {
            others.add(x[k], seen(rows[k]), -1.0);
        }
        VectorXd slopes = others.b;
        if (slopes.size() > 0) { // persistence has none
            slopes = others.a.ldlt().solve(others.b);
        }
        for (const std::size_t k : members) {
            all[k] = x[k].offset + x[k].x.dot(slopes);
        }
    }
    return all;
}

} // namespace

std::vector<Scored> baseline_scores(const Past& past, const std::vector<std::size_t>& rows,
                                    Judged outcome, std::size_t known, Baseline baseline)
{
    const std::vector<double> predicted = predictions(past, rows, outcome, known, baseline);
    double squares = 0.0;
    std::vector<double> of(past.municipalities);
    std::vector<double> count(past.municipalities);
    std::vector<double> error(rows.size());
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const PastSchool& s = past.schools[rows[k]];
        error[k] = s.results[static_cast<std::size_t>(outcome)].back() - predicted[k];
        squares += error[k] * error[k];
        of[s.municipality] += error[k] * error[k];
        count[s.municipality] += 1.0;
    }
    const auto n = static_cast<double>(rows.size());
    std::vector<Scored> scored;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const std::size_t m = past.schools[rows[k]].municipality;
        const double others = std::max(1.0, n - count[m]);
        const double sd = std::sqrt(std::max(1e-6, (squares - of[m]) / others));
        scored.push_back(score_normal(predicted[k], sd, predicted[k] + error[k]));
    }
    return scored;
}

} // namespace likvard
