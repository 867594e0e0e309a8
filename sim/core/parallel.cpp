#include "core/parallel.hpp"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_reduce.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <type_traits>

#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#endif

namespace likvard {
namespace {

/// Where work is handed to other threads and back. oneTBB orders both, but Debian's is not built
/// for the thread sanitizer, which therefore has to be told; in every other build this is nothing.
class HandOver {
public:
    /// What this thread has written so far is seen by whoever takes afterwards.
    void give()
    {
#ifdef __SANITIZE_THREAD__
        __tsan_release(this);
#endif
    }
    void take()
    {
#ifdef __SANITIZE_THREAD__
        __tsan_acquire(this);
#endif
    }
};

/// `work` as a worker does it: it sees what was handed over, and what it did is seen.
template <class Work> auto handed_over(HandOver& hands, Work&& work)
{
    hands.take();
    if constexpr (std::is_void_v<decltype(work())>) {
        work();
        hands.give();
    } else {
        const auto result = work();
        hands.give();
        return result;
    }
}

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
    HandOver hands;
    hands.give();
    arena.execute([&] { handed_over(hands, work); });
    hands.take();
}

void for_each_item(std::size_t count, FunctionRef<void(std::size_t)> body)
{
    using Range = oneapi::tbb::blocked_range<std::size_t>;
    HandOver hands;
    hands.give();
    oneapi::tbb::parallel_for(
        Range(0, count, 1),
        [&](const Range& range) {
            handed_over(hands, [&] {
                for (std::size_t i = range.begin(); i != range.end(); ++i) {
                    body(i);
                }
            });
        },
        oneapi::tbb::simple_partitioner{});
    hands.take();
}

void for_rows(std::size_t count, FunctionRef<void(std::size_t, std::size_t)> body)
{
    if (count < 2 * row_grain) {
        body(0, count);
        return;
    }
    using Range = oneapi::tbb::blocked_range<std::size_t>;
    HandOver hands;
    hands.give();
    // Isolated, so that a thread that waits here does not pick up another replicate meanwhile.
    oneapi::tbb::this_task_arena::isolate([&] {
        oneapi::tbb::parallel_for(
            Range(0, count, row_grain),
            [&](const Range& range) {
                handed_over(hands, [&] { body(range.begin(), range.end()); });
            },
            oneapi::tbb::simple_partitioner{});
    });
    hands.take();
}

double sum_rows(std::size_t count, FunctionRef<double(std::size_t, std::size_t)> body)
{
    using Range = oneapi::tbb::blocked_range<std::size_t>;
    HandOver hands;
    hands.give();
    const double total = oneapi::tbb::this_task_arena::isolate([&] {
        return oneapi::tbb::parallel_deterministic_reduce(
            Range(0, count, sum_grain), 0.0,
            [&](const Range& range, double sum) {
                return sum + handed_over(hands, [&] { return body(range.begin(), range.end()); });
            },
            [](double a, double b) { return a + b; }, oneapi::tbb::simple_partitioner{});
    });
    hands.take();
    return total;
}

} // namespace likvard
