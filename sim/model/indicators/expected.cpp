// Passing as it is expected rather than seen: gaps without the luck of marking and without what
// chance in one cohort adds to the spread between schools.
#include "model/indicators/indicators.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
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
    std::vector<float> leniency;
    std::vector<EMargin> easier; // what a school takes off an E beside its leniency
    std::vector<float> chances;  // of those worked out last

    void describe(const World& w)
    {
        const std::size_t n = compulsory_rows(w.schools);
        leniency.assign(w.schools.leniency.begin(),
                        w.schools.leniency.begin() + static_cast<std::ptrdiff_t>(n));
        easier.resize(n);
        for (std::size_t s = 0; s < n; ++s) {
            easier[s] = easier_e(w.schools, s, w.setting->params.assess);
        }
    }
    void work_out(const PassProbability& chance, const Pupils& p,
                  const std::vector<std::uint32_t>& members)
    {
        chance.fill(chances, p, members, leniency, easier);
    }
};

/// Adds those who were in grade 7 or 8 until June to their school's cohort.
void add_younger(std::vector<Cohorts>& schools, std::size_t cohort, const Pupils& p,
                 const std::vector<std::uint32_t>& members, const std::vector<float>& chances)
{
    for (std::size_t k = 0; k < members.size(); ++k) {
        schools[p.school[members[k]]][cohort].add(chances[k]);
    }
}

/// Adds the leavers to their groups and to their school's oldest cohort.
void add_leavers(std::vector<Sum>& sums, std::vector<Cohorts>& schools, const World& w,
                 const GroupOffsets& at, const std::vector<float>& chances)
{
    const Pupils& p = w.leavers.pupils;
    Sum everybody;
    for (std::size_t i = 0; i < rows(p); ++i) {
        everybody.add(chances[i]);
        for (const std::size_t group : groups_of_pupil(p, i, w.schools, at)) {
            sums[group].add(chances[i]);
        }
    }
    sums[at.municipality] = everybody;
    for (std::size_t s = 0; s < schools.size(); ++s) {
        schools[s][cohorts - 1] = sums[at.school + s];
    }
}

} // namespace

void observe_expected(YearValues& values, const World& w, const GroupOffsets& at,
                      const Census& census)
{
    thread_local Marking marking;
    thread_local std::vector<Sum> sums;
    thread_local std::vector<Cohorts> schools;
    sums.assign(at.reach, {});
    schools.assign(compulsory_rows(w.schools), {});
    const PassProbability chance(w.setting->params.assess);
    marking.describe(w);
    marking.work_out(chance, w.pupils, census.grade_7);
    add_younger(schools, 0, w.pupils, census.grade_7, marking.chances);
    marking.work_out(chance, w.pupils, census.grade_8);
    add_younger(schools, 1, w.pupils, census.grade_8, marking.chances);
    const Column<float>& margin = w.effects.pass_margin; // empty before the first year
    for (std::size_t s = 0; s < schools.size() && !margin.empty(); ++s) {
        marking.leniency[s] += margin[s];
    }
    marking.work_out(chance, w.leavers.pupils, census.grade_9);
    add_leavers(sums, schools, w, at, marking.chances);
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
