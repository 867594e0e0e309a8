// Bars on luck answer as the doubles that they stand for would.
#include "core/bars.hpp"
#include "core/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

namespace likvard {
namespace {

/// Floats around x: the nearest one and its neighbours on either side.
std::array<float, 5> around(double x)
{
    constexpr float high = std::numeric_limits<float>::infinity();
    const auto near = static_cast<float>(x);
    const float below = std::nextafter(near, -high);
    const float above = std::nextafter(near, high);
    return {std::nextafter(below, -high), below, near, above, std::nextafter(above, high)};
}

void expect_same_answers(double x)
{
    for (const float u : around(x)) {
        EXPECT_EQ(u < bar_at(x), static_cast<double>(u) < x) << u << " and " << x;
        EXPECT_EQ(u > bar_under(x), static_cast<double>(u) > x) << u << " and " << x;
    }
}

TEST(Bars, AnswerAsDoublesWould)
{
    constexpr std::size_t draws = 20'000;
    const Draw draw(1, 1);
    for (std::size_t k = 0; k < draws; ++k) {
        const Words w = draw.words(Stream::marks, 0, k);
        // A share with more digits than a float has.
        expect_same_answers((static_cast<double>(w[0]) + static_cast<double>(w[1]) * 0x1p-32) *
                            0x1p-32);
    }
}

TEST(Bars, OfSharesThatAreFloatsAreThose)
{
    for (const double x : {0.0, 0.25, 0.5, 1.0, -0.75}) {
        EXPECT_EQ(static_cast<double>(bar_at(x)), x);
        EXPECT_EQ(static_cast<double>(bar_under(x)), x);
        expect_same_answers(x);
    }
}

} // namespace
} // namespace likvard
