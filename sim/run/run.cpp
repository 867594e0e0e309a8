#include "run/run.hpp"

#include "core/check.hpp"
#include "core/parallel.hpp"
#include "core/priors.hpp"
#include "io/scenario_reader.hpp"
#include "model/indicators/indicators.hpp"
#include "model/parameters.hpp"
#include "model/synthesis/synthesis.hpp"
#include "model/year.hpp"
#include "results/sha256.hpp"

#include <algorithm>

namespace likvard {
namespace {

std::vector<double> with_overrides(std::vector<double> values, const Scenario& scenario)
{
    for (const ParameterOverride& override_ : scenario.overrides) {
        values[override_.index] = override_.value;
    }
    return values;
}

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

/// One arm of a pair, year by year, into a table of its own.
struct ArmRun {
    const Scenario* scenario = nullptr;
    std::vector<YearValues> years;     // data year first
    std::vector<std::uint8_t> reached; // by school: ever reached by a lever
    std::vector<CostRow> costs;
};

void book_costs(ArmRun& arm, const World& w, const Policy& policy, Arm which, int replicate,
                int year)
{
    const auto ledgers = lever_costs(w.reached, policy, w.schools, year);
    double total = 0.0;
    for (std::size_t k = 0; k < ledgers.size(); ++k) {
        for (const LedgerLine& line : ledgers[k].lines()) {
            arm.costs.push_back({which, replicate, year, line.calendar_year,
                                 std::string(policy.levers[k].type->key), std::string(line.item),
                                 line.sek});
            total += line.sek;
        }
    }
    cell(arm.years.back(), 0, Outcome::cost_sek) = total;
}

ArmRun run_arm(World w, const Scenario& scenario, std::span<const double> values, const Draw& draw,
               Arm which, int replicate)
{
    ArmRun arm;
    arm.scenario = &scenario;
    arm.reached.assign(rows(w.schools), 0);
    const Policy policy{scenario.levers, values, &w.setting->params.costs};
    arm.years.emplace_back();
    observe(arm.years.back(), w);
    cell(arm.years.back(), 0, Outcome::cost_sek) = 0.0;
    for (int year = w.setting->municipality->data_year + 1; year <= scenario.last_year; ++year) {
        advance_one_year(w, policy, Tick{year, draw});
        arm.years.emplace_back();
        observe(arm.years.back(), w);
        book_costs(arm, w, policy, which, replicate, year);
        for (std::size_t k = 0; k < w.reached.size(); ++k) {
            if (scenario.levers[k].target.rule != TargetRule::all) {
                for (const std::uint16_t s : w.reached[k].by_years_ago[0]) {
                    arm.reached[s] = 1;
                }
            }
        }
    }
    return arm;
}

void store_arm(Results& results, ArmRun& arm, std::span<const std::uint8_t> reached,
               const Schools& schools, Arm which, int replicate)
{
    // A plan that reaches preschools alone has no compulsory schools to set against the others.
    const auto compulsory_schools = reached.first(compulsory_rows(schools));
    const bool somebody = std::any_of(compulsory_schools.begin(), compulsory_schools.end(),
                                      [](std::uint8_t r) { return r != 0; });
    for (std::size_t y = 0; y < arm.years.size(); ++y) {
        if (somebody) {
            observe_reach(arm.years[y], reached, schools);
        }
        for (std::size_t g = 0; g < arm.years[y].size(); ++g) {
            const auto slots =
                results.row(which, replicate, results.info().first_year + static_cast<int>(y), g);
            std::copy(arm.years[y][g].begin(), arm.years[y][g].end(), slots.begin());
        }
    }
    auto& costs = results.costs(replicate);
    costs.insert(costs.end(), arm.costs.begin(), arm.costs.end());
}

/// One paired future: the same start, the same luck, the same parameters; two plans.
void run_replicate(const Scenario& plan, const Scenario& baseline, const Prepared& prepared,
                   int replicate, Results& results)
{
    const std::vector<double> values = with_overrides(draw_values(plan.seed, replicate), plan);
    const Setting setting = setting_of(prepared, values);
    const Draw draw(plan.seed, static_cast<std::uint32_t>(replicate));
    const World start = start_world(prepared, setting, draw);
    ArmRun without = run_arm(start, baseline, values, draw, Arm::baseline, replicate);
    ArmRun with = run_arm(start, plan, values, draw, Arm::plan, replicate);
    results.costs(replicate).clear();
    store_arm(results, without, with.reached, start.schools, Arm::baseline, replicate);
    store_arm(results, with, with.reached, start.schools, Arm::plan, replicate);
    results.draws(replicate) = values;
    results.mark_done(replicate);
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
