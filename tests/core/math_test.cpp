// Our own exp and log, and what is made of them, held to the error that each states, against the
// standard library in a wider type: rounded correctly, it is the reference.
#include "core/math.hpp"
#include "core/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace likvard {
namespace {

/// How far `value` is from `right`, as a share of it.
double relative_error(double value, long double right)
{
    return static_cast<double>(std::fabs((static_cast<long double>(value) - right) / right));
}
double relative_error(float value, double right)
{
    return std::fabs((static_cast<double>(value) - right) / right);
}

TEST(Math, LogAndExpHaveTheErrorThatTheyState)
{
    constexpr double stated = 1e-14;
    for (double x = 1e-300; x < 1e300; x *= 1.0173) {
        ASSERT_LT(relative_error(log_exact(x), std::log(static_cast<long double>(x))), stated) << x;
    }
    for (double x = 0.9; x < 1.1; x += 1.7e-5) { // where the logarithm vanishes
        ASSERT_LT(relative_error(log_exact(x), std::log(static_cast<long double>(x))), stated) << x;
    }
    for (double x = -700.0; x <= 700.0; x += 0.0317) {
        ASSERT_LT(relative_error(exp_exact(x), std::exp(static_cast<long double>(x))), stated) << x;
    }
    for (double x = -40.0; x <= 40.0; x += 0.0071) {
        const long double right = 1.0L / (1.0L + std::exp(-static_cast<long double>(x)));
        ASSERT_LT(relative_error(logistic(x), right), stated) << x;
    }
}

TEST(Math, FastLogAndExpHaveTheErrorThatTheyState)
{
    constexpr std::uint32_t least_uniform = 0x33000000; // bits of 2^-25
    constexpr std::uint32_t two = 0x40000000;
    for (std::uint32_t bits = least_uniform; bits < two; bits += 997) {
        const float x = __builtin_bit_cast(float, bits);
        const double right = std::log(static_cast<double>(x));
        const double bound = 3e-7 * std::max(1.0, std::fabs(right));
        ASSERT_NEAR(static_cast<double>(log_fast(x)), right, bound) << x;
    }
    for (float x = -80.0F; x < 80.0F; x += 0.00037F) {
        ASSERT_LT(relative_error(exp_fast(x), std::exp(static_cast<double>(x))), 1e-6) << x;
    }
}

TEST(Math, NormalsAreThoseOfTheirWordsToTwoMillionths)
{
    constexpr double turn = 6.283185307179586;
    for (std::uint64_t word = 0; word <= 0xFFFFFFFFU; word += 1'000'003) {
        const auto b = static_cast<std::uint32_t>(word);
        const std::uint32_t a = b * 2654435761U; // spread over all radii
        const NormalPair z = normals_from(a, b);
        const double radius = std::sqrt(-2.0 * std::log(static_cast<double>(uniform_from(a))));
        const double angle = turn * static_cast<double>(uniform_from(b));
        ASSERT_NEAR(static_cast<double>(z.first), radius * std::cos(angle), 2e-6) << word;
        ASSERT_NEAR(static_cast<double>(z.second), radius * std::sin(angle), 2e-6) << word;
    }
}

TEST(Math, LogisticAndLogitUndoEachOther)
{
    for (const double p : {1e-6, 0.1, 0.5, 0.719, 0.999}) {
        EXPECT_NEAR(logistic(logit(p)), p, 1e-13);
    }
    EXPECT_NEAR(pow_exact(1.04, 6.0), 1.265319018496, 1e-11);
    EXPECT_EQ(pow_exact(3.0, 0.0), 1.0);
}

TEST(Math, ExtremeArgumentsStayFinite)
{
    EXPECT_TRUE(std::isfinite(exp_exact(1e9)));
    EXPECT_GT(exp_exact(-1e9), 0.0);
    EXPECT_TRUE(std::isfinite(exp_fast(1e9F)));
}

} // namespace
} // namespace likvard
