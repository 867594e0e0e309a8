// All parameters of the model as one list, in one order: what describe prints, what a scenario
// overrides, what a replicate draws.
#pragma once

#include "core/describe.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace likvard {

/// Every declared parameter. The order is stable within a program version.
[[nodiscard]] std::span<const ParameterInfo> parameters();
[[nodiscard]] std::optional<std::size_t> parameter_named(std::string_view key);

/// Central value of every parameter, in the order of parameters().
[[nodiscard]] std::vector<double> central_values();

/// Values of one replicate, drawn from the priors with (seed, replicate); overrides are applied by
/// the caller afterwards and stand above priors and posterior.
[[nodiscard]] std::vector<double> draw_values(std::uint64_t seed, int replicate);

struct LeverType;
/// The part of `values` that belongs to a lever, in the order in which it declares its parameters.
[[nodiscard]] std::span<const double> lever_values(std::span<const double> values,
                                                   const LeverType& lever);

} // namespace likvard
