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

/// Leavers of the same regressors. Merit values are multiples of 2.5, so that all sums are exact in
/// any order.
struct Alike {
    double leavers = 0.0, merit = 0.0;
};
constexpr std::size_t education_means = 7; // up to 6, in half steps
constexpr std::size_t backgrounds = 3;
using ByRegressors = std::array<Alike, education_means * backgrounds * 2 * 2>;

std::size_t place_of(const Pupils& p, std::size_t i)
{
    const std::size_t home =
        std::size_t{p.traits[i].education_mean} * backgrounds + p.traits[i].background;
    return home * 4U + (is_newly_arrived(p, i) ? 2U : 0U) + (p.traits[i].girl != 0 ? 1U : 0U);
}

Row row_of(std::size_t place)
{
    const auto is = [](bool condition) { return condition ? 1.0 : 0.0; };
    const auto background = static_cast<Background>(place / 4 % backgrounds);
    return {1.0,
            static_cast<double>(place / 4 / backgrounds),
            is(background == Background::born_abroad),
            is(background == Background::born_here),
            is((place & 2U) != 0),
            is((place & 1U) != 0),
            0.0};
}

/// Sums of products of regressors and merit value, the upper half.
Moments moments_of(const Leavers& leavers)
{
    ByRegressors sums{};
    double squares = 0.0;
    for (std::size_t i = 0; i < rows(leavers.pupils); ++i) {
        const auto merit = static_cast<double>(leavers.marks.merit[i]);
        Alike& alike = sums.at(place_of(leavers.pupils, i));
        alike.leavers += 1.0;
        alike.merit += merit;
        squares += merit * merit;
    }
    Moments m{};
    for (std::size_t place = 0; place < sums.size(); ++place) {
        if (sums[place].leavers == 0.0) {
            continue;
        }
        const Row row = row_of(place);
        for (std::size_t a = 0; a < regressors; ++a) {
            for (std::size_t b = a; b < regressors; ++b) {
                m[a][b] += sums[place].leavers * row[a] * row[b];
            }
            m[a][merit_at] += sums[place].merit * row[a];
        }
    }
    m[merit_at][merit_at] = squares;
    return m;
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
double background_r2(Moments m, std::size_t leavers)
{
    if (leavers <= regressors) {
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

/// How many of each kind go to a school this year; its leavers, and their merit values.
struct Mix {
    std::uint32_t all = 0, foreign = 0, post_secondary = 0; // preschool class to grade 9
    std::uint32_t graded = 0, girls = 0;                    // grades 1-9
    double leavers = 0.0, merit = 0.0;
};

void mix_schools(std::vector<Mix>& schools, const Census& census)
{
    schools.assign(census.kinds.size() / kinds_of_school, {});
    for (std::size_t s = 0; s < schools.size(); ++s) {
        Mix& mix = schools[s];
        for (std::size_t home = 0; home < kinds_of_school; ++home) {
            const Counts& kind = census.kinds[s * kinds_of_school + home];
            mix.all += kind.pupils;
            mix.foreign += background_of_home(home) != 0 ? kind.pupils : 0;
            mix.post_secondary += education_of_home(home) == 3 ? kind.pupils : 0;
            mix.graded += kind.graded;
            mix.girls += is_girls_home(home) ? kind.graded : 0;
            mix.leavers += kind.leavers;
            mix.merit += kind.merit;
        }
    }
}

/// Share of merit variance between schools, net of sampling: one-way analysis of variance with
/// unequal cohorts, (MSB - MSW) / (MSB + (n0 - 1) MSW), not below zero. `squares`: sum of the
/// leavers' squared merit values.
double between_share(const std::vector<Mix>& mixes, double squares)
{
    double all = 0.0;
    double total = 0.0;
    double between = 0.0;
    double n_squared = 0.0;
    double schools = 0.0;
    for (const Mix& mix : mixes) {
        all += mix.leavers;
        total += mix.merit;
        if (mix.leavers > 0.0) {
            between += mix.merit * mix.merit / mix.leavers;
            n_squared += mix.leavers * mix.leavers;
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
    thread_local std::vector<Weighted> means;
    means.assign(at.reach, {});
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

void observe_equity(YearValues& values, const World& w, const GroupOffsets& at,
                    const Census& census)
{
    const std::size_t all = at.municipality;
    thread_local std::vector<Mix> schools;
    mix_schools(schools, census);
    const Moments moments = moments_of(w.leavers);
    cell(values, all, Outcome::background_r2) = background_r2(moments, rows(w.leavers.pupils));
    cell(values, all, Outcome::between_school_share) =
        between_share(schools, moments[merit_at][merit_at]);
    cell(values, all, Outcome::dissimilarity) = dissimilarity(schools, &Mix::foreign);
    cell(values, all, Outcome::isolation) = isolation(schools);
    cell(values, all, Outcome::dissimilarity_parents) =
        dissimilarity(schools, &Mix::post_secondary);
    observe_residuals(values, w, at, schools);
}

} // namespace likvard
