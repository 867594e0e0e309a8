// What the municipality sees beside what is: recorded violations, and need as it is perceived.
#include "core/math.hpp"
#include "model/indicators/incidents.hpp"
#include "model/indicators/indicators.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace likvard {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double percent = 100.0;
constexpr std::size_t fewest_needy = 4;
constexpr std::size_t quarters = 4;

/// Rows of the `count` municipal schools with the largest figures; the first of equals.
std::vector<std::size_t> top(const std::vector<std::size_t>& municipal,
                             const Column<float>& figures, std::size_t count)
{
    std::vector<std::size_t> order = municipal;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return figures[a] > figures[b]; });
    order.resize(std::min(order.size(), count));
    return order;
}

double targeting_loss(const Schools& schools)
{
    std::vector<std::size_t> municipal;
    bool perceived = false;
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        if (schools.municipal[s] != 0) {
            municipal.push_back(s);
            perceived = perceived || schools.perceived_need[s] > 0.0F;
        }
    }
    const std::size_t count = std::max(fewest_needy, municipal.size() / quarters);
    const auto short_at = [&](const Column<float>& figures) {
        double sum = 0.0;
        for (const std::size_t s : top(municipal, figures, count)) {
            sum += static_cast<double>(schools.expected_short[s]);
        }
        return sum;
    };
    const double most = short_at(schools.expected_short);
    if (!perceived || most <= 0.0) {
        return nothing; // nobody has looked yet
    }
    return percent * (1.0 - short_at(schools.perceived_need) / most);
}

struct Sums {
    double pupils = 0.0, happened = 0.0, recorded = 0.0;

    void add(double roll, const Incidents& incidents)
    {
        pupils += roll, happened += roll * incidents.happened,
            recorded += roll * incidents.recorded;
    }
};

} // namespace

Incidents incidents_of(double climate, double reporting, const IncidentParams& params)
{
    const double happened = params.per_100 * exp_exact(-params.climate * climate);
    const double share = params.recorded * (1.0 + reporting * (params.system - 1.0));
    return {happened, happened * std::min(1.0, share)};
}

void observe_sight(YearValues& values, const World& w, const GroupOffsets& at)
{
    const Schools& schools = w.schools;
    const IncidentParams& params = w.setting->params.incidents;
    const auto reporting = static_cast<double>(w.effects.incident_reporting);
    std::vector<Sums> sums(at.reach);
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        if (schools.municipal[s] == 0) {
            continue;
        }
        const auto roll = static_cast<double>(schools.roll_all[s]);
        const Incidents one =
            incidents_of(static_cast<double>(schools.climate[s]), reporting, params);
        for (const std::size_t group :
             {at.municipality, at.school + s, at.run_by, at.quarter + schools.quarter[s]}) {
            sums[group].add(roll, one);
        }
    }
    for (std::size_t g = 0; g < at.reach; ++g) {
        if (sums[g].pupils > 0.0) {
            cell(values, g, Outcome::incidents_per_100) = sums[g].happened / sums[g].pupils;
            cell(values, g, Outcome::recorded_incidents_per_100) =
                sums[g].recorded / sums[g].pupils;
        }
    }
    cell(values, at.municipality, Outcome::targeting_loss_pct) = targeting_loss(schools);
}

} // namespace likvard
