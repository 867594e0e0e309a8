#include "cli_options_data.hpp"

#include "cli_options_parts.hpp"

#include <fmt/format.h>

#include <limits>

namespace likvard {
namespace {

constexpr const char* import_examples = R"(Examples:
  likvard import skolverket underlag.csv grades.csv --municipality Botkyrka --out my/botkyrka
  likvard import skolverket units.csv panel.csv --municipality 0127 --out my/botkyrka
  likvard import skolverket units.csv panel.csv --municipality all --out my/nation
  likvard check my/botkyrka

Tables as Skolverket's statistics database gives them ("Underlag för analys", final grades of grade 9)
or flat ones with a line a unit; each is recognised by its content, and the order does not matter.
--municipality all writes one folder a municipality below --out.
)";

constexpr const char* backtest_examples = R"(Examples:
  likvard backtest units.csv panel.csv                     every school, from one and from three years
  likvard backtest units.csv panel.csv --known 3 --out schools.csv
  likvard backtest units.csv panel.csv --municipality Botkyrka --lang sv
  likvard backtest units.csv panel.csv --json | jq '.outcomes[] | [.key, .known_years, .rmse]'

Starts every school in the first year, predicts its results in the last one as distributions, and
scores them beside simpler predictors, which are fitted without the municipality that is predicted.
--json: {"outcomes": [{"key", "known_years", "schools", "rmse", "mae", "crps", "cover50", "cover90",
"width50", "width90", "cover90_by_size", "baselines": {"persistence": {"rmse", "mae", "crps", …}, …}}]}
)";

constexpr const char* trials_examples = R"(Examples:
  likvard trials                     every published study that the model repeats
  likvard trials placebo             nothing is done: what do a before-after and paired futures find?
  likvard trials star --star tennessee_star.csv    the estimator on the experiment's own file too
  likvard trials --json | jq '.[] | [.name, .verdict]'

The study's effect is put in, its design is repeated on a sample of the nation that comes with the
program, and its estimator is asked what came out.
)";

constexpr const char* calibrate_examples = R"(Examples:
  likvard calibrate calibration/targets.toml --out out/fit      the program's own calibration
  likvard calibrate --list                                      statistics that a target may have
  cp out/fit/posterior.csv calibration/posterior.csv            what run draws from by default

A Sobol' design, an emulator, what is implausible ruled out, a second design, and draws from the
posterior. Interrupted, it goes on where it was: design.csv in --out holds every run.
)";

/// --json, --quiet and --lang.
template <class Command> void add_form(CLI::App& verb, Command& command)
{
    verb.add_flag("--json", command.json, "As JSON");
    verb.add_flag("--quiet,-q", command.quiet, "No progress");
    verb.add_option_function<std::string>(
            "--lang",
            [&command](const std::string& text) {
                command.language = text == "sv" ? Language::sv : Language::en;
            },
            "Language (default: that of the environment)")
        ->type_name("sv|en")
        ->check(CLI::IsMember({"sv", "en"}));
}

/// --seed and --threads too, which the verbs that simulate have in common.
template <class Command> void add_common(CLI::App& verb, Command& command)
{
    constexpr std::int64_t most_threads = 4096;
    constexpr std::int64_t most_seed = std::numeric_limits<std::int64_t>::max();
    add_count(verb, "--seed", command.seed, 0, most_seed, "Seed of all luck");
    add_count(verb, "--threads", command.threads, 1, most_threads,
              "Threads (default: every core); never changes a digit");
    add_form(verb, command);
}

} // namespace

void add_calibrate(CLI::App& app, CalibrateCommand& command)
{
    constexpr int fewest = 32;
    constexpr int most = 100000;
    constexpr std::int64_t most_threads = 4096;
    constexpr std::int64_t most_seed = std::numeric_limits<std::int64_t>::max();
    CLI::App& verb = *app.add_subcommand("calibrate", "Fit parameters to targets: draws as data");
    verb.footer(calibrate_examples);
    verb.add_option("TARGETS", command.targets, "Targets and free parameters")
        ->type_name("TARGETS.toml");
    verb.add_option("--out", command.out, "Folder for design.csv, posterior.csv, fit.csv")
        ->type_name("DIR");
    verb.add_flag("--list", command.list, "The statistics that a target may have");
    add_count(verb, "--first", command.first_runs, fewest, most, "Runs of the first design");
    add_count(verb, "--second", command.second_runs, fewest, most, "Runs of the second design");
    add_count(verb, "--draws", command.draws, fewest, most, "Draws from the posterior");
    add_count(verb, "--seed", command.seed, 0, most_seed, "Seed of all luck");
    add_count(verb, "--threads", command.threads, 1, most_threads,
              "Threads (default: every core); never changes a digit");
    verb.add_flag("--quiet,-q", command.quiet, "No progress");
}

void add_trials(CLI::App& app, TrialsCommand& command)
{
    CLI::App& verb = *app.add_subcommand("trials", "Published studies repeated in the model");
    verb.footer(trials_examples);
    verb.add_option("NAME", command.name, "One study (default: all)")->type_name("");
    verb.add_option("--star", command.star, "Data of the STAR experiment")->type_name("FILE.csv");
    add_priors(verb, command.priors_only);
    add_form(verb, command);
}

void add_backtest(CLI::App& app, BacktestCommand& command)
{
    constexpr int earliest = 1990;
    constexpr int latest = 2100;
    constexpr int most_futures = 100000;
    constexpr int fewest_futures = 20;
    CLI::App& verb =
        *app.add_subcommand("backtest", "Predict schools' results from years long before");
    verb.footer(backtest_examples);
    verb.add_option("UNITS", command.units, "Table of school units")->type_name("")->required();
    verb.add_option("PANEL", command.panel, "Panel of results by school year")
        ->type_name("")
        ->required();
    add_count(verb, "--from", command.from, earliest, latest, "First known school year's autumn");
    add_count(verb, "--to", command.to, earliest, latest, "Autumn of the year that is predicted");
    verb.add_option("--known", command.known, "How many years are known (default: both)")
        ->type_name("1|3")
        ->check(CLI::IsMember({"1", "3"}));
    verb.add_option("--municipality", command.municipality, "Predict its schools alone")
        ->type_name("NAME");
    verb.add_option("--out", command.out, "One line a school and outcome")->type_name("FILE.csv");
    verb.add_option("--write-knowledge", command.write_knowledge,
                    "Predict nothing: keep what the tables say of the nation")
        ->type_name("FILE.csv");
    add_count(verb, "--futures", command.futures, fewest_futures, most_futures,
              "Futures of each school");
    add_priors(verb, command.priors_only);
    add_common(verb, command);
}

void add_import(CLI::App& app, ImportCommand& command)
{
    CLI::App& verb =
        *app.add_subcommand("import", "Make a municipality folder from official tables");
    verb.footer(import_examples);
    verb.add_option("SOURCE", command.source, "Whose tables: skolverket")
        ->type_name("")
        ->required()
        ->check(CLI::Validator(
            [](const std::string& text) {
                return text == "skolverket" ? std::string()
                                            : fmt::format("found {}, expected skolverket", text);
            },
            ""));
    verb.add_option("FILE", command.files, "Tables of the same school year")
        ->type_name("")
        ->required();
    verb.add_option("--municipality", command.municipality, "Its name, its code, or all")
        ->type_name("NAME|CODE|all")
        ->required();
    verb.add_option("--out", command.out, "Folder to write")->type_name("DIR")->required();
    verb.add_flag("--quiet,-q", command.quiet, "No remarks");
}

} // namespace likvard
