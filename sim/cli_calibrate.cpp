// The verb calibrate: parameters fitted to targets, as draws that runs use.
#include "calibration/fit/calibrate.hpp"
#include "calibration/fit/statistics.hpp"
#include "calibration/nation_sample.hpp"
#include "cli_find.hpp"
#include "cli_progress.hpp"
#include "cli_terminal.hpp"
#include "cli_verbs.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>

namespace likvard {

namespace {

Counted counted_in(CalibrateStage stage)
{
    switch (stage) {
    case CalibrateStage::runs:
        return {"körningar", "runs"};
    case CalibrateStage::draws:
        return {"dragningar körda", "draws run"};
    case CalibrateStage::coverage:
        return {"kända svar prövade", "known answers tried"};
    }
    return futures_counted;
}

} // namespace

Answer calibrate_verb(const CalibrateCommand& command)
{
    if (command.list) {
        std::string text;
        for (const std::string& key : statistic_keys()) {
            text += key + "\n";
        }
        return {.out = text, .remarks = {}, .status = Status::fine};
    }
    if (command.targets.empty() || command.out.empty()) {
        return {.out = {},
                .remarks = "likvard: calibrate needs a targets file and --out DIR\n",
                .status = Status::usage};
    }
    const FitTask task = read_targets(command.targets, statistic_keys());
    const std::vector<Municipality> sample =
        read_nation_sample(program_file("calibration/nation_sample.csv"));
    CalibrateOptions options;
    options.fit.first_runs = static_cast<std::size_t>(command.first_runs);
    options.fit.second_runs = static_cast<std::size_t>(command.second_runs);
    options.fit.draws = static_cast<std::size_t>(command.draws);
    options.fit.seed = command.seed;
    options.fit.cancel = &catch_interruptions();
    options.out = command.out;
    options.threads = command.threads;
    const ProgressStyle style = command.quiet       ? ProgressStyle::none
                                : err_is_terminal() ? ProgressStyle::bar
                                                    : ProgressStyle::lines;
    Calibrated done;
    {
        std::optional<Progress> progress; // of the stage that is under way
        std::optional<CalibrateStage> stage;
        options.progress = [&](CalibrateStage now, int count, int total) {
            if (stage != now) {
                stage = now;
                progress.reset(); // its bar goes before the next one comes
                progress.emplace(style, command.language, counted_in(now));
            }
            progress->show(count, total);
        };
        done = calibrate(task, sample, options);
    }
    if (!done.result.complete) {
        return {.out = {},
                .remarks = fmt::format("likvard: interrupted; the same command goes on from {}\n",
                                       (options.out / "design.csv").string()),
                .status = Status::interrupted};
    }
    return {
        .out = calibration_table(done, command.language), .remarks = {}, .status = Status::fine};
}

} // namespace likvard
