#include "calibration/validation/cases.hpp"

#include <algorithm>

namespace likvard {

void for_cases(const std::vector<Municipality>& sample, std::span<const double> values,
               FunctionRef<void(std::size_t, const Case&)> body)
{
    for_each_item(case_count(sample), [&](std::size_t row) {
        const Municipality& m = sample[row % sample.size()];
        const Prepared prepared = prepare_without_levels(m, values);
        const Setting setting = setting_of(prepared, values);
        body(row, {m, prepared, setting, values, Draw(sample_seed + row / sample.size(), m.code)});
    });
}

Quarters national_quarters(const std::vector<Municipality>& sample)
{
    constexpr double least_pupils = 100.0;
    constexpr double parts = 4.0;
    std::vector<std::pair<double, double>> units; // share, pupils
    double all = 0.0;
    for (const Municipality& m : sample) {
        for (std::size_t s = 0; s < m.schools.size(); ++s) {
            if (m.schools[s].pupils >= least_pupils) {
                units.emplace_back(share_of(m, s, Composition::postsec), m.schools[s].pupils);
                all += m.schools[s].pupils;
            }
        }
    }
    std::sort(units.begin(), units.end());
    Quarters quarters;
    double below = 0.0;
    std::size_t next = 0;
    for (const auto& [share, pupils] : units) {
        below += pupils;
        if (next < quarters.cuts.size() &&
            below >= all * (static_cast<double>(next) + 1.0) / parts) {
            quarters.cuts[next++] = share;
        }
    }
    return quarters;
}

} // namespace likvard
