#include "run/run.hpp"

#include "core/check.hpp"
#include "core/parallel.hpp"
#include "core/priors.hpp"
#include "io/scenario_reader.hpp"
#include "model/parameters.hpp"
#include "results/band_shares.hpp"
#include "results/sha256.hpp"
#include "run/delivery.hpp"
#include "run/pair.hpp"
#include "run/posterior.hpp"

#include <algorithm>
#include <atomic>
#include <span>
#include <utility>
#include <vector>

namespace likvard {
namespace {

bool rests_on_judgement(const LeverType& lever)
{
    return lever.evidence.strength == Strength::judgement;
}

std::vector<LeverNote> lever_notes(const Scenario& plan)
{
    std::vector<LeverNote> notes;
    for (const LeverUse& use : plan.levers) {
        const std::string key(use.type->key);
        const bool known = std::any_of(notes.begin(), notes.end(),
                                       [&](const LeverNote& note) { return note.key == key; });
        if (!known) {
            notes.push_back({key, std::string(use.type->title_sv), std::string(use.type->title_en),
                             rests_on_judgement(*use.type)});
        }
    }
    return notes;
}

bool is_fitted(const Posterior* posterior, std::size_t index)
{
    return posterior != nullptr && std::find(posterior->indices.begin(), posterior->indices.end(),
                                             index) != posterior->indices.end();
}

std::vector<ParameterNote> parameter_notes(const Scenario& plan)
{
    const auto central = central_of(plan);
    std::vector<ParameterNote> notes;
    for (std::size_t i = 0; i < parameters().size(); ++i) {
        const ParameterInfo& info = parameters()[i];
        notes.push_back(
            {std::string(info.key), std::string(symbol(info.unit)), central[i],
             is_fitted(plan.posterior.get(), i) ? std::string(calibrated_prior) : prior_text(info),
             std::string(info.source), std::string(name(info.standing))});
    }
    return notes;
}

/// What decides the numbers beside seed and replicates: plan, baseline, the folder's files and the
/// calibrated draws.
std::string input_hash(const Scenario& plan, const Scenario& baseline,
                       const Municipality& municipality)
{
    Sha256 sha;
    sha.update(to_toml(plan, municipality));
    sha.update(to_toml(baseline, municipality));
    sha.update(municipality.content_hash);
    if (plan.posterior) {
        sha.update(plan.posterior->hash);
    }
    return sha.hex();
}

/// First school year in which a lever of the plan acts; the year after the horizon without levers.
int first_lever_year(const Scenario& plan)
{
    int first = plan.last_year + 1;
    for (int year = plan.last_year; year >= plan.first_year; --year) {
        for (const LeverUse& use : plan.levers) {
            if (teaching_share(year, use.target.from, use.target.until) > 0.0) {
                first = year;
            }
        }
    }
    return first;
}

/// One paired future: the same start, the same luck, the same parameters; two plans.
void run_replicate(const Scenario& plan, const Scenario& baseline, const Prepared& prepared,
                   int replicate, Results& results)
{
    Future future(prepared, plan, replicate);
    PairRun pair = *run_pair(future, baseline, plan);
    store_pair(results, replicate, future.values, pair.schools, std::move(pair.baseline),
               std::move(pair.plan));
}

/// Replicates one after the other to whoever is free, and what they give handed over in order while
/// the next ones run: no thread waits for another at any time.
class Queue {
public:
    Queue(std::span<const int> replicates, const RunOptions& options, Delivery& delivery)
        : replicates_(replicates), options_(options), delivery_(delivery)
    {
    }

    /// One worker's share: takes replicates until there are none left, or the run is cancelled.
    template <class Run> void work(const Run& run)
    {
        try {
            while (!is_stopped()) {
                const std::size_t k = next_.fetch_add(1);
                if (k >= replicates_.size()) {
                    return;
                }
                run(replicates_[k]);
                delivery_.finished(k);
            }
        } catch (...) {
            failed_ = true; // the other workers stop too; the fault goes to the caller
            throw;
        }
    }

private:
    [[nodiscard]] bool is_stopped() const
    {
        return failed_ || delivery_.failed() ||
               (options_.cancel != nullptr && options_.cancel->load());
    }

    std::span<const int> replicates_;
    const RunOptions& options_;
    Delivery& delivery_;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> failed_{false};
};

} // namespace

Results prepare(const Scenario& plan, const Scenario& baseline, const Municipality& municipality)
{
    check(plan.first_year > municipality.data_year, "a plan starts after the data year");
    RunInfo info;
    info.municipality = municipality.name;
    info.title_sv = plan.title.sv;
    info.title_en = plan.title.en;
    info.question_sv = plan.question.sv;
    info.question_en = plan.question.en;
    info.seed = plan.seed;
    info.first_year = municipality.data_year;
    info.last_year = plan.last_year;
    info.plan_year = first_lever_year(plan);
    info.replicates = plan.replicates;
    info.municipal_pupils = municipal_pupils(municipality);
    info.cost_per_pupil_sek = municipality.cost_per_pupil_sek;
    info.teaching_per_pupil_sek = municipality.teaching_per_pupil_sek;
    info.input_hash = input_hash(plan, baseline, municipality);
    info.levers = lever_notes(plan);
    info.parameters = parameter_notes(plan);
    return Results(std::move(info), groups_of(municipality));
}

void run(const Scenario& plan, const Scenario& baseline, const Municipality& municipality,
         const RunOptions& options, Results& results)
{
    std::vector<int> missing;
    for (int r = 0; r < plan.replicates; ++r) {
        if (!results.done(r)) {
            missing.push_back(r);
        }
    }
    Scenario without = baseline;
    without.first_year = plan.first_year;
    without.last_year = plan.last_year;
    const auto central = central_of(plan);
    Prepared prepared;
    with_threads(options.threads, [&] { prepared = prepare_municipality(municipality, central); });
    const std::size_t workers =
        static_cast<std::size_t>(options.threads > 0 ? options.threads : core_count());
    Delivery delivery(missing, options, results);
    Queue queue(missing, options, delivery);
    with_threads(options.threads, [&] {
        for_each_item(workers, [&](std::size_t /*worker*/) {
            queue.work(
                [&](int replicate) { run_replicate(plan, without, prepared, replicate, results); });
        });
    });
    delivery.close();
}

} // namespace likvard
