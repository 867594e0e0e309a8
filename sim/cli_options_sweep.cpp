// The command line of the verbs of research.
#include "cli_options_parts.hpp"

namespace likvard {

namespace {

constexpr const char* sweep_examples = R"(Examples:
  likvard sweep --template > design.toml              a design to start from
  likvard sweep plan design.toml --out out/sweep      the table of rows; how many, how long, how large
  likvard sweep run design.toml --out out/sweep       every row, on every core
  likvard sweep run design.toml --out out/sweep --resume     go on after Ctrl-C, a kill, a full disk
  likvard sweep run design.toml --out out/sweep --shard 3/10 the third of ten parts, anywhere
  likvard sweep status design.toml --out out/sweep    what is done and what is missing
  likvard sweep merge design.toml --out out/sweep     one store out of the parts, and tidy.csv
  likvard sweep slurm design.toml --out out/sweep --shards 200 --throttle 50   scripts for a cluster
  seq 10 | xargs -P 4 -I{} likvard sweep run design.toml --out out/sweep --shard {}/10 --resume

Numbers are the same for any number of threads, shards and interruptions (result_hash).
Exit status: 0 fine, 64 usage, 65 bad data or foreign files, 66 input missing (merge: rows missing),
70 a bug of ours, 73 output cannot be made, 74 input or output error, 130 interrupted.
)";

bool is_shard(const std::string& text)
{
    constexpr std::int64_t most_shards = 1'000'000;
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto number = whole_number_in(std::string_view(text).substr(0, slash));
    const auto count =
        whole_number_in(std::string_view(text).substr(std::min(slash + 1, text.size())));
    return number && count && *number >= 1 && *number <= *count && *count <= most_shards;
}

void add_sweep_work(CLI::App& verb, SweepCommand& sweep)
{
    constexpr std::int64_t most_threads = 4096;
    verb.add_option("--shard", sweep.shard, "run: part I of N, into a file of its own")
        ->type_name("I/N")
        ->check(checked([](const std::string& text) {
            return is_shard(text) ? "" : "found " + text + ", expected a part such as 3/10";
        }));
    verb.add_flag("--resume", sweep.resume, "run: go on with what --out holds, if anything");
    add_count(verb, "--threads", sweep.threads, 1, most_threads,
              "run: threads (default: every core); never changes a digit");
    add_choice<ProgressKind>(verb, "--progress", sweep.progress,
                             {{"auto", ProgressKind::automatic},
                              {"lines", ProgressKind::lines},
                              {"json", ProgressKind::json},
                              {"none", ProgressKind::none}},
                             "run: progress on stderr");
    verb.add_flag_callback(
        "--quiet,-q", [&sweep] { sweep.progress = ProgressKind::none; }, "Same as --progress none");
    add_choice<TidyRows>(verb, "--tidy", sweep.tidy,
                         {{"summary", TidyRows::summary}, {"full", TidyRows::full}},
                         "What tidy.csv gets: a line a row, or every future");
    add_priors(verb, sweep.priors_only);
    verb.add_flag("--small-groups", sweep.small_groups,
                  "tidy.csv: groups of fewer than 10 pupils too");
    verb.add_flag("--json", sweep.json, "As JSON");
}

void add_sweep_slurm(CLI::App& verb, SweepCommand& sweep)
{
    constexpr std::int64_t most_shards = 1'000'000;
    constexpr std::int64_t most_cpus = 4096;
    add_count(verb, "--shards", sweep.shards, 1, most_shards, "slurm: tasks of the array (10)");
    add_count(verb, "--throttle", sweep.throttle, 1, most_shards,
              "slurm: tasks at the same time (default: as many as there is room for)");
    add_count(verb, "--cpus", sweep.cpus, 1, most_cpus, "slurm: cores of a task (1)");
    const auto one_word = checked([](const std::string& text) {
        const bool plain = text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRST"
                                                  "UVWXYZ0123456789-_:.,") == std::string::npos;
        return plain && !text.empty() ? "" : "found " + text + ", expected one word";
    });
    verb.add_option("--time", sweep.time, "slurm: time limit of a task, as Slurm writes it")
        ->type_name("TIME")
        ->check(one_word);
    verb.add_option("--partition", sweep.partition, "slurm: partition")
        ->type_name("NAME")
        ->check(one_word);
}

void add_sweep(CLI::App& app, SweepCommand& sweep)
{
    CLI::App& verb = *app.add_subcommand("sweep", "Many runs of one plan, here or on a cluster");
    verb.footer(sweep_examples);
    auto* const schema = verb.add_flag_callback(
        "--schema", [&sweep] { sweep.print = SweepPrint::schema; }, "JSON schema of a design file");
    verb.add_flag_callback(
            "--template", [&sweep] { sweep.print = SweepPrint::design_template; },
            "A design with every key")
        ->excludes(schema);
    add_choice<SweepStep>(verb, "STEP", sweep.step,
                          {{"plan", SweepStep::plan},
                           {"run", SweepStep::run},
                           {"status", SweepStep::status},
                           {"merge", SweepStep::merge},
                           {"slurm", SweepStep::slurm}},
                          "plan, run, status, merge or slurm");
    verb.add_option("DESIGN", sweep.design, "Design file")->type_name("");
    verb.add_option("--out", sweep.out, "Folder of the sweep")->type_name("DIR");
    add_sweep_work(verb, sweep);
    add_sweep_slurm(verb, sweep);
    add_language(verb, sweep.language);
}

/// What CLI11 cannot know: the files are needed unless something is only printed.
Command whole(const SweepCommand& sweep)
{
    if (sweep.print != SweepPrint::nothing) {
        return sweep;
    }
    const char* const missing = sweep.step == SweepStep::none
                                    ? "a step: plan, run, status, merge or slurm"
                                : sweep.design.empty() ? "a design file"
                                : sweep.out.empty()    ? "a folder, --out DIR"
                                                       : nullptr;
    if (missing != nullptr) {
        return UsageFault{
            fmt::format("likvard: sweep needs {}\nSee likvard sweep --help\n", missing)};
    }
    return sweep;
}

constexpr const char* sensitivity_examples = R"(Examples:
  likvard sensitivity out/sweep                  first-order and total indices, or Morris effects
  likvard sensitivity out/sweep --outcome pass_all_pct --of plan
  likvard sensitivity out/sweep --json | jq '.[].sentence.en'

Reads a complete sweep that was sampled by sobol or morris. With luck = true in the design, luck is a
factor like the others: its share is what no knowledge of the factors could take away.
Intervals are 90 % bootstrap intervals; a share around zero may come out below it.
)";

void add_sensitivity(CLI::App& app, SensitivityCommand& command)
{
    constexpr std::int64_t latest = 9999;
    CLI::App& verb = *app.add_subcommand("sensitivity", "What decides the outcomes of a sweep");
    verb.footer(sensitivity_examples);
    verb.add_option("DIR", command.folder, "Folder of a sweep")->type_name("")->required();
    add_choice<std::string>(verb, "--method", command.method,
                            {{"sobol", "sobol"}, {"morris", "morris"}},
                            "The method that the sweep must have been sampled by");
    verb.add_option("--outcome", command.outcomes,
                    "An outcome; may be repeated (default: all kept)")
        ->type_name("KEY")
        ->allow_extra_args(false);
    add_choice<ArmWanted>(verb, "--of", command.of,
                          {{"difference", ArmWanted::difference},
                           {"plan", ArmWanted::plan},
                           {"baseline", ArmWanted::baseline}},
                          "The plan's effect (default), or one of the arms");
    add_count(verb, "--year", command.year, 0, latest, "Autumn of the school year (default: last)");
    verb.add_flag("--json", command.json, "As JSON");
    add_language(verb, command.language);
}

constexpr const char* optimise_examples = R"(Examples:
  likvard optimise plan.toml --budget "10 MSEK/year"
  likvard optimise plan.toml --budget 10e6 --target pass_all_pct --target gap_school_quarters_pass_pp
  likvard optimise plan.toml --budget 10e6 --reach 75 --in 17/20
  likvard optimise plan.toml --budget 10e6 --bound "levers.resource_team.fte=0:12 FTE" --out out/best

The candidates are the plan's levers, each amount from nothing to twice what the plan gives, or
within --bound. All plans run in the same futures; those that look best are judged in futures that
were not used to find them. The frontier: no other plan is both cheaper and better.
)";

/// "17/20" as two counts, or nothing.
std::optional<std::pair<int, int>> share_of(const std::string& text)
{
    constexpr std::int64_t most = 1000;
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto least = whole_number_in(std::string_view(text).substr(0, slash));
    const auto of =
        whole_number_in(std::string_view(text).substr(std::min(slash + 1, text.size())));
    if (!least || !of || *least < 1 || *of < *least || *of > most) {
        return std::nullopt;
    }
    return std::pair(static_cast<int>(*least), static_cast<int>(*of));
}

void add_optimise_aim(CLI::App& verb, SweepCommands& commands)
{
    OptimiseCommand& command = commands.optimise;
    verb.add_option("--budget", command.budget, "SEK a school year")->type_name("SEK")->required();
    verb.add_option("--target", command.targets,
                    "An outcome to improve; may be repeated (default: pass_all_pct)")
        ->type_name("OUTCOME")
        ->allow_extra_args(false);
    verb.add_option("--bound", command.bounds, "How much of an amount; may be repeated")
        ->type_name("KEY=LOW:HIGH")
        ->allow_extra_args(false)
        ->check(checked([](const std::string& text) {
            const std::size_t equals = text.find('=');
            const bool whole = equals != std::string::npos && equals > 0 &&
                               text.find(':', equals) != std::string::npos;
            return whole ? "" : "expected KEY=LOW:HIGH, found " + text;
        }));
    verb.add_option("--reach", command.reach,
                    "A plan succeeds where the first target reaches this (default: where it is "
                    "better than without)")
        ->type_name("VALUE")
        ->check(checked([](const std::string& text) {
            return number_in(text) ? "" : "found " + text + ", expected a number";
        }));
    verb.add_option("--in", commands.in, "The robust plan succeeds in at least so many (17/20)")
        ->type_name("N/M")
        ->check(checked([](const std::string& text) {
            return share_of(text) ? "" : "found " + text + ", expected a share such as 17/20";
        }));
}

void add_optimise(CLI::App& app, SweepCommands& commands)
{
    constexpr std::int64_t most_candidates = 100'000;
    constexpr std::int64_t most_futures = 100'000;
    constexpr std::int64_t most_threads = 4096;
    constexpr std::int64_t most_seed = INT64_MAX;
    constexpr std::int64_t fewest_futures = 20;
    OptimiseCommand& command = commands.optimise;
    CLI::App& verb = *app.add_subcommand("optimise", "Which plan for a yearly budget");
    verb.footer(optimise_examples);
    verb.add_option("PLAN", command.plan, "Scenario whose levers are the candidates")
        ->type_name("")
        ->required();
    add_optimise_aim(verb, commands);
    add_count(verb, "--candidates", command.candidates, 2, most_candidates,
              "Ways to split the budget that are tried first (64)");
    add_count(verb, "--replicates", command.replicates, fewest_futures, most_futures,
              "Futures that the best are judged in (100)");
    add_count(verb, "--seed", command.seed, 0, most_seed, "Seed of all luck");
    add_count(verb, "--threads", command.threads, 1, most_threads,
              "Threads (default: every core); never changes a digit");
    verb.add_option("--out", command.out, "Write every plan of the frontier there, as a scenario")
        ->type_name("DIR");
    add_priors(verb, command.priors_only);
    verb.add_flag("--json", command.json, "As JSON");
    add_language(verb, command.language);
    verb.add_flag("--quiet,-q", command.quiet, "No progress");
}

} // namespace

void add_sweep_verbs(CLI::App& app, SweepCommands& commands, Language language)
{
    commands.sweep.language = language;
    commands.sensitivity.language = language;
    add_sweep(app, commands.sweep);
    add_sensitivity(app, commands.sensitivity);
    commands.optimise.language = language;
    add_optimise(app, commands);
}

Command chosen_sweep_verb(const CLI::App& app, const SweepCommands& commands)
{
    if (app.got_subcommand("sensitivity")) {
        return commands.sensitivity;
    }
    if (app.got_subcommand("optimise")) {
        OptimiseCommand optimise = commands.optimise;
        optimise.in = share_of(commands.in).value_or(optimise.in);
        return optimise;
    }
    return whole(commands.sweep);
}

} // namespace likvard
