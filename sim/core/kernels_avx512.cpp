// The kernels compiled for avx512. See lanes.inc for what must not be used here.
#include "core/kernels_table.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace likvard {
namespace {
#include "core/lanes.inc"
//
#include "core/kernels_body.inc"
} // namespace

const KernelTable kernels_avx512{body_normals, body_words,         body_gumbels,
                                 body_keep,    body_first_choices, body_first_highest};

} // namespace likvard
