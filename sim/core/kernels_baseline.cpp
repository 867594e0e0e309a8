// The kernels compiled for baseline. See kernels_body.inc for what must not be used here.
#include "core/kernels_table.hpp"

namespace likvard {
namespace {
#include "core/kernels_body.inc"
} // namespace

const KernelTable kernels_baseline{body_normals, body_words, body_gumbels};

} // namespace likvard
