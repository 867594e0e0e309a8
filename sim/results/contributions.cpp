#include "results/contributions.hpp"

#include "core/check.hpp"

#include <bit>

namespace likvard {

std::vector<double> shapley_shares(std::span<const double> value_of_set)
{
    check(std::has_single_bit(value_of_set.size()), "one value for every set of players");
    const auto players = static_cast<std::size_t>(std::countr_zero(value_of_set.size()));
    // Orders in which exactly k others come before a player, as a share of all orders:
    // k! (n − 1 − k)! / n!, one over n times the number of sets of k others.
    std::vector<double> weight(players);
    double choices = 1.0; // (n − 1) over k
    for (std::size_t k = 0; k < players; ++k) {
        weight[k] = 1.0 / (static_cast<double>(players) * choices);
        choices *= static_cast<double>(players - 1 - k) / static_cast<double>(k + 1);
    }
    std::vector<double> shares(players, 0.0);
    for (std::size_t set = 0; set < value_of_set.size(); ++set) {
        for (std::size_t player = 0; player < players; ++player) {
            const std::size_t bit = std::size_t{1} << player;
            if ((set & bit) == 0) {
                const auto before = static_cast<std::size_t>(std::popcount(set));
                shares[player] += weight[before] * (value_of_set[set | bit] - value_of_set[set]);
            }
        }
    }
    return shares;
}

} // namespace likvard
