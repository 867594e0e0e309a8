#include "calibration/fit/calibrate.hpp"

#include "calibration/fit/statistics.hpp"
#include "core/check.hpp"
#include "core/parallel.hpp"
#include "io/files.hpp"
#include "io/number_text.hpp"
#include "io/sheet.hpp"
#include "io/text_checks.hpp"
#include "model/parameters.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>

namespace likvard {
namespace {

std::vector<std::size_t> target_columns(const FitTask& task)
{
    std::vector<std::size_t> columns;
    for (const FitTarget& target : task.targets) {
        const auto& keys = statistic_keys();
        columns.push_back(static_cast<std::size_t>(std::find(keys.begin(), keys.end(), target.key) -
                                                   keys.begin()));
    }
    return columns;
}

std::vector<double> values_at(const FitTask& task, const UnitPoint& point)
{
    std::vector<double> values = central_values();
    for (std::size_t j = 0; j < task.free.size(); ++j) {
        const FreeParameter& free = task.free[j];
        values[free.index] = free.low + point[j] * (free.high - free.low);
    }
    return values;
}

/// A run as a line: point and outputs, numbers that read back to the same double.
std::string line_of(const DesignRun& run)
{
    std::vector<std::string> cells;
    for (const auto* part : {&run.point, &run.outputs}) {
        std::transform(part->begin(), part->end(), std::back_inserter(cells),
                       [](double value) { return number_text(value); });
    }
    return fmt::format("{}\n", fmt::join(cells, ","));
}

/// What an earlier search of the same task has left; a last line that breaks off is left out.
std::vector<DesignRun> earlier_runs(const std::filesystem::path& file, const std::string& header,
                                    std::size_t dimensions, std::size_t outputs)
{
    std::vector<DesignRun> runs;
    const auto bytes = read_bytes(file, most_csv_bytes);
    if (!bytes || !bytes->starts_with(header)) {
        return runs;
    }
    FaultLog log;
    const Sheet sheet = read_sheet(*bytes, log.add_file(file.generic_string()), log);
    for (std::size_t r = 1; r < sheet.rows.size(); ++r) {
        DesignRun run;
        for (const SheetCell& cell : sheet.rows[r]) {
            const auto value = number_in(cell.text);
            if (!value) {
                break;
            }
            (run.point.size() < dimensions ? run.point : run.outputs).push_back(*value);
        }
        if (run.outputs.size() != outputs) {
            break;
        }
        runs.push_back(std::move(run));
    }
    return runs;
}

/// design.csv: what was run, line by line, so that an interrupted search goes on.
class DesignFile {
public:
    DesignFile(const std::filesystem::path& folder, const FitTask& task, std::uint64_t seed)
        : path_(folder / "design.csv")
    {
        std::vector<std::string> names;
        for (const FreeParameter& free : task.free) {
            names.push_back(
                fmt::format("{} {} {}", free.key, number_text(free.low), number_text(free.high)));
        }
        for (const FitTarget& target : task.targets) {
            names.push_back(target.key);
        }
        header_ = fmt::format("{} seed {}\n", fmt::join(names, ","), seed);
        runs = earlier_runs(path_, header_, task.free.size(), task.targets.size());
        std::string text = header_;
        for (const DesignRun& run : runs) {
            text += line_of(run);
        }
        write_file_atomically(path_, text);
        stream_.open(path_, std::ios::app | std::ios::binary);
        if (!stream_) {
            throw OutputError(path_.string() + ": cannot be written");
        }
    }
    void keep(const DesignRun& run)
    {
        stream_ << line_of(run) << std::flush;
        if (!stream_) {
            throw IoError(path_.string() + ": writing failed");
        }
    }
    std::vector<DesignRun> runs;

private:
    std::filesystem::path path_;
    std::string header_;
    std::ofstream stream_;
};

std::string posterior_csv(const Calibrated& done)
{
    std::string text = fmt::format("{}\n", fmt::join(done.keys, ","));
    for (const auto& row : done.rows) {
        std::vector<std::string> cells;
        std::transform(row.begin(), row.end(), std::back_inserter(cells),
                       [](double value) { return fmt::format("{:.7g}", value); });
        text += fmt::format("{}\n", fmt::join(cells, ","));
    }
    return text;
}

struct Summary {
    double mean = 0.0, sd = 0.0;
};

Summary summary_of(const std::vector<std::vector<double>>& rows, std::size_t column)
{
    Summary s;
    for (const auto& row : rows) {
        s.mean += row[column] / static_cast<double>(rows.size());
    }
    for (const auto& row : rows) {
        s.sd += (row[column] - s.mean) * (row[column] - s.mean);
    }
    s.sd = std::sqrt(s.sd / static_cast<double>(rows.size() - 1));
    return s;
}

std::string fit_csv(const Calibrated& done)
{
    std::string text = "target,wanted,error,simulated,simulated_sd,errors_off,source\n";
    for (std::size_t k = 0; k < done.task.targets.size(); ++k) {
        const FitTarget& target = done.task.targets[k];
        const Summary s = summary_of(done.outputs, k);
        text += fmt::format("{},{},{},{:.4f},{:.4f},{:.2f},\"{}\"\n", target.key,
                            number_text(target.value), number_text(target.error), s.mean, s.sd,
                            (s.mean - target.value) / target.error, target.source);
    }
    return text;
}

/// Tells of a stage, and goes on until somebody cancels.
GoOn teller(const CalibrateOptions& options, CalibrateStage stage)
{
    return [&options, stage](int count, int total) {
        if (options.progress) {
            options.progress(stage, count, total);
        }
        return options.fit.cancel == nullptr || !options.fit.cancel->load();
    };
}

/// Runs every draw itself: its thresholds, and what it gives. False when cancelled.
bool run_draws(Calibrated& done, const std::vector<Municipality>& sample,
               const std::vector<std::size_t>& columns, const GoOn& go_on)
{
    const std::vector<std::size_t> thresholds = threshold_indices();
    for (const FreeParameter& free : done.task.free) {
        done.keys.push_back(free.key);
    }
    for (const std::size_t index : thresholds) {
        done.keys.emplace_back(parameters()[index].key);
    }
    const std::size_t count = done.result.draws.size();
    done.rows.resize(count);
    done.outputs.resize(count);
    return in_blocks(count, go_on, [&](std::size_t d) {
        constexpr std::uint64_t draws_apart = 1000000; // luck that no design run had
        const Measured m =
            measure(sample, values_at(done.task, done.result.draws[d]), draws_apart + d);
        for (const FreeParameter& free : done.task.free) {
            done.rows[d].push_back(m.values[free.index]);
        }
        for (const std::size_t index : thresholds) {
            done.rows[d].push_back(m.values[index]);
        }
        for (const std::size_t column : columns) {
            done.outputs[d].push_back(m.statistics[column]);
        }
    });
}

} // namespace

Calibrated calibrate(const FitTask& task, const std::vector<Municipality>& sample,
                     const CalibrateOptions& options)
{
    Calibrated done;
    done.task = task;
    const std::vector<std::size_t> columns = target_columns(task);
    DesignFile file(options.out, task, options.fit.seed);
    const Simulate simulate = [&](const UnitPoint& point, std::uint64_t run) {
        const Measured m = measure(sample, values_at(task, point), options.fit.seed * 7919 + run);
        std::vector<double> outputs;
        for (const std::size_t column : columns) {
            outputs.push_back(m.statistics[column]);
        }
        return outputs;
    };
    std::vector<Aim> aims;
    for (const FitTarget& target : task.targets) {
        aims.push_back({target.value, target.error / std::sqrt(target.counts)});
    }
    with_threads(options.threads, [&] {
        FitOptions fitting = options.fit;
        fitting.progress = teller(options, CalibrateStage::runs);
        done.result = fit(simulate, task.free.size(), aims, fitting, file.runs,
                          [&](const DesignRun& run) { file.keep(run); });
        if (!done.result.complete) {
            return;
        }
        if (!run_draws(done, sample, columns, teller(options, CalibrateStage::draws))) {
            done.result.complete = false;
            return;
        }
        // Truths from the whole cube: runs of the first design.
        std::vector<DesignRun> first(done.result.runs.begin(),
                                     done.result.runs.begin() +
                                         static_cast<std::ptrdiff_t>(options.fit.first_runs));
        done.coverage =
            coverage_of_known(first, std::min(options.known_truths, first.size()),
                              options.fit.seed + 2, teller(options, CalibrateStage::coverage));
        done.result.complete = !done.coverage.empty();
    });
    if (done.result.complete) {
        write_file_atomically(options.out / "posterior.csv", posterior_csv(done));
        write_file_atomically(options.out / "fit.csv", fit_csv(done));
    }
    return done;
}

std::string calibration_table(const Calibrated& done, Language language)
{
    constexpr double hardly_narrower = 0.8;
    const bool sv = language == Language::sv;
    std::string text = fmt::format("{:<32}{:>12}{:>10}{:>12}{:>8}\n", sv ? "mål" : "target",
                                   sv ? "önskat" : "wanted", "±", sv ? "simulerat" : "simulated",
                                   sv ? "fel" : "errors");
    for (std::size_t k = 0; k < done.task.targets.size(); ++k) {
        const FitTarget& target = done.task.targets[k];
        const Summary s = summary_of(done.outputs, k);
        text += fmt::format("{:<32}{:>12.3f}{:>10.3f}{:>12.3f}{:>8.1f}\n", target.key, target.value,
                            target.error, s.mean, (s.mean - target.value) / target.error);
    }
    text += fmt::format("\n{:<32}{:>10}{:>10}{:>18}{:>14}{:>10}\n", "parameter",
                        sv ? "medel" : "mean", "SD", sv ? "tillåtet" : "allowed",
                        sv ? "SD mot först" : "SD to prior", sv ? "täckning" : "coverage");
    std::string unknown;
    for (std::size_t j = 0; j < done.task.free.size(); ++j) {
        const FreeParameter& free = done.task.free[j];
        const Summary s = summary_of(done.rows, j);
        const double prior = (free.high - free.low) / std::sqrt(12.0);
        text += fmt::format("{:<32}{:>10.4f}{:>10.4f}{:>18}{:>14.2f}{:>9.0f}%\n", free.key, s.mean,
                            s.sd, fmt::format("{} … {}", free.low, free.high), s.sd / prior,
                            100.0 * done.coverage[j]);
        if (s.sd / prior > hardly_narrower) {
            unknown += fmt::format(" {}", free.key);
        }
    }
    text +=
        sv ? fmt::format("\nAv den tillåtna rymden är {:.2g} % inte orimligt. Inte "
                         "identifierade:{}.\n",
                         100.0 * done.result.plausible_share, unknown.empty() ? " ingen" : unknown)
           : fmt::format("\nOf what is allowed, {:.2g}% is not implausible. Not identified:{}.\n",
                         100.0 * done.result.plausible_share, unknown.empty() ? " none" : unknown);
    const double mean_coverage = std::accumulate(done.coverage.begin(), done.coverage.end(), 0.0) /
                                 static_cast<double>(done.coverage.size());
    text +=
        sv ? fmt::format("Kända parametrar hittas i sitt 90 %-intervall i {:.0f} % av fallen.\n",
                         100.0 * mean_coverage)
           : fmt::format("Known parameters lie within their 90% interval in {:.0f}% of cases.\n",
                         100.0 * mean_coverage);
    return text;
}

} // namespace likvard
