// The verb run: inputs in, an ensemble of paired futures, results out and kept.
#include "cli_find.hpp"
#include "cli_inputs.hpp"
#include "cli_progress.hpp"
#include "cli_terminal.hpp"
#include "cli_verbs.hpp"
#include "core/check.hpp"
#include "core/parallel.hpp"
#include "io/files.hpp"
#include "io/json.hpp"
#include "io/scenario_reader.hpp"
#include "io/table.hpp"
#include "io/tidy.hpp"
#include "results/band_shares.hpp"
#include "results/result_hash.hpp"
#include "results/store.hpp"
#include "run/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace likvard {

namespace fs = std::filesystem;

namespace {

/// Opens the store of --out, and takes over what it holds when the run is resumed.
std::optional<Store> open_store(const RunCommand& command, const Inputs& inputs,
                                const std::string& command_line, Results& results)
{
    if (command.out.empty()) {
        return std::nullopt;
    }
    std::error_code error;
    fs::create_directories(command.out, error);
    if (error) {
        throw OutputError("cannot make the folder " + command.out + ": " + error.message());
    }
    const StoreFacts facts{
        .program_version = LIKVARD_VERSION,
        .command = command_line,
        .baseline_scenario = to_toml(inputs.baseline, inputs.municipality),
        .plan_scenario = to_toml(inputs.plan, inputs.municipality),
        .identity = {{"parameters", text(inputs.plan.posterior)}},
    };
    const fs::path file = fs::path(command.out) / "results.sqlite";
    Store store = Store::create(file, results, facts, command.resume ? Resume::yes : Resume::no);
    if (command.resume) {
        results = store.contents();
    }
    return store;
}

RunOptions options_of(const RunCommand& command, std::optional<Store>& store, Progress& progress)
{
    RunOptions options;
    options.threads = command.threads;
    options.cancel = &catch_interruptions();
    options.progress = [&progress](int done, int total) { progress.show(done, total); };
    options.completed = [&store](const Results& results, int first, int last) {
        if (store) {
            store->append(results, first, last);
        }
    };
    return options;
}

/// Hash and tables of what has been computed; the hash is empty when nobody asks for it. Hashing is
/// one long chain and the tables split up: both at the same time.
std::string finish(const RunCommand& command, const Inputs& inputs, const Results& results,
                   const ResultsView& view, std::optional<Store>& store)
{
    const fs::path folder = command.out;
    const bool is_whole = results.done_count() == results.info().replicates;
    std::string hash;
    const auto hash_and_finish = [&] {
        if (store || command.format == Format::json) {
            hash = result_hash(results);
        }
        if (store) {
            store->finish(hash);
        }
    };
    const auto write_or_prepare = [&] {
        if (is_whole && store) {
            write_file_atomically(folder / "plan.toml", to_toml(inputs.plan, inputs.municipality));
            write_tidy_table(folder, view, command.tidy);
        } else if (is_whole && command.format == Format::json) {
            (void)view.suppressed_count(); // the view keeps what it takes
        }
    };
    with_threads(command.threads, [&] {
        for_each_item(2, [&](std::size_t k) { k == 0 ? hash_and_finish() : write_or_prepare(); });
        if (is_whole && store) {
            write_datapackage(folder, view, hash, command.tidy);
        }
    });
    return hash;
}

std::string interruption_text(const RunCommand& command, int done, int total)
{
    const bool sv = command.language == Language::sv;
    std::string text = sv ? fmt::format("Avbruten efter {} av {} framtider. ", done, total)
                          : fmt::format("Interrupted after {} of {} futures. ", done, total);
    if (command.out.empty()) {
        return text + (sv ? "Inget är sparat: ange --out DIR för att kunna fortsätta.\n"
                          : "Nothing is kept: give --out DIR to be able to go on.\n");
    }
    return text + (sv ? fmt::format("De finns i {}: samma kommando med --resume fortsätter.\n",
                                    command.out)
                      : fmt::format("They are in {}: the same command with --resume goes on.\n",
                                    command.out));
}

std::string kept_text(const RunCommand& command)
{
    const char* const kept = command.language == Language::sv ? "Sparat i" : "Kept in";
    return fmt::format("{} {}: results.sqlite, plan.toml, tidy.csv, datapackage.json\n", kept,
                       command.out);
}

/// Outcomes whose bands are taken apart, of the whole municipality in the last year.
constexpr std::array taken_apart{Outcome::gap_school_quarters_pass_pp, Outcome::pass_all_pct,
                                 Outcome::eligible_pct, Outcome::merit_points};

std::vector<BandShareRow> band_rows(const Results& results, const ResultsView& view)
{
    std::vector<BandShareRow> rows;
    for (const Outcome outcome : taken_apart) {
        const auto group = view.municipality();
        const auto shares = group ? band_shares(results, outcome, *group) : std::nullopt;
        if (shares) {
            rows.push_back(
                {std::string(info(outcome).key), shares->parameters, shares->luck, shares->error});
        }
    }
    return rows;
}

/// What the spread over futures is made of: a line for each outcome.
std::string band_text(const std::vector<BandShareRow>& rows, Language language)
{
    if (rows.empty()) {
        return {};
    }
    constexpr double per_cent = 100.0;
    const bool sv = language == Language::sv;
    std::string text = sv ? "\nVad spridningen i skillnaden beror på, hela kommunen, sista året\n"
                          : "\nWhat the spread of the difference is made of, the whole "
                            "municipality, the last year\n";
    for (const BandShareRow& row : rows) {
        const OutcomeInfo& outcome = *std::ranges::find(outcomes(), row.key, &OutcomeInfo::key);
        text += fmt::format(fmt::runtime(sv ? "  {}: {:.0f} % parametrar som inte är kända "
                                              "(± {:.0f}), resten tur\n"
                                            : "  {}: {:.0f}% parameters that are not known "
                                              "(± {:.0f}), the rest luck\n"),
                            sv ? outcome.title_sv : outcome.title_en, per_cent * row.parameters,
                            per_cent * row.error);
    }
    return text;
}

} // namespace

Answer run_verb(const RunCommand& command, const std::string& command_line)
{
    const Inputs inputs = read_inputs(command);
    Results results = prepare(inputs.plan, inputs.baseline, inputs.municipality);
    std::optional<Store> store = open_store(command, inputs, command_line, results);
    {
        Progress progress(command.quiet       ? ProgressStyle::none
                          : err_is_terminal() ? ProgressStyle::bar
                                              : ProgressStyle::lines,
                          command.language);
        run(inputs.plan, inputs.baseline, inputs.municipality, options_of(command, store, progress),
            results);
    }
    const ResultsView view(results, command.small_groups);
    const std::string hash = finish(command, inputs, results, view, store);
    const int total = results.info().replicates;
    if (results.done_count() < total) {
        return {.out = {},
                .remarks = interruption_text(command, results.done_count(), total),
                .status = Status::interrupted};
    }
    Answer answer;
    if (!command.quiet) {
        answer.remarks = inputs.remarks + (store ? kept_text(command) : "");
    }
    switch (command.format) {
    case Format::table:
        with_threads(command.threads, [&] {
            answer.out = table_text(view, command.language, colour_wanted(),
                                    command.all_rows ? TableRows::all : TableRows::main) +
                         band_text(band_rows(results, view), command.language);
        });
        break;
    case Format::json:
        with_threads(command.threads,
                     [&] { answer.out = run_json(view, hash, band_rows(results, view)); });
        break;
    case Format::csv:
        with_threads(command.threads, [&] { answer.out = run_csv(view); });
        break;
    }
    return answer;
}

} // namespace likvard
