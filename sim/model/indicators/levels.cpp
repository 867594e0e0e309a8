// Levels: merit value, passing, eligibility, skill and absence by group.
#include "model/indicators/indicators.hpp"

#include <cstdint>
#include <limits>
#include <vector>

namespace likvard {
namespace {

constexpr double percent = 100.0;
constexpr int marked_grade_6 = 6;

struct Sums {
    double pupils = 0.0, absent = 0.0, leavers = 0.0, merit = 0.0, passed = 0.0, eligible = 0.0,
           academic = 0.0, language = 0.0, maths = 0.0, g6 = 0.0, g6_passed = 0.0;
};

/// Merit values are multiples of 2.5, so that their sums too are exact in any order.
struct Counts {
    std::uint32_t pupils = 0, absent = 0, g6 = 0, g6_passed = 0;
    std::uint32_t leavers = 0, passed = 0, eligible = 0, academic = 0;
    double merit = 0.0;
};

/// Those who stay at school: of most of them only presence counts.
void count_staying(std::vector<Counts>& kinds, const Pupils& p)
{
    for (std::size_t i = 0; i < rows(p); ++i) {
        const std::uint32_t marked = // graduate has moved everybody up
            p.grade[i] == marked_grade_6 + 1 ? 1 : 0;
        Counts& kind = kinds[kind_of(p, i)];
        ++kind.pupils;
        kind.absent += p.absence[i] > problem_absence ? 1U : 0U;
        kind.g6 += marked;
        kind.g6_passed += marked & p.passed_all[i];
    }
}

void count_leaving(std::vector<Counts>& kinds, const Pupils& p)
{
    for (std::size_t i = 0; i < rows(p); ++i) {
        Counts& kind = kinds[kind_of(p, i)];
        ++kind.pupils;
        kind.absent += p.absence[i] > problem_absence ? 1U : 0U;
        ++kind.leavers;
        kind.merit += static_cast<double>(p.merit[i]);
        kind.passed += p.passed_all[i];
        kind.eligible += p.eligible[i];
        kind.academic += p.eligible_academic[i];
    }
}

void add(Sums& to, const Counts& counts)
{
    to.pupils += counts.pupils, to.absent += counts.absent;
    to.g6 += counts.g6, to.g6_passed += counts.g6_passed;
    to.leavers += counts.leavers, to.merit += counts.merit, to.passed += counts.passed;
    to.eligible += counts.eligible, to.academic += counts.academic;
}

/// Adds every kind to the groups that it belongs to.
void spread(std::vector<Sums>& sums, const std::vector<Counts>& kinds, const Schools& schools,
            const GroupOffsets& at)
{
    for (std::size_t k = 0; k < kinds.size(); ++k) {
        if (kinds[k].pupils == 0) {
            continue;
        }
        for (const std::size_t group : groups_of_kind(k, schools, at)) {
            add(sums[group], kinds[k]);
        }
    }
}

/// Skill, whose sums do depend on the order, pupil by pupil.
void add_skills(std::vector<Sums>& sums, const Pupils& p, const Schools& schools,
                const GroupOffsets& at)
{
    for (std::size_t i = 0; i < rows(p); ++i) {
        const auto in_language = static_cast<double>(language(p, i));
        const auto in_maths = static_cast<double>(maths(p, i));
        const auto add = [&](Sums& to) { to.language += in_language, to.maths += in_maths; };
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
    thread_local std::vector<Counts> kinds;
    kinds.assign(compulsory_rows(w.schools) * kinds_of_school, {});
    count_staying(kinds, w.pupils);
    count_leaving(kinds, w.leavers.pupils);
    spread(sums, kinds, w.schools, at);
    add_skills(sums, w.leavers.pupils, w.schools, at);
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
