// A difference shared out among those who made it: Shapley's average over every order of adding.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace likvard {

/// What each of n players adds to the value of all of them together: the mean over all n! orders
/// of what the value rises by when that player joins. `value_of_set[s]` is the value with the
/// players whose bits are set in s, 2^n values (Shapley 1953). The shares add up to the value of
/// all minus the value of none. A NaN anywhere makes every share NaN.
[[nodiscard]] std::vector<double> shapley_shares(std::span<const double> value_of_set);

} // namespace likvard
