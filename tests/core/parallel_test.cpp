// Parallel pieces: every row once, and sums with the same bits for any number of threads.
#include "core/parallel.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace likvard {
namespace {

TEST(Parallel, VisitsEveryRowOnce)
{
    for (const std::size_t n : {std::size_t{0}, std::size_t{5}, std::size_t{200'000}}) {
        std::vector<int> seen(n, 0);
        with_threads(3, [&] {
            for_rows(n, [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i) {
                    ++seen[i];
                }
            });
        });
        for (const int times : seen) {
            ASSERT_EQ(times, 1);
        }
    }
}

TEST(Parallel, SumsHaveTheSameBitsForAnyNumberOfThreads)
{
    std::vector<double> x(300'001);
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = std::sin(static_cast<double>(i)) * 1e3;
    }
    const auto total = [&](int threads) {
        double sum = 0.0;
        with_threads(threads, [&] {
            sum = sum_rows(x.size(), [&](std::size_t begin, std::size_t end) {
                double part = 0.0;
                for (std::size_t i = begin; i < end; ++i) {
                    part += x[i];
                }
                return part;
            });
        });
        return sum;
    };
    const double one = total(1);
    for (const int threads : {2, 3, 7, 16}) {
        EXPECT_EQ(total(threads), one) << threads;
    }
}

TEST(Parallel, GivesEachItemToOneCall)
{
    std::vector<int> seen(1000, 0);
    with_threads(7, [&] { for_each_item(seen.size(), [&](std::size_t i) { ++seen[i]; }); });
    for (const int times : seen) {
        ASSERT_EQ(times, 1);
    }
}

} // namespace
} // namespace likvard
