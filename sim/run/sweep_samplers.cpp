#include "run/sweep_samplers.hpp"

#include "core/check.hpp"
#include "run/sample_dice.hpp"

#include <boost/random/sobol.hpp>

#include <cstddef>

namespace likvard {
namespace {

Point start_of_trajectory(std::size_t dimensions, int levels, SampleDice& dice)
{
    const auto lower_half = static_cast<std::size_t>(levels) / 2; // a step up stays within the grid
    Point start(dimensions);
    for (double& coordinate : start) {
        coordinate = static_cast<double>(dice.below(lower_half)) / (levels - 1);
    }
    return start;
}

} // namespace

std::vector<Point> sobol_points(std::size_t count, std::size_t dimensions)
{
    boost::random::sobol engine(dimensions);
    constexpr double unit = 1.0 / 18446744073709551616.0; // 2^64
    std::vector<Point> points(count, Point(dimensions));
    for (Point& point : points) {
        for (double& coordinate : point) {
            coordinate = static_cast<double>(engine()) * unit;
        }
    }
    return points;
}

std::vector<Point> latin_points(std::size_t count, std::size_t dimensions, std::uint64_t seed)
{
    SampleDice dice(seed);
    std::vector<Point> points(count, Point(dimensions));
    for (std::size_t j = 0; j < dimensions; ++j) {
        const std::vector<std::size_t> part = dice.shuffled(count);
        for (std::size_t i = 0; i < count; ++i) {
            points[i][j] =
                (static_cast<double>(part[i]) + dice.uniform()) / static_cast<double>(count);
        }
    }
    return points;
}

std::vector<Point> saltelli_points(std::size_t count, std::size_t dimensions)
{
    const auto split = static_cast<std::ptrdiff_t>(dimensions);
    std::vector<Point> points;
    points.reserve(count * (dimensions + 2));
    for (const Point& both : sobol_points(count, 2 * dimensions)) {
        const Point a(both.begin(), both.begin() + split);
        const Point b(both.begin() + split, both.end());
        points.push_back(a);
        points.push_back(b);
        for (std::size_t j = 0; j < dimensions; ++j) {
            points.push_back(a);
            points.back()[j] = b[j];
        }
    }
    return points;
}

double morris_step(int levels)
{
    return 0.5 * levels / (levels - 1);
}

std::vector<Point> morris_points(std::size_t count, std::size_t dimensions, int levels,
                                 std::uint64_t seed)
{
    check(levels >= 2 && levels % 2 == 0, "Morris needs an even number of levels");
    SampleDice dice(seed);
    std::vector<Point> points;
    for (std::size_t t = 0; t < count; ++t) {
        Point at = start_of_trajectory(dimensions, levels, dice);
        std::vector<bool> up(dimensions);
        for (std::size_t j = 0; j < dimensions; ++j) {
            up[j] = dice.below(2) == 0;
            at[j] += up[j] ? 0.0 : morris_step(levels); // who goes down starts above
        }
        points.push_back(at);
        for (const std::size_t j : dice.shuffled(dimensions)) {
            at[j] += up[j] ? morris_step(levels) : -morris_step(levels);
            points.push_back(at);
        }
    }
    return points;
}

std::vector<Point> grid_points(const std::vector<std::size_t>& levels)
{
    std::size_t count = 1;
    for (const std::size_t n : levels) {
        count *= n;
    }
    std::vector<Point> points(count, Point(levels.size()));
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t rest = i;
        for (std::size_t j = levels.size(); j-- > 0;) {
            points[i][j] = static_cast<double>(rest % levels[j]);
            rest /= levels[j];
        }
    }
    return points;
}

} // namespace likvard
