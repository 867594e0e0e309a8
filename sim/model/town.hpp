// What families choose among in a summer: the schools, the ways to them and what each is worth, and
// the place that nobody can be refused.
#pragma once

#include "model/effects.hpp"
#include "model/processes/enrol.hpp"
#include "model/pupils.hpp"
#include "model/schools.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace likvard {

/// Everything that families and schools choose by, as it stands this summer.
struct Town {
    const Schools& schools;
    const Effects& effects;
    const Ways& ways;
    const EnrolParams& params;
    std::size_t areas;
    std::size_t schools_to_choose;

    [[nodiscard]] std::size_t school_count() const { return schools_to_choose; }
    [[nodiscard]] float km(std::size_t area, std::size_t s) const
    {
        return ways.geography.between(area, s) * static_cast<float>(ways.km_per_minute);
    }
    /// The school has this grade, and has not closed.
    [[nodiscard]] bool serves(std::size_t s, int grade) const
    {
        return grade >= schools.first_grade[s] && grade <= schools.last_grade[s] &&
               effects.closed[s] == 0.0F;
    }
};

/// What each school is worth to families of a stage, by school and home.
void find_worth(std::vector<float>& worth, const Town& town, int stage);

/// The duty: whoever is left gets the nearest municipal school with the grade; where there is none,
/// any school with the grade; where no school has it, the nearest that is open; and where all have
/// closed, the nearest: nobody is without a school.
[[nodiscard]] std::uint16_t place_of_duty(const Pupils& pupils, std::size_t i, const Town& town,
                                          int grade);

} // namespace likvard
