// The few kernels that are worth a vector unit: random numbers for whole columns. One body,
// compiled for several instruction sets and picked at run time; every set gives the same bits as
// random.hpp.
#pragma once

#include "core/random.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace likvard {

/// Four standard normals per id: out[k][i] is the k-th of Draw::normals(stream, year, ids[i], n).
/// Null pointers in `out` are skipped. Every column has ids.size() slots.
void fill_normals(const Draw& draw, Stream stream, int year, std::uint32_t n,
                  std::span<const PersonId> ids, std::array<float*, 4> out);

/// The words themselves: out[k][i] is the k-th of Draw::words(stream, year, ids[i], n).
void fill_words(const Draw& draw, Stream stream, int year, std::uint32_t n,
                std::span<const PersonId> ids, std::array<std::uint32_t*, 4> out);

/// Standard Gumbel deviates -log(-log u) of the uniforms in Draw::words(stream, year, ids[i], n).
void fill_gumbels(const Draw& draw, Stream stream, int year, std::uint32_t n,
                  std::span<const PersonId> ids, std::array<float*, 4> out);

/// Values in a vector of the widest instruction set.
inline constexpr std::size_t widest_vector = 16;
/// `count` rounded up to whole vectors of that width: the length of a column that is filled up with
/// values that change nothing, so that no loop over it has a rest.
[[nodiscard]] constexpr std::size_t whole_vectors(std::size_t count)
{
    return (count + widest_vector - 1) / widest_vector * widest_vector;
}

/// Where nothing is chosen.
inline constexpr std::uint32_t no_choice = 0xFFFFFFFFU;
/// Columns of numbers, one after the other in `value`, each as long as `chosen`: in which of them
/// every row's highest number stands, the first of equals; no_choice where all are minus infinity.
/// Rows are a multiple of widest_vector.
void first_choices(std::span<const float> value, std::span<std::uint32_t> chosen);

/// Where the highest of the values stands, the first of equals. Their number is a multiple of
/// widest_vector, not 0, and none is not a number.
[[nodiscard]] std::size_t first_highest(std::span<const float> value);

/// Names of the instruction sets that this machine can run, best last: "baseline", "avx2",
/// "avx512".
[[nodiscard]] std::span<const std::string_view> kernel_sets();
/// The set in use: the best one, or the one that LIKVARD_ISA names at the first use.
[[nodiscard]] std::string_view kernel_set();
/// Its number, for tables of kernels elsewhere: 0 baseline, 1 AVX2, 2 AVX-512.
[[nodiscard]] std::size_t kernel_set_number();
/// Switches the set, for tests; returns false when the machine cannot run it.
bool use_kernel_set(std::string_view name);

} // namespace likvard
