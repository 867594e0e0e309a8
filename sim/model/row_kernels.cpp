#include "model/row_kernels.hpp"

#include "core/kernels.hpp"

#include <array>

namespace likvard {

const RowKernels& row_kernels()
{
#if defined(__x86_64__)
    constexpr std::array sets{&row_kernels_baseline, &row_kernels_avx2, &row_kernels_avx512};
#else
    constexpr std::array sets{&row_kernels_baseline};
#endif
    return *sets[kernel_set_number()];
}

} // namespace likvard
