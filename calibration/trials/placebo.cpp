// The placebo: nothing is done to the schools that had their worst year, and something seems to
// happen.
#include "calibration/trials/estimators.hpp"
#include "calibration/trials/trials.hpp"
#include "calibration/trials/virtual_trial.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace likvard {
namespace {

constexpr double worst_share = 0.2;
constexpr double reject_90 = 1.6448536269514722;
constexpr int years = 4; // the fourth is "after", the three before it are known

void do_nothing(std::span<const double> /*size*/, const LeverContext& /*c*/, Effects& /*effects*/)
{
}

/// Merit value of a school's leavers by year, in both worlds.
struct SchoolYears {
    std::vector<double> without, with;
};

std::vector<SchoolYears> schools_of(const Case& c)
{
    constexpr double least_leavers = 15.0;
    const std::size_t schools = c.municipality.schools.size();
    std::vector<std::size_t> everywhere(schools);
    std::iota(everywhere.begin(), everywhere.end(), std::size_t{0});
    TwoWorlds worlds(c, do_nothing, 1.0, {{everywhere, years, years}});
    std::vector<SchoolYears> all(schools);
    std::vector<bool> small(schools, false);
    const auto means = [&](const World& w, std::vector<double> SchoolYears::*into) {
        std::vector<double> sum(schools);
        std::vector<double> n(schools);
        const Pupils& p = w.leavers.pupils;
        for (std::size_t i = 0; i < rows(p); ++i) {
            sum[p.school[i]] += static_cast<double>(w.leavers.marks.merit[i]);
            n[p.school[i]] += 1.0;
        }
        for (std::size_t s = 0; s < schools; ++s) {
            small[s] = small[s] || n[s] < least_leavers;
            (all[s].*into).push_back(n[s] > 0.0 ? sum[s] / n[s] : 0.0);
        }
    };
    for (int year = 1; year <= years; ++year) {
        worlds.advance();
        means(worlds.without(), &SchoolYears::without);
        means(worlds.with(), &SchoolYears::with);
    }
    std::vector<SchoolYears> kept;
    for (std::size_t s = 0; s < schools; ++s) {
        if (!small[s]) {
            kept.push_back(std::move(all[s]));
        }
    }
    return kept;
}

/// One researcher's study in one future: the fifth of all schools with the lowest third year
/// relative to their own first two, before and after; and trials in which half of the schools are
/// drawn, many of them, since a draw costs nothing.
struct Study {
    double naive = 0.0, drawn = 0.0, paired = 0.0;                   // drawn: of the first draw
    double naive_finds = 0.0, drawn_finds = 0.0, paired_finds = 0.0; // shares of its trials
};
constexpr std::uint32_t draws_of_schools = 50;

struct Change {
    double mean = 0.0, error = 0.0;
    [[nodiscard]] bool found() const { return std::abs(mean) > reject_90 * error; }
};

Change change_of(const std::vector<double>& differences)
{
    const auto n = static_cast<double>(differences.size());
    return {std::accumulate(differences.begin(), differences.end(), 0.0) / n,
            sd_of(differences) / std::sqrt(n)};
}

/// The change at schools that are drawn less that at the others.
Change trial_of(const std::vector<SchoolYears>& schools, const Draw& draw, std::uint32_t n)
{
    std::vector<double> chosen;
    std::vector<double> others;
    for (std::size_t s = 0; s < schools.size(); ++s) {
        const bool is_drawn = static_cast<double>(draw.uniform(Stream::marks, 905, s, n)) < 0.5;
        (is_drawn ? chosen : others).push_back(schools[s].with.back() - schools[s].with[2]);
    }
    const Change with = change_of(chosen);
    const Change without = change_of(others);
    return {with.mean - without.mean, std::hypot(with.error, without.error)};
}

Study study_of(const std::vector<SchoolYears>& schools, const Draw& draw)
{
    std::vector<std::pair<double, std::size_t>> dip;
    for (std::size_t s = 0; s < schools.size(); ++s) {
        const auto& y = schools[s].without;
        dip.emplace_back(y[2] - 0.5 * (y[0] + y[1]), s);
    }
    std::sort(dip.begin(), dip.end());
    const auto count = static_cast<std::size_t>(worst_share * static_cast<double>(dip.size()));
    std::vector<double> naive;
    std::vector<double> paired;
    for (std::size_t k = 0; k < count; ++k) {
        const SchoolYears& school = schools[dip[k].second];
        naive.push_back(school.with.back() - school.with[2]);
        paired.push_back(school.with.back() - school.without.back());
    }
    const Change before_after = change_of(naive);
    const Change pairs = change_of(paired);
    Study study{.naive = before_after.mean,
                .drawn = trial_of(schools, draw, 0).mean,
                .paired = pairs.mean,
                .naive_finds = before_after.found() ? 1.0 : 0.0,
                .paired_finds = pairs.mean != 0.0 ? 1.0 : 0.0};
    for (std::uint32_t n = 0; n < draws_of_schools; ++n) {
        study.drawn_finds += trial_of(schools, draw, n).found() ? 1.0 / draws_of_schools : 0.0;
    }
    return study;
}

} // namespace

std::vector<TrialResult> placebo_trial(const TrialGround& ground)
{
    std::vector<std::vector<SchoolYears>> parts(case_count(ground.sample));
    for_cases(ground.sample, ground.values,
              [&](std::size_t row, const Case& c) { parts[row] = schools_of(c); });
    std::vector<Study> studies;
    for (std::size_t future = 0; future < sample_futures; ++future) {
        // The nation's schools of one future in three parts: three researchers.
        constexpr std::size_t researchers = 3;
        for (std::size_t k = 0; k < researchers; ++k) {
            std::vector<SchoolYears> schools;
            for (std::size_t m = k; m < ground.sample.size(); m += researchers) {
                const auto& part = parts[future * ground.sample.size() + m];
                schools.insert(schools.end(), part.begin(), part.end());
            }
            constexpr std::size_t enough = 20;
            if (schools.size() >= enough) {
                studies.push_back(study_of(
                    schools, Draw(future, static_cast<std::uint32_t>(ground.sample.size() + k))));
            }
        }
    }
    const auto n = static_cast<double>(studies.size());
    const auto result = [&](std::string name, std::string_view sv, std::string_view en,
                            double Study::*effect, double Study::*finds, double trials) {
        std::vector<double> effects;
        double found = 0.0;
        for (const Study& study : studies) {
            effects.push_back(study.*effect);
            found += trials * (study.*finds);
        }
        const Change mean = change_of(effects);
        TrialResult r{.name = std::move(name),
                      .says_sv = sv,
                      .says_en = en,
                      .unit = "merit points",
                      .source = "nothing was done: the effect is none",
                      .published = {},
                      .recovered = {mean.mean, mean.mean - Estimate::normal_95 * mean.error,
                                    mean.mean + Estimate::normal_95 * mean.error},
                      .in_model = 0.0};
        r.note = fmt::format("{:.0f} of {:.0f} studies find an effect at the 10 per cent level",
                             found, trials * n);
        r.verdict = r.recovered.low <= 0.0 && r.recovered.high >= 0.0 ? "recovered" : "phantom";
        return r;
    };
    return {result("placebo_paired", "Placebo: parade framtider", "Placebo: paired futures",
                   &Study::paired, &Study::paired_finds, 1.0),
            result("placebo_drawn", "Placebo: hälften av skolorna lottade",
                   "Placebo: half of the schools drawn", &Study::drawn, &Study::drawn_finds,
                   draws_of_schools),
            result("placebo_before_after", "Placebo: före–efter där senaste året var det sämsta",
                   "Placebo: before-after where the last year was the worst", &Study::naive,
                   &Study::naive_finds, 1.0)};
}

} // namespace likvard
