#include "calibration/validation/school_residuals.hpp"

#include "calibration/validation/least_squares.hpp"
#include "core/moments.hpp"

#include <algorithm>
#include <numeric>

namespace likvard {
namespace {

constexpr double least_leavers = 10.0;    // fewer are hidden in the official panel
constexpr std::size_t official_years = 5; // 2020/21 to 2024/25
constexpr double worst_share = 0.1;

double value_of(const SchoolYear& y, Gauge gauge)
{
    return gauge == Gauge::merit ? y.merit : y.pass;
}

/// Deviation of one school in one year of one future.
struct Deviation {
    bool known = false;
    double value = 0.0;
};
using Deviations = std::vector<std::array<Deviation, official_years>>; // by school

/// From the year's regression on composition, or from the year's mean.
Deviations deviations_of(const Register& schools, Gauge gauge, Picked picked)
{
    Deviations all(schools.size());
    for (std::size_t year = 0; year < official_years; ++year) {
        std::vector<Observation> observations;
        std::vector<std::size_t> rows;
        for (std::size_t s = 0; s < schools.size(); ++s) {
            const SchoolYear& y = schools[s].years[year];
            if (y.n >= least_leavers) {
                std::vector<double> x;
                if (picked == Picked::by_residual) {
                    x = {schools[s].postsec, schools[s].foreign, schools[s].girls};
                }
                observations.push_back({std::move(x), value_of(y, gauge), y.n});
                rows.push_back(s);
            }
        }
        const Regression fit = least_squares(observations);
        for (std::size_t k = 0; k < rows.size(); ++k) {
            all[rows[k]][year] = {true, fit.residuals[k]};
        }
    }
    return all;
}

/// f(deviations of a school) for every school of every future.
template <class Each> void for_schools(const Panel& panel, Gauge gauge, Picked picked, Each each)
{
    for (const Register& schools : panel.futures) {
        for (const auto& school : deviations_of(schools, gauge, picked)) {
            each(school);
        }
    }
}

} // namespace

double residual_correlation(const Panel& panel, Gauge gauge, std::size_t lag)
{
    std::vector<double> before;
    std::vector<double> after;
    for_schools(panel, gauge, Picked::by_residual, [&](const auto& school) {
        for (std::size_t year = 0; year + lag < official_years; ++year) {
            if (school[year].known && school[year + lag].known) {
                before.push_back(school[year].value);
                after.push_back(school[year + lag].value);
            }
        }
    });
    return correlation(before, after);
}

double regained_share(const Panel& panel, Gauge gauge, Picked picked)
{
    double shortfall = 0.0;
    double left = 0.0;
    for (const Register& schools : panel.futures) {
        const Deviations all = deviations_of(schools, gauge, picked);
        for (std::size_t year = 0; year + 1 < official_years; ++year) {
            std::vector<std::pair<double, double>> pairs;
            for (const auto& school : all) {
                if (school[year].known && school[year + 1].known) {
                    pairs.emplace_back(school[year].value, school[year + 1].value);
                }
            }
            std::sort(pairs.begin(), pairs.end());
            const auto worst =
                static_cast<std::size_t>(worst_share * static_cast<double>(pairs.size()));
            for (std::size_t k = 0; k < worst; ++k) {
                shortfall += pairs[k].first;
                left += pairs[k].second;
            }
        }
    }
    return 100.0 * (1.0 - left / shortfall);
}

double gain_after_worst_year(const Panel& panel, Gauge gauge)
{
    double gain = 0.0;
    double n = 0.0;
    for_schools(panel, gauge, Picked::by_level, [&](const auto& school) {
        const bool complete =
            std::all_of(school.begin(), school.end(), [](const Deviation& d) { return d.known; });
        if (complete) {
            const auto worst = std::min_element(
                school.begin(), school.end() - 1,
                [](const Deviation& a, const Deviation& b) { return a.value < b.value; });
            gain += (worst + 1)->value - worst->value;
            n += 1.0;
        }
    });
    return gain / n;
}

} // namespace likvard
