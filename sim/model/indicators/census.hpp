// Who goes to school in a finished year, counted once for all families of indicators: pupils who
// are alike by what can be seen of them, and the rows of the grades that are asked for.
#pragma once

#include "model/world.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace likvard {

/// Pupils who are alike: of one school, parents' education, background and sex. What can be counted
/// exactly in any order is counted by kind, added up by school and by home (what is left of a kind
/// without the school) and then added to the groups that these belong to.
inline constexpr std::size_t kinds_of_school = 3 * 3 * 2;
[[nodiscard]] constexpr std::size_t education_of_home(std::size_t home)
{
    return home / 6 + 1;
}
[[nodiscard]] constexpr std::size_t background_of_home(std::size_t home)
{
    return home / 2 % 3;
}
[[nodiscard]] constexpr bool is_girls_home(std::size_t home)
{
    return home % 2 == 0;
}

/// Eight counts by kind, of codes that are kind × 8 + cell: `counts[code]` is raised for each.
inline constexpr std::size_t cells_of_kind = 8;
using Cells = std::array<std::uint32_t, cells_of_kind>;
void count_cells(std::uint32_t* counts, std::span<const std::uint32_t> codes);
[[nodiscard]] inline std::size_t kind_of_code(std::uint32_t code)
{
    return code / cells_of_kind;
}

/// What is by kind, added up by school and by home. What is beyond the last school's kinds is left
/// out.
template <class Sums> struct BySchoolAndHome {
    std::vector<Sums> schools;
    std::array<Sums, kinds_of_school> homes{};

    void add_up(const std::vector<Sums>& kinds)
    {
        schools.resize(kinds.size() / kinds_of_school);
        homes = {};
        const Sums* kind = kinds.data();
        for (Sums& school : schools) {
            Sums all; // not the vector's own, which has to be in memory all the time
            for (std::size_t home = 0; home < kinds_of_school; ++home, ++kind) {
                all += *kind;
                homes[home] += *kind;
            }
            school = all;
        }
    }
};

/// Merit values are multiples of 2.5, so that their sums too are exact in any order.
struct Counts {
    std::uint32_t pupils = 0, absent = 0, graded = 0, g6 = 0, g6_passed = 0; // leavers included
    std::uint32_t passed = 0, eligible = 0, academic = 0;                    // of the leavers
    double leavers = 0.0, merit = 0.0;

    void operator+=(const Counts& o)
    {
        pupils += o.pupils, absent += o.absent, graded += o.graded, g6 += o.g6;
        g6_passed += o.g6_passed, passed += o.passed, eligible += o.eligible;
        academic += o.academic, leavers += o.leavers, merit += o.merit;
    }
};

struct Census {
    // Row by row: codes, of which kind_of_code. Of pupils: as long as they are lent for.
    std::span<const std::uint32_t> pupils;
    std::vector<std::uint32_t> leavers;
    std::vector<Counts> kinds;
    /// Rows of those who were in a grade until June and stay.
    std::vector<std::uint32_t> grade_3, grade_6, grade_7, grade_8;
    std::vector<std::uint32_t> grade_9; // rows of the leavers: all of them
};
/// `codes`: room for those of pupils.
void take_census(Census& census, const World& w, std::span<std::uint32_t> codes);

} // namespace likvard
