// Passing as it is expected rather than seen: gaps without the luck of marking and without what
// chance in one cohort adds to the spread between schools.
#include "model/indicators/indicators.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <vector>

namespace likvard {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double percent = 100.0;
constexpr std::size_t cohorts = 3; // grades 7, 8 and 9

struct Sum {
    double count = 0.0, probability = 0.0;

    void add(float p) { count += 1.0, probability += static_cast<double>(p); }
    [[nodiscard]] double mean() const { return count > 0.0 ? probability / count : nothing; }
};

/// By school: the cohorts that were in grades 7, 8 and 9 until June.
using Cohorts = std::array<Sum, cohorts>;

/// Variance that chance gives one pupil's worth of a school's cohort: how far the cohorts of a
/// school lie apart, pooled over schools and weighted by pupils. A cohort of n has it over n.
double chance_of_one(const std::vector<Cohorts>& schools)
{
    double squares = 0.0;
    double freedom = 0.0;
    for (const Cohorts& school : schools) {
        Sum all;
        double present = 0.0;
        for (const Sum& cohort : school) {
            all.count += cohort.count;
            all.probability += cohort.probability;
            present += cohort.count > 0.0 ? 1.0 : 0.0;
        }
        for (const Sum& cohort : school) {
            if (cohort.count > 0.0) {
                const double away = cohort.mean() - all.mean();
                squares += cohort.count * away * away;
            }
        }
        freedom += present > 1.0 ? present - 1.0 : 0.0;
    }
    return freedom > 0.0 ? squares / freedom : 0.0;
}

/// The leaving cohorts' means, in per cent, with chance taken out of their spread.
std::vector<double> without_chance(const std::vector<Cohorts>& schools)
{
    std::vector<Sum> leaving;
    Sum all;
    for (const Cohorts& school : schools) {
        const Sum& cohort = school[cohorts - 1];
        if (cohort.count >= smallest_ranked_school) {
            leaving.push_back(cohort);
            all.count += cohort.count;
            all.probability += cohort.probability;
        }
    }
    const double one = chance_of_one(schools);
    double total = 0.0;
    double chance = 0.0;
    for (const Sum& cohort : leaving) {
        total += (cohort.mean() - all.mean()) * (cohort.mean() - all.mean());
        chance += one / cohort.count;
    }
    const auto n = static_cast<double>(leaving.size());
    const double lasting = n > 1.0 ? std::max(0.0, total / (n - 1.0) - chance / n) : 0.0;
    std::vector<double> shares;
    for (const Sum& cohort : leaving) {
        const double spread = lasting + one / cohort.count;
        const double kept = spread > 0.0 ? std::sqrt(lasting / spread) : 0.0;
        shares.push_back(percent * (all.mean() + kept * (cohort.mean() - all.mean())));
    }
    return shares;
}

/// How schools mark, and what is worked out of it for some pupils at a time.
struct Marking {
    PassProbability chance;
    std::vector<float> leniency;
    std::vector<EMargin> easier; // what a school takes off an E beside its leniency
    std::vector<std::uint32_t> members;
    std::vector<float> chances; // of the members

    explicit Marking(const World& w)
        : chance(w.setting->params.assess), leniency(w.schools.leniency)
    {
        for (std::size_t s = 0; s < compulsory_rows(w.schools); ++s) {
            easier.push_back(easier_e(w.schools, s, w.setting->params.assess));
        }
    }
    void work_out(const Pupils& p) { chance.fill(chances, p, members, leniency, easier); }
};

/// Adds those who were in grades 7 and 8 until June to their school's cohorts.
void add_younger(std::vector<Cohorts>& schools, const World& w, Marking& marking)
{
    const Pupils& p = w.pupils;
    marking.members.clear();
    for (std::size_t i = 0; i < rows(p); ++i) {
        if (p.grade[i] > first_upper_grade) { // graduate has moved everybody up
            marking.members.push_back(static_cast<std::uint32_t>(i));
        }
    }
    marking.work_out(p);
    for (std::size_t k = 0; k < marking.members.size(); ++k) {
        const std::uint32_t i = marking.members[k];
        const auto cohort = static_cast<std::size_t>(p.grade[i] - first_upper_grade - 1);
        schools[p.school[i]][cohort].add(marking.chances[k]);
    }
}

/// Adds the leavers to their groups and to their school's oldest cohort.
void add_leavers(std::vector<Sum>& sums, std::vector<Cohorts>& schools, const World& w,
                 const GroupOffsets& at, Marking& marking)
{
    const Pupils& p = w.leavers.pupils;
    const Column<float>& margin = w.effects.pass_margin; // empty before the first year
    for (std::size_t s = 0; s < marking.easier.size() && !margin.empty(); ++s) {
        marking.leniency[s] += margin[s];
    }
    marking.members.resize(rows(p));
    std::iota(marking.members.begin(), marking.members.end(), 0U);
    marking.work_out(p);
    for (std::size_t i = 0; i < rows(p); ++i) {
        const float probability = marking.chances[i];
        schools[p.school[i]][cohorts - 1].add(probability);
        sums[at.municipality].add(probability);
        for (const std::size_t group : groups_of_pupil(p, i, w.schools, at)) {
            sums[group].add(probability);
        }
    }
}

} // namespace

void observe_expected(YearValues& values, const World& w, const GroupOffsets& at)
{
    Marking marking(w);
    std::vector<Sum> sums(at.reach);
    std::vector<Cohorts> schools(compulsory_rows(w.schools));
    add_younger(schools, w, marking);
    add_leavers(sums, schools, w, at, marking);
    for (std::size_t g = 0; g < at.reach; ++g) {
        cell(values, g, Outcome::pass_all_expected_pct) = percent * sums[g].mean();
    }
    cell(values, at.municipality, Outcome::gap_school_quarters_pass_expected_pp) =
        cell(values, at.quarter + 3, Outcome::pass_all_expected_pct) -
        cell(values, at.quarter, Outcome::pass_all_expected_pct);
    cell(values, at.municipality, Outcome::gap_schools_p90_p10_expected_pp) =
        percentile_gap(without_chance(schools));
}

} // namespace likvard
