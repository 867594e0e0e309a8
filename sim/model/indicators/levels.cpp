// Levels: merit value, passing, eligibility, skill and absence by group.
#include "model/indicators/indicators.hpp"

#include <limits>

namespace likvard {
namespace {

constexpr double percent = 100.0;
constexpr int marked_grade_6 = 6;

struct Sums {
    double pupils = 0.0, absent = 0.0, leavers = 0.0, merit = 0.0, passed = 0.0, eligible = 0.0,
           academic = 0.0, language = 0.0, maths = 0.0, g6 = 0.0, g6_passed = 0.0;
};

/// Those who stay at school: of most of them only presence counts.
void add_staying(std::vector<Sums>& sums, const Pupils& p, const Schools& schools,
                 const GroupOffsets& at)
{
    for (std::size_t i = 0; i < rows(p); ++i) {
        const double absent = p.absence[i] > problem_absence ? 1.0 : 0.0;
        const bool marked = p.grade[i] == marked_grade_6 + 1; // graduate has moved everybody up
        const auto add = [&](Sums& to) {
            to.pupils += 1.0, to.absent += absent;
            if (marked) {
                to.g6 += 1.0, to.g6_passed += static_cast<double>(p.passed_all[i]);
            }
        };
        add(sums[at.municipality]);
        for (const std::size_t group : groups_of_pupil(p, i, schools, at)) {
            add(sums[group]);
        }
    }
}

void add_leaving(std::vector<Sums>& sums, const Pupils& p, const Schools& schools,
                 const GroupOffsets& at)
{
    for (std::size_t i = 0; i < rows(p); ++i) {
        const double absent = p.absence[i] > problem_absence ? 1.0 : 0.0;
        const auto in_language = static_cast<double>(language(p, i));
        const auto in_maths = static_cast<double>(maths(p, i));
        const auto add = [&](Sums& to) {
            to.pupils += 1.0, to.absent += absent, to.leavers += 1.0;
            to.merit += static_cast<double>(p.merit[i]);
            to.passed += static_cast<double>(p.passed_all[i]);
            to.eligible += static_cast<double>(p.eligible[i]);
            to.academic += static_cast<double>(p.eligible_academic[i]);
            to.language += in_language, to.maths += in_maths;
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
    add_staying(sums, w.pupils, w.schools, at);
    add_leaving(sums, w.leavers.pupils, w.schools, at);
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
