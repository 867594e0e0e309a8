// Levels: merit value, passing, eligibility, skill and absence by group.
#include "model/indicators/indicators.hpp"

#include <cstdint>
#include <limits>
#include <vector>

namespace likvard {
namespace {

constexpr double percent = 100.0;
struct Skills {
    double language = 0.0, maths = 0.0;

    void operator+=(const Skills& o) { language += o.language, maths += o.maths; }
};

/// Skill, whose sums do depend on the order, pupil by pupil.
void add_skills(std::vector<Skills>& sums, const Pupils& p, const Schools& schools,
                const GroupOffsets& at)
{
    Skills everybody;
    for (std::size_t i = 0; i < rows(p); ++i) {
        const Skills one{static_cast<double>(language(p, i)), static_cast<double>(maths(p, i))};
        everybody += one;
        for (const std::size_t group : groups_of_pupil(p, i, schools, at)) {
            sums[group] += one;
        }
    }
    sums[at.municipality] = everybody;
}

double ratio(double sum, double count, double scale = 1.0)
{
    return count > 0.0 ? scale * sum / count : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

void observe_levels(YearValues& values, const World& w, const GroupOffsets& at,
                    const Census& census)
{
    thread_local BySchoolAndHome<Counts> counts;
    counts.add_up(census.kinds);
    thread_local std::vector<Counts> groups;
    groups.assign(at.reach, {});
    add_to_groups(groups, counts, w.schools, at);
    thread_local std::vector<Skills> skills;
    skills.assign(at.reach, {});
    add_skills(skills, w.leavers.pupils, w.schools, at);
    for (std::size_t g = 0; g < at.reach; ++g) {
        const Counts& s = groups[g];
        cell(values, g, Outcome::pupils) = s.pupils;
        cell(values, g, Outcome::leavers) = s.leavers;
        cell(values, g, Outcome::pupils_g6) = s.g6;
        cell(values, g, Outcome::merit_points) = ratio(s.merit, s.leavers);
        cell(values, g, Outcome::pass_all_pct) = ratio(s.passed, s.leavers, percent);
        cell(values, g, Outcome::eligible_pct) = ratio(s.eligible, s.leavers, percent);
        cell(values, g, Outcome::eligible_academic_pct) = ratio(s.academic, s.leavers, percent);
        cell(values, g, Outcome::skill_language_sd) = ratio(skills[g].language, s.leavers);
        cell(values, g, Outcome::skill_maths_sd) = ratio(skills[g].maths, s.leavers);
        cell(values, g, Outcome::pass_all_g6_pct) = ratio(s.g6_passed, s.g6, percent);
        cell(values, g, Outcome::problem_absence_pct) = ratio(s.absent, s.pupils, percent);
    }
}

} // namespace likvard
