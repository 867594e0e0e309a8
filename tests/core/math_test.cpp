// Our own exp and log against the standard library's, which is right to an ulp on the test machine.
#include "core/math.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace likvard {
namespace {

TEST(Math, LogAndExpAreAccurateOverTheirRange)
{
    for (double x = 1e-12; x < 1e12; x *= 1.37) {
        EXPECT_NEAR(log_exact(x), std::log(x), 1e-13 * std::max(1.0, std::fabs(std::log(x)))) << x;
    }
    for (double x = -700.0; x <= 700.0; x += 0.731) {
        EXPECT_NEAR(exp_exact(x) / std::exp(x), 1.0, 1e-13) << x;
    }
}

TEST(Math, FastLogAndExpAreAccurateToFloats)
{
    for (float x = 1e-7F; x < 2.0F; x *= 1.01F) {
        EXPECT_NEAR(log_fast(x), std::log(x), 3e-7F * std::max(1.0F, std::fabs(std::log(x)))) << x;
    }
    for (float x = -80.0F; x < 80.0F; x += 0.37F) {
        EXPECT_NEAR(exp_fast(x) / std::exp(x), 1.0F, 4e-6F) << x;
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
