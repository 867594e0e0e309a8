#include "model/traits.hpp"

#include "core/kernels.hpp"

#include <algorithm>
#include <cmath>

namespace likvard {
namespace {

// The joint distribution of parents' education and background (starting values, set to meet the
// three official readings at once; not identified by the fitted targets).
constexpr double contrast = 0.6;
constexpr double low_swedish = 0.17;
constexpr double low_foreign = 0.45;
constexpr double low_tilt = 0.6;
constexpr double low_centre = 0.65;
constexpr double both_post_base = 0.45;
constexpr double both_post_slope = 0.3;
constexpr double half_post_below = 0.88;
constexpr double both_same = 0.75;
constexpr double mean_education = 2.37;       // national mean of both parents, 1-3
constexpr double modern_language_bar = -1.09; // leaves 78 % above, at SD 1.41 (starting values)
constexpr int first_old_arrival = 6;

template <class T> std::array<T*, 4> starts_of(std::array<std::vector<T>, 4>& columns)
{
    return {columns[0].data(), columns[1].data(), columns[2].data(), columns[3].data()};
}

template <class T>
std::array<T, 4> row_of(const std::array<std::vector<T>, 4>& columns, std::size_t row)
{
    return {columns[0][row], columns[1][row], columns[2][row], columns[3][row]};
}

/// Both parents' mean education in half steps given the highest.
std::uint8_t mean_of_both(std::uint8_t highest, double postsec, float u)
{
    const auto x = static_cast<double>(u);
    if (highest == 3) {
        const double both = both_post_base + both_post_slope * postsec;
        return x < both ? 6 : (x < std::max(both, half_post_below) ? 5 : 4);
    }
    if (highest == 2) {
        return x < both_same ? 4 : 3;
    }
    return x < both_same ? 2 : 3;
}

float arrival_cost(const Pupils& pupils, std::size_t i, const HomeParams& params)
{
    if (pupils.arrived[i] == never_arrived) {
        return 0.0F;
    }
    const int since = static_cast<int>(pupils.grade[i]) - static_cast<int>(pupils.arrived[i]);
    double cost =
        pupils.arrived[i] >= first_old_arrival ? params.arrival_old : params.arrival_young;
    for (int year = 0; year < since; ++year) {
        cost *= 1.0 - params.arrival_catch_up;
    }
    return static_cast<float>(cost);
}

/// Home skill at the start of the grade, and the absence trait: four normals from one draw.
void start_home(Pupils& pupils, std::size_t i, const HomeStart& start,
                const std::array<float, 4>& z)
{
    const std::size_t grade = pupils.grade[i];
    pupils.home_language[i] =
        start.reached[grade] * pupils.target_language[i] + start.half_sd[grade] * (z[0] + z[1]);
    pupils.home_maths[i] =
        start.reached[grade] * pupils.target_maths[i] + start.half_sd[grade] * (z[0] + z[2]);
    pupils.absence_trait[i] = z[3];
}

/// Needs and the failing tail; `unobserved` is the standard-normal common part of the home trait.
void set_flags(Pupils& pupils, std::size_t i, float unobserved, const HomeParams& params,
               const HomeStart& start, const HomeLuck& luck)
{
    const std::size_t k = i - luck.first;
    const float need =
        start.need_own * luck.flag_normal[0][k] - static_cast<float>(params.need_corr) * unobserved;
    pupils.need[i] = params.need_share > 0.0 && need > start.need_bar ? 1 : 0;
    const auto tail = static_cast<double>(uniform_from(luck.flag_word[0][k]));
    pupils.tail[i] =
        tail < params.tail_share * params.tail_in_g6 ? 2 : (tail < params.tail_share ? 1 : 0);
    const bool studies = static_cast<double>(pupils.target_language[i] + luck.flag_normal[1][k]) >
                         modern_language_bar;
    pupils.modern_language[i] = studies ? 1 : 0;
}

} // namespace

double context_level(double postsec, double foreign, const HomeParams& params)
{
    return params.context_postsec * (postsec - context_centre_postsec) +
           params.context_foreign * (foreign - context_centre_foreign);
}

PostsecShares postsec_by_background(double postsec, double foreign)
{
    const double spread = contrast * postsec * (1.0 - postsec);
    return {postsec - spread * (1.0 - foreign), postsec + spread * foreign};
}

double low_share(Background background, double postsec)
{
    const double base = background == Background::swedish ? low_swedish : low_foreign;
    return std::clamp(base * (1.0 + low_tilt * (low_centre - postsec)), 0.0, 1.0);
}

std::uint8_t education_of(bool post, Background background, double postsec, float uniform)
{
    if (post) {
        return 3;
    }
    return static_cast<double>(uniform) < low_share(background, postsec) ? 1 : 2;
}

HomeStart home_start(const HomeParams& params, double kappa, double noise_sd)
{
    // Upper point of a normal as a function of the share, by the logistic approximation that is
    // within half a per cent of the share for shares up to a quarter.
    constexpr double logistic_sd = 1.702;
    HomeStart start;
    const double stay = 1.0 - kappa;
    double kept = 1.0;
    double variance = params.start_noise_sd * params.start_noise_sd;
    for (std::size_t grade = 0; grade < grade_count; ++grade) {
        start.reached[grade] = static_cast<float>(1.0 - kept * (1.0 - params.start_corr));
        start.half_sd[grade] = static_cast<float>(std::sqrt(0.5 * variance));
        kept *= stay;
        variance = stay * stay * variance + noise_sd * noise_sd;
    }
    start.common = static_cast<float>(params.unobserved_sd * std::sqrt(params.domain_corr));
    start.own = static_cast<float>(params.unobserved_sd * std::sqrt(1.0 - params.domain_corr));
    start.need_own = static_cast<float>(std::sqrt(1.0 - params.need_corr * params.need_corr));
    start.need_bar = params.need_share > 0.0
                         ? static_cast<float>(-logit(params.need_share) / logistic_sd)
                         : 0.0F;
    return start;
}

void HomeLuck::draw(std::size_t from, std::span<const PersonId> ids, const Draw& draw)
{
    first = from;
    for (auto* columns : {&trait, &start}) {
        for (auto& column : *columns) {
            column.resize(ids.size());
        }
    }
    for (auto& column : flag_normal) {
        column.resize(ids.size());
    }
    for (auto& column : flag_word) {
        column.resize(ids.size());
    }
    fill_normals(draw, Stream::pupil_traits, 0, 0, ids, starts_of(trait));
    fill_normals(draw, Stream::pupil_start, 0, 0, ids, starts_of(start));
    fill_normals(draw, Stream::pupil_flags, 0, 0, ids,
                 {flag_normal[0].data(), flag_normal[1].data(), nullptr, nullptr});
    fill_words(draw, Stream::pupil_flags, 0, 0, ids,
               {nullptr, nullptr, flag_word[0].data(), flag_word[1].data()});
}

void draw_home(Pupils& pupils, std::size_t i, double level, double postsec,
               const HomeParams& params, const HomeStart& start, const HomeLuck& luck)
{
    const auto z = row_of(luck.trait, i - luck.first);
    pupils.education_mean[i] =
        mean_of_both(pupils.education[i], postsec, uniform_from(luck.flag_word[1][i - luck.first]));
    const double education = 0.5 * static_cast<double>(pupils.education_mean[i]) - mean_education;
    const auto background = static_cast<Background>(pupils.background[i]);
    const double origin =
        background == Background::swedish
            ? 0.0
            : (background == Background::born_here ? params.born_here : params.born_abroad);
    const auto shared = static_cast<float>(params.education_slope * education + origin + level);
    const auto girl = static_cast<float>(pupils.girl[i]);
    const float unobserved = shared + start.common * z[0];
    pupils.target_language[i] =
        unobserved + start.own * z[1] + static_cast<float>(params.girl_language) * girl;
    pupils.target_maths[i] =
        unobserved + start.own * z[2] + static_cast<float>(params.girl_maths) * girl;
    pupils.effort[i] = static_cast<float>(params.effort_sd) * z[3];
    pupils.arrival[i] = arrival_cost(pupils, i, params);
    set_flags(pupils, i, z[0], params, start, luck);
    start_home(pupils, i, start, row_of(luck.start, i - luck.first));
}

} // namespace likvard
