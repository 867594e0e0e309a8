// The verb sweep: the table of a design, its rows run, looked at and put together.
#include "cli_find.hpp"
#include "cli_progress.hpp"
#include "cli_sweep_parts.hpp"
#include "cli_terminal.hpp"
#include "core/check.hpp"
#include "core/parallel.hpp"
#include "io/csv.hpp"
#include "io/design_reader.hpp"
#include "io/files.hpp"
#include "io/json_sweep.hpp"
#include "io/number_text.hpp"
#include "io/sweep_tidy.hpp"
#include "run/sweep_merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <optional>
#include <system_error>

namespace likvard {

namespace fs = std::filesystem;

namespace {

constexpr double minute = 60.0;
constexpr double hour = 3600.0;
constexpr double day = 86400.0;

/// "40 s", "12 min", "3.5 h", "2.1 d".
std::string duration_text(double seconds)
{
    if (seconds < 2.0 * minute) {
        return fmt::format("{:.0f} s", std::ceil(seconds));
    }
    if (seconds < 2.0 * hour) {
        return fmt::format("{:.0f} min", std::ceil(seconds / minute));
    }
    return seconds < 2.0 * day ? fmt::format("{:.1f} h", seconds / hour)
                               : fmt::format("{:.1f} d", seconds / day);
}

std::string size_text(double bytes)
{
    constexpr double kilo = 1e3;
    constexpr double mega = 1e6;
    constexpr double giga = 1e9;
    if (bytes < mega) {
        return fmt::format("{:.0f} kB", std::ceil(bytes / kilo));
    }
    return bytes < giga ? fmt::format("{:.0f} MB", std::ceil(bytes / mega))
                        : fmt::format("{:.1f} GB", bytes / giga);
}

/// One text for both when least and most are the same.
std::string span_text(const std::string& least, const std::string& most)
{
    return least == most ? least : least + " – " + most;
}

/// The table as CSV: one row a run.
void write_plan(const LoadedSweep& sweep, const fs::path& file)
{
    AtomicFile out(file);
    std::string line = "row,hash";
    for (const Factor& factor : sweep.design.factors) {
        line += fmt::format(",{}", csv_cell(factor.key));
    }
    line += sweep.design.luck ? ",future\n" : "\n";
    out.write(line);
    for (std::size_t i = 0; i < sweep.table.rows.size(); ++i) {
        const SweepRow& row = sweep.table.rows[i];
        line = fmt::format("{},{}", i, sweep.table.hashes[i]);
        for (std::size_t k = 0; k < row.values.size(); ++k) {
            line +=
                fmt::format(",{}", csv_cell(value_text(sweep.design.factors[k], row.values[k])));
        }
        line += sweep.design.luck ? fmt::format(",{}\n", row.first_future) : "\n";
        out.write(line);
    }
    out.commit();
}

SweepPlanReport report_of(const LoadedSweep& sweep)
{
    const SweepEstimate guess = estimate(sweep.design, sweep.table);
    const auto least = static_cast<double>(guess.futures_least);
    const auto most = static_cast<double>(guess.futures_most);
    const double starts = guess.start_seconds * static_cast<double>(guess.starts);
    const auto rows = static_cast<double>(guess.rows);
    return {.design_hash = sweep.table.design_hash,
            .rows = guess.rows,
            .futures_least = guess.futures_least,
            .futures_most = guess.futures_most,
            .pupil_years_least = guess.pupil_years * least,
            .pupil_years_most = guess.pupil_years * most,
            .core_seconds_least = starts + guess.future_seconds * least,
            .core_seconds_most = starts + guess.future_seconds * most,
            .bytes_least = guess.file_bytes + guess.row_bytes_least * rows,
            .bytes_most = guess.file_bytes + guess.row_bytes_most * rows};
}

std::string plan_text(const SweepPlanReport& r, const SweepCommand& command)
{
    const double cores = core_count();
    const std::string here = span_text(duration_text(r.core_seconds_least / cores),
                                       duration_text(r.core_seconds_most / cores));
    const std::string futures =
        span_text(fmt::format("{}", r.futures_least), fmt::format("{}", r.futures_most));
    constexpr double million = 1e6;
    const std::string years = span_text(fmt::format("{:.1f}", r.pupil_years_least / million),
                                        fmt::format("{:.1f}", r.pupil_years_most / million));
    const std::string size = span_text(size_text(r.bytes_least), size_text(r.bytes_most));
    const fs::path file = fs::path(command.out) / "plan.csv";
    if (command.language == Language::sv) {
        return fmt::format(
            "{} rader, {} parade framtider, {} miljoner elevår\n"
            "Tid: omkring {} på den här datorns {:.0f} kärnor ({} kärntid)\n"
            "Storlek: omkring {}\n"
            "Tabellen: {}\n",
            r.rows, futures, years, here, cores,
            span_text(duration_text(r.core_seconds_least), duration_text(r.core_seconds_most)),
            size, file.string());
    }
    return fmt::format(
        "{} rows, {} paired futures, {} million pupil-years\n"
        "Time: about {} on this computer's {:.0f} cores ({} of one core)\n"
        "Size: about {}\n"
        "The table: {}\n",
        r.rows, futures, years, here, cores,
        span_text(duration_text(r.core_seconds_least), duration_text(r.core_seconds_most)), size,
        file.string());
}

Answer plan_step(const SweepCommand& command)
{
    const LoadedSweep sweep = load_sweep(command);
    make_folder(command.out);
    write_plan(sweep, fs::path(command.out) / "plan.csv");
    const SweepPlanReport report = report_of(sweep);
    return {.out = command.json ? sweep_plan_json(report) : plan_text(report, command),
            .remarks = {},
            .status = Status::fine};
}

/// Progress in rows, as a bar, lines or JSON lines.
class RowProgress {
public:
    explicit RowProgress(const SweepCommand& command)
        : command_(&command), start_(std::chrono::steady_clock::now()),
          bar_(command.progress == ProgressKind::automatic && err_is_terminal())
    {
    }
    ~RowProgress()
    {
        if (drawn_) {
            write_err("\r\x1b[K");
        }
    }
    RowProgress(const RowProgress&) = delete;
    RowProgress& operator=(const RowProgress&) = delete;
    RowProgress(RowProgress&&) = delete;
    RowProgress& operator=(RowProgress&&) = delete;

    void show(std::int64_t done, std::int64_t total)
    {
        constexpr int percents = 100;
        const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start_;
        const double left =
            time.count() * static_cast<double>(total - done) / static_cast<double>(done);
        const auto percent = static_cast<int>(percents * done / total);
        const bool is_due = done == 1 || done == total || percent > percent_;
        percent_ = percent;
        if (command_->progress == ProgressKind::none) {
            return;
        }
        if (command_->progress == ProgressKind::json) {
            write_err(progress_json(done, total, left));
        } else if (bar_ || is_due) {
            const std::string text = line(done, total, percent, left);
            write_err(bar_ ? "\r" + text + "\x1b[K" : text + "\n");
            drawn_ = bar_;
        }
    }

private:
    [[nodiscard]] std::string line(std::int64_t done, std::int64_t total, int percent,
                                   double left) const
    {
        const bool sv = command_->language == Language::sv;
        std::string text = sv ? fmt::format("{} %, {} av {} rader", percent, done, total)
                              : fmt::format("{}%, {} of {} rows", percent, done, total);
        return done == total ? text
                             : fmt::format("{}, {} {}", text, duration_text(left),
                                           either(command_->language, "kvar", "left"));
    }

    const SweepCommand* command_;
    std::chrono::steady_clock::time_point start_;
    bool bar_;
    bool drawn_ = false;
    int percent_ = 0;
};

SweepStateReport state_report(const LoadedSweep& sweep, const SweepState& state)
{
    SweepStateReport report;
    report.design_hash = sweep.table.design_hash;
    report.rows = state.rows;
    report.done = state.rows - static_cast<std::int64_t>(state.missing.size());
    report.duplicates = state.duplicates;
    report.missing = state.missing;
    report.unfinished = state.unfinished;
    for (const SweepPart& part : state.parts) {
        report.files.push_back(
            {part.file.string(), part.shard, part.status, part.rows, part.expected});
    }
    return report;
}

std::string missing_rows_text(const SweepCommand& command, const SweepState& state)
{
    if (state.missing.empty()) {
        return "";
    }
    std::string text = fmt::format("{} {} ({})\n", state.missing.size(),
                                   either(command.language, "rader saknas", "rows are missing"),
                                   ranges_text(state.missing));
    const std::string_view priors = command.priors_only ? " --priors" : "";
    for (const std::string& shard : state.unfinished) {
        text += fmt::format("  likvard sweep run {} --out {}{} --shard {} --resume\n",
                            command.design, command.out, priors, shard);
    }
    if (state.unfinished.empty()) {
        text += fmt::format("  likvard sweep run {} --out {}{} --resume\n", command.design,
                            command.out, priors);
    }
    return text;
}

std::string tidy_text(const SweepCommand& command, const SweepTidyReport& report)
{
    std::string text = fmt::format("{} {}: sweep.sqlite, tidy.csv, datapackage.json\n",
                                   either(command.language, "Sparat i", "Kept in"), command.out);
    if (report.left_out > 0) {
        text += fmt::format("{} {}\n", report.left_out,
                            either(command.language,
                                   "tal utelämnade: färre än 10 elever (--small-groups visar dem)",
                                   "numbers left out: fewer than 10 pupils (--small-groups shows "
                                   "them)"));
    }
    return text;
}

SweepTidyReport export_tidy(const SweepCommand& command)
{
    const SweepReader reader(store_path(command.out, {}));
    return write_sweep_tidy(command.out, reader, command.tidy, command.small_groups);
}

std::string run_text(const SweepCommand& command, std::int64_t done, std::int64_t expected)
{
    const bool sv = command.language == Language::sv;
    if (done == expected) {
        return sv ? fmt::format("Alla {} rader är klara.\n", done)
                  : fmt::format("All {} rows are done.\n", done);
    }
    return sv ? fmt::format("Avbruten efter {} av {} rader; de är sparade: samma kommando med "
                            "--resume fortsätter.\n",
                            done, expected)
              : fmt::format("Interrupted after {} of {} rows; they are kept: the same command with "
                            "--resume goes on.\n",
                            done, expected);
}

Answer run_step(const SweepCommand& command)
{
    const LoadedSweep sweep = load_sweep(command);
    const fs::path file = store_path(command.out, sweep.shard);
    make_folder(file.parent_path().string());
    SweepStore store(file, sweep.facts, command.resume ? Resume::yes : Resume::no);
    SweepOptions options;
    options.threads = command.threads;
    options.cancel = &catch_interruptions();
    {
        RowProgress progress(command);
        options.progress = [&](std::int64_t done, std::int64_t total) {
            progress.show(done, total);
        };
        run_sweep(sweep.design, sweep.table, sweep.shard, options, store);
    }
    const auto done = static_cast<std::int64_t>(store.done().size());
    const auto expected = static_cast<std::int64_t>(rows_of(sweep.shard, sweep.facts.rows).size());
    const std::string hash = store.finish(expected);
    Answer answer;
    answer.status = done == expected ? Status::fine : Status::interrupted;
    if (command.progress != ProgressKind::none || done != expected) {
        answer.remarks = run_text(command, done, expected);
    }
    if (done == expected && sweep.shard.whole) {
        const std::string kept = tidy_text(command, export_tidy(command));
        answer.remarks += command.progress == ProgressKind::none ? "" : kept;
    }
    if (command.json) {
        SweepStateReport report;
        report.design_hash = sweep.table.design_hash;
        report.rows = expected;
        report.done = done;
        report.files.push_back({file.string(), sweep.facts.shard,
                                done == expected ? "complete" : "partial", done, expected});
        report.result_hash = hash;
        answer.out = sweep_state_json(report);
    } else if (done == expected) {
        answer.out = fmt::format("result_hash {}\n", hash);
    }
    return answer;
}

Answer status_step(const SweepCommand& command)
{
    const LoadedSweep sweep = load_sweep(command);
    const SweepState state = sweep_state(sweep.facts, sweep.table, command.out);
    if (command.json) {
        return {.out = sweep_state_json(state_report(sweep, state)),
                .remarks = {},
                .status = Status::fine};
    }
    std::string text;
    for (const SweepPart& part : state.parts) {
        text += fmt::format("{:<9} {:>8}/{:<8} {}\n", part.status, part.rows, part.expected,
                            part.file.string());
    }
    const std::int64_t done = state.rows - static_cast<std::int64_t>(state.missing.size());
    text += fmt::format("{} {} {} {}\n", done, either(command.language, "av", "of"), state.rows,
                        either(command.language, "rader är klara", "rows are done"));
    return {.out = text, .remarks = missing_rows_text(command, state), .status = Status::fine};
}

Answer merge_step(const SweepCommand& command)
{
    const LoadedSweep sweep = load_sweep(command);
    const SweepState state = sweep_state(sweep.facts, sweep.table, command.out);
    if (state.parts.empty()) {
        throw InputMissing(command.out + ": holds no part of this sweep");
    }
    const std::string hash = merge_sweep(sweep.facts, state, command.out);
    const SweepTidyReport tidy = export_tidy(command);
    SweepStateReport report = state_report(sweep, state);
    report.result_hash = hash;
    Answer answer;
    answer.out = command.json ? sweep_state_json(report) : fmt::format("result_hash {}\n", hash);
    answer.remarks = missing_rows_text(command, state);
    answer.remarks += command.progress == ProgressKind::none ? "" : tidy_text(command, tidy);
    answer.status = state.missing.empty() ? Status::fine : Status::input_missing;
    return answer;
}

Shard shard_of(const std::string& text)
{
    if (text.empty()) {
        return {};
    }
    const std::size_t slash = text.find('/'); // the command line has been checked
    return {.number = static_cast<int>(*whole_number_in(text.substr(0, slash))),
            .count = static_cast<int>(*whole_number_in(text.substr(slash + 1))),
            .whole = false};
}

} // namespace

void make_folder(const std::string& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw OutputError("cannot make the folder " + folder + ": " + error.message());
    }
}

LoadedSweep load_sweep(const SweepCommand& command)
{
    LoadedSweep sweep;
    sweep.design = read_design(command.design, scenario_folders());
    sweep.design.plan.posterior = own_posterior(command.priors_only);
    sweep.table = table_of(sweep.design);
    sweep.shard = shard_of(command.shard);
    sweep.facts = facts_of(sweep.design, sweep.table, LIKVARD_VERSION, sweep.shard);
    return sweep;
}

Answer sweep_verb(const SweepCommand& command)
{
    if (command.print != SweepPrint::nothing) {
        return {.out = command.print == SweepPrint::schema ? design_schema() : design_template(),
                .remarks = {},
                .status = Status::fine};
    }
    switch (command.step) {
    case SweepStep::plan:
        return plan_step(command);
    case SweepStep::run:
        return run_step(command);
    case SweepStep::status:
        return status_step(command);
    case SweepStep::merge:
        return merge_step(command);
    default:
        return slurm_step(command);
    }
}

} // namespace likvard
