#include "model/lowest.hpp"

#include "core/kernels.hpp"
#include "model/row_kernels.hpp"

#include <algorithm>
#include <limits>

namespace likvard {

std::uint32_t* Lowest::room(std::size_t most)
{
    if (keys_.size() < whole_vectors(most)) {
        keys_.resize(whole_vectors(most));
    }
    return keys_.data();
}

void Lowest::filled(std::size_t count)
{
    count_ = count;
    std::fill(keys_.begin() + static_cast<std::ptrdiff_t>(count),
              keys_.begin() + static_cast<std::ptrdiff_t>(whole_vectors(count)),
              std::numeric_limits<std::uint32_t>::max());
}

LowestBar Lowest::bar(std::size_t wanted) const
{
    return row_kernels().bar(0, whole_vectors(count_), keys_.data(),
                             static_cast<std::uint32_t>(wanted));
}

void Lowest::choose(std::vector<std::uint8_t>& chosen, std::size_t wanted) const
{
    chosen.assign(count_, 1);
    if (wanted >= count_) {
        return;
    }
    const LowestBar found = bar(wanted);
    for (std::size_t k = 0; k < count_; ++k) {
        chosen[k] = keys_[k] < found.key ? 1 : 0;
    }
    std::size_t left = wanted - found.below;
    for (std::size_t k = 0; left > 0; ++k) {
        if (keys_[k] == found.key) {
            chosen[k] = 1;
            --left;
        }
    }
}

} // namespace likvard
