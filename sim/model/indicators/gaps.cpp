// Gaps between groups and between schools: of passing all subjects, and of staff.
#include "model/indicators/indicators.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace likvard {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double pass(YearValues& values, std::size_t group)
{
    return cell(values, group, Outcome::pass_all_pct);
}

/// Leavers-weighted mean of two groups' passing.
double joint_pass(YearValues& values, std::size_t a, std::size_t b)
{
    const double na = cell(values, a, Outcome::leavers);
    const double nb = cell(values, b, Outcome::leavers);
    const double sum =
        (na > 0.0 ? na * pass(values, a) : 0.0) + (nb > 0.0 ? nb * pass(values, b) : 0.0);
    return na + nb > 0.0 ? sum / (na + nb) : nothing;
}

/// Passing at the municipal schools of the strongest quarter minus that at the weakest's.
double municipal_quarters(YearValues& values, const Schools& schools, const GroupOffsets& at)
{
    constexpr std::uint8_t strongest = 3;
    struct Sum {
        double leavers = 0.0, passed = 0.0;
        [[nodiscard]] double share() const { return leavers > 0.0 ? passed / leavers : nothing; }
    };
    Sum weak;
    Sum strong;
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        const double leavers = cell(values, at.school + s, Outcome::leavers);
        const bool outermost = schools.quarter[s] == 0 || schools.quarter[s] == strongest;
        if (schools.municipal[s] != 0 && outermost && leavers > 0.0) {
            Sum& sum = schools.quarter[s] == 0 ? weak : strong;
            sum.leavers += leavers;
            sum.passed += leavers * pass(values, at.school + s);
        }
    }
    return strong.share() - weak.share();
}

/// Passing at the schools with enough leavers to be ranked.
std::vector<double> ranked_shares(YearValues& values, std::size_t school_count,
                                  const GroupOffsets& at)
{
    std::vector<double> shares;
    for (std::size_t s = 0; s < school_count; ++s) {
        if (cell(values, at.school + s, Outcome::leavers) >= smallest_ranked_school) {
            shares.push_back(pass(values, at.school + s));
        }
    }
    return shares;
}

} // namespace

double percentile_gap(std::vector<double> shares)
{
    constexpr double high = 0.9;
    constexpr double low = 0.1;
    if (shares.size() < 2) {
        return nothing;
    }
    std::sort(shares.begin(), shares.end());
    const auto at_share = [&](double p) {
        const double position = p * static_cast<double>(shares.size() - 1);
        const auto below = static_cast<std::size_t>(position);
        const std::size_t above = std::min(below + 1, shares.size() - 1);
        return shares[below] +
               (position - static_cast<double>(below)) * (shares[above] - shares[below]);
    };
    return at_share(high) - at_share(low);
}

void observe_gaps(YearValues& values, const World& w, const GroupOffsets& at)
{
    const std::size_t all = at.municipality;
    const auto quarters = [&](Outcome of) {
        return cell(values, at.quarter + 3, of) - cell(values, at.quarter, of);
    };
    cell(values, all, Outcome::gap_parents_pass_pp) =
        pass(values, at.parents + 2) - joint_pass(values, at.parents, at.parents + 1);
    cell(values, all, Outcome::gap_background_pass_pp) =
        pass(values, at.background) - joint_pass(values, at.background + 1, at.background + 2);
    cell(values, all, Outcome::gap_sex_pass_pp) = pass(values, at.sex) - pass(values, at.sex + 1);
    cell(values, all, Outcome::gap_school_quarters_pass_pp) = quarters(Outcome::pass_all_pct);
    cell(values, all, Outcome::gap_school_quarters_pass_municipal_pp) =
        municipal_quarters(values, w.schools, at);
    cell(values, all, Outcome::gap_schools_p90_p10_pp) =
        percentile_gap(ranked_shares(values, compulsory_rows(w.schools), at));
    cell(values, all, Outcome::gap_certified_pp) = quarters(Outcome::certified_pct);
    cell(values, all, Outcome::gap_experience_years) = quarters(Outcome::experience_years);
    cell(values, all, Outcome::gap_turnover_pp) = quarters(Outcome::teacher_turnover_pct);
    cell(values, all, Outcome::gap_vacancy_pp) = quarters(Outcome::vacancy_pct);
}

} // namespace likvard
