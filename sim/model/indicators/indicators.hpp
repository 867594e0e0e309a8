// Indicators: what a finished year says, group by group. Declared in results/outcomes, computed
// here.
#pragma once

#include "model/indicators/census.hpp"
#include "model/tick.hpp"
#include "model/world.hpp"
#include "results/results.hpp"

#include <array>
#include <span>
#include <vector>

namespace likvard {

/// The groups of a municipality in their fixed order: municipality, compulsory schools, operators,
/// parents' education, background, sex, school quarters, reach.
[[nodiscard]] std::vector<Group> groups_of(const Municipality& municipality);

/// First group of each dimension in that order.
struct GroupOffsets {
    std::size_t municipality = 0, school = 0, run_by = 0, parents = 0, background = 0, sex = 0,
                quarter = 0, reach = 0, count = 0;
};
/// `school_count`: compulsory schools.
[[nodiscard]] GroupOffsets group_offsets(std::size_t school_count);

/// Everything but reach and cost, from a world whose year is over. `t`: that year, and the luck of
/// the national tests.
void observe(YearValues& values, const World& w, const Tick& t);

// The families, each in its own file; `census` is that of `w`. Gaps are taken of what levels and
// staff have written.
void observe_levels(YearValues& values, const World& w, const GroupOffsets& at,
                    const Census& census);
void observe_other_forms(YearValues& values, const World& w, const GroupOffsets& at);
void observe_staff(YearValues& values, const World& w, const GroupOffsets& at);
void observe_gaps(YearValues& values, const World& w, const GroupOffsets& at);
void observe_expected(YearValues& values, const World& w, const GroupOffsets& at,
                      const Census& census);
void observe_equity(YearValues& values, const World& w, const GroupOffsets& at,
                    const Census& census);
void observe_sight(YearValues& values, const World& w, const GroupOffsets& at);
void observe_tests(YearValues& values, const World& w, const GroupOffsets& at, const Census& census,
                   const Tick& t);

/// Fills the reach groups (schools that levers reached, the municipality's other schools) from the
/// schools' values: means weighted by leavers, grade-6 pupils or pupils.
void observe_reach(YearValues& values, std::span<const std::uint8_t> reached,
                   const Schools& schools);

[[nodiscard]] inline double& cell(YearValues& values, std::size_t group, Outcome outcome)
{
    return values[group][static_cast<std::size_t>(outcome)];
}

/// The groups that a pupil belongs to, beside the whole municipality.
[[nodiscard]] inline std::array<std::size_t, 6>
groups_of_pupil(const Pupils& p, std::size_t i, const Schools& schools, const GroupOffsets& at)
{
    const std::size_t s = p.school[i];
    return {at.school + s,
            at.run_by + (schools.municipal[s] != 0 ? 0U : 1U),
            at.parents + p.traits[i].education - 1U,
            at.background + p.traits[i].background,
            at.sex + (p.traits[i].girl != 0 ? 0U : 1U),
            at.quarter + schools.quarter[s]};
}

/// Adds what is by school and by home to the groups that they belong to.
template <class Sums>
void add_to_groups(std::vector<Sums>& groups, const BySchoolAndHome<Sums>& sums,
                   const Schools& schools, const GroupOffsets& at)
{
    for (std::size_t s = 0; s < sums.schools.size(); ++s) {
        for (const std::size_t group :
             {at.municipality, at.school + s, at.run_by + (schools.municipal[s] != 0 ? 0U : 1U),
              at.quarter + schools.quarter[s]}) {
            groups[group] += sums.schools[s];
        }
    }
    for (std::size_t home = 0; home < sums.homes.size(); ++home) {
        for (const std::size_t group :
             {at.parents + education_of_home(home) - 1, at.background + background_of_home(home),
              at.sex + (is_girls_home(home) ? 0U : 1U)}) {
            groups[group] += sums.homes[home];
        }
    }
}

/// Leavers that a school must have to be ranked among the others.
inline constexpr double smallest_ranked_school = 10.0;
/// P90 minus P10 by linear interpolation between the schools; NaN for fewer than two.
[[nodiscard]] double percentile_gap(std::vector<double> shares);

} // namespace likvard
