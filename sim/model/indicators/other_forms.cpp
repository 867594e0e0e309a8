// Upper secondary by the compulsory school that students left, and adapted school.
#include "model/indicators/indicators.hpp"

#include <array>
#include <limits>

namespace likvard {
namespace {

constexpr double percent = 100.0;

double ratio(double sum, double count)
{
    return count > 0.0 ? percent * sum / count : std::numeric_limits<double>::quiet_NaN();
}

/// What is counted of a cohort, by years since it left grade 9; nothing after one year.
enum Kind : std::size_t { introductory, switched, done_in_three, done_in_four, kinds };

/// One group's counts by kind: those whom the share is of, and those of them who count.
struct Sums {
    std::array<double, kinds> all{}, counted{};
};

struct Contribution {
    Kind kind = kinds; // kinds: none
    double all = 0.0, counted = 0.0;
};

Contribution contribution(const Students& s, std::size_t i)
{
    const auto status = static_cast<StudentStatus>(s.status[i]);
    const double starts = status == StudentStatus::not_started ? 0.0 : 1.0;
    const bool began_low = s.began[i] == static_cast<std::uint8_t>(Programme::introductory);
    const double national = began_low ? 0.0 : starts;
    const bool in_three = status == StudentStatus::done_in_three;
    switch (s.year - s.left[i]) {
    case 0:
        return {introductory, 1.0, began_low ? starts : 0.0};
    case 2:
        return {switched, national, national * static_cast<double>(s.switched[i])};
    case 3:
        return {done_in_three, national, in_three ? national : 0.0};
    case followed_years:
        return {done_in_four, starts,
                in_three || status == StudentStatus::done_in_four ? 1.0 : 0.0};
    default:
        return {};
    }
}

void add(Sums& to, const Sums& from)
{
    for (std::size_t k = 0; k < kinds; ++k) {
        to.all[k] += from.all[k];
        to.counted[k] += from.counted[k];
    }
}

void add_students(std::vector<Sums>& sums, const World& w, const GroupOffsets& at)
{
    const Students& s = w.students;
    for (std::size_t i = 0; i < rows(s); ++i) {
        const Contribution one = contribution(s, i);
        if (one.kind == kinds) {
            continue;
        }
        for (const std::size_t group :
             {at.school + s.school[i], at.parents + s.education[i] - 1U,
              at.background + s.background[i], at.sex + (s.girl[i] != 0 ? 0U : 1U)}) {
            sums[group].all[one.kind] += one.all;
            sums[group].counted[one.kind] += one.counted;
        }
    }
    for (std::size_t school = 0; school < compulsory_rows(w.schools); ++school) {
        const Sums& one = sums[at.school + school];
        add(sums[at.municipality], one);
        add(sums[at.run_by + (w.schools.municipal[school] != 0 ? 0U : 1U)], one);
        add(sums[at.quarter + w.schools.quarter[school]], one);
    }
}

/// Adapted school, for the municipality and by sex: other groups would be too few to be shown.
void observe_adapted(YearValues& values, const Adapted& adapted, const GroupOffsets& at)
{
    if (rows(adapted) == 0) {
        return;
    }
    for (const std::size_t group : {at.municipality, at.sex, at.sex + 1}) {
        double pupils = 0.0;
        double leavers = 0.0;
        double passed = 0.0;
        for (std::size_t i = 0; i < rows(adapted); ++i) {
            const bool belongs =
                group == at.municipality || group == at.sex + (adapted.girl[i] != 0 ? 0U : 1U);
            const bool marked =
                adapted.grade[i] == last_compulsory_grade && adapted.subject_areas[i] == 0;
            pupils += belongs ? 1.0 : 0.0;
            leavers += belongs && marked ? 1.0 : 0.0;
            passed += belongs && marked ? static_cast<double>(adapted.passed[i]) : 0.0;
        }
        cell(values, group, Outcome::adapted_pupils) = pupils;
        cell(values, group, Outcome::adapted_leavers) = leavers;
        cell(values, group, Outcome::adapted_pass_pct) = ratio(passed, leavers);
    }
}

} // namespace

void observe_other_forms(YearValues& values, const World& w, const GroupOffsets& at)
{
    thread_local std::vector<Sums> sums;
    sums.assign(at.reach, {});
    add_students(sums, w, at);
    for (std::size_t g = 0; g < at.reach; ++g) {
        const Sums& s = sums[g];
        const auto share = [&s](Kind kind) { return ratio(s.counted[kind], s.all[kind]); };
        cell(values, g, Outcome::introductory_pct) = share(introductory);
        cell(values, g, Outcome::programme_switch_pct) = share(switched);
        cell(values, g, Outcome::upper_secondary_completion3_pct) = share(done_in_three);
        cell(values, g, Outcome::upper_secondary_completion_pct) = share(done_in_four);
        cell(values, g, Outcome::upper_secondary_starters) = s.all[done_in_four];
        cell(values, g, Outcome::national_starters_three_years) = s.all[done_in_three];
        cell(values, g, Outcome::national_starters_two_years) = s.all[switched];
    }
    observe_adapted(values, w.adapted, at);
}

} // namespace likvard
