#include "calibration/backtest/backtest.hpp"

#include "calibration/backtest/one_school.hpp"
#include "core/parallel.hpp"
#include "io/nearest.hpp"
#include "model/parameters.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>
#include <numeric>

namespace likvard {
namespace {

constexpr double per_cent = 100.0;

struct Models {
    std::array<std::unique_ptr<Hierarchy>, judged_count> fixed, moving;
};

Models fit_models(const Past& past, const Knowledge* knowledge)
{
    Models models;
    for_each_item(2 * judged_count, [&](std::size_t k) {
        const auto outcome = static_cast<Judged>(k % judged_count);
        auto& place = k < judged_count ? models.fixed : models.moving;
        place[k % judged_count] = std::make_unique<Hierarchy>(
            past, outcome, k < judged_count ? Slopes::fixed : Slopes::moving, knowledge);
    });
    return models;
}

bool is_chosen(const PastSchool& school, const BacktestOptions& options)
{
    return options.municipality.empty() ||
           folded(school.municipality_name) == folded(options.municipality);
}

std::vector<std::size_t> scored_rows(const Past& past, Judged outcome, std::size_t known)
{
    std::vector<std::size_t> rows;
    for (std::size_t s = 0; s < past.schools.size(); ++s) {
        if (is_scored(past.schools[s], outcome, known)) {
            rows.push_back(s);
        }
    }
    return rows;
}

/// Every school that is scored in some outcome.
std::vector<std::size_t> simulated_rows(const Past& past, std::size_t known,
                                        const BacktestOptions& options)
{
    std::vector<std::size_t> rows;
    for (std::size_t s = 0; s < past.schools.size(); ++s) {
        bool any = false;
        for (std::size_t k = 0; k < judged_count; ++k) {
            any = any || is_scored(past.schools[s], static_cast<Judged>(k), known);
        }
        if (any && is_chosen(past.schools[s], options)) {
            rows.push_back(s);
        }
    }
    return rows;
}

/// By outcome and municipality: how much wider than normal.
std::array<std::vector<double>, judged_count> dispersions(const Past& past, const Models& models,
                                                          std::size_t known)
{
    std::array<std::vector<double>, judged_count> all;
    for_each_item(judged_count, [&](std::size_t k) {
        for (std::size_t m = 0; m < past.municipalities; ++m) {
            all[k].push_back(models.moving[k]->dispersion(m, known));
        }
    });
    return all;
}

/// Members that would be published as a number: one to four pupils short are shown as "~100". The
/// target is known to be a number, and so are they. All members when hardly any would be.
std::vector<double> published(const std::vector<double>& members, double leavers)
{
    constexpr double one = 0.5; // pupils short, rounded
    constexpr double five = 4.5;
    constexpr std::size_t enough = 20;
    std::vector<double> numbers;
    for (const double value : members) {
        const double lacking = leavers * (per_cent - value) / per_cent;
        if (lacking < one || lacking >= five) {
            numbers.push_back(value);
        }
    }
    return numbers.size() >= enough ? numbers : members;
}

void cover_by_size(OutcomeScores& scores, const Past& past)
{
    constexpr std::size_t thirds = 3;
    std::vector<double> sizes;
    for (const std::size_t row : scores.rows) {
        sizes.push_back(past.schools[row].leavers);
    }
    std::sort(sizes.begin(), sizes.end());
    if (sizes.empty()) {
        return;
    }
    scores.size_cuts = {sizes[sizes.size() / thirds], sizes[2 * sizes.size() / thirds]};
    std::array<double, thirds> inside{};
    std::array<double, thirds> count{};
    for (std::size_t k = 0; k < scores.rows.size(); ++k) {
        const double leavers = past.schools[scores.rows[k]].leavers;
        const std::size_t third =
            leavers < scores.size_cuts[0] ? 0 : (leavers < scores.size_cuts[1] ? 1 : 2);
        const Scored& s = scores.simulated[k];
        count[third] += 1.0;
        inside[third] += s.seen >= s.low90 && s.seen <= s.high90 ? 1.0 : 0.0;
    }
    for (std::size_t k = 0; k < thirds; ++k) {
        scores.cover90_by_size[k] = inside[k] / std::max(1.0, count[k]);
    }
}

/// Keeps the rows that were simulated.
template <class Row>
std::vector<Row> kept(const std::vector<Row>& all, const std::vector<bool>& keep)
{
    std::vector<Row> rows;
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (keep[k]) {
            rows.push_back(all[k]);
        }
    }
    return rows;
}

OutcomeScores score(const Past& past, const Models& models, const std::vector<Ensemble>& ensembles,
                    Judged outcome, std::size_t known)
{
    const auto k = static_cast<std::size_t>(outcome);
    const std::vector<std::size_t> all = scored_rows(past, outcome, known);
    std::vector<bool> keep;
    for (const std::size_t row : all) {
        keep.push_back(!ensembles[row][k].empty());
    }
    OutcomeScores scores;
    scores.outcome = outcome;
    scores.known = known;
    scores.rows = kept(all, keep);
    for (const std::size_t row : scores.rows) {
        const PastSchool& school = past.schools[row];
        const double seen = school.results[k].back();
        const bool share = outcome == Judged::eligible;
        scores.simulated.push_back(score_ensemble(
            share ? published(ensembles[row][k], school.leavers) : ensembles[row][k], seen));
        const Expectation e = models.fixed[k]->predict(row, known);
        scores.hierarchical.push_back(
            score_normal(e.mean, std::sqrt(e.level_variance + e.cohort_variance), seen));
    }
    for (std::size_t b = 0; b < baseline_count; ++b) {
        scores.baselines[b] =
            kept(baseline_scores(past, all, outcome, known, static_cast<Baseline>(b)), keep);
    }
    cover_by_size(scores, past);
    return scores;
}

/// The ensembles of all schools that are scored; empty for the others.
std::vector<Ensemble> simulate(const Past& past, const Models& models, std::size_t known,
                               const BacktestOptions& options, int done, int total)
{
    const std::vector<double> values = options.values.empty() ? central_values() : options.values;
    const std::vector<std::size_t> rows = simulated_rows(past, known, options);
    const auto wider = dispersions(past, models, known);
    const Course course{past.to - past.from - static_cast<int>(known) + 1, options.futures,
                        options.seed};
    std::vector<Ensemble> ensembles(past.schools.size());
    constexpr std::size_t block = 16; // schools between two words of progress
    for (std::size_t first = 0; first < rows.size(); first += block) {
        const std::size_t count = std::min(block, rows.size() - first);
        for_each_item(count, [&](std::size_t j) {
            const std::size_t row = rows[first + j];
            const PastSchool& school = past.schools[row];
            Expectations expected;
            for (std::size_t k = 0; k < judged_count; ++k) {
                Expectation& e = expected[k];
                e = models.moving[k]->predict(row, known);
                const double factor = wider[k][school.municipality];
                e.level_variance =
                    factor * factor * (e.level_variance + e.cohort_variance) - e.cohort_variance;
            }
            ensembles[row] = simulate_school(school, expected, course, values);
        });
        if (options.progress) {
            options.progress(done + static_cast<int>(first + count), total);
        }
    }
    return ensembles;
}

} // namespace

std::vector<OutcomeScores> run_backtest(const Past& past, const BacktestOptions& options)
{
    std::vector<OutcomeScores> all;
    with_threads(options.threads, [&] {
        const Models models = fit_models(past, options.knowledge);
        int total = 0;
        for (const std::size_t known : options.known) {
            total += static_cast<int>(simulated_rows(past, known, options).size());
        }
        int done = 0;
        for (const std::size_t known : options.known) {
            const auto ensembles = simulate(past, models, known, options, done, total);
            done += static_cast<int>(simulated_rows(past, known, options).size());
            for (std::size_t k = 0; k < judged_count; ++k) {
                all.push_back(score(past, models, ensembles, static_cast<Judged>(k), known));
            }
        }
    });
    return all;
}

Knowledge knowledge_of(const Past& past)
{
    Knowledge knowledge;
    knowledge.from = past.from;
    knowledge.to = past.to;
    knowledge.municipalities = past.codes;
    std::sort(knowledge.municipalities.begin(), knowledge.municipalities.end());
    for_each_item(judged_count, [&](std::size_t k) {
        knowledge.outcomes[k] =
            Hierarchy(past, static_cast<Judged>(k), Slopes::moving, nullptr).knowledge();
    });
    return knowledge;
}

AgainstBest against_best(const OutcomeScores& scores)
{
    Scores best = scores_of(scores.hierarchical);
    for (const auto& baseline : scores.baselines) {
        const Scores other = scores_of(baseline);
        best.rmse = std::min(best.rmse, other.rmse);
        best.crps = std::min(best.crps, other.crps);
    }
    const Scores own = scores_of(scores.simulated);
    return {own.rmse / best.rmse, own.crps / best.crps};
}

} // namespace likvard
