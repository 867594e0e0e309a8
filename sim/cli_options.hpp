// The command line as plain data. The files cli_options* alone include CLI11.
#pragma once

#include "io/tidy.hpp"
#include "results/phrases.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace likvard {

enum class Format : std::uint8_t { table, json, csv };
enum class Describe : std::uint8_t {
    text,
    json,
    schema,
    scenario_template,
    governance,
    odd,
    markdown
};

struct RunCommand {
    std::string plan;
    std::string baseline; // empty: the plan without its levers
    std::optional<int> replicates;
    std::optional<std::uint64_t> seed;
    int threads = 0; // 0: every core
    std::optional<std::pair<int, int>> years;
    std::vector<std::string> sets; // KEY=VALUE
    std::string out;               // empty: nothing is kept
    Format format = Format::table;
    TidyRows tidy = TidyRows::summary;
    bool priors_only = false;
    bool resume = false;
    bool small_groups = false;
    bool all_rows = false;
    bool quiet = false;
    Language language = Language::en;
};

struct CheckCommand {
    std::vector<std::string> files;
    bool json = false;
};

struct LeversCommand {
    std::string key; // empty: all
    bool json = false;
    Language language = Language::en;
};

struct DescribeCommand {
    Describe what = Describe::text;
    std::string folder; // governance: a municipality; odd: a file with marked places, or empty
    Language language = Language::en; // of the text; the other forms name things in both
};

struct ValidateCommand {
    std::string name; // empty: all
    bool priors_only = false;
    bool json = false;
    bool quiet = false;
    Language language = Language::en;
};

enum class SweepStep : std::uint8_t { none, plan, run, status, merge, slurm };
enum class SweepPrint : std::uint8_t { nothing, schema, design_template };
enum class ProgressKind : std::uint8_t { automatic, lines, json, none };

struct SweepCommand {
    SweepStep step = SweepStep::none;
    SweepPrint print = SweepPrint::nothing;
    std::string design;
    std::string out;
    std::string shard; // "3/10"; empty: the whole
    int threads = 0;   // 0: every core
    ProgressKind progress = ProgressKind::automatic;
    TidyRows tidy = TidyRows::summary;
    bool resume = false;
    bool priors_only = false;
    bool small_groups = false;
    bool json = false;
    Language language = Language::en;
    // slurm
    int shards = 10; // NOLINT(readability-magic-numbers) // a default that the help names
    int throttle = 0;
    int cpus = 1;
    std::string time, partition;
};

struct ImportCommand {
    std::string source; // "skolverket"
    std::vector<std::string> files;
    std::string municipality; // a name, a code or "all"
    std::string out;
    bool quiet = false;
};

struct ReportCommand {
    std::vector<std::string> inputs; // folders of results, or plans
    std::string out;
    std::string figure; // empty: the whole report
    int scale = 2;
    bool dark = false;
    bool why = false;         // the effect taken apart too
    bool priors_only = false; // for plans that are run now
    bool small_groups = false;
    bool quiet = false;
    std::optional<int> replicates;
    std::optional<std::uint64_t> seed;
    int threads = 0; // 0: every core
    Language language = Language::en;
};

struct ReplayCommand {
    std::string file;
    int threads = 0; // 0: every core
    bool quiet = false;
    Language language = Language::en;
};

/// The viewer reads its own arguments.
struct ViewCommand {
    std::vector<std::string> arguments;
};

enum class ArmWanted : std::uint8_t { difference, plan, baseline };

struct SensitivityCommand {
    std::string folder;
    std::string method;                // sobol, morris; empty: as sampled
    std::vector<std::string> outcomes; // empty: all that are kept
    ArmWanted of = ArmWanted::difference;
    std::optional<int> year;
    bool json = false;
    Language language = Language::en;
};

struct BacktestCommand {
    std::string units, panel;
    int from = 2020, to = 2024;  // school years by their autumns
    std::optional<int> known;    // years that are known; nothing: one, and three
    std::string municipality;    // empty: all
    std::string out;             // CSV; empty: none
    std::string write_knowledge; // empty: none; then nothing is predicted
    int futures = 100;
    std::uint64_t seed = 1;
    int threads = 0;
    bool priors_only = false;
    bool json = false;
    bool quiet = false;
    Language language = Language::en;
};

struct OptimiseCommand {
    std::string plan;
    std::string budget;               // SEK a school year, with or without a unit
    std::vector<std::string> targets; // empty: pass_all_pct
    std::vector<std::string> bounds;  // KEY=LOW:HIGH
    std::optional<double> reach;
    // NOLINTBEGIN(readability-magic-numbers) // defaults that the help names
    std::pair<int, int> in{17, 20};
    int candidates = 64;
    int replicates = 100;
    // NOLINTEND(readability-magic-numbers)
    std::optional<std::uint64_t> seed;
    int threads = 0;
    std::string out;
    bool priors_only = false;
    bool json = false;
    bool quiet = false;
    Language language = Language::en;
};

struct TrialsCommand {
    std::string name; // empty: all
    std::string star; // the experiment's own file; empty: none
    bool priors_only = false;
    bool json = false;
    bool quiet = false;
    Language language = Language::en;
};

struct CalibrateCommand {
    std::string targets;
    std::string out;
    int first_runs = 512, second_runs = 192, draws = 100;
    std::uint64_t seed = 1;
    int threads = 0;
    bool list = false; // the statistics that a target may have
    bool quiet = false;
    Language language = Language::en;
};

/// Help or version, asked for.
struct HelpCommand {
    std::string text;
};

/// What is wrong with the command line, in words for stderr.
struct UsageFault {
    std::string text;
};

// One verb a line.
// clang-format off
using Command = std::variant<
    RunCommand,
    CheckCommand,
    LeversCommand,
    DescribeCommand,
    ValidateCommand,
    ImportCommand,
    BacktestCommand,
    TrialsCommand,
    CalibrateCommand,
    SweepCommand,
    SensitivityCommand,
    OptimiseCommand,
    ReportCommand,
    ReplayCommand,
    ViewCommand,
    HelpCommand,
    UsageFault>;
// clang-format on

/// `arguments` without the program's name. `language` is what --lang is when it is not given.
[[nodiscard]] Command parse_command(const std::vector<std::string>& arguments, Language language);

} // namespace likvard
