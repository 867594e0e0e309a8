#include "core/parallel.hpp"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_reduce.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>

namespace likvard {
namespace {

constexpr std::size_t sum_grain = 4096;
constexpr std::size_t row_grain = 65536; // below two of these a table stays in one thread

} // namespace

int core_count()
{
    return oneapi::tbb::info::default_concurrency();
}

void with_threads(int threads, FunctionRef<void()> work)
{
    const int wanted = threads > 0 ? threads : core_count();
    // More threads than cores are allowed on purpose: results must not depend on either.
    const oneapi::tbb::global_control allowed(
        oneapi::tbb::global_control::max_allowed_parallelism,
        static_cast<std::size_t>(std::max(wanted, core_count())));
    oneapi::tbb::task_arena arena(wanted);
    arena.execute([&] { work(); });
}

void for_each_item(std::size_t count, FunctionRef<void(std::size_t)> body)
{
    using Range = oneapi::tbb::blocked_range<std::size_t>;
    oneapi::tbb::parallel_for(
        Range(0, count, 1),
        [&](const Range& range) {
            for (std::size_t i = range.begin(); i != range.end(); ++i) {
                body(i);
            }
        },
        oneapi::tbb::simple_partitioner{});
}

void for_rows(std::size_t count, FunctionRef<void(std::size_t, std::size_t)> body)
{
    if (count < 2 * row_grain) {
        body(0, count);
        return;
    }
    using Range = oneapi::tbb::blocked_range<std::size_t>;
    // Isolated, so that a thread that waits here does not pick up another replicate meanwhile.
    oneapi::tbb::this_task_arena::isolate([&] {
        oneapi::tbb::parallel_for(
            Range(0, count, row_grain),
            [&](const Range& range) { body(range.begin(), range.end()); },
            oneapi::tbb::simple_partitioner{});
    });
}

double sum_rows(std::size_t count, FunctionRef<double(std::size_t, std::size_t)> body)
{
    using Range = oneapi::tbb::blocked_range<std::size_t>;
    return oneapi::tbb::this_task_arena::isolate([&] {
        return oneapi::tbb::parallel_deterministic_reduce(
            Range(0, count, sum_grain), 0.0,
            [&](const Range& range, double sum) { return sum + body(range.begin(), range.end()); },
            [](double a, double b) { return a + b; }, oneapi::tbb::simple_partitioner{});
    });
}

} // namespace likvard
