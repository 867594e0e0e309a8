// Priors: quantiles of truncated distributions against their own moments.
#include "core/priors.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace likvard {
namespace {

struct Moments {
    double mean, sd;
};
Moments moments_of(const ParameterInfo& info)
{
    const PriorQuantile quantile(info);
    constexpr int n = 20'000;
    double sum = 0.0;
    double square = 0.0;
    for (int i = 0; i < n; ++i) {
        const double x = quantile((i + 0.5) / n);
        EXPECT_GE(x, info.low);
        EXPECT_LE(x, info.high);
        sum += x, square += x * x;
    }
    return {sum / n, std::sqrt(square / n - sum * sum / n / n)};
}

TEST(Priors, AWideNormalHasItsOwnMoments)
{
    const Moments m =
        moments_of({"k", Unit::sd, -1.0, 1.0, normal(0.1, 0.05), "", "", Standing::derived});
    EXPECT_NEAR(m.mean, 0.1, 1e-4);
    EXPECT_NEAR(m.sd, 0.05, 3e-4);
}

TEST(Priors, ABetaHasTheStatedMeanAndSpread)
{
    const Moments m =
        moments_of({"k", Unit::share, 0.0, 1.0, beta(0.22, 0.06), "", "", Standing::derived});
    EXPECT_NEAR(m.mean, 0.22, 1e-3);
    EXPECT_NEAR(m.sd, 0.06, 1e-3);
}

TEST(Priors, ALognormalHasTheStatedMedian)
{
    const PriorQuantile quantile(
        {"k", Unit::years, 0.01, 50.0, lognormal(2.0, 0.4), "", "", Standing::judgement});
    EXPECT_NEAR(quantile(0.5), 2.0, 0.02);
    EXPECT_NEAR(quantile(0.841345), 2.0 * std::exp(0.4), 0.04);
}

TEST(Priors, TruncationCutsAndTheQuantileGrows)
{
    const ParameterInfo info{"k", Unit::share,        0.0, 0.2, normal(0.05, 0.05), "",
                             "",  Standing::judgement};
    const PriorQuantile quantile(info);
    double before = -1.0;
    for (double p = 0.0005; p < 1.0; p += 0.0005) {
        const double x = quantile(p);
        EXPECT_GT(x, before);
        before = x;
    }
    EXPECT_GT(moments_of(info).mean, 0.05); // cut at zero below, hardly above
}

TEST(Priors, AFixedValueIsItself)
{
    EXPECT_EQ(
        PriorQuantile({"k", Unit::one, 1.0, 3.0, fixed(1.68), "", "", Standing::derived})(0.3),
        1.68);
}

} // namespace
} // namespace likvard
