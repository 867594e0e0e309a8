#include "core/market.hpp"

#include "core/check.hpp"

#include <algorithm>

namespace likvard {

bool Market::keeps(const Held& a, const Held& b)
{
    return a.before(b);
}

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

void Market::open(std::size_t proposers, std::size_t receivers, std::span<float> room)
{
    check(room.size() == room_for(proposers, receivers), "a market has room for its wishes");
    receivers_ = receivers;
    match_.assign(proposers, unmatched);
    utility_ = room;
    if (held_.size() < receivers) {
        held_.resize(receivers);
    }
    for (auto& held : held_) {
        held.clear();
    }
}

void Market::find_first_wishes()
{
    next_.resize(stride());
    row_.assign(match_.size(), unmatched);
    left_.clear();
    static_assert(unmatched == no_choice, "who wants nobody");
    first_choices(utility_, next_);
}

/// Whom a proposer asks after a refusal. Its wishes are copied side by side at the first one, since
/// looking through columns would be a walk through the whole of memory.
std::uint32_t Market::best_wish(std::uint32_t proposer)
{
    const std::size_t width = whole_vectors(receivers_);
    std::uint32_t& row = row_[proposer];
    if (row == unmatched) {
        row = static_cast<std::uint32_t>(left_.size() / width);
        left_.resize(left_.size() + width, never);
        float* const wishes = left_.data() + row * width;
        for (std::size_t r = 0; r < receivers_; ++r) {
            wishes[r] = utility_[r * stride() + proposer];
        }
        wishes[next_[proposer]] = never; // it has asked there
    }
    const auto wishes = std::span(left_).subspan(row * width, width);
    const std::size_t best = first_highest(wishes);
    if (wishes[best] == never) {
        return unmatched;
    }
    wishes[best] = never;
    return static_cast<std::uint32_t>(best);
}

/// Everybody asks their first wish; those for whom there is room have it, the others wait.
void Market::take_first_wishes(std::span<const std::uint32_t> capacity)
{
    room_.assign(capacity.begin(), capacity.end());
    waiting_.clear();
    for (std::uint32_t p = 0; p < match_.size(); ++p) {
        const std::uint32_t r = next_[p];
        if (r == unmatched) {
            continue;
        }
        if (room_[r] > 0) {
            --room_[r];
            match_[p] = r;
        } else {
            waiting_.push_back(p);
        }
    }
}

/// Whom a receiver holds, with the one who would go first on top. Asked for once somebody more
/// wants to it: most receivers never get so far, and need not rank anybody.
std::vector<Market::Held>& Market::held_by(std::uint32_t r, FunctionRef<Held(std::uint32_t)> offer)
{
    auto& held = held_[r];
    if (held.empty()) {
        for (std::uint32_t p = 0; p < match_.size(); ++p) {
            if (match_[p] == r) {
                held.push_back(offer(p));
            }
        }
        std::make_heap(held.begin(), held.end(), keeps);
    }
    return held;
}

void Market::settle(std::span<const std::uint32_t> capacity, std::span<const float> lottery,
                    std::span<const PersonId> ids,
                    FunctionRef<float(std::size_t, std::size_t)> priority)
{
    find_first_wishes();
    take_first_wishes(capacity);
    while (!waiting_.empty()) {
        const std::uint32_t p = waiting_.back();
        const std::uint32_t r = next_[p];
        if (r == unmatched) {
            waiting_.pop_back();
            continue;
        }
        if (room_[r] > 0) {
            --room_[r];
            match_[p] = r;
            waiting_.pop_back();
            continue;
        }
        const auto offer = [&](std::uint32_t q) {
            return Held{priority(q, r), lottery[q], ids[q], q};
        };
        const Held mine = offer(p);
        if (capacity[r] == 0 || !mine.before(held_by(r, offer).front())) {
            next_[p] = best_wish(p);
            continue;
        }
        auto& held = held_[r];
        std::pop_heap(held.begin(), held.end(), keeps);
        const std::uint32_t gone = held.back().proposer;
        match_[gone] = unmatched;
        next_[gone] = best_wish(gone);
        waiting_.back() = gone;
        held.back() = mine;
        std::push_heap(held.begin(), held.end(), keeps);
        match_[p] = r;
    }
}

} // namespace likvard
