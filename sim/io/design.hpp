// A sweep's design as data: which plan, what is varied and how, how many futures, what is kept. The
// design reader makes it, the sweep runs it.
#pragma once

#include "core/units.hpp"
#include "model/municipality.hpp"
#include "model/scenario.hpp"
#include "results/outcomes.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace likvard {

/// What a factor sets: a parameter, a field of one use of a lever, or a part of its target.
enum class SlotKind : std::uint8_t { parameter, field, take_up, top, stay, from, until, schools };

struct Slot {
    SlotKind kind = SlotKind::parameter;
    std::size_t use = 0;   // in Scenario::levers; not for parameters
    std::size_t index = 0; // of the parameter or of the field
};

/// range: every value between low and high is as likely. prior: as the parameter's prior says.
/// list: one of a few.
enum class FactorKind : std::uint8_t { range, prior, list };

/// One value of a list. `number` for slots that are numbers, `target` for the others.
struct Level {
    std::string text; // as written, for people and for the table of rows
    double number = 0.0;
    Target target;
};

struct Factor {
    std::string key; // "levers.resource_team.fte", "learn.persist_permanent"
    FactorKind kind = FactorKind::range;
    Slot slot;
    Unit unit = Unit::one;
    double low = 0.0, high = 0.0; // range; prior: the parameter's bounds
    std::vector<Level> levels;    // list
    double nominal = 0.0;         // where one-at-a-time starts: a number, or the number of a level
};

/// full: every combination. one_at_a_time: the nominal row, then one factor changed in each. lhs:
/// Latin hypercube. sobol: Saltelli's blocks on Sobol' points. morris: trajectories. rows: a CSV.
enum class Sampling : std::uint8_t { full, one_at_a_time, lhs, sobol, morris, rows };
[[nodiscard]] std::string_view name(Sampling sampling);
inline constexpr std::array all_samplings{Sampling::full,  Sampling::one_at_a_time, Sampling::lhs,
                                          Sampling::sobol, Sampling::morris,        Sampling::rows};

/// How many futures a row gets: `least`, and while the mean paired difference of `outcome` in
/// `year`, for the whole municipality, has a 90 % interval wider than ± `half_width`, half as many
/// again, up to `most`. Fixed: least = most.
struct ReplicateRule {
    int least = 1;
    int most = 1;
    Outcome outcome = Outcome::pass_all_pct;
    int year = 0;
    double half_width = 0.0;
    [[nodiscard]] bool is_adaptive() const { return most > least; }
};

struct Design {
    std::string title;
    Scenario plan;     // the base, with every lever that a factor is about
    Scenario baseline; // the same years and seed
    Municipality municipality;
    bool central_parameters = false; // hold what is no factor at its central value
    Sampling sampling = Sampling::lhs;
    int size = 0;   // lhs: rows; sobol: blocks; morris: trajectories
    int levels = 0; // steps of a range or prior: full, one_at_a_time, morris
    std::uint64_t sampling_seed = 1;
    bool luck = false; // sobol, morris: the future is a factor like the others
    std::vector<Factor> factors;
    std::vector<std::vector<double>> given; // rows: numbers, or numbers of levels
    ReplicateRule replicates;
    std::vector<Outcome> outcomes;     // kept, by key; the counts they rest on included
    std::vector<int> years;            // kept, ascending
    std::vector<Dimension> dimensions; // groups kept
};

/// The value as people write it: a number, or the level's text.
[[nodiscard]] std::string value_text(const Factor& factor, double value);

/// Sets the factor in a plan that came from `Design::plan`.
void put(Scenario& plan, const Factor& factor, double value);

} // namespace likvard
