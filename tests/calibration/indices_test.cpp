// Indices against functions whose indices are known on paper.
#include "calibration/sensitivity/indices.hpp"
#include "run/sweep_samplers.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <functional>
#include <numbers>

namespace likvard {
namespace {

using Function = std::function<double(const Point&)>;

std::vector<double> values(const std::vector<Point>& points, const Function& f)
{
    std::vector<double> y;
    for (const Point& point : points) {
        y.push_back(f(point));
    }
    return y;
}

/// Ishigami & Homma 1990 with a = 7, b = 0.1, on [-pi, pi]^3.
double ishigami(const Point& u)
{
    const auto x = [&](std::size_t i) { return std::numbers::pi * (2.0 * u[i] - 1.0); };
    const double s = std::sin(x(1));
    return std::sin(x(0)) + 7.0 * s * s + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

TEST(Sobol, Ishigami)
{
    // Analytic: V1 = (1 + b pi^4 / 5)^2 / 2, V2 = a^2 / 8, V13 = b^2 pi^8 (1/18 - 1/50).
    const double pi4 = std::pow(std::numbers::pi, 4);
    const double v1 = 0.5 * std::pow(1.0 + 0.1 * pi4 / 5.0, 2);
    const double v2 = 49.0 / 8.0;
    const double v13 = 0.01 * pi4 * pi4 * (1.0 / 18.0 - 1.0 / 50.0);
    const double v = v1 + v2 + v13;
    const std::array first{v1 / v, v2 / v, 0.0};
    const std::array total{(v1 + v13) / v, v2 / v, v13 / v};
    const SobolIndices indices = sobol_indices(values(saltelli_points(4096, 3), ishigami), 3);
    EXPECT_NEAR(indices.variance, v, 0.01 * v);
    for (std::size_t j = 0; j < 3; ++j) {
        EXPECT_NEAR(indices.first[j].value, first.at(j), 0.01) << j;
        EXPECT_NEAR(indices.total[j].value, total.at(j), 0.01) << j;
        EXPECT_LE(indices.first[j].low90, first.at(j)) << j;
        EXPECT_GE(indices.first[j].high90, first.at(j)) << j;
        EXPECT_LT(indices.total[j].high90 - indices.total[j].low90, 0.1) << j;
    }
    EXPECT_EQ(indices.leader, 0U);
    EXPECT_GT(indices.leader_share, 0.9);
}

TEST(Sobol, GFunction)
{
    // Saltelli & Sobol' 1995: V_j = 1 / (3 (1 + a_j)^2), V = prod(1 + V_j) - 1.
    constexpr std::array a{0.0, 1.0, 4.5, 9.0, 99.0};
    const Function g = [&](const Point& u) {
        double product = 1.0;
        for (std::size_t j = 0; j < a.size(); ++j) {
            product *= (std::fabs(4.0 * u[j] - 2.0) + a.at(j)) / (1.0 + a.at(j));
        }
        return product;
    };
    double all = 1.0;
    const auto part = [&](std::size_t j) { return 1.0 / 3.0 / std::pow(1.0 + a.at(j), 2); };
    for (std::size_t j = 0; j < a.size(); ++j) {
        all *= 1.0 + part(j);
    }
    const SobolIndices indices = sobol_indices(values(saltelli_points(8192, 5), g), 5);
    for (std::size_t j = 0; j < a.size(); ++j) {
        const double first = part(j) / (all - 1.0);
        const double total = part(j) * all / (1.0 + part(j)) / (all - 1.0);
        EXPECT_NEAR(indices.first[j].value, first, 0.01) << j;
        EXPECT_NEAR(indices.total[j].value, total, 0.01) << j;
    }
}

TEST(Sobol, NoiseOfItsOwnIsFoundAsAFactor)
{
    // y = x + e with Var(x) = 1/12 and Var(e) = 3/12: three quarters are dice, whoever e is.
    const auto points = saltelli_points(4096, 2);
    const SobolIndices indices = sobol_indices(
        values(points, [](const Point& u) { return u[0] + std::sqrt(3.0) * u[1]; }), 2);
    EXPECT_NEAR(indices.total[1].value, 0.75, 0.01);
    EXPECT_NEAR(indices.first[1].value, 0.75, 0.02);
}

TEST(Sobol, AbsentValuesDropTheirBlockAndConstantsHaveNoIndices)
{
    std::vector<double> y = values(saltelli_points(64, 3), ishigami);
    y[7] = std::nan("");
    const SobolIndices indices = sobol_indices(y, 3);
    EXPECT_EQ(indices.dropped, 1U);
    EXPECT_EQ(indices.blocks, 63U);
    const std::vector<double> constant(50, 4.0);
    EXPECT_TRUE(std::isnan(sobol_indices(constant, 3).total[0].value));
}

TEST(Sobol, IntervalsCoverAsOftenAsTheySay)
{
    // y = 2 x0 + x1: first-order shares 0.8 and 0.2. Random blocks, so that samples are
    // independent.
    int covered = 0;
    constexpr int samples = 200;
    for (std::uint64_t seed = 1; seed <= samples; ++seed) {
        const std::vector<Point> both = latin_points(128, 4, seed);
        std::vector<double> y;
        const auto f = [](double x0, double x1) { return 2.0 * x0 + x1; };
        for (const Point& u : both) {
            y.insert(y.end(), {f(u[0], u[1]), f(u[2], u[3]), f(u[2], u[1]), f(u[0], u[3])});
        }
        const Estimate total = sobol_indices(y, 2, 300, seed).total[1];
        covered += total.low90 <= 0.2 && 0.2 <= total.high90 ? 1 : 0;
    }
    EXPECT_GT(covered, 160);
    EXPECT_LT(covered, 200);
}

/// Steps of trajectories as the sweep makes them.
std::vector<MorrisStep> steps(const std::vector<Point>& points, std::size_t k, const Function& f)
{
    std::vector<MorrisStep> all;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        if (i % (k + 1) == k) {
            continue;
        }
        for (std::size_t j = 0; j < k; ++j) {
            const double step = points[i + 1][j] - points[i][j];
            if (step != 0.0) {
                all.push_back({j, (f(points[i + 1]) - f(points[i])) / step});
            }
        }
    }
    return all;
}

TEST(Morris, ALinearFunctionHasItsSlopesAndNoSpread)
{
    const Function f = [](const Point& u) { return 3.0 * u[0] - 2.0 * u[1]; };
    const auto points = morris_points(10, 3, 4, 1);
    const MorrisIndices indices = morris_indices(steps(points, 3, f), 3);
    EXPECT_NEAR(indices.factors[0].mean.value, 3.0, 1e-9);
    EXPECT_NEAR(indices.factors[1].mean.value, -2.0, 1e-9);
    EXPECT_NEAR(indices.factors[1].absolute.value, 2.0, 1e-9);
    EXPECT_NEAR(indices.factors[2].absolute.value, 0.0, 1e-9);
    EXPECT_NEAR(indices.factors[0].spread.value, 0.0, 1e-9);
}

TEST(Morris, InteractionsShowAsSpread)
{
    const Function f = [](const Point& u) { return (u[0] - 0.5) * (u[1] - 0.5); };
    const auto points = morris_points(200, 2, 4, 1);
    const MorrisIndices indices = morris_indices(steps(points, 2, f), 2);
    // The effect of x0 is x1 - 1/2, over the levels 0, 1/3, 2/3, 1: mean 0, size 1/3, SD 0.373.
    EXPECT_NEAR(indices.factors[0].mean.value, 0.0, 0.06);
    EXPECT_NEAR(indices.factors[0].absolute.value, 1.0 / 3.0, 0.03);
    EXPECT_NEAR(indices.factors[0].spread.value, 0.373, 0.03);
    EXPECT_LT(indices.factors[0].absolute.low90, indices.factors[0].absolute.high90);
}

} // namespace
} // namespace likvard
