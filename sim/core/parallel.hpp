// The three kinds of parallelism, by name; the only door to oneTBB. Nothing here can change a
// result: rows write their own row, groups their own members, sums follow a fixed tree.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <type_traits>

namespace likvard {

/// A reference to a callable that outlives the call; costs one indirect call, allocates nothing.
template <class Signature> class FunctionRef;
template <class R, class... Args> class FunctionRef<R(Args...)> {
public:
    template <class F>
    // NOLINTNEXTLINE(bugprone-forwarding-reference-overload): the constraint keeps copies away
    requires(!std::is_same_v<std::remove_cvref_t<F>, FunctionRef>) FunctionRef(F&& callable)
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): F gets its const back below
        : object_(const_cast<void*>(static_cast<const void*>(std::addressof(callable)))),
          call_([](void* object, Args... args) -> R {
              return (*static_cast<std::remove_reference_t<F>*>(object))(args...);
          })
    {
    }
    R operator()(Args... args) const { return call_(object_, args...); }

private:
    void* object_;
    R (*call_)(void*, Args...);
};

/// Runs `work` with at most `threads` threads (0: every core) for everything parallel inside it.
void with_threads(int threads, FunctionRef<void()> work);

/// Number of threads that with_threads(0, …) would use.
[[nodiscard]] int core_count();

/// Each item on its own, in any order, one at a time per thread: replicates.
void for_each_item(std::size_t count, FunctionRef<void(std::size_t)> body);

/// Rows: body(begin, end) over pieces of [0, count); row i may write row i only. Small tables run
/// in the calling thread, since a municipality's year is shorter than a hand-over.
void for_rows(std::size_t count, FunctionRef<void(std::size_t, std::size_t)> body);

/// Sum of body(begin, end) over fixed pieces of 4,096 rows, added in a fixed tree: the same bits
/// for any number of threads.
[[nodiscard]] double sum_rows(std::size_t count,
                              FunctionRef<double(std::size_t, std::size_t)> body);

} // namespace likvard
