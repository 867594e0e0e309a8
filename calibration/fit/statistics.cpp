#include "calibration/fit/statistics.hpp"

#include "calibration/anchor_run.hpp"
#include "calibration/fit/four_years.hpp"
#include "calibration/validation/school_residuals.hpp"
#include "model/parameters.hpp"

#include <array>

namespace likvard {
namespace {

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
    LevelStatistic{"absent_above_15_g8_pct", [](const Anchor& a) { return a.absent_by_grade[8]; }},
    LevelStatistic{"absent_above_15_g9_pct", [](const Anchor& a) { return a.absent_by_grade[9]; }},
    LevelStatistic{"turnover_pct", [](const Anchor& a) { return a.turnover; }},
    LevelStatistic{"certified_pct", [](const Anchor& a) { return a.certified; }},
    LevelStatistic{"language_sd", [](const Anchor& a) { return a.sd_language; }},
    LevelStatistic{"maths_sd", [](const Anchor& a) { return a.sd_maths; }},
};
// NOLINTEND(readability-magic-numbers)

struct LastingStatistic {
    const char* key;
    double (*of)(const FourYears&, const Panel&);
};

template <Gauge Of, std::size_t Lag> double residual_lag(const FourYears&, const Panel& panel)
{
    return residual_correlation(panel, Of, Lag);
}
template <std::size_t Which> double lasting(const FourYears& all, const Panel&)
{
    return lasting_statistics(all.schools)[Which];
}
template <std::size_t Quarter> double certified(const FourYears& all, const Panel&)
{
    return certified_pct(all, Quarter);
}
double completing_in_three(const FourYears& all, const Panel&)
{
    return outcome_of(all, "upper_secondary_completion3_pct");
}
double completing_in_four(const FourYears& all, const Panel&)
{
    return outcome_of(all, "upper_secondary_completion_pct");
}
double switching(const FourYears& all, const Panel&)
{
    return outcome_of(all, "programme_switch_pct");
}

// NOLINTBEGIN(readability-magic-numbers): lags and quarters
const std::array later{
    LastingStatistic{"merit_lag_1", lasting<0>},
    LastingStatistic{"merit_lag_2", lasting<1>},
    LastingStatistic{"merit_lag_3", lasting<2>},
    LastingStatistic{"merit_lag_4", lasting<3>},
    LastingStatistic{"merit_within_school_sd", lasting<lags>},
    LastingStatistic{"merit_residual_lag_1", residual_lag<Gauge::merit, 1>},
    LastingStatistic{"merit_residual_lag_2", residual_lag<Gauge::merit, 2>},
    LastingStatistic{"merit_residual_lag_3", residual_lag<Gauge::merit, 3>},
    LastingStatistic{"merit_residual_lag_4", residual_lag<Gauge::merit, 4>},
    LastingStatistic{"pass_residual_lag_1", residual_lag<Gauge::pass, 1>},
    LastingStatistic{"pass_residual_lag_2", residual_lag<Gauge::pass, 2>},
    LastingStatistic{"pass_residual_lag_3", residual_lag<Gauge::pass, 3>},
    LastingStatistic{"pass_residual_lag_4", residual_lag<Gauge::pass, 4>},
    LastingStatistic{"maths_failing_g6_to_g9_pct",
                     [](const FourYears& all, const Panel&) { return still_failing_pct(all); }},
    LastingStatistic{"certified_quarter_1_pct", certified<0>},
    LastingStatistic{"certified_quarter_2_pct", certified<1>},
    LastingStatistic{"certified_quarter_3_pct", certified<2>},
    LastingStatistic{"certified_quarter_4_pct", certified<3>},
    LastingStatistic{"upper_secondary_completion3_pct", completing_in_three},
    LastingStatistic{"upper_secondary_completion_pct", completing_in_four},
    LastingStatistic{"programme_switch_pct", switching},
};
// NOLINTEND(readability-magic-numbers)

} // namespace

const std::vector<std::string>& statistic_keys()
{
    static const std::vector<std::string> keys = [] {
        std::vector<std::string> all;
        for (const LevelStatistic& level : levels) {
            all.emplace_back(level.key);
        }
        for (const LastingStatistic& statistic : later) {
            all.emplace_back(statistic.key);
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
    const Quarters quarters = national_quarters(sample);
    FourYears all;
    for (const Municipality& m : sample) {
        all.add(run_four_years(m, quarters, measured.values, seed));
    }
    Panel panel; // the schools of one future, as validation reads them
    panel.futures.push_back(all.schools);
    for (const LastingStatistic& statistic : later) {
        measured.statistics.push_back(statistic.of(all, panel));
    }
    return measured;
}

} // namespace likvard
