// The verb replay: an exported file, made again from what it carries, and whether it is the same.
#include "cli_artefacts.hpp"
#include "cli_find.hpp"
#include "cli_progress.hpp"
#include "cli_terminal.hpp"
#include "cli_verbs.hpp"
#include "core/check.hpp"
#include "core/months.hpp"
#include "viz/report/artefact.hpp"
#include "viz/report/compare.hpp"
#include "viz/report/token.hpp"

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <fstream>
#include <sstream>

namespace likvard {

namespace fs = std::filesystem;

namespace {

std::string bytes_of(const std::string& path)
{
    std::error_code error;
    if (!fs::exists(path, error)) {
        throw InputMissing(path + ": there is no such file");
    }
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    if (!in) {
        throw InputMissing(path + ": cannot be read");
    }
    return std::move(all).str();
}

struct Replay {
    const ReplayCommand& command;

    [[nodiscard]] const char* pick(const char* sv, const char* en) const
    {
        return command.language == Language::sv ? sv : en;
    }

    [[nodiscard]] report::Run again(const RunOrigin& origin) const
    {
        const fs::path near = fs::absolute(command.file).parent_path();
        Inputs inputs = read_inputs(
            origin.plan, origin.baseline, command.file,
            {near, near.parent_path(), fs::current_path(), fs::current_path() / "scenarios"});
        Progress progress(command.quiet       ? ProgressStyle::none
                          : err_is_terminal() ? ProgressStyle::bar
                                              : ProgressStyle::lines,
                          command.language);
        inputs.plan.posterior = own_posterior(origin.parameters == "priors");
        return run_of_inputs(inputs, command.threads,
                             [&progress](int done, int total) { progress.show(done, total); });
    }

    [[nodiscard]] Answer interrupted() const
    {
        return {.out = {},
                .remarks = pick("Avbruten.\n", "Interrupted.\n"),
                .status = Status::interrupted};
    }

    /// Why numbers may differ although nothing was tampered with.
    [[nodiscard]] std::string hint(const RunOrigin& origin) const
    {
        if (origin.parameters != "priors" && origin.parameters != text(own_posterior(false))) {
            return pick("De kalibrerade dragningarna (calibration/posterior.csv) är inte de som "
                        "filen gjordes med.\n",
                        "The calibrated draws (calibration/posterior.csv) are not those that the "
                        "file was made with.\n");
        }
        return origin.version == LIKVARD_VERSION
                   ? pick("Planen eller kommunens data är inte desamma.\n",
                          "The plan or the municipality's data are not the same.\n")
                   : fmt::format(
                         fmt::runtime(pick("Filen gjordes med likvard {}, detta är {}.\n",
                                           "The file was made by likvard {}, this is {}.\n")),
                         origin.version, LIKVARD_VERSION);
    }

    /// What differs in the numbers; empty when they are the same.
    [[nodiscard]] std::string numbers_text(const RunOrigin& said, const RunOrigin& now) const
    {
        if (said.result_hash == now.result_hash) {
            return "";
        }
        return fmt::format(fmt::runtime(pick("Siffrorna skiljer sig: filen säger resultat {}, nu "
                                             "blir det {}.\n",
                                             "The numbers differ: the file says result {}, now it "
                                             "is {}.\n")),
                           said.result_hash, now.result_hash) +
               hint(said);
    }

    [[nodiscard]] std::string face_text(const report::FileDifference& difference) const
    {
        std::string text =
            fmt::format(fmt::runtime(pick("Första skillnaden: {}.\n", "First difference: {}.\n")),
                        difference.place);
        if (!difference.found.empty() || !difference.expected.empty()) {
            text += fmt::format(fmt::runtime(pick("  i filen: {}\n  nu:      {}\n",
                                                  "  in the file: {}\n  now:         {}\n")),
                                difference.found, difference.expected);
        }
        return text;
    }

    [[nodiscard]] Answer of_export() const
    {
        const std::string bytes = bytes_of(command.file);
        const std::optional<Origin> origin = report::find_origin(bytes);
        if (!origin || origin->runs.empty()) {
            throw DataError({{.file = command.file,
                              .line = 0,
                              .column = 0,
                              .key = "origin",
                              .found = "none, or one that is damaged",
                              .expected = "a file that likvard report has written",
                              .nearest = {}}});
        }
        std::vector<report::Run> runs;
        std::string text;
        for (const RunOrigin& said : origin->runs) {
            runs.push_back(again(said));
            if (runs.back().results.done_count() < runs.back().results.info().replicates ||
                (report::shows_why(*origin) &&
                 !add_apart(runs.back(), command.file, command.threads, [](int, int) {}))) {
                return interrupted();
            }
            text += numbers_text(said, runs.back().origin);
        }
        const bool same_numbers = text.empty();
        const auto difference =
            report::first_difference(origin->format, bytes, report::make(runs, *origin));
        if (same_numbers && !difference) {
            return {.out = fmt::format(fmt::runtime(pick("identiskt: {} (resultat {})\n",
                                                         "identical: {} (result {})\n")),
                                       command.file, runs.front().origin.result_hash),
                    .remarks = {},
                    .status = Status::fine};
        }
        if (same_numbers) {
            text =
                pick("Körningens siffror är identiska, men filen är inte som den skrevs.\n",
                     "The run's numbers are identical, but the file is not as it was written.\n");
        }
        text += difference ? face_text(*difference) : "";
        return {.out =
                    fmt::format("{}: {}\n{}", pick("skiljer sig", "differs"), command.file, text),
                .remarks = {},
                .status = Status::bad_data};
    }

    /// The first value that is not the same, in the order of the store.
    [[nodiscard]] std::string value_text(const Results& stored, const Results& now) const
    {
        for (const Arm arm : {Arm::baseline, Arm::plan}) {
            for (int r = 0; r < stored.info().replicates; ++r) {
                for (int year = stored.info().first_year; year <= stored.info().last_year; ++year) {
                    for (std::size_t g = 0; g < stored.groups().size(); ++g) {
                        std::string found = row_text(stored, now, {arm, r, year, g});
                        if (!found.empty()) {
                            return found;
                        }
                    }
                }
            }
        }
        return "";
    }

    struct Place {
        Arm arm;
        int replicate, year;
        std::size_t group;
    };

    [[nodiscard]] std::string row_text(const Results& stored, const Results& now,
                                       const Place& at) const
    {
        for (const OutcomeInfo& outcome : outcomes()) {
            const double one = stored.value(at.arm, at.replicate, at.year, at.group, outcome.id);
            const double other = now.value(at.arm, at.replicate, at.year, at.group, outcome.id);
            const bool same =
                std::bit_cast<std::uint64_t>(one) == std::bit_cast<std::uint64_t>(other) ||
                (std::isnan(one) && std::isnan(other));
            if (!same) {
                return fmt::format(
                    fmt::runtime(pick("Första skillnaden: {}, {}, framtid {}, {}, {}: i filen {}, "
                                      "nu {}.\n",
                                      "First difference: {}, {}, future {}, {}, {}: in the file "
                                      "{}, now {}.\n")),
                    outcome.key, at.arm == Arm::plan ? "plan" : pick("utan plan", "baseline"),
                    at.replicate, school_year_text(at.year), stored.groups()[at.group].title_en,
                    one, other);
            }
        }
        return "";
    }

    [[nodiscard]] Answer of_store() const
    {
        const report::Run stored = run_of_store(command.file);
        const report::Run now = again(stored.origin);
        if (now.results.done_count() < now.results.info().replicates) {
            return interrupted();
        }
        const bool same_shape = stored.results.groups().size() == now.results.groups().size() &&
                                stored.results.years() == now.results.years();
        const std::string value = same_shape ? value_text(stored.results, now.results) : "";
        const std::string numbers = numbers_text(stored.origin, now.origin);
        if (value.empty() && numbers.empty()) {
            return {.out = fmt::format(fmt::runtime(pick("identiskt: {} (resultat {})\n",
                                                         "identical: {} (result {})\n")),
                                       command.file, now.origin.result_hash),
                    .remarks = {},
                    .status = Status::fine};
        }
        return {.out = fmt::format("{}: {}\n{}{}", pick("skiljer sig", "differs"), command.file,
                                   numbers, value),
                .remarks = {},
                .status = Status::bad_data};
    }
};

} // namespace

Answer replay_verb(const ReplayCommand& command)
{
    const Replay replay{command};
    return is_store(command.file) ? replay.of_store() : replay.of_export();
}

} // namespace likvard
