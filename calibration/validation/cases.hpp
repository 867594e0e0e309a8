// Runs the sample of the nation: each municipality in several futures, all at the central
// parameters, in parallel and with the same bits for any number of threads.
#pragma once

#include "core/parallel.hpp"
#include "model/synthesis/synthesis.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace likvard {

/// Futures of each municipality. Luck that a municipality's futures share would not average out,
/// so that each has luck of its own.
inline constexpr std::size_t sample_futures = 6;
inline constexpr std::uint64_t sample_seed = 20251;

/// One municipality in one future.
struct Case {
    const Municipality& municipality;
    const Prepared& prepared;
    const Setting& setting;
    std::span<const double> values; // in the order of parameters()
    Draw draw;
};

/// body(row, case) for rows 0 … size × sample_futures − 1, in any order: row r may write its own
/// part only. `values` in the order of parameters().
void for_cases(const std::vector<Municipality>& sample, std::span<const double> values,
               FunctionRef<void(std::size_t, const Case&)> body);

[[nodiscard]] inline std::size_t case_count(const std::vector<Municipality>& sample)
{
    return sample.size() * sample_futures;
}

/// National quarter of a school by parents' education, 0 weakest … 3: the cuts that split the
/// pupils of the sample's units with at least 100 pupils into four.
struct Quarters {
    std::array<double, 3> cuts{}; // shares post-secondary
    [[nodiscard]] std::size_t of(double postsec_share) const
    {
        std::size_t q = 0;
        for (const double cut : cuts) {
            q += postsec_share >= cut ? 1U : 0U;
        }
        return q;
    }
};
[[nodiscard]] Quarters national_quarters(const std::vector<Municipality>& sample);

} // namespace likvard
