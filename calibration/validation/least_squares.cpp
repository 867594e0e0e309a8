#include "calibration/validation/least_squares.hpp"

#include "core/check.hpp"

#include <cmath>
#include <numeric>

namespace likvard {
namespace {

using Equations = std::vector<std::vector<double>>; // the right-hand side in the last column

std::vector<double> with_constant(const Observation& o)
{
    std::vector<double> x{1.0};
    x.insert(x.end(), o.x.begin(), o.x.end());
    return x;
}

/// Gauss-Jordan elimination of symmetric positive definite equations.
std::vector<double> solved(Equations a)
{
    const std::size_t n = a.size();
    for (std::size_t k = 0; k < n; ++k) {
        check(a[k][k] != 0.0, "regressors are collinear");
        for (std::size_t i = 0; i < n; ++i) {
            const double factor = i == k ? 0.0 : a[i][k] / a[k][k];
            for (std::size_t j = k; j <= n; ++j) {
                a[i][j] -= factor * a[k][j];
            }
        }
    }
    std::vector<double> solution;
    for (std::size_t k = 0; k < n; ++k) {
        solution.push_back(a[k][n] / a[k][k]);
    }
    return solution;
}

} // namespace

Regression least_squares(const std::vector<Observation>& observations)
{
    check(!observations.empty(), "a regression needs observations");
    const std::size_t n = observations.front().x.size() + 1;
    Equations equations(n, std::vector<double>(n + 1, 0.0));
    double weight = 0.0;
    double sum = 0.0;
    for (const Observation& o : observations) {
        const auto x = with_constant(o);
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                equations[i][j] += o.weight * x[i] * x[j];
            }
            equations[i][n] += o.weight * x[i] * o.y;
        }
        weight += o.weight;
        sum += o.weight * o.y;
    }
    Regression fit;
    fit.slopes = solved(std::move(equations));
    double left = 0.0;
    double all = 0.0;
    for (const Observation& o : observations) {
        const auto x = with_constant(o);
        const double r = o.y - std::inner_product(x.begin(), x.end(), fit.slopes.begin(), 0.0);
        const double d = o.y - sum / weight;
        fit.residuals.push_back(r);
        left += o.weight * r * r;
        all += o.weight * d * d;
    }
    fit.r2 = all > 0.0 ? 1.0 - left / all : 0.0;
    fit.residual_sd = std::sqrt(left / weight);
    return fit;
}

} // namespace likvard
