#include "run/run.hpp"

#include "core/check.hpp"
#include "core/parallel.hpp"
#include "core/priors.hpp"
#include "io/scenario_reader.hpp"
#include "model/parameters.hpp"
#include "results/sha256.hpp"
#include "run/pair.hpp"

#include <algorithm>

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

std::vector<ParameterNote> parameter_notes(const Scenario& plan)
{
    const auto central = with_overrides(central_values(), plan);
    std::vector<ParameterNote> notes;
    for (std::size_t i = 0; i < parameters().size(); ++i) {
        const ParameterInfo& info = parameters()[i];
        notes.push_back({std::string(info.key), std::string(symbol(info.unit)), central[i],
                         prior_text(info), std::string(info.source),
                         std::string(name(info.standing))});
    }
    return notes;
}

/// What decides the numbers beside seed and replicates: plan, baseline and the folder's files.
std::string input_hash(const Scenario& plan, const Scenario& baseline,
                       const Municipality& municipality)
{
    Sha256 sha;
    sha.update(to_toml(plan, municipality));
    sha.update(to_toml(baseline, municipality));
    sha.update(municipality.content_hash);
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
    const Future future(prepared, plan, replicate);
    store_pair(results, replicate, future.values, future.start.schools,
               *run_arm(future, baseline, Arm::baseline), *run_arm(future, plan, Arm::plan));
}

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
    const auto central = with_overrides(central_values(), plan);
    Prepared prepared;
    with_threads(options.threads, [&] { prepared = prepare_municipality(municipality, central); });
    const auto block =
        static_cast<std::size_t>(2 * (options.threads > 0 ? options.threads : core_count()));
    const auto total = static_cast<int>(missing.size());
    for (std::size_t first = 0; first < missing.size(); first += block) {
        if (options.cancel != nullptr && options.cancel->load()) {
            return;
        }
        const std::size_t count = std::min(block, missing.size() - first);
        with_threads(options.threads, [&] {
            for_each_item(count, [&](std::size_t k) {
                run_replicate(plan, without, prepared, missing[first + k], results);
            });
        });
        if (options.completed) {
            for (std::size_t k = first; k < first + count; ++k) {
                options.completed(results, missing[k], missing[k] + 1);
            }
        }
        if (options.progress) {
            options.progress(static_cast<int>(first + count), total);
        }
    }
}

} // namespace likvard
