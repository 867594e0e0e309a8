#include "model/traits.hpp"

#include "core/bars.hpp"
#include "core/kernels.hpp"
#include "model/row_kernels.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

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
constexpr float both_same = 0.75F;
constexpr double mean_education = 2.37;       // national mean of both parents, 1-3
constexpr double modern_language_bar = -1.09; // leaves 78 % above, at SD 1.41 (starting values)
constexpr int first_old_arrival = 6;

template <class T> std::array<T*, 4> starts_of(std::array<std::vector<T>, 4>& columns)
{
    return {columns[0].data(), columns[1].data(), columns[2].data(), columns[3].data()};
}

double arrival_cost(int arrived, int grade, const HomeParams& params)
{
    double cost = arrived >= first_old_arrival ? params.arrival_old : params.arrival_young;
    for (int year = arrived; year < grade; ++year) {
        cost *= 1.0 - params.arrival_catch_up;
    }
    return cost;
}

/// What depends on few values, by those.
void fill_tables(HomeStart& start, const HomeParams& params)
{
    const std::array<double, HomeStart::backgrounds> origin{0.0, params.born_here,
                                                            params.born_abroad};
    for (std::size_t background = 0; background < HomeStart::backgrounds; ++background) {
        for (std::size_t mean = 0; mean < HomeStart::means; ++mean) {
            start.by_home[background * HomeStart::means + mean] =
                params.education_slope * (0.5 * static_cast<double>(mean) - mean_education) +
                origin[background];
        }
    }
    for (std::size_t arrived = 0; arrived < grade_count; ++arrived) { // those who never did: 0
        for (std::size_t grade = 0; grade < grade_count; ++grade) {
            start.arrival_cost[arrived * grade_count + grade] = static_cast<float>(
                arrival_cost(static_cast<int>(arrived), static_cast<int>(grade), params));
        }
    }
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
    start.need_corr = static_cast<float>(params.need_corr);
    start.need_bar = params.need_share > 0.0
                         ? static_cast<float>(-logit(params.need_share) / logistic_sd)
                         : std::numeric_limits<float>::infinity();
    start.tail_bar = bar_at(params.tail_share);
    start.tail_in_six_bar = bar_at(params.tail_share * params.tail_in_g6);
    start.girl_language = static_cast<float>(params.girl_language);
    start.girl_maths = static_cast<float>(params.girl_maths);
    start.effort_sd = static_cast<float>(params.effort_sd);
    fill_tables(start, params);
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

ParentBars parent_bars(double postsec)
{
    const double both = both_post_base + both_post_slope * postsec;
    return {bar_at(both), bar_at(std::max(both, half_post_below))};
}

void HomePlaces::resize(std::size_t count)
{
    level.resize(count);
    both.resize(count);
    half.resize(count);
}

void draw_homes(Pupils& pupils, const HomePlaces& places, const HomeStart& start,
                const HomeLuck& luck)
{
    static_assert(HomeRows::means == HomeStart::means && HomeRows::grades == grade_count &&
                  HomeRows::never == grade_count);
    const auto column = [&](auto& values) { return values.data() + luck.first; };
    row_kernels().home(0, places.level.size(),
                       {.now = bits_of(pupils.now) + luck.first,
                        .level = places.level.data(),
                        .both = places.both.data(),
                        .half = places.half.data(),
                        .shared_luck = luck.trait[0].data(),
                        .language_luck = luck.trait[1].data(),
                        .maths_luck = luck.trait[2].data(),
                        .effort_luck = luck.trait[3].data(),
                        .start_shared = luck.start[0].data(),
                        .start_language = luck.start[1].data(),
                        .start_maths = luck.start[2].data(),
                        .absence_luck = luck.start[3].data(),
                        .need_luck = luck.flag_normal[0].data(),
                        .modern_luck = luck.flag_normal[1].data(),
                        .tail_luck = luck.flag_word[0].data(),
                        .parents_luck = luck.flag_word[1].data(),
                        .traits = bits_of(pupils.traits) + luck.first,
                        .target_language = column(pupils.target_language),
                        .target_maths = column(pupils.target_maths),
                        .effort = column(pupils.effort),
                        .arrival = column(pupils.arrival),
                        .home_language = column(pupils.home_language),
                        .home_maths = column(pupils.home_maths),
                        .absence_trait = column(pupils.absence_trait),
                        .by_home = start.by_home.data(),
                        .arrival_cost = start.arrival_cost.data(),
                        .reached = start.reached.data(),
                        .half_sd = start.half_sd.data(),
                        .both_same = both_same,
                        .common = start.common,
                        .own = start.own,
                        .girl_language = start.girl_language,
                        .girl_maths = start.girl_maths,
                        .effort_sd = start.effort_sd,
                        .need_own = start.need_own,
                        .need_corr = start.need_corr,
                        .need_bar = start.need_bar,
                        .tail_bar = start.tail_bar,
                        .tail_in_six_bar = start.tail_in_six_bar,
                        .modern_language_bar = bar_under(modern_language_bar)});
}

} // namespace likvard
