// What lanes.inc is to find before it, for those outside core who write kernels with it.
#pragma once

#include "core/kernels_table.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif
