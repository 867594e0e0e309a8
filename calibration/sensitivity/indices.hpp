// Indices of sensitivity from plain columns of numbers: whatever was sampled, and wherever from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace likvard {

/// An estimate with the 90 % interval of its bootstrap (percentiles).
struct Estimate {
    double value = 0.0, low90 = 0.0, high90 = 0.0;
};

inline constexpr int default_resamples = 1000;

/// Shares of the variance of y. `first`: what goes if a factor alone were known. `total`: what is
/// left if everything but the factor were known.
struct SobolIndices {
    std::vector<Estimate> first, total; // by factor
    double mean = 0.0, variance = 0.0;
    std::size_t blocks = 0;    // used
    std::size_t dropped = 0;   // blocks with an absent value
    std::size_t leader = 0;    // factor with the greatest total index
    double leader_share = 0.0; // of the resamples in which it is that one
};

/// `y` in the order of saltelli_points: blocks of A, B, AB_1 … AB_k. First order as in Saltelli et
/// al. 2010 (table 2 b), total as in Jansen 1999; blocks are resampled whole. With a variance of
/// zero the indices are NaN.
[[nodiscard]] SobolIndices sobol_indices(std::span<const double> y, std::size_t dimensions,
                                         int resamples = default_resamples, std::uint64_t seed = 1);

/// One step of a trajectory: which factor moved, and the effect on y over a whole range.
struct MorrisStep {
    std::size_t factor = 0;
    double effect = 0.0; // NaN: absent
};

struct MorrisEffects {
    Estimate mean;     // mu: with sign
    Estimate absolute; // mu*: of the effects' sizes
    Estimate spread;   // sigma: interactions and curvature
};

struct MorrisIndices {
    std::vector<MorrisEffects> factors;
    std::size_t trajectories = 0, dropped = 0;
};

/// `steps`: `dimensions` of them for each trajectory, each factor once. Trajectories are resampled
/// whole; one with an absent effect is left out. Morris 1991; mu* as in Campolongo et al. 2007.
[[nodiscard]] MorrisIndices morris_indices(std::span<const MorrisStep> steps,
                                           std::size_t dimensions,
                                           int resamples = default_resamples,
                                           std::uint64_t seed = 1);

} // namespace likvard
