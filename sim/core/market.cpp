#include "core/market.hpp"

#include "core/kernels.hpp"

#include <algorithm>
#include <bit>

namespace likvard {
namespace {

/// A number that is smaller the higher the wish is: together with the receiver in the lower half
/// wishes sort as whole numbers do, and of equals the first goes first.
std::uint32_t higher_first(float wish)
{
    constexpr std::uint32_t sign = 1U << 31U;
    const auto bits = std::bit_cast<std::uint32_t>(wish + 0.0F); // one zero
    return (bits & sign) != 0 ? bits : ~bits & ~sign;
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
    next_.assign(n, unmatched);
    row_.assign(n, unmatched);
    in_rows_.clear();
    shortlists_.clear();
    rest_.clear();
    for (std::uint32_t r = 0; r < receivers_; ++r) {
        prefer(r, wishes_for(r), highest_, next_);
    }
}

void Market::Shortlist::fill(std::span<float> wishes)
{
    std::array<float, room> highest{};
    for (std::size_t r = 0; r < wishes.size(); ++r) {
        const float wish = wishes[r];
        // Of equals the first goes first, as everywhere.
        if (wish == never || (count == room && wish <= highest[room - 1])) {
            continue;
        }
        std::size_t place = count < room ? count++ : room - 1;
        for (; place > 0 && highest[place - 1] < wish; --place) {
            highest[place] = highest[place - 1];
            receiver[place] = receiver[place - 1];
        }
        highest[place] = wish;
        receiver[place] = static_cast<std::uint32_t>(r);
    }
    for (std::uint32_t k = 0; k < count; ++k) {
        wishes[receiver[k]] = never;
    }
}

void Market::sort_rest(Shortlist& list, std::span<const float> wishes)
{
    list.is_sorted = true;
    list.rest_at = rest_.size();
    order_.clear();
    for (std::uint32_t r = 0; r < wishes.size(); ++r) {
        if (wishes[r] != never) {
            order_.push_back(std::uint64_t{higher_first(wishes[r])} << 32U | r);
        }
    }
    std::sort(order_.begin(), order_.end());
    for (const std::uint64_t key : order_) {
        rest_.push_back(static_cast<std::uint32_t>(key));
    }
    list.rest_end = rest_.size();
}

/// Whom a proposer asks after a refusal. Its wishes are copied side by side at the first one, since
/// looking through columns would be a walk through the whole of memory, and sorted a few at a time.
std::uint32_t Market::best_wish(std::uint32_t proposer)
{
    const std::size_t n = match_.size();
    std::uint32_t& row = row_[proposer];
    if (row == unmatched) {
        row = static_cast<std::uint32_t>(shortlists_.size());
        shortlists_.emplace_back();
        for (std::size_t r = 0; r < receivers_; ++r) {
            in_rows_.push_back(utility_[r * n + proposer]);
        }
        in_rows_[row * receivers_ + next_[proposer]] = never; // it has asked there
    }
    Shortlist& list = shortlists_[row];
    const auto wishes = std::span(in_rows_).subspan(row * receivers_, receivers_);
    if (list.count == 0) {
        list.fill(wishes);
    }
    if (list.at < list.count) {
        return list.receiver[list.at++];
    }
    if (!list.is_sorted) {
        sort_rest(list, wishes);
    }
    return list.rest_at < list.rest_end ? rest_[list.rest_at++] : unmatched;
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
    while (!waiting_.empty()) {
        const std::uint32_t p = waiting_.back();
        const std::uint32_t r = next_[p];
        if (r == unmatched) {
            waiting_.pop_back();
            continue;
        }
        if (capacity[r] == 0) {
            next_[p] = best_wish(p);
            continue;
        }
        auto& held = held_[r];
        const Held offer{priority(p, r), lottery[p], ids[p], p};
        if (held.size() == capacity[r]) {
            if (!offer.before(held.front())) {
                next_[p] = best_wish(p);
                continue;
            }
            std::pop_heap(held.begin(), held.end(), keeps);
            const std::uint32_t gone = held.back().proposer;
            match_[gone] = unmatched;
            next_[gone] = best_wish(gone);
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
