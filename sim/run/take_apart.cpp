#include "run/take_apart.hpp"

#include "core/check.hpp"
#include "core/parallel.hpp"
#include "model/lever.hpp"
#include "model/parameters.hpp"
#include "results/contributions.hpp"
#include "run/pair.hpp"
#include "run/posterior.hpp"

#include <algorithm>

namespace likvard {

/// Fills a PartsOfPlan, future by future.
class PartsMaker {
public:
    PartsMaker(const Scenario& plan, const Scenario& baseline, const Municipality& municipality,
               int threads)
        : plan_(plan), baseline_(baseline)
    {
        with_threads(threads,
                     [&] { prepared_ = prepare_municipality(municipality, central_of(plan)); });
        baseline_.first_year = plan.first_year;
        baseline_.last_year = plan.last_year;
    }

    /// False when cancelled half-way.
    bool one_future(PartsOfPlan& parts, int replicate, const std::atomic<bool>& cancel) const
    {
        const Future future(prepared_, plan_, replicate);
        auto& sets = parts.values_[static_cast<std::size_t>(replicate)];
        for (std::size_t set = 0; set < sets.size(); ++set) {
            const Scenario some = set == 0 ? baseline_ : with_levers(parts.levers_, set);
            const auto arm = run_arm(future, some, set == 0 ? Arm::baseline : Arm::plan, &cancel);
            if (!arm) {
                return false;
            }
            const auto& municipality = arm->years.back().front(); // the first group
            sets[set].assign(municipality.begin(), municipality.end());
        }
        return true;
    }

    static void done(PartsOfPlan& parts, int futures) { parts.done_ = futures; }

private:
    [[nodiscard]] Scenario with_levers(const std::vector<const LeverType*>& levers,
                                       std::size_t set) const
    {
        Scenario some = plan_;
        std::erase_if(some.levers, [&](const LeverUse& use) {
            const auto at = static_cast<std::size_t>(
                std::find(levers.begin(), levers.end(), use.type) - levers.begin());
            return (set >> at & 1U) == 0;
        });
        return some;
    }

    Scenario plan_, baseline_;
    Prepared prepared_;
};

PartsOfPlan::PartsOfPlan(std::vector<const LeverType*> levers, int futures)
    : levers_(std::move(levers)), values_(static_cast<std::size_t>(futures))
{
    check(levers_.size() <= most_levers_apart, "too many levers to take apart");
    for (auto& sets : values_) {
        sets.resize(std::size_t{1} << levers_.size());
    }
}

std::vector<Band> PartsOfPlan::shares(Outcome outcome) const
{
    std::vector<std::vector<double>> by_lever(levers_.size());
    for (int f = 0; f < done_; ++f) {
        const auto& sets = values_[static_cast<std::size_t>(f)];
        std::vector<double> values;
        for (const std::vector<double>& set : sets) {
            values.push_back(set[static_cast<std::size_t>(outcome)]);
        }
        const std::vector<double> shares = shapley_shares(values);
        for (std::size_t k = 0; k < shares.size(); ++k) {
            by_lever[k].push_back(shares[k]);
        }
    }
    std::vector<Band> bands;
    for (std::vector<double>& shares : by_lever) {
        bands.push_back(band_of(std::move(shares)));
    }
    return bands;
}

Band PartsOfPlan::whole(Outcome outcome) const
{
    const auto o = static_cast<std::size_t>(outcome);
    std::vector<double> differences;
    for (int f = 0; f < done_; ++f) {
        const auto& sets = values_[static_cast<std::size_t>(f)];
        differences.push_back(sets.back()[o] - sets.front()[o]);
    }
    return band_of(std::move(differences));
}

std::vector<const LeverType*> levers_of(const Scenario& plan)
{
    std::vector<const LeverType*> levers;
    for (const LeverUse& use : plan.levers) {
        if (std::find(levers.begin(), levers.end(), use.type) == levers.end()) {
            levers.push_back(use.type);
        }
    }
    return levers;
}

void take_apart(const Scenario& plan, const Scenario& baseline, const Municipality& municipality,
                int futures, const std::atomic<bool>& cancel,
                const std::function<void(const PartsOfPlan&)>& grown, int threads)
{
    const PartsMaker maker(plan, baseline, municipality, threads);
    PartsOfPlan parts(levers_of(plan), futures);
    const int block = core_count();
    for (int first = 0; first < futures; first += block) {
        const int count = std::min(block, futures - first);
        std::vector<std::uint8_t> whole(static_cast<std::size_t>(count));
        with_threads(threads, [&] {
            for_each_item(whole.size(), [&](std::size_t k) {
                whole[k] = maker.one_future(parts, first + static_cast<int>(k), cancel) ? 1 : 0;
            });
        });
        if (std::find(whole.begin(), whole.end(), std::uint8_t{0}) != whole.end()) {
            return;
        }
        PartsMaker::done(parts, first + count);
        grown(parts);
    }
}

} // namespace likvard
