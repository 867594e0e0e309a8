#include "model/staff_traits.hpp"

#include <algorithm>
#include <cmath>

namespace likvard {
namespace {

constexpr float domain_corr = 0.7F; // assumed: good teachers are good at both
constexpr float first_age = 25.0F;  // a new graduate
constexpr float oldest_in_post = 66.0F;
// Ages in post: mean 45-47, a little over 30 % under 40, 12 % over 60 (SCB kort analys 2020-08-25).
constexpr float mean_age = 46.0F;
constexpr float sd_age = 10.5F;
constexpr float late_start_sd = 5.0F; // years that experience lags age, assumed
// Candidates: mean age of newly added teachers 35.5 (SCB 2015:149); novices two in five, assumed.
constexpr float novice_share = 0.4F;
constexpr float novice_age = 28.0F;
constexpr float experienced_age = 40.5F;

} // namespace

void set_effectiveness(Teachers& teachers, std::size_t i, const TeacherSpread& spread,
                       const std::array<float, 3>& z)
{
    const float own = std::sqrt(1.0F - domain_corr);
    const float common = std::sqrt(domain_corr);
    teachers.base_language[i] = static_cast<float>(spread.language) * (common * z[0] + own * z[1]);
    teachers.base_maths[i] = static_cast<float>(spread.maths) * (common * z[0] + own * z[2]);
}

void draw_effectiveness(Teachers& teachers, std::size_t i, Stream stream,
                        const TeacherSpread& spread, const Draw& draw)
{
    const auto z = draw.normals(stream, 0, teachers.id[i], 0);
    set_effectiveness(teachers, i, spread, {z[0], z[1], z[2]});
}

void draw_career(Teachers& teachers, std::size_t i, const Draw& draw)
{
    const auto z = draw.normals(Stream::teacher_traits, 0, teachers.id[i], 1);
    teachers.age[i] = std::clamp(mean_age + sd_age * z[0], first_age, oldest_in_post);
    teachers.experience[i] =
        std::max(0.0F, teachers.age[i] - first_age - late_start_sd * std::fabs(z[1]) - 2.0F);
    teachers.years_here[i] =
        std::min(teachers.experience[i],
                 std::floor(5.0F * std::fabs(z[2]))); // mean tenure about 5 years (TALIS 2018)
}

void draw_newcomer_career(Teachers& teachers, std::size_t i, const Draw& draw)
{
    set_newcomer_career(teachers, i,
                        draw.words(Stream::candidate_traits, 0, teachers.id[i], newcomer_draw));
}

void set_newcomer_career(Teachers& teachers, std::size_t i, const Words& w)
{
    const NormalPair z = normals_from(w[0], w[1]);
    const bool is_novice = uniform_from(w[2]) < novice_share;
    const float young = std::max(first_age, novice_age + 4.0F * z.first);
    const float older =
        std::clamp(experienced_age + 9.0F * z.first, first_age + 3.0F, oldest_in_post - 2.0F);
    const float little = std::floor(3.0F * uniform_from(w[3]));
    const float more =
        std::max(3.0F, older - first_age - 2.0F - late_start_sd * std::fabs(z.second));
    teachers.age[i] = is_novice ? young : older;
    teachers.experience[i] = is_novice ? little : more;
    teachers.years_here[i] = 0.0F;
}

} // namespace likvard
