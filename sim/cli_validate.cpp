// The verb validate: the model against its stylised facts, on the sample of the nation that comes
// with the program.
#include "calibration/nation_sample.hpp"
#include "calibration/validation/validate.hpp"
#include "cli_find.hpp"
#include "cli_terminal.hpp"
#include "cli_verbs.hpp"
#include "io/nearest.hpp"

#include <fmt/format.h>

namespace likvard {

Answer validate_verb(const ValidateCommand& command)
{
    const std::vector<Pattern> chosen = patterns_named(command.name);
    if (chosen.empty()) {
        return {.out = {},
                .remarks = fmt::format("likvard: there is no stylised fact \"{}\".\nNearest: {}\n",
                                       command.name, nearest_of(command.name, pattern_names())),
                .status = Status::usage};
    }
    const bool sv = command.language == Language::sv;
    const std::vector<Municipality> sample =
        read_nation_sample(program_file("calibration/nation_sample.csv"));
    Laboratory lab(sample, central_parameters(command.priors_only), [&](const Announcement& what) {
        if (!command.quiet) {
            write_err(fmt::format("{} …\n", sv ? what.sv : what.en));
        }
    });
    const std::vector<Finding> findings = validate(chosen, lab);
    if (command.json) {
        return {.out = findings_json(findings_rows(findings, command.language)),
                .remarks = {},
                .status = Status::fine};
    }
    return {.out = findings_table(findings, command.language, colour_wanted()),
            .remarks = {},
            .status = Status::fine};
}

} // namespace likvard
