#include "calibration/backtest/history.hpp"

#include "io/skolverket_import.hpp"
#include "model/synthesis/start_levels.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace likvard {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double per_cent = 100.0;

/// A figure as a number on its scale; "~100" is 2.2 pupils short of all.
double value_of(const Figure& figure, double leavers)
{
    if (figure.known()) {
        return figure.value;
    }
    return figure.mark == Mark::about_100 ? per_cent * share_of(figure, leavers, 1.0) : unknown;
}

PastSchool school_of(const Municipality& m, std::size_t s, const Past& past)
{
    PastSchool school;
    school.unit = m.schools[s];
    school.municipality_name = m.name;
    school.leavers = school.unit.g9_pupils.value;
    school.postsec = share_of(m, s, Composition::postsec);
    school.foreign = share_of(m, s, Composition::foreign);
    school.girls = share_of(m, s, Composition::girls);
    school.independent = school.unit.run_by == Operator::independent;
    school.leavers_share = std::min(1.0, school.leavers / school.unit.pupils);
    for (auto& series : school.results) {
        series.assign(past.years(), unknown);
    }
    for (const YearResult& result : school.unit.results) {
        if (result.year < past.from || result.year > past.to) {
            continue;
        }
        const auto t = static_cast<std::size_t>(result.year - past.from);
        const std::array figures{&result.merit_points, &result.pass_all_pct, &result.eligible_pct};
        for (std::size_t k = 0; k < judged_count; ++k) {
            school.results[k][t] = value_of(*figures[k], school.leavers);
            if (result.year == past.to) {
                school.target_is_number[k] = figures[k]->known();
            }
        }
    }
    return school;
}

} // namespace

Past past_of(const Register& all, int from, int to)
{
    Past past;
    past.from = from;
    past.to = to;
    for (const MunicipalityName& name : municipalities_of(all)) {
        const Municipality m = import_municipality(all, name.code).municipality;
        for (std::size_t s = 0; s < m.schools.size(); ++s) {
            if (m.schools[s].g9_pupils.or_else(0.0) > 0.0) {
                past.schools.push_back(school_of(m, s, past));
                past.schools.back().municipality = past.municipalities;
            }
        }
        ++past.municipalities;
        past.codes.push_back(name.code);
    }
    return past;
}

bool is_scored(const PastSchool& school, Judged outcome, std::size_t known)
{
    const auto k = static_cast<std::size_t>(outcome);
    const auto& series = school.results[k];
    return school.target_is_number[k] &&
           std::none_of(series.begin(), series.begin() + static_cast<std::ptrdiff_t>(known),
                        [](double value) { return std::isnan(value); });
}

double mean_of_known(const PastSchool& school, Judged outcome, std::size_t known)
{
    const auto& series = school.results[static_cast<std::size_t>(outcome)];
    double sum = 0.0;
    for (std::size_t t = 0; t < known; ++t) {
        sum += series[t];
    }
    return sum / static_cast<double>(known);
}

} // namespace likvard
