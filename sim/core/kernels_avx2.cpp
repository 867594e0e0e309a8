// The kernels compiled for avx2. See kernels_body.inc for what must not be used here.
#include "core/kernels_table.hpp"

namespace likvard {
namespace {
#include "core/kernels_body.inc"
} // namespace

const KernelTable kernels_avx2{body_normals, body_words, body_gumbels};

} // namespace likvard
