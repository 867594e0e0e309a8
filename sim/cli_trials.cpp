// The verb trials: published studies repeated inside the model.
#include "calibration/nation_sample.hpp"
#include "calibration/trials/trials.hpp"
#include "cli_find.hpp"
#include "cli_terminal.hpp"
#include "cli_verbs.hpp"
#include "io/nearest.hpp"

#include <fmt/format.h>

namespace likvard {

Answer trials_verb(const TrialsCommand& command)
{
    std::vector<const Trial*> chosen;
    std::vector<std::string> names;
    for (const Trial& trial : all_trials()) {
        names.emplace_back(trial.name);
        if (command.name.empty() || command.name == trial.name) {
            chosen.push_back(&trial);
        }
    }
    if (chosen.empty()) {
        return {.out = {},
                .remarks = fmt::format("likvard: there is no trial \"{}\".\nNearest: {}\n",
                                       command.name, nearest_of(command.name, names)),
                .status = Status::usage};
    }
    const std::vector<Municipality> sample =
        read_nation_sample(program_file("calibration/nation_sample.csv"));
    const TrialGround ground{sample, central_parameters(command.priors_only), command.star};
    std::vector<TrialResult> results;
    for (const Trial* const trial : chosen) {
        if (!command.quiet) {
            write_err(fmt::format("{}: {} …\n", trial->name, trial->says_en));
        }
        const auto found = trial->run(ground);
        results.insert(results.end(), found.begin(), found.end());
    }
    return {.out = command.json ? trials_json(results) : trials_table(results, command.language),
            .remarks = {},
            .status = Status::fine};
}

} // namespace likvard
