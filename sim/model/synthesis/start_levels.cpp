#include "model/synthesis/start_levels.hpp"

#include "core/math.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace likvard {
namespace {

constexpr double percent = 100.0;
constexpr double few_pupils =
    2.2; // behind "~100", "..." and "..": one to four, derived from the smallest number shown
constexpr double default_leavers = 50.0;
constexpr double reference_leavers = 60.0;

// School regressions on composition in per cent, 2024/25, 1,518 schools weighted by leavers,
// derived from Skolverket, Underlag for analys and final grades spring 2025.
struct Regression {
    double constant, postsec, foreign, girls;
};
constexpr Regression merit_regression{114.6, 1.455, 0.271, 0.253};
constexpr Regression pass_regression{30.7, 0.651, -0.055, 0.016};

// Change of the unweighted mean of some 700 schools against 2024/25, which turns the results of
// earlier years into the data year's level (the panel 2020/21-2024/25).
constexpr int first_panel_year = 2020;
constexpr std::array merit_drift{3.8, 1.2, 0.1, -1.5, 0.0};
constexpr std::array pass_drift{4.3, 2.6, 1.0, -0.3, 0.0};

double drift_of(const std::array<double, merit_drift.size()>& drift, int year)
{
    const int k = std::clamp(year - first_panel_year, 0, static_cast<int>(drift.size()) - 1);
    return drift[static_cast<std::size_t>(k)];
}

double predicted(const Regression& r, const Municipality& m, std::size_t s)
{
    return r.constant + percent * (r.postsec * share_of(m, s, Composition::postsec) +
                                   r.foreign * share_of(m, s, Composition::foreign) +
                                   r.girls * share_of(m, s, Composition::girls));
}

/// One outcome's reading of one school: what its years say of the data year.
struct Reading {
    double residual = 0.0; // weighted mean over the years, recent ones more
    double weight = 0.0;   // how far to believe it against the municipality's mean, 0..1
    double known = 0.0;    // share of the persistent variance that the years settle, 0..1
    double years = 0.0;
    double leavers = default_leavers;
};

struct Spread {
    double persistent, power, transitory, memory;
};

/// Solves a symmetric positive definite system in place by Gaussian elimination; `a` is n × n.
std::vector<double> solve(std::vector<std::vector<double>> a, std::vector<double> b)
{
    const std::size_t n = b.size();
    for (std::size_t k = 0; k < n; ++k) {
        for (std::size_t i = k + 1; i < n; ++i) {
            const double f = a[i][k] / a[k][k];
            for (std::size_t j = k; j < n; ++j) {
                a[i][j] -= f * a[k][j];
            }
            b[i] -= f * b[k];
        }
    }
    for (std::size_t k = n; k-- > 0;) {
        for (std::size_t j = k + 1; j < n; ++j) {
            b[k] -= a[k][j] * b[j];
        }
        b[k] /= a[k][k];
    }
    return b;
}

/// Best linear prediction of the lasting part in the data year from the years that are known: it
/// drifts (AR(1)), and each year adds the noise of one cohort.
Reading read(const School& school, double expected, const Spread& spread,
             const std::array<double, merit_drift.size()>& drift, Figure YearResult::*figure,
             int data_year)
{
    Reading reading;
    reading.leavers = school.g9_pupils.or_else(default_leavers);
    std::vector<double> residual;
    std::vector<int> year;
    for (const YearResult& result : school.results) {
        if ((result.*figure).known() && result.year <= data_year) {
            residual.push_back((result.*figure).value - drift_of(drift, result.year) - expected);
            year.push_back(result.year);
        }
    }
    const std::size_t n = residual.size();
    if (n == 0) {
        return reading;
    }
    const double lasting = spread.persistent * spread.persistent *
                           pow_exact(reference_leavers / reading.leavers, spread.power);
    const double passing = spread.transitory * spread.transitory / reading.leavers;
    const auto kept = [&](int years) {
        return lasting * pow_exact(spread.memory, static_cast<double>(std::abs(years)));
    };
    std::vector<std::vector<double>> covariance(n, std::vector<double>(n));
    std::vector<double> now(n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            covariance[i][j] = kept(year[i] - year[j]) + (i == j ? passing : 0.0);
        }
        now[i] = kept(data_year - year[i]);
    }
    const std::vector<double> weight = solve(covariance, now);
    for (std::size_t i = 0; i < n; ++i) {
        reading.residual += weight[i] * residual[i];
        reading.weight += weight[i];
        reading.known += weight[i] * now[i] / lasting;
    }
    reading.residual /= reading.weight;
    reading.years = static_cast<double>(n);
    return reading;
}

/// Residual of the municipality as a whole, shrunk towards none.
double municipality_effect(const std::vector<Reading>& readings, double between_sd,
                           double within_sd)
{
    double sum = 0.0;
    double weight = 0.0;
    double schools = 0.0;
    for (const Reading& r : readings) {
        if (r.years > 0.0) {
            sum += r.weight * r.leavers * r.residual;
            weight += r.weight * r.leavers;
            schools += r.weight;
        }
    }
    if (weight == 0.0 || between_sd == 0.0) {
        return 0.0;
    }
    const double between = between_sd * between_sd;
    return sum / weight * between / (between + within_sd * within_sd / schools);
}

} // namespace

double share_of(const Figure& figure, double pupils, double otherwise)
{
    switch (figure.mark) {
    case Mark::number:
        return figure.value / percent;
    case Mark::hidden:
        return pupils > 0.0 ? std::min(1.0, few_pupils / pupils) : otherwise;
    case Mark::majority:
    case Mark::about_100:
        return pupils > 0.0 ? std::max(0.0, 1.0 - few_pupils / pupils) : otherwise;
    case Mark::unknown:
    case Mark::missing:
    case Mark::not_required:
    case Mark::not_reported:
        break;
    }
    return otherwise;
}

namespace {
const Figure& figure_of(const School& school, Composition which)
{
    return which == Composition::girls
               ? school.girls_pct
               : (which == Composition::foreign ? school.foreign_pct : school.postsec_pct);
}
} // namespace

double mean_share(const Municipality& m, Composition which)
{
    constexpr std::array national{0.486, 0.271,
                                  0.652}; // girls, foreign, post-secondary: Skolverket 2024/25
    double sum = 0.0;
    double pupils = 0.0;
    for (const School& school : compulsory(m)) {
        const Figure& figure = figure_of(school, which);
        if (figure.known()) {
            sum += school.pupils * figure.value / percent;
            pupils += school.pupils;
        }
    }
    return pupils > 0.0 ? sum / pupils : national[static_cast<std::size_t>(which)];
}

double share_of(const Municipality& m, std::size_t school, Composition which)
{
    const School& s = m.schools[school];
    const Figure& figure = figure_of(s, which);
    return figure.known() ? figure.value / percent
                          : share_of(figure, s.pupils, mean_share(m, which));
}

namespace {

/// What the targets of all schools with a figure in the data year lack of those figures together,
/// weighted by leavers.
double municipality_lack(const Municipality& m, const std::vector<SchoolTarget>& targets,
                         Figure YearResult::*figure, double SchoolTarget::*target)
{
    double lack = 0.0;
    double leavers = 0.0;
    for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
        for (const YearResult& result : m.schools[s].results) {
            const Figure& seen = result.*figure;
            if (result.year == m.data_year && seen.known()) {
                const double n = m.schools[s].g9_pupils.or_else(default_leavers);
                lack += n * (seen.value - targets[s].*target);
                leavers += n;
            }
        }
    }
    return leavers > 0.0 ? lack / leavers : 0.0;
}

constexpr double lowest_pass = 5.0; // targets stay where marks can reach them
constexpr double highest_pass = 98.0;

} // namespace

std::vector<SchoolTarget> school_targets(const Municipality& m, const StartParams& p)
{
    const Spread merit_spread{p.persistent_merit, p.size_power_merit, p.transitory_merit,
                              p.memory_merit};
    const Spread pass_spread{p.persistent_pass, p.size_power_pass, p.transitory_pass,
                             p.memory_pass};
    std::vector<Reading> merit;
    std::vector<Reading> pass;
    for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
        merit.push_back(read(m.schools[s], predicted(merit_regression, m, s), merit_spread,
                             merit_drift, &YearResult::merit_points, m.data_year));
        pass.push_back(read(m.schools[s], predicted(pass_regression, m, s), pass_spread, pass_drift,
                            &YearResult::pass_all_pct, m.data_year));
    }
    const double all_merit = municipality_effect(merit, p.municipality_merit, p.persistent_merit);
    const double all_pass = municipality_effect(pass, p.municipality_pass, p.persistent_pass);
    std::vector<SchoolTarget> targets(compulsory(m).size());
    for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
        SchoolTarget& t = targets[s];
        t.has_results = merit[s].years > 0.0;
        t.known = merit[s].known;
        t.municipality_shift = all_merit;
        const double own_merit =
            merit[s].years > 0.0 ? merit[s].weight * (merit[s].residual - all_merit) : 0.0;
        const double own_pass =
            pass[s].years > 0.0 ? pass[s].weight * (pass[s].residual - all_pass) : 0.0;
        t.merit = predicted(merit_regression, m, s) + all_merit + own_merit;
        t.pass = predicted(pass_regression, m, s) + all_pass + own_pass;
    }
    const double merit_shift =
        p.data_year_share *
        municipality_lack(m, targets, &YearResult::merit_points, &SchoolTarget::merit);
    const double pass_shift =
        p.data_year_share *
        municipality_lack(m, targets, &YearResult::pass_all_pct, &SchoolTarget::pass);
    for (SchoolTarget& t : targets) {
        t.merit += merit_shift;
        t.municipality_shift += merit_shift;
        t.pass = std::clamp(t.pass + pass_shift, lowest_pass, highest_pass);
    }
    return targets;
}

} // namespace likvard
