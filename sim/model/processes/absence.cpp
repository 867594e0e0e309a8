#include "model/processes/absence.hpp"

#include "core/kernels.hpp"

#include <algorithm>
#include <vector>

namespace likvard {

namespace {

/// What levers change, after everything else: nothing where no channel is open.
void follow_up(Pupils& pupils, const Effects& effects)
{
    constexpr float often = 0.10F; // share of days from which follow-up acts (lever07)
    const auto team = static_cast<std::size_t>(Service::attendance);
    const auto bit = static_cast<std::uint8_t>(1U << team);
    if (!any(effects.absence) && !any(effects.places[team])) {
        return;
    }
    for (std::size_t i = 0; i < rows(pupils); ++i) {
        if (pupils.grade[i] <= last_early_grade) {
            continue;
        }
        const std::size_t s = pupils.school[i];
        if (pupils.absence[i] > often) {
            pupils.absence[i] *= 1.0F + effects.absence[s];
        }
        if ((pupils.served[i] & bit) != 0) {
            pupils.absence[i] *= 1.0F + effects.gain[team][s];
        }
    }
}

} // namespace

void absence(Pupils& pupils, const Schools& schools, const Effects& effects,
             const AbsenceParams& params, const Tick& t)
{
    t.enter("absence");
    constexpr float most = 0.9F; // somebody who is never there is on no school's roll for long
    const std::size_t n = rows(pupils);
    thread_local std::vector<float> luck;
    luck.resize(n);
    fill_normals(t.draw, Stream::absence, t.year, 0, pupils.id,
                 {luck.data(), nullptr, nullptr, nullptr});
    const auto start = static_cast<float>(log_exact(params.median_g0));
    const auto per_grade = static_cast<float>(params.grade_slope);
    const auto skill = static_cast<float>(params.skill * 0.5); // two domains are added below
    const auto effort = static_cast<float>(params.effort);
    const auto climate_weight = static_cast<float>(params.climate);
    const auto need = static_cast<float>(params.need);
    const auto tail = static_cast<float>(params.tail);
    const auto trait = static_cast<float>(params.trait_sd);
    const auto noise = static_cast<float>(params.noise_sd);
    for_rows(n, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const float logarithm = start + per_grade * static_cast<float>(pupils.grade[i]) +
                                    skill * (language(pupils, i) + maths(pupils, i)) +
                                    effort * pupils.effort[i] +
                                    climate_weight * schools.climate[pupils.school[i]] +
                                    need * static_cast<float>(pupils.need[i]) +
                                    tail * (pupils.tail[i] != 0 ? 1.0F : 0.0F) +
                                    trait * pupils.absence_trait[i] + noise * luck[i];
            pupils.absence[i] = std::min(most, exp_fast(logarithm));
        }
    });
    follow_up(pupils, effects);
}

} // namespace likvard
