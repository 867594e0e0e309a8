#include "model/processes/support.hpp"

#include <algorithm>
#include <vector>

namespace likvard {

void support(Pupils& pupils, const Classes& classes, const Schools& schools,
             const SupportParams& params, const Tick& t)
{
    t.enter("support");
    std::fill(pupils.supported.begin(), pupils.supported.end(), std::uint8_t{0});
    thread_local std::vector<std::uint32_t> waiting;
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        waiting.clear();
        for (const std::uint32_t i : classes.pupils_by_school.members(s)) {
            if (pupils.need[i] != 0) {
                waiting.push_back(i);
            }
        }
        const auto capacity =
            static_cast<std::size_t>(static_cast<double>(schools.support_fte[s]) * params.caseload);
        const std::size_t served = std::min(capacity, waiting.size());
        if (served < waiting.size()) {
            const auto weaker = [&](std::uint32_t a, std::uint32_t b) {
                const float skill_a = language(pupils, a) + maths(pupils, a);
                const float skill_b = language(pupils, b) + maths(pupils, b);
                return skill_a != skill_b ? skill_a < skill_b : pupils.id[a] < pupils.id[b];
            };
            std::nth_element(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(served),
                             waiting.end(), weaker);
        }
        for (std::size_t k = 0; k < served; ++k) {
            pupils.supported[waiting[k]] = 1;
        }
    }
}

} // namespace likvard
