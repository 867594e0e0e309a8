// The row kernels compiled for baseline. See row_kernels_body.inc for what must not be used here.
#include "core/kernels_lanes.hpp"
#include "core/math.hpp"
#include "core/random.hpp"
#include "model/municipality.hpp"
#include "model/pupils.hpp"
#include "model/row_kernels.hpp"
#include "model/students.hpp"

namespace likvard {
namespace {
#include "core/lanes.inc"
//
#include "model/row_kernels_body.inc"
} // namespace

const RowKernels row_kernels_baseline = bodies;

} // namespace likvard
