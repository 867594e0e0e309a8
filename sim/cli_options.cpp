#include "cli_options.hpp"

#include "cli_options_data.hpp"
#include "cli_options_parts.hpp"
#include "cli_pages.hpp"
#include "io/nearest.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

namespace likvard {

namespace {

/// Help with the examples before the flags: most people copy one and go.
class ExamplesFirst : public CLI::Formatter {
public:
    std::string make_help(const CLI::App* app, std::string name,
                          CLI::AppFormatMode mode) const override
    {
        if (mode == CLI::AppFormatMode::Sub) {
            return make_expanded(app);
        }
        std::string usage = make_usage(app, std::move(name));
        usage.erase(usage.find_last_not_of('\n') + 1);
        return app->get_description() + "\n\n" + app->get_footer() + "\n" + usage + "\n" +
               make_positionals(app) + make_groups(app, mode) + make_subcommands(app, mode);
    }

    /// The kind of value alone: bounds and exclusions are said by the message that enforces them.
    std::string make_option_opts(const CLI::Option* option) const override
    {
        return option->get_type_name().empty() ? "" : " " + option->get_type_name();
    }
};

constexpr const char* program_examples = R"(Examples:
  likvard run scenarios/botkyrka_2019_package.toml
  likvard run plan.toml --replicates 500 --out out/plan --lang sv
  likvard check plan.toml scenarios/botkyrka
  likvard levers resource_team
  likvard describe --template > plan.toml
  likvard validate
  likvard sweep run design.toml --out out/sweep
  likvard report out/plan --out plan.html
  likvard replay plan.html
  likvard view plan.toml
  likvard import skolverket units.csv grades.csv --municipality Botkyrka --out my/botkyrka
)";

constexpr const char* run_examples = R"(Examples:
  likvard run botkyrka_2019_package                 a scenario that comes with the program
  likvard run plan.toml --out out/plan              keep every future in out/plan/results.sqlite
  likvard run plan.toml --out out/plan --resume     go on after an interruption
  likvard run plan.toml --baseline other.toml       against another plan
  likvard run plan.toml --set levers.marketing.budget="3 MSEK/year" --years 2025:2034
  likvard run plan.toml --all --lang sv             every row, and the schools one by one
  likvard run plan.toml --json | jq .sentence.en

stdout is the result; messages and progress go to stderr.
Exit status: 0 fine, 64 usage, 65 bad data, 66 input missing, 70 a bug of ours, 73 output cannot be
made, 74 input or output error, 130 interrupted.
)";

constexpr const char* check_examples = R"(Examples:
  likvard check plan.toml
  likvard check scenarios/botkyrka scenarios/*.toml
  likvard check design.toml                         a sweep's design, with all that it names
  likvard check plan.toml --json
)";

constexpr const char* levers_examples = R"(Examples:
  likvard levers
  likvard levers resource_team
  likvard levers --json | jq '.[].key'
)";

constexpr const char* describe_examples = R"(Examples:
  likvard describe                        every parameter and outcome, as text
  likvard describe --lang sv              the same in Swedish
  likvard describe --json
  likvard describe --template > plan.toml a scenario with every key, to start from
  likvard describe --schema               JSON schema of a scenario, for an editor
  likvard describe --governance botkyrka  the chain from school to board
  likvard describe --odd                  what the model's description takes from the program
  likvard describe --odd sim/MODEL.md > m && mv m sim/MODEL.md   the description, renewed
)";

constexpr const char* validate_examples = R"(Examples:
  likvard validate                every stylised fact: target, accepted range, simulated, verdict
  likvard validate V18            one of them, here what is left of a one-year gain
  likvard validate --json | jq '.[] | select(.verdict == "does not hold").name'

Measured on a sample of the nation that comes with the program, at the means of the calibrated draws;
with --priors at the priors' central values.
--json: [{"name", "says", "target", "low", "high", "unit", "simulated", "verdict", "source",
"reason"}]; a verdict is "holds", "does not hold", "not modelled" or "not a target"; a number that
there is none of is null. A fact that does not hold is no error: the exit status is 0.
)";

struct Parsed {
    RunCommand run;
    CheckCommand check;
    LeversCommand levers;
    DescribeCommand describe;
    ValidateCommand validate;
    SweepCommands sweeps;
    ReportCommands reports;
    ImportCommand import;
    BacktestCommand backtest;
    TrialsCommand trials;
    CalibrateCommand calibrate;
    std::string years;
    std::string shell; // of completions
};

/// "2025:2039" as two years in order, or nothing.
std::optional<std::pair<int, int>> years_of(const std::string& text)
{
    constexpr std::int64_t latest = 9999;
    const std::size_t colon = std::min(text.find(':'), text.size());
    const auto first = whole_number_in(std::string_view(text).substr(0, colon));
    const auto last =
        whole_number_in(std::string_view(text).substr(std::min(colon + 1, text.size())));
    if (!first || !last || *first < 0 || *last < *first || *last > latest) {
        return std::nullopt;
    }
    return std::pair(static_cast<int>(*first), static_cast<int>(*last));
}

void add_run_output(CLI::App& verb, RunCommand& run)
{
    auto* const out = verb.add_option("--out", run.out,
                                      "Keep results.sqlite, plan.toml, tidy.csv, datapackage.json")
                          ->type_name("DIR");
    verb.add_flag("--resume", run.resume, "Go on with the run in --out")->needs(out);
    auto* const format =
        add_choice<Format>(verb, "--format", run.format,
                           {{"table", Format::table}, {"json", Format::json}, {"csv", Format::csv}},
                           "What stdout gets");
    verb.add_flag_callback(
            "--json", [&run] { run.format = Format::json; }, "Same as --format json")
        ->excludes(format);
    add_choice<TidyRows>(verb, "--tidy", run.tidy,
                         {{"summary", TidyRows::summary}, {"full", TidyRows::full}},
                         "What tidy.csv gets: means and quantiles, or every future");
    verb.add_flag("--all", run.all_rows,
                  "Every row of the table, cost items and the schools one by one");
    verb.add_flag("--small-groups", run.small_groups, "Show groups of fewer than 10 pupils too");
    add_language(verb, run.language);
    verb.add_flag("--quiet,-q", run.quiet, "No progress and no remarks");
}

void add_run(CLI::App& app, Parsed& parsed)
{
    constexpr std::int64_t most_replicates =
        std::numeric_limits<int>::max(); // the reader is stricter
    constexpr std::int64_t most_threads = 4096;
    constexpr std::int64_t most_seed = std::numeric_limits<std::int64_t>::max(); // TOML has no more
    RunCommand& run = parsed.run;
    CLI::App& verb = *app.add_subcommand("run", "Run a plan against its baseline");
    verb.footer(run_examples);
    verb.add_option("PLAN", run.plan, "Scenario file, or the name of one that comes with likvard")
        ->type_name("")
        ->required();
    verb.add_option("--baseline", run.baseline, "Compare with this scenario instead of no plan")
        ->type_name("B.toml");
    add_count(verb, "--replicates", run.replicates, 1, most_replicates, "Number of paired futures");
    add_count(verb, "--seed", run.seed, 0, most_seed,
              "Seed of all luck and of all parameter draws");
    add_count(verb, "--threads", run.threads, 1, most_threads,
              "Threads (default: every core); never changes a digit");
    verb.add_option("--years", parsed.years, "First and last school year, by their autumns")
        ->type_name("A:B")
        ->check(checked([](const std::string& text) {
            return years_of(text) ? "" : "expected two years in order, such as 2025:2039";
        }));
    verb.add_option("--set", run.sets, "Override a key of the scenario; may be repeated")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false)
        ->check(checked([](const std::string& text) {
            const auto equals = text.find('=');
            const bool pair = equals != std::string::npos && equals > 0;
            return pair ? "" : "expected KEY=VALUE, found " + text;
        }));
    add_priors(verb, run.priors_only);
    add_run_output(verb, run);
}

void add_check(CLI::App& app, CheckCommand& check)
{
    CLI::App& verb =
        *app.add_subcommand("check", "Name every fault of scenarios, designs and municipalities");
    verb.footer(check_examples);
    verb.add_option("FILE", check.files,
                    "Scenario files, designs of sweeps or municipality folders")
        ->type_name("")
        ->required();
    verb.add_flag("--json", check.json, "As JSON");
}

void add_levers(CLI::App& app, LeversCommand& levers)
{
    CLI::App& verb = *app.add_subcommand("levers", "Levers: fields, cost, channels and evidence");
    verb.footer(levers_examples);
    verb.add_option("KEY", levers.key, "One lever (default: all)")->type_name("");
    verb.add_flag("--json", levers.json, "As JSON");
    add_language(verb, levers.language);
}

void add_describe(CLI::App& app, DescribeCommand& describe)
{
    struct Choice {
        const char* flag;
        Describe what;
        const char* help;
    };
    constexpr std::array choices = {
        Choice{"--json", Describe::json, "As JSON"},
        Choice{"--schema", Describe::schema, "JSON schema of a scenario file"},
        Choice{"--template", Describe::scenario_template,
               "A scenario with every key and its default"},
        Choice{"--markdown", Describe::markdown, "As Markdown: sim/PARAMETERS.md"},
    };
    CLI::App& verb =
        *app.add_subcommand("describe", "Parameters and outcomes: unit, bounds, source");
    verb.footer(describe_examples);
    std::vector<CLI::Option*> options;
    for (const Choice& choice : choices) {
        const auto chosen = [&describe, what = choice.what] { describe.what = what; };
        options.push_back(verb.add_flag_callback(choice.flag, chosen, choice.help));
    }
    const auto with_name = [&](const char* flag, Describe what, const char* type,
                               const char* help) {
        const auto chosen = [&describe, what](const std::string& folder) {
            describe.what = what;
            describe.folder = folder;
        };
        options.push_back(verb.add_option_function<std::string>(flag, chosen, help)
                              ->type_name(type)
                              ->expected(0, 1));
    };
    with_name("--odd", Describe::odd, "[FILE]",
              "What the ODD description takes from the program, or FILE with it renewed");
    with_name("--governance", Describe::governance, "[FOLDER]",
              "The chain from school to board, of one municipality");
    for (CLI::Option* const option : options) {
        for (CLI::Option* const other : options) {
            if (option != other) {
                option->excludes(other);
            }
        }
    }
    add_language(verb, describe.language);
}

void add_validate(CLI::App& app, ValidateCommand& validate)
{
    CLI::App& verb = *app.add_subcommand("validate", "The model against stylised facts V1-V38");
    verb.footer(validate_examples);
    verb.add_option("NAME", validate.name, "One stylised fact, such as V9 (default: all)")
        ->type_name("");
    add_priors(verb, validate.priors_only);
    verb.add_flag("--json", validate.json, "As JSON");
    add_language(verb, validate.language);
    verb.add_flag("--quiet,-q", validate.quiet, "No progress");
}

/// The verbs that print something made from these very definitions.
void add_pages(CLI::App& app, std::string& shell)
{
    app.add_subcommand("man", "The manual page: likvard man | man -l -");
    CLI::App& verb = *app.add_subcommand("completions", "Completions for a shell");
    verb.footer("Examples:\n  likvard completions bash > /etc/bash_completion.d/likvard\n");
    add_choice<std::string>(verb, "SHELL", shell,
                            {{"bash", "bash"}, {"zsh", "zsh"}, {"fish", "fish"}},
                            "bash, zsh or fish")
        ->required();
}

/// What to say of the first argument that nobody expected.
std::string extras_text(const CLI::App& app)
{
    const std::vector<std::string> extras = app.remaining(true);
    const auto flag = std::ranges::find_if(
        extras, [](const std::string& extra) { return extra.starts_with("-"); });
    if (flag == extras.end()) {
        return fmt::format("likvard: not expected: {}\n", fmt::join(extras, " "));
    }
    const auto verbs = app.get_subcommands();
    std::vector<std::string> known;
    for (const CLI::Option* option : (verbs.empty() ? &app : verbs.front())->get_options()) {
        for (const std::string& name : option->get_lnames()) {
            known.push_back("--" + name);
        }
    }
    return fmt::format("likvard: there is no flag {}.\nNearest: {}\n", *flag,
                       nearest_of(flag->substr(0, flag->find('=')), known));
}

Command chosen(const CLI::App& app, Parsed& parsed)
{
    if (app.got_subcommand("run")) {
        parsed.run.years = years_of(parsed.years);
        return parsed.run;
    }
    if (app.got_subcommand("check")) {
        return parsed.check;
    }
    if (app.got_subcommand("levers")) {
        return parsed.levers;
    }
    if (app.got_subcommand("validate")) {
        return parsed.validate;
    }
    if (app.got_subcommand("describe")) {
        return parsed.describe;
    }
    if (app.got_subcommand("calibrate")) {
        return parsed.calibrate;
    }
    if (app.got_subcommand("trials")) {
        return parsed.trials;
    }
    if (app.got_subcommand("backtest")) {
        return parsed.backtest;
    }
    if (app.got_subcommand("import")) {
        return parsed.import;
    }
    if (app.got_subcommand("report")) {
        return parsed.reports.report;
    }
    if (app.got_subcommand("replay")) {
        return parsed.reports.replay;
    }
    if (app.got_subcommand("view")) {
        return ViewCommand{app.get_subcommand("view")->remaining()};
    }
    return chosen_sweep_verb(app, parsed.sweeps);
}

} // namespace

Command parse_command(const std::vector<std::string>& arguments, Language language)
{
    Parsed parsed;
    parsed.run.language = language;
    parsed.levers.language = language;
    parsed.describe.language = language;
    parsed.validate.language = language;
    parsed.backtest.language = language;
    parsed.trials.language = language;
    parsed.calibrate.language = language;

    CLI::App app("likvard: what would a policy package do to the gaps between a municipality's "
                 "schools?",
                 "likvard");
    app.formatter(std::make_shared<ExamplesFirst>());
    app.footer(program_examples);
    app.set_version_flag("--version", "likvard " LIKVARD_VERSION);
    app.require_subcommand(1);
    add_run(app, parsed);
    add_check(app, parsed.check);
    add_levers(app, parsed.levers);
    add_describe(app, parsed.describe);
    add_validate(app, parsed.validate);
    add_sweep_verbs(app, parsed.sweeps, language);
    add_report_verbs(app, parsed.reports, language);
    add_import(app, parsed.import);
    add_backtest(app, parsed.backtest);
    add_trials(app, parsed.trials);
    add_calibrate(app, parsed.calibrate);
    add_pages(app, parsed.shell);

    if (arguments.empty()) {
        return UsageFault{app.help()};
    }
    std::vector<std::string> verbs;
    for (const CLI::App* verb : app.get_subcommands({})) {
        verbs.push_back(verb->get_name());
    }
    const std::string& first = arguments.front();
    if (!first.starts_with("-") && std::ranges::find(verbs, first) == verbs.end()) {
        return UsageFault{fmt::format("likvard: there is no verb \"{}\".\nNearest: {}\nVerbs: {}\n",
                                      first, nearest_of(first, verbs), fmt::join(verbs, ", "))};
    }
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::CallForVersion& version) {
        return HelpCommand{std::string(version.what()) + "\n"};
    } catch (const CLI::CallForHelp&) {
        return HelpCommand{app.help()};
    } catch (const CLI::ExtrasError&) {
        return UsageFault{extras_text(app)};
    } catch (const CLI::ParseError& error) {
        return UsageFault{fmt::format("likvard: {}\nSee likvard {}--help\n", error.what(),
                                      first.starts_with("-") ? "" : first + " ")};
    }
    if (app.got_subcommand("man")) {
        return HelpCommand{man_page(app)};
    }
    if (app.got_subcommand("completions")) {
        return HelpCommand{completions(app, parsed.shell)};
    }
    return chosen(app, parsed);
}

} // namespace likvard
