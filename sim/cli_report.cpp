// The verb report: finished runs, or plans that are run now, as a file that travels.
#include "cli_artefacts.hpp"
#include "cli_find.hpp"
#include "cli_progress.hpp"
#include "cli_terminal.hpp"
#include "cli_verbs.hpp"
#include "core/check.hpp"
#include "io/files.hpp"
#include "viz/report/artefact.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace likvard {

namespace fs = std::filesystem;

namespace {

RunCommand run_command(const ReportCommand& command, const std::string& plan)
{
    RunCommand run;
    run.plan = plan;
    run.replicates = command.replicates;
    run.seed = command.seed;
    run.priors_only = command.priors_only;
    return run;
}

Origin request_of(const ReportCommand& command, const std::string& format)
{
    Origin request;
    request.format = format;
    request.language = command.language == Language::sv ? "sv" : "en";
    request.figure = command.figure;
    request.scale = command.scale;
    request.dark = command.dark;
    request.small_groups = command.small_groups;
    request.why = command.why;
    return request;
}

ProgressStyle style_of(const ReportCommand& command)
{
    return command.quiet       ? ProgressStyle::none
           : err_is_terminal() ? ProgressStyle::bar
                               : ProgressStyle::lines;
}

/// Takes a run's effect apart when the file is to show it; false when interrupted.
bool is_apart(const ReportCommand& command, const Origin& request, const std::string& input,
              report::Run& run)
{
    if (!report::shows_why(request)) {
        return true;
    }
    Progress progress(style_of(command), command.language);
    return add_apart(run, input, command.threads,
                     [&progress](int done, int total) { progress.show(done, total); });
}

report::Run run_of(const ReportCommand& command, const Origin& request, const std::string& input)
{
    if (is_store(input)) {
        return run_of_store(input);
    }
    std::error_code ignored;
    if (fs::is_directory(input, ignored)) {
        throw InputMissing(input +
                           ": there is no results.sqlite in this folder; likvard run PLAN " +
                           "--out " + input + " makes one");
    }
    const Inputs inputs = read_inputs(run_command(command, input));
    if (report::shows_why(request)) { // before anything is run for minutes
        require_few_levers(inputs.plan, input);
    }
    Progress progress(style_of(command), command.language);
    return run_of_inputs(inputs, command.threads,
                         [&progress](int done, int total) { progress.show(done, total); });
}

/// What a run that is finished can no longer obey: an option that would be ignored is a fault.
std::string fault_of_finished_run(const ReportCommand& command)
{
    const std::string_view option = command.seed          ? "--seed"
                                    : command.replicates  ? "--replicates"
                                    : command.priors_only ? "--priors"
                                                          : "";
    const auto store = std::find_if(command.inputs.begin(), command.inputs.end(),
                                    [](const std::string& input) { return is_store(input); });
    return option.empty() || store == command.inputs.end()
               ? std::string()
               : fmt::format("likvard: {} goes with plans, which are run now; {} is a finished "
                             "run\n",
                             option, *store);
}

std::string format_fault(const std::string& out)
{
    return fmt::format("likvard: --out {}: found no ending of a format, expected FILE.html, .pdf, "
                       ".png, .svg, .xlsx or .md\n",
                       out);
}

} // namespace

Answer report_verb(const ReportCommand& command)
{
    const std::string format = report::format_of(command.out);
    if (format.empty()) {
        return {.out = {}, .remarks = format_fault(command.out), .status = Status::usage};
    }
    if (std::string fault = fault_of_finished_run(command); !fault.empty()) {
        return {.out = {}, .remarks = std::move(fault), .status = Status::usage};
    }
    if (!command.figure.empty() && (format == "xlsx" || format == "md")) {
        return {.out = {},
                .remarks = "likvard: --figure goes with html, pdf, png and svg: a workbook and a "
                           "memo are whole\n",
                .status = Status::usage};
    }
    if (command.why && (format == "png" || format == "svg")) {
        return {.out = {},
                .remarks = "likvard: --why goes with html, pdf, xlsx and md; --figure why with png "
                           "and svg\n",
                .status = Status::usage};
    }
    const Origin request = request_of(command, format);
    for (const std::string& input : command.inputs) { // before anything is run for minutes
        if (!is_store(input)) {
            static_cast<void>(find_input(input, scenario_folders()));
        }
    }
    AtomicFile file(command.out); // the same: that it can be made is known now
    std::vector<report::Run> runs;
    for (const std::string& input : command.inputs) {
        runs.push_back(run_of(command, request, input));
        const Results& results = runs.back().results;
        if (results.done_count() < results.info().replicates ||
            !is_apart(command, request, input, runs.back())) {
            return {.out = {},
                    .remarks = command.language == Language::sv
                                   ? "Avbruten; ingen fil är skriven.\n"
                                   : "Interrupted; no file is written.\n",
                    .status = Status::interrupted};
        }
    }
    file.write(report::make(runs, request));
    file.commit();
    return {.out = {},
            .remarks =
                command.quiet
                    ? ""
                    : fmt::format("{} {}\n", command.language == Language::sv ? "Skrev" : "Wrote",
                                  command.out),
            .status = Status::fine};
}

} // namespace likvard
