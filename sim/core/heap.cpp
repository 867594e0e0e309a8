#include "core/heap.hpp"

#include <limits> // a header of the C library's has to come before it can be asked which it is

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace likvard {

void keep_freed_memory()
{
#ifdef __GLIBC__
    // Setting one of the two stops glibc from adapting the other, so that both are set: the largest
    // block that it takes from the heap at all, and never giving the heap's end back.
    // A larger one is a column of hundreds of thousands of pupils, whose place nothing else fits.
    constexpr int largest_on_heap = 2 << 20;
    mallopt(M_MMAP_THRESHOLD, largest_on_heap);
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
#endif
}

void hand_back_freed_memory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace likvard
