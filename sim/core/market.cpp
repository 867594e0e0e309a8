#include "core/market.hpp"

#include <algorithm>
#include <bit>

namespace likvard {
namespace {

/// A float as a whole number that is larger when the float is.
std::int32_t in_order(float x)
{
    constexpr std::int32_t below_sign = 0x7FFFFFFF;
    const auto bits = std::bit_cast<std::int32_t>(x);
    return bits < 0 ? bits ^ below_sign : bits;
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

std::uint32_t Market::best_wish(std::uint32_t proposer) const
{
    const float* const wish = utility_.data() + proposer * receivers_;
    // The highest as whole numbers in the same order, which become vectors; then the first of it.
    std::int32_t most = in_order(never);
    for (std::uint32_t r = 0; r < receivers_; ++r) {
        const std::int32_t here = in_order(wish[r]);
        most = here > most ? here : most;
    }
    std::uint32_t best = 0;
    while (best < receivers_ && in_order(wish[best]) != most) {
        ++best;
    }
    return most == in_order(never) ? unmatched : best;
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
    while (!waiting_.empty()) {
        const std::uint32_t p = waiting_.back();
        const std::uint32_t r = best_wish(p);
        if (r == unmatched) {
            waiting_.pop_back();
            continue;
        }
        utility_[p * receivers_ + r] = never; // asked once; never again
        if (capacity[r] == 0) {
            continue;
        }
        auto& held = held_[r];
        const Held offer{priority(p, r), lottery[p], ids[p], p};
        if (held.size() == capacity[r]) {
            if (!offer.before(held.front())) {
                continue;
            }
            std::pop_heap(held.begin(), held.end(), keeps);
            match_[held.back().proposer] = unmatched;
            waiting_.back() = held.back().proposer;
            held.pop_back();
        } else {
            waiting_.pop_back();
        }
        match_[p] = r;
        held.push_back(offer);
        std::push_heap(held.begin(), held.end(), keeps);
    }
}

} // namespace likvard
