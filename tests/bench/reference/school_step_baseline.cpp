// The reference workload's steps compiled for baseline.
#include "bench/reference/school_step.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace likvard::reference {
namespace {
#include "core/lanes.inc"
//
#include "bench/reference/school_step.inc"
} // namespace

const Steps steps_baseline{"baseline", start_schools, schools_year};

} // namespace likvard::reference
