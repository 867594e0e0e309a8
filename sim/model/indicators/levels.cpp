// Levels: merit value, passing, eligibility, skill and absence by group.
#include "model/indicators/indicators.hpp"

#include <limits>

namespace likvard {
namespace {

constexpr double percent = 100.0;
constexpr int marked_grade_6 = 6;

/// The groups that a pupil belongs to, beside the whole municipality.
std::array<std::size_t, 6> groups_of_pupil(const Pupils& p, std::size_t i, const Schools& schools,
                                           const GroupOffsets& at)
{
    const std::size_t s = p.school[i];
    return {at.school + s,
            at.run_by + (schools.municipal[s] != 0 ? 0U : 1U),
            at.parents + p.education[i] - 1U,
            at.background + p.background[i],
            at.sex + (p.girl[i] != 0 ? 0U : 1U),
            at.quarter + schools.quarter[s]};
}

struct Sums {
    double pupils = 0.0, absent = 0.0, leavers = 0.0, merit = 0.0, passed = 0.0, eligible = 0.0,
           academic = 0.0, language = 0.0, maths = 0.0, g6 = 0.0, g6_passed = 0.0;
};

void add_up(std::vector<Sums>& sums, const Pupils& p, const Schools& schools,
            const GroupOffsets& at, bool leaving)
{
    for (std::size_t i = 0; i < rows(p); ++i) {
        Sums one;
        one.pupils = 1.0;
        one.absent = p.absence[i] > problem_absence ? 1.0 : 0.0;
        if (leaving) {
            one.leavers = 1.0;
            one.merit = static_cast<double>(p.merit[i]);
            one.passed = static_cast<double>(p.passed_all[i]);
            one.eligible = static_cast<double>(p.eligible[i]);
            one.academic = static_cast<double>(p.eligible_academic[i]);
            one.language = static_cast<double>(language(p, i));
            one.maths = static_cast<double>(maths(p, i));
        } else if (p.grade[i] == marked_grade_6 + 1) { // graduate has moved everybody up
            one.g6 = 1.0;
            one.g6_passed = static_cast<double>(p.passed_all[i]);
        }
        const auto add = [&](Sums& to) {
            to.pupils += one.pupils, to.absent += one.absent, to.leavers += one.leavers,
                to.merit += one.merit;
            to.passed += one.passed, to.eligible += one.eligible, to.academic += one.academic,
                to.language += one.language, to.maths += one.maths;
            to.g6 += one.g6, to.g6_passed += one.g6_passed;
        };
        add(sums[at.municipality]);
        for (const std::size_t group : groups_of_pupil(p, i, schools, at)) {
            add(sums[group]);
        }
    }
}

double ratio(double sum, double count, double scale = 1.0)
{
    return count > 0.0 ? scale * sum / count : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

void observe_levels(YearValues& values, const World& w, const GroupOffsets& at)
{
    thread_local std::vector<Sums> sums;
    sums.assign(at.reach, {});
    add_up(sums, w.pupils, w.schools, at, false);
    add_up(sums, w.leavers.pupils, w.schools, at, true);
    for (std::size_t g = 0; g < at.reach; ++g) {
        const Sums& s = sums[g];
        cell(values, g, Outcome::pupils) = s.pupils;
        cell(values, g, Outcome::leavers) = s.leavers;
        cell(values, g, Outcome::pupils_g6) = s.g6;
        cell(values, g, Outcome::merit_points) = ratio(s.merit, s.leavers);
        cell(values, g, Outcome::pass_all_pct) = ratio(s.passed, s.leavers, percent);
        cell(values, g, Outcome::eligible_pct) = ratio(s.eligible, s.leavers, percent);
        cell(values, g, Outcome::eligible_academic_pct) = ratio(s.academic, s.leavers, percent);
        cell(values, g, Outcome::skill_language_sd) = ratio(s.language, s.leavers);
        cell(values, g, Outcome::skill_maths_sd) = ratio(s.maths, s.leavers);
        cell(values, g, Outcome::pass_all_g6_pct) = ratio(s.g6_passed, s.g6, percent);
        cell(values, g, Outcome::problem_absence_pct) = ratio(s.absent, s.pupils, percent);
    }
}

} // namespace likvard
