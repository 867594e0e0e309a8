// Gaps between groups and schools, the schools' share of variance, and segregation.
#include "model/indicators/indicators.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace likvard {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double smallest_school = 10.0; // leavers, for a percentile between schools

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

/// P90 minus P10 over the schools with enough leavers, by linear interpolation between them.
double percentile_gap(YearValues& values, std::size_t school_count, const GroupOffsets& at)
{
    constexpr double high = 0.9;
    constexpr double low = 0.1;
    std::vector<double> shares;
    for (std::size_t s = 0; s < school_count; ++s) {
        if (cell(values, at.school + s, Outcome::leavers) >= smallest_school) {
            shares.push_back(pass(values, at.school + s));
        }
    }
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

/// Share of merit variance between schools, net of sampling: one-way analysis of variance with
/// unequal cohorts, (MSB - MSW) / (MSB + (n0 - 1) MSW), not below zero.
double between_share(const Pupils& leavers, std::size_t school_count)
{
    std::vector<double> n(school_count, 0.0);
    std::vector<double> sum(school_count, 0.0);
    double total = 0.0;
    double squares = 0.0;
    for (std::size_t i = 0; i < rows(leavers); ++i) {
        const auto merit = static_cast<double>(leavers.merit[i]);
        n[leavers.school[i]] += 1.0;
        sum[leavers.school[i]] += merit;
        total += merit;
        squares += merit * merit;
    }
    const auto all = static_cast<double>(rows(leavers));
    double between = 0.0;
    double n_squared = 0.0;
    double schools = 0.0;
    for (std::size_t s = 0; s < school_count; ++s) {
        if (n[s] > 0.0) {
            between += sum[s] * sum[s] / n[s];
            n_squared += n[s] * n[s];
            schools += 1.0;
        }
    }
    if (schools < 2.0 || all <= schools) {
        return nothing;
    }
    const double mean_between = (between - total * total / all) / (schools - 1.0);
    const double mean_within = (squares - between) / (all - schools);
    const double n0 = (all - n_squared / all) / (schools - 1.0);
    const double share = (mean_between - mean_within) / (mean_between + (n0 - 1.0) * mean_within);
    return std::max(0.0, share);
}

/// Index of dissimilarity of pupils with foreign background between schools, 0..1.
double dissimilarity(const World& w)
{
    const std::size_t n = compulsory_rows(w.schools);
    std::vector<double> foreign(n, 0.0);
    std::vector<double> swedish(n, 0.0);
    double all_foreign = 0.0;
    double all_swedish = 0.0;
    for (const Pupils* p : {&w.pupils, &w.leavers.pupils}) {
        for (std::size_t i = 0; i < rows(*p); ++i) {
            const bool is_foreign = p->background[i] != 0;
            (is_foreign ? foreign : swedish)[p->school[i]] += 1.0;
            (is_foreign ? all_foreign : all_swedish) += 1.0;
        }
    }
    if (all_foreign == 0.0 || all_swedish == 0.0) {
        return nothing;
    }
    double sum = 0.0;
    for (std::size_t s = 0; s < n; ++s) {
        sum += std::fabs(foreign[s] / all_foreign - swedish[s] / all_swedish);
    }
    return 0.5 * sum;
}

} // namespace

void observe_gaps(YearValues& values, const World& w, const GroupOffsets& at)
{
    const std::size_t all = at.municipality;
    cell(values, all, Outcome::gap_parents_pass_pp) =
        pass(values, at.parents + 2) - joint_pass(values, at.parents, at.parents + 1);
    cell(values, all, Outcome::gap_background_pass_pp) =
        pass(values, at.background) - joint_pass(values, at.background + 1, at.background + 2);
    cell(values, all, Outcome::gap_sex_pass_pp) = pass(values, at.sex) - pass(values, at.sex + 1);
    cell(values, all, Outcome::gap_school_quarters_pass_pp) =
        pass(values, at.quarter + 3) - pass(values, at.quarter);
    cell(values, all, Outcome::gap_schools_p90_p10_pp) =
        percentile_gap(values, compulsory_rows(w.schools), at);
    cell(values, all, Outcome::between_school_share) =
        between_share(w.leavers.pupils, compulsory_rows(w.schools));
    cell(values, all, Outcome::dissimilarity) = dissimilarity(w);
}

} // namespace likvard
