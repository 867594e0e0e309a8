// The verb describe --governance: how late and how true a school's signal reaches its board.
#include "cli_find.hpp"
#include "cli_verbs.hpp"
#include "core/check.hpp"
#include "io/municipality_reader.hpp"
#include "io/number_text.hpp"
#include "model/governance.hpp"
#include "model/parameters.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace likvard {

std::string governance_text(const std::string& folder)
{
    const Municipality municipality = read_municipality(
        folder.empty() ? default_municipality() : find_input(folder, scenario_folders()));
    const auto lag = parameter_named("governance.lag");
    check(lag.has_value(), "governance.lag is a parameter");
    const double years = parameters()[*lag].prior.location;

    std::string text =
        fmt::format("{}: the chain from school to board\n\n{:<28} {:<28} {:>12} {:>9}\n",
                    municipality.name, "from", "to", "delay, years", "fidelity");
    for (const GovernanceLink& link : municipality.governance) {
        text += fmt::format("{:<28} {:<28} {:>12.2f} {:>9.2f}\n", link.from, link.to,
                            link.delay_share * years, link.fidelity);
    }
    const std::vector<GovernancePath> paths = parallel_paths(municipality.governance);
    for (std::size_t k = 0; k < paths.size(); ++k) {
        text += fmt::format("\n{}: {}\n", k == 0 ? "Most reliable path" : "Beside it",
                            fmt::join(paths[k].nodes, " -> "));
        text += fmt::format("It keeps {:.2f} of a signal (correlation) and takes {:.2f} years.\n",
                            paths[k].fidelity, paths[k].lag_share * years);
    }
    if (paths.size() > 1) {
        text += fmt::format("\nTogether they keep {:.2f}; the delay that counts is the first's.\n",
                            joint_fidelity(paths));
    }
    return text +
           fmt::format("Delays are shares of governance.lag, here its central value, {} years.\n",
                       number_text(years));
}

} // namespace likvard
