// exp, log and friends from plain IEEE arithmetic. libm's versions differ in their last bits
// between CPUs with and without fused multiply-add; these have the same bits everywhere.
#pragma once

#include <cmath>
#include <cstdint>

namespace likvard {

// Coefficients are the Taylor series (exp), the series of atanh (log) on short reduced intervals.
// NOLINTBEGIN(readability-magic-numbers) // coefficients of series, not parameters of a model

/// Natural logarithm of x > 0 (normal numbers). Relative error below 1e-14. Always inlined, as
/// log_fast is, and without a branch, for the kernels.
[[gnu::always_inline]] inline double log_exact(double x)
{
    const auto bits = __builtin_bit_cast(std::uint64_t, x);
    auto exponent = static_cast<std::int32_t>(bits >> 52U) - 1023;
    double m = __builtin_bit_cast(double, (bits & 0x000FFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL);
    const bool is_upper_half = m > 1.4142135623730951;
    m *= is_upper_half ? 0.5 : 1.0;
    exponent += is_upper_half ? 1 : 0;
    const double s = (m - 1.0) / (m + 1.0);
    const double z = s * s;
    double series = 1.0 / 21.0;
    series = series * z + 1.0 / 19.0;
    series = series * z + 1.0 / 17.0;
    series = series * z + 1.0 / 15.0;
    series = series * z + 1.0 / 13.0;
    series = series * z + 1.0 / 11.0;
    series = series * z + 1.0 / 9.0;
    series = series * z + 1.0 / 7.0;
    series = series * z + 1.0 / 5.0;
    series = series * z + 1.0 / 3.0;
    series = series * z + 1.0;
    return 2.0 * s * series + static_cast<double>(exponent) * 0.6931471805599453;
}

/// e to the power x, for |x| up to 700 (clamped). Relative error below 1e-14. Always inlined, as
/// exp_fast is.
[[gnu::always_inline]] inline double exp_exact(double x)
{
    x = x > 700.0 ? 700.0 : (x < -700.0 ? -700.0 : x);
    const double scaled = x * 1.4426950408889634;
    const auto k = static_cast<std::int32_t>(scaled + (scaled < 0.0 ? -0.5 : 0.5));
    const auto n = static_cast<double>(k);
    const double r = (x - n * 0.693145751953125) - n * 1.4286068203094173e-06;
    double series = 1.0 / 6227020800.0;
    series = series * r + 1.0 / 479001600.0;
    series = series * r + 1.0 / 39916800.0;
    series = series * r + 1.0 / 3628800.0;
    series = series * r + 1.0 / 362880.0;
    series = series * r + 1.0 / 40320.0;
    series = series * r + 1.0 / 5040.0;
    series = series * r + 1.0 / 720.0;
    series = series * r + 1.0 / 120.0;
    series = series * r + 1.0 / 24.0;
    series = series * r + 1.0 / 6.0;
    series = series * r + 0.5;
    series = series * r + 1.0;
    series = series * r + 1.0;
    return series * __builtin_bit_cast(double, static_cast<std::uint64_t>(k + 1023) << 52U);
}

/// x to the power y, for x > 0.
inline double pow_exact(double x, double y)
{
    return exp_exact(y * log_exact(x));
}

/// 1 / (1 + e^-x). Relative error below 1e-14 for |x| up to 40.
inline double logistic(double x)
{
    return 1.0 / (1.0 + exp_exact(-x));
}

/// log(p / (1 - p)), for p in (0, 1).
inline double logit(double p)
{
    return log_exact(p / (1.0 - p));
}

/// Natural logarithm of a float in (0, 2), for the kernels. Error below 3e-7, or 3e-7 of the result
/// where that is more than 1. Always inlined, so that a kernel compiled for one instruction set
/// leaves no copy for all others.
[[gnu::always_inline]] inline float log_fast(float x)
{
    const auto bits = __builtin_bit_cast(std::int32_t, x);
    // Shift by the bits of sqrt(1/2), so that the mantissa lies in [sqrt(1/2), sqrt(2)).
    const std::int32_t shifted = bits - 0x3F3504F3;
    const std::int32_t exponent = shifted >> 23;
    const float m = __builtin_bit_cast(float, bits - exponent * (1 << 23));
    const float s = (m - 1.0F) / (m + 1.0F);
    const float z = s * s;
    float series = 1.0F / 9.0F;
    series = series * z + 1.0F / 7.0F;
    series = series * z + 1.0F / 5.0F;
    series = series * z + 1.0F / 3.0F;
    series = series * z + 1.0F;
    return 2.0F * s * series + static_cast<float>(exponent) * 0.69314718F;
}

/// e to the power x for |x| up to 80 (clamped), for the kernels. Relative error below 1e-6. Always
/// inlined, as log_fast is.
[[gnu::always_inline]] inline float exp_fast(float x)
{
    x = x > 80.0F ? 80.0F : (x < -80.0F ? -80.0F : x);
    const float scaled = x * 1.44269504F;
    const auto k = static_cast<std::int32_t>(scaled + (scaled < 0.0F ? -0.5F : 0.5F));
    const auto n = static_cast<float>(k);
    const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F;
    float series = 1.0F / 720.0F;
    series = series * r + 1.0F / 120.0F;
    series = series * r + 1.0F / 24.0F;
    series = series * r + 1.0F / 6.0F;
    series = series * r + 0.5F;
    series = series * r + 1.0F;
    series = series * r + 1.0F;
    return series * __builtin_bit_cast(float, (k + 127) * (1 << 23));
}

// NOLINTEND(readability-magic-numbers)

} // namespace likvard
