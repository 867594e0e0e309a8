// Options of the verbs whose results travel: report and replay.
#include "cli_options_parts.hpp"

#include <fmt/format.h>

#include <limits>

namespace likvard {

namespace {

constexpr const char* report_examples = R"(Examples:
  likvard report out/plan --out plan.html           the whole report as one file, no network
  likvard report out/plan --out plan.pdf --lang sv  the same on paper
  likvard report out/plan --out plan.xlsx           numbers and native charts
  likvard report out/plan --out plan.md             a memo; pandoc plan.md -o plan.docx
  likvard report out/plan --out gap.png --scale 3   one figure (default: the gap)
  likvard report out/plan --figure schools:merit_points --out schools.svg
  likvard report plan.toml --out plan.html          runs the plan first
  likvard report out/plan --why --out plan.pdf      with what each lever adds (takes a while)
  likvard report out/one out/two --out both.html    plans compared

The format follows the ending of FILE. Figures: gap, difference, why, schools, map, money,
staff, comparison; all but money and staff take an outcome after a colon. What each lever adds (why)
takes the plan's levers apart, at most six: 2^levers runs of up to 50 futures.
Every file carries its plan, seed, version and result hash: likvard replay FILE makes it again.
)";

constexpr const char* view_examples = R"(Examples:
  likvard view
  likvard view plan.toml --lang sv
)";

constexpr const char* replay_examples = R"(Examples:
  likvard replay plan.html
  likvard replay gap.png
  likvard replay out/plan                            a folder of results, value by value

Runs the plans that the file carries, makes the file again, and says "identical" or names the first
difference. Exit status 0: identical; 65: it differs, or carries nothing of ours.
)";

constexpr std::int64_t most_threads = 4096;

void add_report(CLI::App& app, ReportCommand& report)
{
    CLI::App& verb = *app.add_subcommand("report", "Results as a file that travels");
    verb.footer(report_examples);
    verb.add_option("INPUT", report.inputs, "Folders of likvard run --out, or plans to run now")
        ->type_name("")
        ->required();
    verb.add_option("--out", report.out, "File to write: .html, .pdf, .png, .svg, .xlsx or .md")
        ->type_name("FILE")
        ->required();
    verb.add_option(
            "--figure", report.figure,
            "One figure only, of the whole municipality or of a group such as @school=10657244")
        ->type_name("KEY[:OUTCOME][@GROUP]");
    add_count(verb, "--scale", report.scale, 1, 8, "PNG: pixels per point (default 2)");
    verb.add_flag("--dark", report.dark, "Figures on a dark ground");
    verb.add_flag("--why", report.why, "Add what each lever adds, taken apart now");
    verb.add_flag("--small-groups", report.small_groups, "Show groups of fewer than 10 pupils too");
    add_count(verb, "--replicates", report.replicates, 1, std::numeric_limits<int>::max(),
              "Number of paired futures, for a plan that is run now");
    add_count(verb, "--seed", report.seed, 0, std::numeric_limits<std::int64_t>::max(),
              "Seed, for a plan that is run now");
    add_priors(verb, report.priors_only);
    add_count(verb, "--threads", report.threads, 1, most_threads, "Threads (default: every core)");
    add_language(verb, report.language);
    verb.add_flag("--quiet,-q", report.quiet, "No progress and no remarks");
}

void add_replay(CLI::App& app, ReplayCommand& replay)
{
    CLI::App& verb = *app.add_subcommand("replay", "Make an exported file again: is it the same?");
    verb.footer(replay_examples);
    verb.add_option("FILE", replay.file, "Any file of likvard report, or a folder of results")
        ->type_name("")
        ->required();
    add_count(verb, "--threads", replay.threads, 1, most_threads, "Threads (default: every core)");
    add_language(verb, replay.language);
    verb.add_flag("--quiet,-q", replay.quiet, "No progress");
}

void add_view(CLI::App& app)
{
    CLI::App& verb = *app.add_subcommand("view", "Open the viewer: likvard-view, with its options");
    verb.footer(view_examples);
    verb.prefix_command(); // whatever follows is the viewer's
}

} // namespace

void add_report_verbs(CLI::App& app, ReportCommands& commands, Language language)
{
    commands.report.language = language;
    commands.replay.language = language;
    add_report(app, commands.report);
    add_replay(app, commands.replay);
    add_view(app);
}

} // namespace likvard
