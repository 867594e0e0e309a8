#include "model/processes/leave.hpp"

#include <algorithm>

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

} // namespace

void teachers_leave(Teachers& teachers, Schools& schools, const Effects& effects,
                    const LeaveParams& params, const Tick& t)
{
    t.enter("teachers_leave");
    const double base = logit(params.base);
    // The four kinds of teacher, so that no logistic is computed per row.
    double own[2][2];
    for (int novice = 0; novice < 2; ++novice) {
        for (int temporary = 0; temporary < 2; ++temporary) {
            own[novice][temporary] =
                logistic(base + (novice != 0 ? log_exact(params.novice_odds) : 0.0) +
                         (temporary != 0 ? log_exact(params.temporary_odds) : 0.0));
        }
    }
    for (std::size_t i = 0; i < rows(teachers); ++i) {
        const std::size_t s = teachers.school[i];
        const double p = std::clamp(
            own[teachers.experience[i] < novice_years ? 1 : 0][teachers.permanent[i] != 0 ? 0 : 1] +
                school_part(schools, effects, s, params),
            0.0, 1.0);
        const Words w = t.draw.words(Stream::teacher_leave, t.year, teachers.id[i]);
        const bool retires = teachers.age[i] >= last_age ||
                             (teachers.age[i] >= retirement_age &&
                              static_cast<double>(uniform_from(w[1])) < params.retirement);
        StaffMove move = StaffMove::stays;
        if (retires) {
            move = StaffMove::leaves;
        } else if (effects.closed[s] != 0.0F) {
            move = StaffMove::looks;
        } else if (static_cast<double>(uniform_from(w[0])) < p) {
            const bool out = static_cast<double>(uniform_from(w[2])) < params.out_share;
            const bool near = static_cast<double>(uniform_from(w[3])) < params.within_municipality;
            move = !out && near ? StaffMove::looks : StaffMove::leaves;
        }
        teachers.move[i] = static_cast<std::uint8_t>(move);
    }
    const auto used = static_cast<float>(params.getting_used);
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        schools.postsec_usual[s] += used * (schools.postsec[s] - schools.postsec_usual[s]);
    }
}

} // namespace likvard
