// What one instruction set offers; private to the kernels.
#pragma once

#include "core/ids.hpp"

#include <cstddef>
#include <cstdint>

namespace likvard {

struct KernelKey {
    std::uint32_t key0, key1, stream, year;
};

/// Keeping some rows of columns (core/keep): null where an instruction set has no compressing move.
struct KeepKernels {
    static constexpr std::size_t rows_of_group = 64;
    /// The flags of 64 rows at a time as bits, and the sum of kept rows before them; returns the
    /// sum of all.
    std::size_t (*find)(const std::uint8_t* flags, std::size_t count, std::uint64_t* bits,
                        std::uint32_t* places);
    /// Moves the kept values of a column with `count` rows.
    void (*move)(void* column, std::size_t bytes, std::size_t count, const std::uint64_t* bits,
                 const std::uint32_t* places);
};

struct KernelTable {
    void (*normals)(const KernelKey&, const PersonId*, std::size_t, float* const*);
    void (*words)(const KernelKey&, const PersonId*, std::size_t, std::uint32_t* const*);
    void (*gumbels)(const KernelKey&, const PersonId*, std::size_t, float* const*);
    KeepKernels keep;
    void (*first_choices)(const float*, std::size_t, std::uint32_t*, std::size_t);
    std::size_t (*first_highest)(const float*, std::size_t);
};

/// Of the set in use.
[[nodiscard]] const KeepKernels& keep_kernels();

extern const KernelTable kernels_baseline;
extern const KernelTable kernels_avx2;
extern const KernelTable kernels_avx512;

} // namespace likvard
