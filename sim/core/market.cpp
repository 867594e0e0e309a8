#include "core/market.hpp"

#include <algorithm>

namespace likvard {
namespace {

/// Where a receiver is wanted more than the best so far, it is the best so far.
void compare(std::size_t n, std::uint32_t receiver, const float* __restrict wish,
             float* __restrict highest, std::uint32_t* __restrict first)
{
    for (std::size_t p = 0; p < n; ++p) {
        const bool more = wish[p] > highest[p];
        first[p] = more ? receiver : first[p];
        highest[p] = more ? wish[p] : highest[p];
    }
}

} // namespace

bool Market::Held::before(const Held& other) const
{
    if (priority != other.priority) {
        return priority > other.priority;
    }
    if (lottery != other.lottery) {
        return lottery > other.lottery;
    }
    return id < other.id;
}

void Market::open(std::size_t proposers, std::size_t receivers)
{
    receivers_ = receivers;
    utility_.assign(proposers * receivers, never);
    match_.assign(proposers, unmatched);
    if (held_.size() < receivers) {
        held_.resize(receivers);
    }
    for (auto& held : held_) {
        held.clear();
    }
}

void Market::find_first_wishes()
{
    const std::size_t n = match_.size();
    highest_.assign(n, never);
    first_.assign(n, unmatched);
    for (std::uint32_t r = 0; r < receivers_; ++r) {
        compare(n, r, utility_.data() + r * n, highest_.data(), first_.data());
    }
}

std::uint32_t Market::best_wish(std::uint32_t proposer) const
{
    const float* const wish = utility_.data() + proposer;
    const std::size_t n = match_.size();
    float most = never;
    std::uint32_t best = unmatched;
    for (std::uint32_t r = 0; r < receivers_; ++r) {
        const float here = wish[r * n];
        best = here > most ? r : best;
        most = here > most ? here : most;
    }
    return best;
}

void Market::settle(std::span<const std::uint32_t> capacity, std::span<const float> lottery,
                    std::span<const PersonId> ids,
                    FunctionRef<float(std::size_t, std::size_t)> priority)
{
    const auto keeps = [](const Held& a, const Held& b) { return a.before(b); };
    waiting_.clear();
    for (std::size_t p = match_.size(); p > 0; --p) {
        waiting_.push_back(static_cast<std::uint32_t>(p - 1));
    }
    find_first_wishes();
    const std::size_t n = match_.size();
    while (!waiting_.empty()) {
        const std::uint32_t p = waiting_.back();
        const std::uint32_t r = first_[p];
        if (r == unmatched) {
            waiting_.pop_back();
            continue;
        }
        utility_[r * n + p] = never; // asked once; never again
        if (capacity[r] == 0) {
            first_[p] = best_wish(p);
            continue;
        }
        auto& held = held_[r];
        const Held offer{priority(p, r), lottery[p], ids[p], p};
        if (held.size() == capacity[r]) {
            if (!offer.before(held.front())) {
                first_[p] = best_wish(p);
                continue;
            }
            std::pop_heap(held.begin(), held.end(), keeps);
            const std::uint32_t gone = held.back().proposer;
            match_[gone] = unmatched;
            first_[gone] = best_wish(gone);
            waiting_.back() = gone;
            held.back() = offer;
            std::push_heap(held.begin(), held.end(), keeps);
        } else {
            waiting_.pop_back();
            held.push_back(offer);
            if (held.size() == capacity[r]) {
                std::make_heap(held.begin(), held.end(), keeps);
            }
        }
        match_[p] = r;
    }
}

} // namespace likvard
