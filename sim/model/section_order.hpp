// Which sections of its grade a pupil belongs to: drawn once for a whole school life, since nothing
// but the pupil's id decides it, and kept as one small number that is cheap to ask.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace likvard {

/// How many sections the number orders, the first ones; a grade with more draws for all of them.
inline constexpr std::size_t ordered_sections = 4;

/// How they rank: for each two of them a bit that says whether the later one ranks higher, where
/// the bits of no_order are turned round, so that 0 is who has no order yet.
using SectionOrder = std::uint8_t;
inline constexpr std::size_t section_pairs = 6;
inline constexpr std::size_t section_orders = std::size_t{1} << section_pairs;
/// A ring: the second ranks above the first, the third above the second, but not above the first.
inline constexpr unsigned no_order = 1 | 8;

/// The order of sections by how much somebody belongs to each; of equals the first ranks higher.
[[nodiscard]] constexpr SectionOrder section_order(std::uint32_t a, std::uint32_t b,
                                                   std::uint32_t c, std::uint32_t d)
{
    unsigned bits = no_order;
    bits ^= b > a ? 1U : 0U;
    bits ^= c > a ? 2U : 0U;
    bits ^= d > a ? 4U : 0U;
    bits ^= c > b ? 8U : 0U;
    bits ^= d > b ? 16U : 0U;
    bits ^= d > c ? 32U : 0U;
    return static_cast<SectionOrder>(bits);
}

/// Whether section k ranks higher than section j in an order.
[[nodiscard]] constexpr bool ranks_higher(std::size_t order, std::size_t k, std::size_t j)
{
    // Where the bits of the pairs stand that begin with a section.
    constexpr std::array<std::size_t, ordered_sections> pairs_of{0, 3, 5, 6};
    const bool k_is_later = k > j;
    const std::size_t first = k_is_later ? j : k;
    const std::size_t later = k_is_later ? k : j;
    const bool later_is_higher =
        ((order ^ no_order) >> (pairs_of[first] + later - first - 1) & 1U) != 0;
    return later_is_higher == k_is_later;
}

/// By which sections have room (bit k: section k) and order: the one that ranks highest of them.
inline constexpr auto highest_with_room = [] {
    std::array<std::array<std::uint8_t, section_orders>, 1U << ordered_sections> highest{};
    for (std::size_t room = 0; room < highest.size(); ++room) {
        for (std::size_t order = 0; order < section_orders; ++order) {
            std::size_t best = ordered_sections;
            for (std::size_t k = 0; k < ordered_sections; ++k) {
                const bool has_room = (room >> k & 1U) != 0;
                if (has_room && (best == ordered_sections || ranks_higher(order, k, best))) {
                    best = k;
                }
            }
            highest[room][order] = static_cast<std::uint8_t>(best);
        }
    }
    return highest;
}();

} // namespace likvard
