// The normal distribution function as a table for row kernels.
#pragma once

#include "core/math.hpp"
#include "model/row_kernels.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace likvard {

/// The normal distribution function by linear interpolation in a table: good to 3e-5.
class NormalTable {
public:
    NormalTable()
    {
        constexpr double root_of_two_pi = 2.5066282746310002;
        constexpr int parts = 10; // steps of the trapezium rule in a cell
        constexpr double step = 1.0 / (static_cast<double>(per_sd) * parts);
        const auto density = [](double x) { return exp_exact(-0.5 * x * x) / root_of_two_pi; };
        double sum = 0.0;
        int steps = 0;
        float low_edge = 0.0F;
        for (std::uint64_t& cell : cell_) {
            for (int k = 0; k < parts; ++k, ++steps) {
                const double x = static_cast<double>(low) + steps * step;
                sum += 0.5 * step * (density(x) + density(x + step));
            }
            const auto high_edge = static_cast<float>(sum);
            cell = pass_cell(low_edge, high_edge);
            low_edge = high_edge;
        }
    }
    /// From `low` on.
    [[nodiscard]] const std::uint64_t* table() const { return cell_.data(); }
    static constexpr float low = -5.0F;
    static constexpr float per_sd = 32.0F;
    static constexpr std::size_t cells = 320;

private:
    std::array<std::uint64_t, cells> cell_{};
};

} // namespace likvard
