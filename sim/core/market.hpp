// Deferred acceptance (Gale & Shapley 1962), proposer-optimal: the third kind of parallelism, since
// who gets the last place must not depend on threads. Proposals are ranked beforehand; settling is
// serial, by (priority, lottery, id) with the id last so that nothing is ever equal.
#pragma once

#include "core/ids.hpp"
#include "core/kernels.hpp"
#include "core/parallel.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace likvard {

inline constexpr float never = -std::numeric_limits<float>::infinity();
inline constexpr std::uint32_t unmatched = 0xFFFFFFFFU;

class Market {
public:
    /// How many wishes `proposers` × `receivers` take.
    [[nodiscard]] static std::size_t room_for(std::size_t proposers, std::size_t receivers)
    {
        return whole_vectors(proposers) * receivers;
    }
    /// Opens for `proposers` × `receivers`. `room`, of room_for, is where wishes stand until the
    /// market has settled; each is then to be written, whatever stands there.
    void open(std::size_t proposers, std::size_t receivers, std::span<float> room);
    /// How much each proposer wants a receiver; `never` = would rather go without. Receiver by
    /// receiver, since that is how wishes are worked out, and most are never looked at again.
    [[nodiscard]] std::span<float> wishes_for(std::size_t receiver)
    {
        return utility_.subspan(receiver * stride(), match_.size());
    }
    /// Settles. `capacity` places a receiver, `lottery` and `ids` one a proposer; `priority(p, r)`
    /// is larger for those whom receiver r takes first. Result: match()[p] = receiver or unmatched.
    void settle(std::span<const std::uint32_t> capacity, std::span<const float> lottery,
                std::span<const PersonId> ids,
                FunctionRef<float(std::size_t, std::size_t)> priority);
    [[nodiscard]] std::span<const std::uint32_t> match() const { return match_; }

private:
    struct Held {
        float priority, lottery;
        PersonId id;
        std::uint32_t proposer;
        /// Whether this one is kept rather than `other`.
        [[nodiscard]] bool before(const Held& other) const;
    };
    static bool keeps(const Held& a, const Held& b); // of heaps
    /// From one receiver's wishes to the next one's: whole vectors of proposers.
    [[nodiscard]] std::size_t stride() const { return whole_vectors(match_.size()); }
    void find_first_wishes();
    void take_first_wishes(std::span<const std::uint32_t> capacity);
    [[nodiscard]] std::vector<Held>& held_by(std::uint32_t r,
                                             FunctionRef<Held(std::uint32_t)> offer);

    [[nodiscard]] std::uint32_t best_wish(std::uint32_t proposer);

    std::size_t receivers_ = 0;
    std::span<float> utility_;        // receiver × proposer
    std::vector<std::uint32_t> next_; // by proposer, and some more: whom it asks next
    std::vector<std::uint32_t> row_;  // by proposer: row of the next, once it was refused
    std::vector<float> left_; // wishes that are left, row × receiver, filled up with `never`
    std::vector<std::uint32_t> match_;
    std::vector<std::uint32_t> room_;     // by receiver: places that nobody has
    std::vector<std::vector<Held>> held_; // by receiver, once somebody more wants to it: a heap
                                          // whose top goes first
    std::vector<std::uint32_t> waiting_;
};

} // namespace likvard
