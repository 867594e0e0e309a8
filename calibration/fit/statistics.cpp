#include "calibration/fit/statistics.hpp"

#include "calibration/anchor_run.hpp"
#include "calibration/validation/least_squares.hpp"
#include "core/check.hpp"
#include "core/moments.hpp"
#include "model/parameters.hpp"
#include "model/synthesis/synthesis.hpp"
#include "model/year.hpp"

#include <array>
#include <cmath>

namespace likvard {
namespace {

constexpr int panel_years = 5;
constexpr std::size_t lags = 4;

struct LevelStatistic {
    const char* key;
    double (*of)(const Anchor&);
};
// NOLINTBEGIN(readability-magic-numbers): grades and groups
const std::array levels{
    LevelStatistic{"pass_all_pct", [](const Anchor& a) { return a.pass_all; }},
    LevelStatistic{"eligible_pct", [](const Anchor& a) { return a.eligible; }},
    LevelStatistic{"merit_points", [](const Anchor& a) { return a.merit; }},
    LevelStatistic{"merit_sd", [](const Anchor& a) { return a.merit_sd; }},
    LevelStatistic{"pass_all_g6_pct", [](const Anchor& a) { return a.pass_all_g6; }},
    LevelStatistic{"merit_on_postsec", [](const Anchor& a) { return a.slope_postsec; }},
    LevelStatistic{"merit_on_foreign", [](const Anchor& a) { return a.slope_foreign; }},
    LevelStatistic{"merit_on_girls", [](const Anchor& a) { return a.slope_girls; }},
    LevelStatistic{"merit_residual_sd", [](const Anchor& a) { return a.residual_sd; }},
    LevelStatistic{"pass_on_postsec", [](const Anchor& a) { return a.pass_slope_postsec; }},
    LevelStatistic{"pass_on_foreign", [](const Anchor& a) { return a.pass_slope_foreign; }},
    LevelStatistic{"between_school_share", [](const Anchor& a) { return a.between_share; }},
    LevelStatistic{"girls_merit", [](const Anchor& a) { return a.girls_merit; }},
    LevelStatistic{"girls_pass_pp", [](const Anchor& a) { return a.girls_pass; }},
    LevelStatistic{"girls_eligible_pp", [](const Anchor& a) { return a.girls_eligible; }},
    LevelStatistic{"eligible_low_education_pct",
                   [](const Anchor& a) { return a.eligible_by_education[0]; }},
    LevelStatistic{"eligible_upper_education_pct",
                   [](const Anchor& a) { return a.eligible_by_education[1]; }},
    LevelStatistic{"eligible_post_education_pct",
                   [](const Anchor& a) { return a.eligible_by_education[2]; }},
    LevelStatistic{"eligible_swedish_pct", [](const Anchor& a) { return a.eligible_swedish; }},
    LevelStatistic{"eligible_foreign_pct", [](const Anchor& a) { return a.eligible_foreign; }},
    LevelStatistic{"absent_above_15_pct", [](const Anchor& a) { return a.absent_above_15; }},
    LevelStatistic{"absent_above_15_g7_pct", [](const Anchor& a) { return a.absent_by_grade[7]; }},
    LevelStatistic{"absent_above_15_g9_pct", [](const Anchor& a) { return a.absent_by_grade[9]; }},
    LevelStatistic{"turnover_pct", [](const Anchor& a) { return a.turnover; }},
    LevelStatistic{"certified_pct", [](const Anchor& a) { return a.certified; }},
    LevelStatistic{"language_sd", [](const Anchor& a) { return a.sd_language; }},
    LevelStatistic{"maths_sd", [](const Anchor& a) { return a.sd_maths; }},
};
// NOLINTEND(readability-magic-numbers)

/// Merit value of a school by year, and its composition.
struct SchoolSeries {
    std::array<double, panel_years> merit{}, leavers{};
    double postsec = 0.0, foreign = 0.0, girls = 0.0;
};

std::vector<SchoolSeries> series_of(const Municipality& m, std::span<const double> values,
                                    std::uint64_t seed)
{
    const Prepared prepared = prepare_without_levels(m, values);
    const Setting setting = setting_of(prepared, values);
    const Draw draw(seed, m.code);
    World w = start_world(prepared, setting, draw);
    std::vector<SchoolSeries> all(m.schools.size());
    for (std::size_t s = 0; s < all.size(); ++s) {
        all[s].postsec = share_of(m, s, Composition::postsec);
        all[s].foreign = share_of(m, s, Composition::foreign);
        all[s].girls = share_of(m, s, Composition::girls);
    }
    const Policy nothing{{}, values, &setting.params.costs};
    for (std::size_t year = 0; year < panel_years; ++year) {
        if (year > 0) {
            advance_one_year(w, nothing, Tick{m.data_year + static_cast<int>(year), draw});
        }
        const Pupils& p = w.leavers.pupils;
        for (std::size_t i = 0; i < rows(p); ++i) {
            SchoolSeries& school = all[p.school[i]];
            school.merit[year] += static_cast<double>(p.merit[i]);
            school.leavers[year] += 1.0;
        }
    }
    return all;
}

/// Correlations of schools' merit value by lag, and the SD of a school's years around its mean.
std::array<double, lags + 1> panel_statistics(const std::vector<SchoolSeries>& all)
{
    constexpr double least_leavers = 15.0; // as the panel shows schools
    std::array<std::vector<double>, panel_years> by_year;
    double within = 0.0;
    double count = 0.0;
    for (const SchoolSeries& school : all) {
        bool shown = true;
        double mean = 0.0;
        std::array<double, panel_years> merit{};
        for (std::size_t t = 0; t < merit.size(); ++t) {
            shown = shown && school.leavers[t] >= least_leavers;
            merit[t] = school.merit[t] / std::max(1.0, school.leavers[t]);
            mean += merit[t] / panel_years;
        }
        if (!shown) {
            continue;
        }
        for (std::size_t t = 0; t < merit.size(); ++t) {
            by_year[t].push_back(merit[t]);
            within += (merit[t] - mean) * (merit[t] - mean) / (panel_years - 1);
        }
        count += 1.0;
    }
    std::array<double, lags + 1> statistics{};
    for (std::size_t lag = 1; lag <= lags; ++lag) {
        double sum = 0.0;
        for (std::size_t t = 0; t + lag < by_year.size(); ++t) {
            sum += correlation(by_year[t], by_year[t + lag]);
        }
        statistics[lag - 1] = sum / static_cast<double>(panel_years - lag);
    }
    statistics[lags] = std::sqrt(within / std::max(1.0, count));
    return statistics;
}

} // namespace

const std::vector<std::string>& statistic_keys()
{
    static const std::vector<std::string> keys = [] {
        std::vector<std::string> all;
        for (const LevelStatistic& level : levels) {
            all.emplace_back(level.key);
        }
        for (const char* key : {"merit_lag_1", "merit_lag_2", "merit_lag_3", "merit_lag_4",
                                "merit_within_school_sd"}) {
            all.emplace_back(key);
        }
        return all;
    }();
    return keys;
}

std::vector<std::size_t> threshold_indices()
{
    std::vector<std::size_t> all;
    for (const auto& keys : {AssessParams::keys_g9, AssessParams::keys_g6}) {
        for (const std::string_view key : keys) {
            all.push_back(*parameter_named(key));
        }
    }
    return all;
}

Measured measure(const std::vector<Municipality>& sample, std::span<const double> values,
                 std::uint64_t seed)
{
    Measured measured;
    measured.values.assign(values.begin(), values.end());
    const Anchor before = run_anchor(sample, measured.values, seed);
    const std::vector<std::size_t> thresholds = threshold_indices();
    for (std::size_t k = 0; k < subject_count; ++k) {
        measured.values[thresholds[k]] = before.threshold_g9[k];
        measured.values[thresholds[subject_count + k]] = before.threshold_g6[k];
    }
    const Anchor after = run_anchor(sample, measured.values, seed);
    for (const LevelStatistic& level : levels) {
        measured.statistics.push_back(level.of(after));
    }
    std::vector<SchoolSeries> series;
    for (const Municipality& m : sample) {
        const auto part = series_of(m, measured.values, seed);
        series.insert(series.end(), part.begin(), part.end());
    }
    for (const double statistic : panel_statistics(series)) {
        measured.statistics.push_back(statistic);
    }
    return measured;
}

} // namespace likvard
