#include "calibration/fit/emulator.hpp"

#include "core/check.hpp"

#include <Eigen/Dense>
#include <array>
#include <limits>

namespace likvard {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

/// 1, every coordinate, every square and every product, centred so that the terms are nearly
/// uncorrelated over the cube.
VectorXd terms(const UnitPoint& point)
{
    constexpr double middle = 0.5;
    constexpr double square_mean = 1.0 / 12.0;
    const auto n = static_cast<Eigen::Index>(point.size());
    VectorXd x(1 + n + n * (n + 1) / 2);
    x[0] = 1.0;
    Eigen::Index next = 1;
    for (const double u : point) {
        x[next++] = u - middle;
    }
    for (std::size_t i = 0; i < point.size(); ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            x[next++] = (point[i] - middle) * (point[j] - middle) - (i == j ? square_mean : 0.0);
        }
    }
    return x;
}

} // namespace

struct Emulator::Fit {
    MatrixXd slopes;  // one column a statistic
    MatrixXd inverse; // of the penalised normal matrix
    std::vector<double> run_variance, explained;
};

Emulator::Emulator(const std::vector<UnitPoint>& points,
                   const std::vector<std::vector<double>>& outputs)
    : fit_(std::make_unique<Fit>())
{
    constexpr std::array penalties{1e-4, 1e-3, 1e-2, 0.1, 0.5, 2.0};
    constexpr double tiny = 1e-9;
    constexpr double most_leverage = 0.95;
    check(!points.empty() && points.size() == outputs.size(), "an emulator has runs");
    const auto n = static_cast<Eigen::Index>(points.size());
    const Eigen::Index width = terms(points.front()).size();
    const auto linear = static_cast<Eigen::Index>(points.front().size()) + 1;
    check(n > linear, "an emulator has more runs than parameters");
    MatrixXd x(n, width);
    for (Eigen::Index i = 0; i < n; ++i) {
        x.row(i) = terms(points[static_cast<std::size_t>(i)]).transpose();
    }
    const auto count = static_cast<Eigen::Index>(outputs.front().size());
    MatrixXd y(n, count);
    for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index k = 0; k < count; ++k) {
            y(i, k) = outputs[static_cast<std::size_t>(i)][static_cast<std::size_t>(k)];
        }
    }
    const Eigen::RowVectorXd variance =
        (y.rowwise() - y.colwise().mean()).array().square().colwise().mean() + tiny;
    double least = std::numeric_limits<double>::max();
    for (const double penalty : penalties) {
        VectorXd ridge = VectorXd::Constant(width, penalty);
        ridge.head(linear).setConstant(tiny); // linear terms are free
        const MatrixXd normal = x.transpose() * x + MatrixXd(ridge.asDiagonal());
        const MatrixXd inverse = normal.ldlt().solve(MatrixXd::Identity(width, width));
        const VectorXd leverage = (x * inverse).cwiseProduct(x).rowwise().sum();
        const MatrixXd slopes = inverse * (x.transpose() * y);
        MatrixXd left_out = y - x * slopes; // each run predicted by the others
        left_out.array().colwise() /= 1.0 - leverage.array().min(most_leverage);
        const Eigen::RowVectorXd error = left_out.array().square().colwise().mean();
        const double loss = (error.array() / variance.array()).sum();
        if (loss < least) {
            least = loss;
            fit_->slopes = slopes;
            fit_->inverse = inverse;
            fit_->run_variance.assign(error.data(), error.data() + count);
            fit_->explained.clear();
            for (Eigen::Index k = 0; k < count; ++k) {
                fit_->explained.push_back(1.0 - error[k] / variance[k]);
            }
        }
    }
}

Emulator::~Emulator() = default;
Emulator::Emulator(Emulator&&) noexcept = default;
Emulator& Emulator::operator=(Emulator&&) noexcept = default;

std::vector<Guess> Emulator::at(const UnitPoint& point) const
{
    const VectorXd x = terms(point);
    const double spread = x.dot(fit_->inverse * x);
    const Eigen::RowVectorXd mean = x.transpose() * fit_->slopes;
    std::vector<Guess> all;
    for (std::size_t k = 0; k < fit_->run_variance.size(); ++k) {
        all.push_back({mean[static_cast<Eigen::Index>(k)], spread * fit_->run_variance[k]});
    }
    return all;
}

const std::vector<double>& Emulator::run_variance() const
{
    return fit_->run_variance;
}
const std::vector<double>& Emulator::explained() const
{
    return fit_->explained;
}

} // namespace likvard
