// Tables of a few plain rows, for tests of one process: every row average and unremarkable, so that
// a test says only what it is about.
#pragma once

#include "model/classes.hpp"
#include "model/effects.hpp"
#include "model/params.hpp"
#include "model/pupils.hpp"
#include "model/schools.hpp"
#include "model/teachers.hpp"
#include "model/tick.hpp"

namespace likvard {

using Grades = std::vector<std::uint8_t>; // for loops over a few grades, or over a few rows
using Rows = std::vector<std::uint16_t>;

/// Every parameter at its central value.
[[nodiscard]] Params central_params();

/// Municipal F-9 schools with ids 1, 2, …; 25 seats a grade, 12 pupils per teacher, 120 pupils.
[[nodiscard]] Schools plain_schools(std::size_t count);
/// No effect of any lever.
[[nodiscard]] Effects no_effects(std::size_t school_count);
/// A part of each row of a column of bits: of(row) for all.
template <class Bits, class Of>
[[nodiscard]] std::vector<int> parts_of(const Column<Bits>& column, Of of)
{
    std::vector<int> parts;
    for (const Bits& bits : column) {
        parts.push_back(of(bits));
    }
    return parts;
}
[[nodiscard]] inline std::vector<int> who_passed_all(const Pupils& pupils)
{
    return parts_of(pupils.now, [](ThisYear now) { return now.passed_all; });
}
[[nodiscard]] inline std::vector<int> who_is_supported(const Pupils& pupils)
{
    return parts_of(pupils.now, [](ThisYear now) { return now.supported; });
}
inline void set_education(Pupils& pupils, unsigned education)
{
    for (Traits& traits : pupils.traits) {
        traits.education = education & two_bits;
    }
}
inline void set_needs(Pupils& pupils)
{
    for (Traits& traits : pupils.traits) {
        traits.need = 1;
    }
}

/// Pupils of `grade` at `school` with ids 1, 2, … (by person_id), skill 0, parents' education 2.
[[nodiscard]] Pupils plain_pupils(std::size_t count, std::uint8_t grade = 5,
                                  std::uint16_t school = 0);
/// Appends plain pupils of another grade or school, with ids of their own.
void add_pupils(Pupils& pupils, std::size_t count, std::uint8_t grade, std::uint16_t school);
/// Certified teachers aged 45 with a permanent post and 15 years of experience, 5 of them here.
[[nodiscard]] Teachers plain_teachers(std::size_t count, std::uint16_t school = 0);
void add_teachers(Teachers& teachers, std::size_t count, std::uint16_t school);

/// Classes formed of the pupils as they are, with their groups.
[[nodiscard]] Classes classes_of(Pupils& pupils, Schools& schools, double cap = 28.0);

[[nodiscard]] inline double wide(float x)
{
    return static_cast<double>(x);
}
[[nodiscard]] inline Tick tick_of(int year = 2025, std::uint32_t replicate = 0)
{
    return {year, Draw(1, replicate)};
}

} // namespace likvard
