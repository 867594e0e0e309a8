// Prints our indices of the Ishigami function, for another program to compare with.
#include "calibration/sensitivity/indices.hpp"
#include "run/sweep_samplers.hpp"

#include <cmath>
#include <cstdio>
#include <numbers>

int main()
{
    using namespace likvard;
    constexpr std::size_t factors = 3;
    constexpr std::size_t blocks = 4096;
    std::vector<double> y;
    for (const Point& u : saltelli_points(blocks, factors)) {
        const auto x = [&](std::size_t i) { return std::numbers::pi * (2.0 * u[i] - 1.0); };
        const double s = std::sin(x(1));
        y.push_back(std::sin(x(0)) + 7.0 * s * s + 0.1 * std::pow(x(2), 4) * std::sin(x(0)));
    }
    const SobolIndices indices = sobol_indices(y, factors);
    for (std::size_t j = 0; j < factors; ++j) {
        std::printf("%.17g %.17g\n", indices.first[j].value, indices.total[j].value);
    }
}
