// The verb backtest: does the simulator predict schools that it has not seen?
#include "calibration/backtest/backtest.hpp"
#include "cli_find.hpp"
#include "cli_progress.hpp"
#include "cli_terminal.hpp"
#include "cli_verbs.hpp"
#include "io/files.hpp"
#include "io/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace likvard {
namespace {

/// What is wrong with the request, given the tables; empty when nothing is.
std::string fault_of(const BacktestCommand& command, const Past& past)
{
    if (command.to <= command.from) {
        return fmt::format("likvard: --to {} is not after --from {}\n", command.to, command.from);
    }
    std::vector<std::string> names;
    bool found = command.municipality.empty();
    for (const PastSchool& school : past.schools) {
        names.push_back(school.municipality_name);
        found = found || folded(school.municipality_name) == folded(command.municipality);
    }
    if (!found) {
        return fmt::format("likvard: no school with a grade 9 lies in \"{}\".\nNearest: {}\n",
                           command.municipality, nearest_of(command.municipality, names));
    }
    return {};
}

/// Which municipalities were predicted with what the program brings.
std::string knowledge_remark(const Past& past, const Knowledge& knowledge)
{
    const auto foreign = foreign_to(past, &knowledge);
    const auto count = std::count(foreign.begin(), foreign.end(), true);
    return fmt::format("likvard: {} of {} municipalities were predicted with what calibration/"
                       "forecast.csv says of {} others; the rest from the tables alone, without "
                       "themselves\n",
                       count, past.municipalities, knowledge.municipalities.size());
}

std::vector<std::size_t> known_years(const BacktestCommand& command)
{
    constexpr int three = 3;
    if (command.known) {
        return {static_cast<std::size_t>(*command.known)};
    }
    return command.to - command.from > three - 1 ? std::vector<std::size_t>{1, three}
                                                 : std::vector<std::size_t>{1};
}

} // namespace

Answer backtest_verb(const BacktestCommand& command)
{
    const std::vector<std::filesystem::path> files{command.units, command.panel};
    const Register tables = read_register(files);
    const Past past =
        command.to > command.from ? past_of(tables, command.from, command.to) : Past();
    if (const std::string fault = fault_of(command, past); !fault.empty()) {
        return {.out = {}, .remarks = fault, .status = Status::usage};
    }
    if (!command.write_knowledge.empty()) {
        write_file_atomically(command.write_knowledge, knowledge_csv(knowledge_of(past)));
        return {};
    }
    const Knowledge knowledge = read_knowledge(program_file("calibration/forecast.csv"));
    BacktestOptions options;
    options.values = central_parameters(command.priors_only);
    options.knowledge = &knowledge;
    options.known = known_years(command);
    options.municipality = command.municipality;
    options.futures = static_cast<std::size_t>(command.futures);
    options.seed = command.seed;
    options.threads = command.threads;
    const ProgressStyle style = command.quiet       ? ProgressStyle::none
                                : err_is_terminal() ? ProgressStyle::bar
                                                    : ProgressStyle::lines;
    std::vector<OutcomeScores> scores;
    {
        Progress progress(style, command.language, {"skolor", "schools"});
        options.progress = [&](int done, int total) { progress.show(done, total); };
        scores = run_backtest(past, options);
    }
    const bool any = std::any_of(scores.begin(), scores.end(),
                                 [](const OutcomeScores& s) { return !s.rows.empty(); });
    if (!any) {
        return {.out = {},
                .remarks =
                    fmt::format("likvard: no school has results both in the known years from "
                                "{} and in {}\n",
                                command.from, command.to),
                .status = Status::bad_data};
    }
    if (!command.out.empty()) {
        write_file_atomically(command.out, backtest_csv(past, scores));
    }
    return {.out = command.json ? backtest_json(scores)
                                : backtest_table(past, scores, command.language),
            .remarks = command.quiet ? std::string() : knowledge_remark(past, knowledge),
            .status = Status::fine};
}

} // namespace likvard
