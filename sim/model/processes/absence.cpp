#include "model/processes/absence.hpp"

#include "core/math.hpp"
#include "core/row_luck.hpp"
#include "model/row_kernels.hpp"

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
        if (pupils.now[i].grade <= last_early_grade) {
            continue;
        }
        const std::size_t s = pupils.school[i];
        if (pupils.absence[i] > often) {
            pupils.absence[i] *= 1.0F + effects.absence[s];
        }
        if ((pupils.now[i].served & bit) != 0) {
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
    thread_local std::vector<float> climate; // by school, weighted
    climate.assign(schools.climate.begin(), schools.climate.end());
    for (float& c : climate) {
        c *= static_cast<float>(params.climate);
    }
    const AbsenceRows columns{
        .of = skill_columns(pupils),
        .traits = bits_of(pupils.traits),
        .now = bits_of(pupils.now),
        .school = pupils.school.data(),
        .effort = pupils.effort.data(),
        .trait = pupils.absence_trait.data(),
        .luck = nullptr, // piece by piece
        .climate = climate.data(),
        .absence = pupils.absence.data(),
        .start = static_cast<float>(log_exact(params.median_g0)),
        .per_grade = static_cast<float>(params.grade_slope),
        .skill = static_cast<float>(params.skill * 0.5), // two domains are added
        .per_effort = static_cast<float>(params.effort),
        .per_need = static_cast<float>(params.need),
        .per_tail = static_cast<float>(params.tail),
        .per_trait = static_cast<float>(params.trait_sd),
        .noise = static_cast<float>(params.noise_sd),
        .most = most,
    };
    for_rows_with_normals<1>(t.draw, t.kept, Stream::absence, t.year, pupils.id,
                             [&](std::size_t begin, std::size_t end, const auto& luck) {
                                 AbsenceRows piece = columns;
                                 piece.luck = luck[0];
                                 row_kernels().absence(begin, end, piece);
                             });
    follow_up(pupils, effects);
}

} // namespace likvard
