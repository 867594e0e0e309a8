// Points of designs: what the methods promise of them.
#include "run/sweep_samplers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace likvard {
namespace {

TEST(Samplers, SobolPointsFillEveryHalfAndQuarterAlike)
{
    constexpr std::size_t count = 255; // with the point at zero, which is left out: 2^8
    for (std::size_t axis = 0; axis < 6; ++axis) {
        std::array<int, 4> quarter{};
        for (const Point& point : sobol_points(count, 6)) {
            ASSERT_GT(point[axis], 0.0);
            ASSERT_LT(point[axis], 1.0);
            ++quarter.at(static_cast<std::size_t>(4.0 * point[axis]));
        }
        EXPECT_EQ(*std::ranges::max_element(quarter), 64) << axis;
        EXPECT_EQ(*std::ranges::min_element(quarter), 63) << axis;
    }
    EXPECT_EQ(sobol_points(3, 2)[0], (Point{0.5, 0.5})) << "Joe & Kuo's first";
    EXPECT_EQ(sobol_points(3, 2)[1], (Point{0.75, 0.25}));
}

TEST(Samplers, ALatinHypercubeHasOnePointInEveryPartOfEveryAxis)
{
    constexpr std::size_t count = 40;
    const std::vector<Point> points = latin_points(count, 3, 7);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        std::set<int> parts;
        for (const Point& point : points) {
            parts.insert(static_cast<int>(point[axis] * count));
        }
        EXPECT_EQ(parts.size(), count) << axis;
    }
    EXPECT_EQ(points, latin_points(count, 3, 7));
    EXPECT_NE(points, latin_points(count, 3, 8));
}

TEST(Samplers, SaltellisBlocksTakeOneCoordinateFromB)
{
    constexpr std::size_t k = 3;
    const std::vector<Point> points = saltelli_points(5, k);
    ASSERT_EQ(points.size(), 5 * (k + 2));
    for (std::size_t block = 0; block < 5; ++block) {
        const Point& a = points[block * (k + 2)];
        const Point& b = points[block * (k + 2) + 1];
        for (std::size_t j = 0; j < k; ++j) {
            Point expected = a;
            expected[j] = b[j];
            EXPECT_EQ(points[block * (k + 2) + 2 + j], expected);
        }
    }
}

TEST(Samplers, MorrisMovesOneCoordinateByOneStepOnTheGrid)
{
    constexpr std::size_t k = 5;
    constexpr int levels = 4;
    const std::vector<Point> points = morris_points(20, k, levels, 3);
    ASSERT_EQ(points.size(), 20 * (k + 1));
    int up = 0;
    for (std::size_t t = 0; t < 20; ++t) {
        std::set<std::size_t> moved;
        for (std::size_t i = t * (k + 1); i + 1 < (t + 1) * (k + 1); ++i) {
            for (std::size_t j = 0; j < k; ++j) {
                const double step = points[i + 1][j] - points[i][j];
                if (step != 0.0) {
                    moved.insert(j);
                    up += step > 0.0 ? 1 : 0;
                    EXPECT_NEAR(std::fabs(step), morris_step(levels), 1e-12);
                }
                const double at = points[i][j] * (levels - 1);
                EXPECT_NEAR(at, std::round(at), 1e-9);
                EXPECT_GE(points[i][j], -1e-12);
                EXPECT_LE(points[i][j], 1.0 + 1e-12);
            }
        }
        EXPECT_EQ(moved.size(), k) << "each exactly once";
    }
    EXPECT_GT(up, 30);
    EXPECT_LT(up, 70);
}

TEST(Samplers, AGridHasEveryCombinationOnce)
{
    const std::vector<Point> points = grid_points({2, 3});
    EXPECT_EQ(std::set<Point>(points.begin(), points.end()).size(), 6U);
    EXPECT_EQ(points[1], (Point{0.0, 1.0})) << "the last axis fastest";
}

} // namespace
} // namespace likvard
