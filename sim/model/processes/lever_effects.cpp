#include "model/processes/lever_effects.hpp"

#include "model/parameters.hpp"

#include <algorithm>

namespace likvard {
namespace {

bool active(const Target& target, int year)
{
    return paid_months(year, year, target.from, target.until) +
               paid_months(year, year + 1, target.from, target.until) >
           0;
}

/// How much a school comes first under a rule by rank; larger is earlier.
float rank_of(const Schools& schools, std::size_t s, TargetRule rule)
{
    switch (rule) {
    case TargetRule::perceived_need:
        return schools.perceived_need[s];
    case TargetRule::lowest_results:
        return -schools.seen[s][0];
    case TargetRule::lowest_parents_quarter:
        return -schools.postsec[s];
    case TargetRule::all:
    case TargetRule::list:
        break;
    }
    return 0.0F;
}

/// Schools that a rule picks this year: the municipality's own compulsory schools, since it can
/// send nobody elsewhere and needs are known of no other form. A list may name units of any form.
std::vector<std::uint16_t> pick(const Schools& schools, const Target& target)
{
    std::vector<std::uint16_t> rows_picked;
    if (target.rule == TargetRule::list) {
        for (const std::size_t s : target.schools) {
            rows_picked.push_back(static_cast<std::uint16_t>(s));
        }
        return rows_picked;
    }
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        const bool fits =
            target.rule != TargetRule::lowest_parents_quarter || schools.quarter[s] == 0;
        if (schools.municipal[s] != 0 && schools.roll_all[s] > 0.0F && fits) {
            rows_picked.push_back(static_cast<std::uint16_t>(s));
        }
    }
    if (target.rule != TargetRule::all) {
        std::sort(rows_picked.begin(), rows_picked.end(), [&](std::uint16_t a, std::uint16_t b) {
            const float first = rank_of(schools, a, target.rule);
            const float second = rank_of(schools, b, target.rule);
            return first != second ? first > second : schools.id[a] < schools.id[b];
        });
        if (target.top > 0 && rows_picked.size() > static_cast<std::size_t>(target.top)) {
            rows_picked.resize(static_cast<std::size_t>(target.top));
        }
    }
    return rows_picked;
}

void choose(Reached& reached, const Schools& schools, const Target& target, int year)
{
    auto& by_years_ago = reached.by_years_ago;
    std::copy_backward(by_years_ago.begin(), by_years_ago.end() - 1, by_years_ago.end());
    auto& now = by_years_ago[0];
    if (!active(target, year)) {
        now.clear();
        return;
    }
    const bool by_rank = target.rule != TargetRule::all && target.rule != TargetRule::list;
    if (now.empty() || !by_rank || year - reached.chosen_in >= target.stay_years) {
        now = pick(schools, target);
        reached.chosen_in = year;
    }
}

double independent_per_municipal(const Schools& schools)
{
    double municipal = 0.0;
    double independent = 0.0;
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        (schools.municipal[s] != 0 ? municipal : independent) +=
            static_cast<double>(schools.roll_all[s]);
    }
    return municipal > 0.0 ? independent / municipal : 0.0;
}

LeverContext context_of(const LeverUse& use, const Reached& reached, const Policy& policy,
                        const Schools& schools, double match, int year)
{
    return {schools,
            use.target,
            year,
            lever_values(policy.values, *use.type),
            *policy.costs,
            match,
            reached,
            reached.by_years_ago[0],
            reached.by_years_ago[1]};
}

} // namespace

void lever_effects(Effects& effects, std::vector<Reached>& reached, const Policy& policy,
                   const Schools& schools, const Tick& t)
{
    t.enter("lever_effects");
    clear(effects, rows(schools));
    reached.resize(policy.levers.size());
    for (std::size_t k = 0; k < policy.levers.size(); ++k) {
        const LeverUse& use = policy.levers[k];
        choose(reached[k], schools, use.target, t.year);
        use.type->apply(use.values, context_of(use, reached[k], policy, schools, 0.0, t.year),
                        effects);
    }
}

std::vector<CostLedger> lever_costs(const std::vector<Reached>& reached, const Policy& policy,
                                    const Schools& schools, int year)
{
    const double match = independent_per_municipal(schools) * policy.costs->independent_share;
    std::vector<CostLedger> ledgers;
    for (std::size_t k = 0; k < policy.levers.size(); ++k) {
        const LeverUse& use = policy.levers[k];
        ledgers.emplace_back(year, use.target);
        // Nobody reached, nobody hired: a rule that finds no school costs nothing.
        if (active(use.target, year) && !reached[k].by_years_ago[0].empty()) {
            use.type->cost(use.values, context_of(use, reached[k], policy, schools, match, year),
                           ledgers.back());
        }
    }
    return ledgers;
}

} // namespace likvard
