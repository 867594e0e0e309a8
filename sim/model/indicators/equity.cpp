// Skolverket's three measures of equity (the importance of family background, the
// schools' share of variance, segregation), and merit value beyond composition school by school.
#include "model/indicators/indicators.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace likvard {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

// Intercept; parents' mean education; born abroad; born here, both parents abroad; newly arrived;
// girl; and the merit value itself.
constexpr std::size_t regressors = 6;
constexpr std::size_t merit_at = regressors;
using Row = std::array<double, regressors + 1>;
using Moments = std::array<Row, regressors + 1>;

Row row_of(const Pupils& p, std::size_t i)
{
    const auto is = [](bool condition) { return condition ? 1.0 : 0.0; };
    const auto background = static_cast<Background>(p.background[i]);
    return {1.0,
            static_cast<double>(p.education_mean[i]),
            is(background == Background::born_abroad),
            is(background == Background::born_here),
            is(is_newly_arrived(p, i)),
            is(p.girl[i] != 0),
            static_cast<double>(p.merit[i])};
}

/// Takes column `k` out of all the later ones; a column that the earlier ones explain wholly is
/// left alone.
void sweep(Moments& m, std::size_t k, double whole)
{
    constexpr double vanishing = 1e-9;
    if (m[k][k] <= vanishing * whole) {
        return;
    }
    for (std::size_t a = k + 1; a <= merit_at; ++a) {
        const double factor = m[k][a] / m[k][k];
        for (std::size_t b = a; b <= merit_at; ++b) {
            m[a][b] -= factor * m[k][b];
        }
    }
}

/// R² by elimination in the (upper) matrix of moments: what is left of the merit value's after the
/// intercept is its variance, what is left after all of them the residual's.
double background_r2(const Pupils& leavers)
{
    Moments m{};
    for (std::size_t i = 0; i < rows(leavers); ++i) {
        const Row row = row_of(leavers, i);
        for (std::size_t a = 0; a <= merit_at; ++a) {
            for (std::size_t b = a; b <= merit_at; ++b) {
                m[a][b] += row[a] * row[b];
            }
        }
    }
    if (rows(leavers) <= regressors) {
        return nothing;
    }
    std::array<double, regressors> whole{};
    for (std::size_t k = 0; k < regressors; ++k) {
        whole[k] = m[k][k];
    }
    sweep(m, 0, whole[0]);
    const double variance = m[merit_at][merit_at];
    for (std::size_t k = 1; k < regressors; ++k) {
        sweep(m, k, whole[k]);
    }
    return variance > 0.0 ? std::clamp(1.0 - m[merit_at][merit_at] / variance, 0.0, 1.0) : nothing;
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

/// How many of each kind go to a school this year.
struct Mix {
    std::uint32_t all = 0, foreign = 0, post_secondary = 0; // preschool class to grade 9
    std::uint32_t graded = 0, girls = 0;                    // grades 1-9
};

std::vector<Mix> mix_of_schools(const World& w)
{
    std::vector<Mix> schools(compulsory_rows(w.schools));
    const auto add = [&](const Pupils& p, int lowest_graded) {
        for (std::size_t i = 0; i < rows(p); ++i) {
            Mix& mix = schools[p.school[i]];
            const std::uint32_t graded = p.grade[i] >= lowest_graded ? 1U : 0U;
            ++mix.all;
            mix.foreign += p.background[i] != 0 ? 1U : 0U;
            mix.post_secondary += p.education[i] == 3 ? 1U : 0U;
            mix.graded += graded;
            mix.girls += graded & p.girl[i];
        }
    };
    add(w.pupils, 2); // graduate has moved everybody up
    add(w.leavers.pupils, 1);
    return schools;
}

/// Index of dissimilarity between schools of one kind of pupils and the rest, 0..1.
double dissimilarity(const std::vector<Mix>& schools, std::uint32_t Mix::*kind)
{
    double all_kind = 0.0;
    double all_rest = 0.0;
    for (const Mix& mix : schools) {
        all_kind += mix.*kind;
        all_rest += mix.all - mix.*kind;
    }
    if (all_kind == 0.0 || all_rest == 0.0) {
        return nothing;
    }
    double sum = 0.0;
    for (const Mix& mix : schools) {
        const double of_kind = mix.*kind;
        const double rest = mix.all - mix.*kind;
        sum += std::fabs(of_kind / all_kind - rest / all_rest);
    }
    return 0.5 * sum;
}

/// Share of foreign background at the school of the average pupil who has it.
double isolation(const std::vector<Mix>& schools)
{
    double foreign = 0.0;
    double sum = 0.0;
    for (const Mix& mix : schools) {
        const double here = mix.foreign;
        foreign += here;
        sum += mix.all > 0 ? here * here / mix.all : 0.0;
    }
    return foreign > 0.0 ? sum / foreign : nothing;
}

// National school regression, spring 2025 (1,518 schools, weighted by leavers), in merit points per
// percentage point of the pupils in grades 1-9: Skolverket, Underlag for analys 2024/25.
constexpr double points_at_nothing = 114.6;
constexpr double points_per_postsec = 1.455;
constexpr double points_per_foreign = 0.271;
constexpr double points_per_girls = 0.253;

double residual(double merit, const Schools& schools, std::size_t s, const Mix& mix)
{
    constexpr double percent = 100.0;
    if (mix.graded == 0) {
        return nothing;
    }
    return merit - points_at_nothing -
           percent * (points_per_postsec * static_cast<double>(schools.postsec[s]) +
                      points_per_foreign * static_cast<double>(schools.foreign[s]) +
                      points_per_girls * static_cast<double>(mix.girls) /
                          static_cast<double>(mix.graded));
}

struct Weighted {
    double leavers = 0.0, sum = 0.0;

    void add(double n, double value) { leavers += n, sum += n * value; }
    [[nodiscard]] double mean() const { return leavers > 0.0 ? sum / leavers : nothing; }
};

void observe_residuals(YearValues& values, const World& w, const GroupOffsets& at,
                       const std::vector<Mix>& schools)
{
    std::vector<Weighted> means(at.reach);
    for (std::size_t s = 0; s < schools.size(); ++s) {
        const double leavers = cell(values, at.school + s, Outcome::leavers);
        if (leavers > 0.0) {
            const double beyond = residual(cell(values, at.school + s, Outcome::merit_points),
                                           w.schools, s, schools[s]);
            for (const std::size_t group : {at.municipality, at.school + s,
                                            at.run_by + (w.schools.municipal[s] != 0 ? 0U : 1U),
                                            at.quarter + w.schools.quarter[s]}) {
                means[group].add(leavers, beyond);
            }
        }
    }
    for (std::size_t g = 0; g < at.reach; ++g) {
        cell(values, g, Outcome::salsa_residual) = means[g].mean();
    }
    Weighted squares;
    for (std::size_t s = 0; s < schools.size(); ++s) {
        const Weighted& school = means[at.school + s];
        if (school.leavers > 0.0) {
            const double away = school.mean() - means[at.municipality].mean();
            squares.add(school.leavers, away * away);
        }
    }
    cell(values, at.municipality, Outcome::value_added_spread) = std::sqrt(squares.mean());
}

} // namespace

void observe_equity(YearValues& values, const World& w, const GroupOffsets& at)
{
    const std::size_t all = at.municipality;
    const std::vector<Mix> schools = mix_of_schools(w);
    cell(values, all, Outcome::background_r2) = background_r2(w.leavers.pupils);
    cell(values, all, Outcome::between_school_share) =
        between_share(w.leavers.pupils, compulsory_rows(w.schools));
    cell(values, all, Outcome::dissimilarity) = dissimilarity(schools, &Mix::foreign);
    cell(values, all, Outcome::isolation) = isolation(schools);
    cell(values, all, Outcome::dissimilarity_parents) =
        dissimilarity(schools, &Mix::post_secondary);
    observe_residuals(values, w, at, schools);
}

} // namespace likvard
