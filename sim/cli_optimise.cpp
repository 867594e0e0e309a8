// The verb optimise: the plans on the frontier of effect and cost within a yearly budget.
#include "calibration/optimise/report.hpp"
#include "cli_find.hpp"
#include "cli_progress.hpp"
#include "cli_terminal.hpp"
#include "cli_verbs.hpp"
#include "core/check.hpp"
#include "io/files.hpp"
#include "io/nearest.hpp"
#include "io/number_text.hpp"
#include "io/scenario_reader.hpp"
#include "model/lever.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace likvard {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const std::string& flag, const std::string& key, const std::string& found,
                         const std::string& expected, const std::string& nearest = {})
{
    throw DataError({{.file = flag,
                      .line = 0,
                      .column = 0,
                      .key = key,
                      .found = found,
                      .expected = expected,
                      .nearest = nearest}});
}

/// A number in the unit, bare or with a label.
std::optional<double> quantity_in(const std::string& text, Unit unit)
{
    const LabelledNumber written = labelled_number_in(text);
    const auto scale = written.label.empty() ? std::optional(1.0) : scale_of(written.label, unit);
    return written.number && scale ? std::optional(*written.number * *scale) : std::nullopt;
}

double budget_of(const std::string& text)
{
    std::optional<double> budget = quantity_in(text, Unit::sek_per_year);
    if (!budget) {
        budget = quantity_in(text, Unit::sek);
    }
    if (!budget || !(*budget > 0.0)) {
        refuse("--budget", "", text, "an amount a school year, such as 10e6 or \"10 MSEK/year\"");
    }
    return *budget;
}

/// --bound KEY=LOW:HIGH, which the command line has checked to have that form.
void set_bound(std::vector<Variable>& variables, const Scenario& plan, const std::string& text)
{
    const std::size_t equals = text.find('=');
    const std::size_t colon = text.find(':', equals);
    const std::string key = text.substr(0, equals);
    std::vector<std::string> keys;
    for (const Variable& v : variables) {
        keys.push_back(v.key);
    }
    const auto at = std::ranges::find(variables, key, &Variable::key);
    if (at == variables.end()) {
        refuse("--bound", key, "no amount of a lever of the plan",
               fmt::format("{}", fmt::join(keys, " or ")), nearest_of(key, keys));
    }
    const FieldInfo& field = plan.levers[at->use].type->fields[at->field];
    const auto low = quantity_in(text.substr(equals + 1, colon - equals - 1), at->unit);
    const auto high = quantity_in(text.substr(colon + 1), at->unit);
    if (!low || !high || *low < field.low || *high > field.high || *low > *high) {
        refuse("--bound", key, text.substr(equals + 1),
               fmt::format("LOW:HIGH within {}", range_text(field.low, field.high, field.unit)));
    }
    at->low = *low;
    at->high = *high;
}

std::vector<Outcome> targets_of(const OptimiseCommand& command)
{
    std::vector<std::string> known;
    for (const OutcomeInfo& outcome : outcomes()) {
        known.emplace_back(outcome.key);
    }
    std::vector<Outcome> targets;
    for (const std::string& key : command.targets) {
        const std::optional<Outcome> outcome = outcome_named(key);
        if (!outcome) {
            refuse("--target", key, "an unknown outcome", "a key that likvard describe lists",
                   nearest_of(key, known));
        }
        if (info(*outcome).better == Better::neither) {
            refuse("--target", key, "an outcome that is neither better high nor low", "another");
        }
        targets.push_back(*outcome);
    }
    return targets.empty() ? std::vector<Outcome>{Outcome::pass_all_pct} : targets;
}

SearchQuestion question_of(const OptimiseCommand& command, const Scenario& plan)
{
    SearchQuestion question;
    question.budget = budget_of(command.budget);
    question.targets = targets_of(command);
    question.variables = variables_of(plan);
    for (const std::string& bound : command.bounds) {
        set_bound(question.variables, plan, bound);
    }
    if (question.variables.empty()) {
        refuse(command.plan, "levers", "no lever with an amount",
               "the candidates: the levers of the plan");
    }
    question.candidates = command.candidates;
    question.replicates = command.replicates;
    question.threads = command.threads;
    question.cancel = &catch_interruptions();
    return question;
}

/// Every plan of the frontier as a scenario of its own.
void write_plans(const OptimiseCommand& command, const OptimiseReport& report,
                 const Municipality& municipality)
{
    for (std::size_t i = 0; i < report.plans.size(); ++i) {
        Scenario plan = plan_with(*report.plan, report.question->variables,
                                  report.result->trials[report.plans[i]].amounts);
        plan.replicates = command.replicates;
        const char name = static_cast<char>('A' + static_cast<char>(i));
        write_file_atomically(fs::path(command.out) / fmt::format("plan_{}.toml", name),
                              to_toml(plan, municipality));
    }
}

} // namespace

Answer optimise_verb(const OptimiseCommand& command)
{
    const std::vector<fs::path> folders = scenario_folders();
    const std::vector<std::string> sets = command.seed
                                              ? std::vector{fmt::format("seed={}", *command.seed)}
                                              : std::vector<std::string>{};
    LoadedScenario loaded = read_scenario(find_input(command.plan, folders), sets, folders);
    loaded.scenario.posterior = own_posterior(command.priors_only);
    SearchQuestion question = question_of(command, loaded.scenario);
    SearchResult result;
    {
        Progress progress(command.quiet       ? ProgressStyle::none
                          : err_is_terminal() ? ProgressStyle::bar
                                              : ProgressStyle::lines,
                          command.language);
        question.progress = [&](int done, int total) { progress.show(done, total); };
        result = search_plans(loaded.scenario, loaded.municipality, question);
    }
    if (result.trials.empty()) {
        const bool sv = command.language == Language::sv;
        return {.out = {},
                .remarks = sv ? "Avbruten; inget är sparat.\n" : "Interrupted; nothing is kept.\n",
                .status = Status::interrupted};
    }
    const Aim aim{.target = question.targets.front(),
                  .reach = command.reach,
                  .least = command.in.first,
                  .of = command.in.second};
    const OptimiseReport report = report_of(loaded.scenario, question, result, aim);
    if (!command.out.empty()) {
        write_plans(command, report, loaded.municipality);
    }
    return {.out = command.json ? optimise_json(json_of(report))
                                : table_text(report, command.language),
            .remarks = {},
            .status = Status::fine};
}

} // namespace likvard
