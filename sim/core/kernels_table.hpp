// What one instruction set offers; private to the kernels.
#pragma once

#include "core/ids.hpp"

#include <cstddef>
#include <cstdint>

namespace likvard {

struct KernelKey {
    std::uint32_t key0, key1, stream, year;
};

struct KernelTable {
    void (*normals)(const KernelKey&, const PersonId*, std::size_t, float* const*);
    void (*words)(const KernelKey&, const PersonId*, std::size_t, std::uint32_t* const*);
    void (*gumbels)(const KernelKey&, const PersonId*, std::size_t, float* const*);
    bool (*keep)(void*, std::size_t, const std::uint8_t*, std::size_t);
    void (*prefer)(std::size_t, std::uint32_t, const float*, float*, std::uint32_t*);
};

extern const KernelTable kernels_baseline;
extern const KernelTable kernels_avx2;
extern const KernelTable kernels_avx512;

} // namespace likvard
