#include "model/processes/leave.hpp"

#include "core/bars.hpp"
#include "core/kernels.hpp"
#include "core/scratch.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace likvard {
namespace {

// Parents' post-secondary share in the lowest and the highest quarter of schools (pupil-weighted,
// units with at least 100 pupils), and the national mean: Skolverket, Underlag for analys 2024/25.
constexpr double lowest_quarter = 0.426;
constexpr double highest_quarter = 0.844;
constexpr double national_postsec = 0.652;
// Ten percentiles about the middle are 0.253 SD of pupils; a unit share of post-secondary parents
// is 145.5 points of 66 a SD between schools (regression of 2024/25): the share that goes with
// them.
constexpr double ten_percentiles = 0.253 * 66.0 / 145.5;
constexpr float novice_years = 4.0F;
constexpr float retirement_age = 62.0F;
constexpr float last_age = 67.0F;
constexpr double premium_of_slope = 0.1; // the pay premium that pay_slope is stated for
// Kinds of teacher, a bit each.
constexpr unsigned novice = 1, temporary = 2, kinds = 4;
constexpr std::size_t words_per_draw = 4;

/// What being at this school adds to the yearly probability of leaving.
double school_part(const Schools& schools, const Effects& effects, std::size_t s,
                   const LeaveParams& params)
{
    const auto usual = static_cast<double>(schools.postsec_usual[s]);
    const double weak = (national_postsec - usual) / (highest_quarter - lowest_quarter);
    const double weaker = (usual - static_cast<double>(schools.postsec[s])) / ten_percentiles;
    return params.ses_gradient * weak + params.intake_shock * weaker +
           params.climate_slope * static_cast<double>(schools.climate[s]) +
           params.new_principal * static_cast<double>(schools.principal_new[s]) +
           static_cast<double>(effects.leaving[s]) +
           params.pay_slope / premium_of_slope * static_cast<double>(effects.pay[s]);
}

/// Below which luck a teacher leaves: by school, and within it by kind of teacher, so that no
/// probability is computed per row.
void find_bars(std::vector<float>& bars, const Schools& schools, const Effects& effects,
               const LeaveParams& params)
{
    const double base = logit(params.base);
    std::array<double, kinds> own{};
    for (unsigned kind = 0; kind < kinds; ++kind) {
        own[kind] = logistic(base + ((kind & novice) != 0 ? log_exact(params.novice_odds) : 0.0) +
                             ((kind & temporary) != 0 ? log_exact(params.temporary_odds) : 0.0));
    }
    bars.clear();
    for (std::size_t s = 0; s < rows(schools); ++s) {
        const double here = school_part(schools, effects, s, params);
        for (const double p : own) {
            bars.push_back(bar_at(std::clamp(p + here, 0.0, 1.0)));
        }
    }
}

unsigned bit(bool yes)
{
    return yes ? 1 : 0;
}

/// Writes every teacher's move. Nothing branches, since luck would decide; through pointers, since
/// bytes may stand anywhere as far as a compiler knows.
void decide(Teachers& teachers, const float* bars, const float* closed, const LeaveParams& params,
            const Tick& t)
{
    constexpr auto stays = static_cast<unsigned>(StaffMove::stays);
    constexpr auto looks = static_cast<unsigned>(StaffMove::looks);
    constexpr auto leaves = static_cast<unsigned>(StaffMove::leaves);
    const float retirement = bar_at(params.retirement);
    const float out_share = bar_at(params.out_share);
    const float within = bar_at(params.within_municipality);
    const std::size_t n = rows(teachers);
    const Borrowed<std::uint32_t> luck(n * words_per_draw);
    const std::array word{luck.data(), luck.data() + n, luck.data() + 2 * n, luck.data() + 3 * n};
    fill_words(t.draw, Stream::teacher_leave, t.year, 0, teachers.id, word);
    const std::uint16_t* const school = teachers.school.data();
    const std::uint8_t* const permanent = teachers.permanent.data();
    const float* const experience = teachers.experience.data();
    const float* const age = teachers.age.data();
    std::uint8_t* const move = teachers.move.data();
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t s = school[i];
        const unsigned kind =
            novice * bit(experience[i] < novice_years) | temporary * bit(permanent[i] == 0);
        const unsigned may_retire =
            bit(age[i] >= retirement_age) & bit(uniform_from(word[1][i]) < retirement);
        const unsigned retires = bit(age[i] >= last_age) | may_retire;
        const unsigned goes = bit(uniform_from(word[0][i]) < bars[s * kinds + kind]);
        const unsigned near =
            bit(uniform_from(word[2][i]) >= out_share) & bit(uniform_from(word[3][i]) < within);
        const unsigned away = near != 0 ? looks : leaves;
        const unsigned wish = goes != 0 ? away : stays;
        const unsigned open = closed[s] != 0.0F ? looks : wish;
        move[i] = static_cast<std::uint8_t>(retires != 0 ? leaves : open);
    }
}

} // namespace

void teachers_leave(Teachers& teachers, Schools& schools, const Effects& effects,
                    const LeaveParams& params, const Tick& t)
{
    t.enter("teachers_leave");
    thread_local std::vector<float> bars;
    find_bars(bars, schools, effects, params);
    decide(teachers, bars.data(), effects.closed.data(), params, t);
    const auto used = static_cast<float>(params.getting_used);
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        schools.postsec_usual[s] += used * (schools.postsec[s] - schools.postsec_usual[s]);
    }
}

} // namespace likvard
