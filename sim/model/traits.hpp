// What a pupil brings from home: one joint distribution of parents' education, background and
// arrival, and the level that home pulls skill towards. Used for starting pupils and newcomers
// alike.
#pragma once

#include "core/describe.hpp"
#include "core/random.hpp"
#include "model/pupils.hpp"

#include <array>
#include <span>
#include <vector>

namespace likvard {

struct HomeParams {
    double education_slope, unobserved_sd, domain_corr, context_postsec, context_foreign, area_sd,
        area_memory, cohort_shock_sd, girl_language, girl_maths, born_here, born_abroad, start_corr,
        start_noise_sd, arrival_young, arrival_old, arrival_catch_up, effort_sd, need_share,
        need_corr, tail_share, tail_in_g6;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        constexpr auto earlier_fit =
            "an earlier, simpler model fitted to 35 national targets on 607 schools, then "
            "moved to the national anchors (calibration/anchor)";
        v(p.education_slope,
          {.key = "home.education_slope",
           .unit = Unit::sd,
           .low = 0.4,
           .high = 0.7,
           .prior = fixed(0.64),
           .meaning =
               "level that home pulls towards, per step of both parents' mean education (1-3)",
           .source = "an earlier, simpler fitted model, .556, moved to eligibility by parents' "
                     "education (53, 76, 91 %)",
           .standing = Standing::fitted});
        v(p.unobserved_sd, {.key = "home.unobserved_sd",
                            .unit = Unit::sd,
                            .low = 0.3,
                            .high = 0.9,
                            .prior = fixed(0.57),
                            .meaning = "SD of what home gives beside education, background and sex",
                            .source = earlier_fit,
                            .standing = Standing::fitted});
        v(p.domain_corr, {.key = "home.domain_corr",
                          .unit = Unit::share,
                          .low = 0.5,
                          .high = 0.95,
                          .prior = fixed(0.9),
                          .meaning = "correlation of that part between language and mathematics",
                          .source = "fitted to those who are not eligible although they have E in "
                                    "mathematics: 3.2 % (2024/25)",
                          .standing = Standing::fitted});
        v(p.context_postsec,
          {.key = "home.context_postsec",
           .unit = Unit::sd,
           .low = 0.5,
           .high = 2.5,
           .prior = fixed(1.22),
           .meaning = "unmeasured sorting: level per unit share of pupils with "
                      "post-secondary parents where the pupil lives",
           .source = "an earlier, simpler fitted model, 1.673, less what teachers, class sizes and "
                     "peers give here: fitted to the national slope 1.455",
           .standing = Standing::fitted});
        v(p.context_foreign,
          {.key = "home.context_foreign",
           .unit = Unit::sd,
           .low = -0.5,
           .high = 1.0,
           .prior = fixed(0.25),
           .meaning = "unmeasured sorting: level per unit share of pupils with foreign background",
           .source = earlier_fit,
           .standing = Standing::fitted});
        v(p.area_sd, {.key = "home.area_sd",
                      .unit = Unit::sd,
                      .low = 0.0,
                      .high = 0.25,
                      .prior = fixed(0.08),
                      .meaning = "SD of unmeasured intake between areas",
                      .source = earlier_fit,
                      .standing = Standing::fitted});
        v(p.area_memory,
          {.key = "home.area_memory",
           .unit = Unit::share,
           .low = 0.5,
           .high = 1.0,
           .prior = fixed(0.93),
           .meaning = "correlation of an area's unmeasured intake from one cohort to the next",
           .source = "panel 2021-25: lag correlations of school residuals",
           .standing = Standing::derived});
        v(p.cohort_shock_sd,
          {.key = "home.cohort_shock_sd",
           .unit = Unit::sd,
           .low = 0.0,
           .high = 0.15,
           .prior = fixed(0.06),
           .meaning = "SD of what a cohort of a school or an area has in common",
           .source = "fit .054, raised because within-school SD came out below 11.5 points",
           .standing = Standing::fitted});
        v(p.girl_language, {.key = "home.girl_language",
                            .unit = Unit::sd,
                            .low = 0.0,
                            .high = 0.6,
                            .prior = fixed(0.2),
                            .meaning = "girls minus boys, language",
                            .source = "an earlier, simpler fitted model, .304, less what "
                                      "marks.girl_beside_core gives: eligible girls 1.6 pp more",
                            .standing = Standing::fitted});
        v(p.girl_maths, {.key = "home.girl_maths",
                         .unit = Unit::sd,
                         .low = -0.3,
                         .high = 0.3,
                         .prior = fixed(-0.037),
                         .meaning = "girls minus boys, mathematics",
                         .source = earlier_fit,
                         .standing = Standing::fitted});
        v(p.born_here,
          {.key = "home.foreign_born_here",
           .unit = Unit::sd,
           .low = -0.4,
           .high = 0.3,
           .prior = fixed(-0.013),
           .meaning = "foreign background born in Sweden, given parents' education and context",
           .source = earlier_fit,
           .standing = Standing::fitted});
        v(p.born_abroad,
          {.key = "home.foreign_before_school",
           .unit = Unit::sd,
           .low = -0.4,
           .high = 0.3,
           .prior = fixed(-0.006),
           .meaning = "born abroad and arrived before school, given parents' education and context",
           .source = earlier_fit,
           .standing = Standing::fitted});
        v(p.start_corr,
          {.key = "home.start_share",
           .unit = Unit::share,
           .low = 0.4,
           .high = 1.0,
           .prior = fixed(0.75),
           .meaning = "share of the home level that a child has reached at the preschool class",
           .source = "set; not identified by the targets",
           .standing = Standing::judgement});
        v(p.start_noise_sd, {.key = "home.start_noise_sd",
                             .unit = Unit::sd,
                             .low = 0.0,
                             .high = 0.8,
                             .prior = fixed(0.40),
                             .meaning = "SD of skill at the preschool class around it",
                             .source = "starting values: .66 x .606",
                             .standing = Standing::derived});
        v(p.arrival_young,
          {.key = "arrival.start_young",
           .unit = Unit::sd,
           .low = -2.5,
           .high = 0.0,
           .prior = fixed(-1.29),
           .meaning = "what arriving in grades 1-5 costs in language in the year of arrival",
           .source = "starting values: -.65 on average in June of grade 9, with arrival.catch_up "
                     "from the "
                     "first year on",
           .standing = Standing::derived});
        v(p.arrival_old,
          {.key = "arrival.start_old",
           .unit = Unit::sd,
           .low = -3.0,
           .high = 0.0,
           .prior = fixed(-2.12),
           .meaning = "what arriving in grades 6-9 costs in language in the year of arrival",
           .source = "starting values -1.54 in June of grade 9, with arrival.catch_up -1.96 at the "
                     "start; moved "
                     "to the 32 % who are eligible (Skolverket 2020) beside marks.easier_E_core",
           .standing = Standing::fitted});
        v(p.arrival_catch_up, {.key = "arrival.catch_up",
                               .unit = Unit::share,
                               .low = 0.0,
                               .high = 0.4,
                               .prior = fixed(0.095),
                               .meaning = "share of that cost that is caught up in a year",
                               .source = "starting values: x 1.35 between grades 9 and 6",
                               .standing = Standing::derived});
        v(p.effort_sd, {.key = "marks.effort_sd",
                        .unit = Unit::sd,
                        .low = 0.2,
                        .high = 1.0,
                        .prior = fixed(0.596),
                        .meaning = "SD of the effort trait that marks load on",
                        .source = earlier_fit,
                        .standing = Standing::fitted});
        v(p.need_share, {.key = "support.need_share",
                         .unit = Unit::share,
                         .low = 0.02,
                         .high = 0.25,
                         .prior = fixed(0.10),
                         .meaning = "share of pupils who need special support",
                         .source = "modelling choice",
                         .standing = Standing::judgement});
        v(p.need_corr, {.key = "support.need_corr",
                        .unit = Unit::share,
                        .low = 0.0,
                        .high = 1.0,
                        .prior = fixed(0.6),
                        .meaning = "correlation of support needs with low unobserved home skill",
                        .source = "modelling choice",
                        .standing = Standing::judgement});
        v(p.tail_share, {.key = "marks.fail_tail_share",
                         .unit = Unit::share,
                         .low = 0.0,
                         .high = 0.08,
                         .prior = fixed(0.04),
                         .meaning = "share of pupils who fail nearly everything in grade 9",
                         .source = earlier_fit,
                         .standing = Standing::fitted});
        v(p.tail_in_g6, {.key = "marks.fail_tail_in_g6",
                         .unit = Unit::share,
                         .low = 0.0,
                         .high = 1.0,
                         .prior = fixed(0.5),
                         .meaning = "share of them who do so already in grade 6",
                         .source = "starting values",
                         .standing = Standing::judgement});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// National means of the contextual shares, around which context counts (starting values).
inline constexpr double context_centre_postsec = 0.646;
inline constexpr double context_centre_foreign = 0.274;

/// Level that context adds, SD, at shares of post-secondary parents and foreign background.
[[nodiscard]] double context_level(double postsec, double foreign, const HomeParams& params);

/// Share with post-secondary parents among pupils with foreign and with Swedish background, when a
/// school has shares `postsec` and `foreign` (starting values; the two add up to `postsec`).
struct PostsecShares {
    double foreign, swedish;
};
[[nodiscard]] PostsecShares postsec_by_background(double postsec, double foreign);

/// Share with parents below upper secondary among those without post-secondary parents.
[[nodiscard]] double low_share(Background background, double postsec);

/// Parents' highest education 1..3 from a uniform, given whether it is post-secondary is settled:
/// `post` true gives 3.
[[nodiscard]] std::uint8_t education_of(bool post, Background background, double postsec,
                                        float uniform);

/// What draw_homes needs of the parameters, worked out once per replicate: home skill at the start
/// of each grade in its long-run distribution, given learn's kappa and noise, and bars for luck.
struct HomeStart {
    static constexpr std::size_t backgrounds = 3, means = 7; // both parents' mean is up to 6
    std::array<float, grade_count> reached{};                // share of the target reached
    std::array<float, grade_count> half_sd{};                // SD around it, half of the variance
    std::array<double, backgrounds * means> by_home{}; // level by background and parents' mean
    /// What late arrival costs still, by grade at arrival, or never, and grade.
    std::array<float, (grade_count + 1) * grade_count> arrival_cost{};
    float common = 0.0F, own = 0.0F; // weights of the shared and the specific part
    float girl_language = 0.0F, girl_maths = 0.0F, effort_sd = 0.0F;
    float need_own = 0.0F, need_corr = 0.0F, need_bar = 0.0F; // parts of needs; score that means it
    float tail_bar = 0.0F, tail_in_six_bar = 0.0F;
};
[[nodiscard]] HomeStart home_start(const HomeParams& params, double kappa, double noise_sd);

/// The random numbers that draw_homes needs, drawn at once for rows that follow each other.
struct HomeLuck {
    std::size_t first = 0; // row of the first
    std::array<std::vector<float>, 4> trait, start;
    // Of one draw: two normals for needs and the modern language, two words for tail and parents.
    std::array<std::vector<float>, 2> flag_normal;
    std::array<std::vector<std::uint32_t>, 2> flag_word;

    /// Fills the columns for the rows from `from` on whose ids are `ids`.
    void draw(std::size_t from, std::span<const PersonId> ids, const Draw& draw);
};

/// Where luck decides both parents' mean education at the share with post-secondary parents: below
/// `both` both have it, below `half` the other has upper secondary.
struct ParentBars {
    float both, half;
};
[[nodiscard]] ParentBars parent_bars(double postsec);

/// What area, cohort and school bring to homes, row by row.
struct HomePlaces {
    std::vector<double> level; // added to the target, SD
    std::vector<float> both, half;

    void resize(std::size_t count);
    void set(std::size_t row, double level_here, ParentBars bars)
    {
        level[row] = level_here;
        both[row] = bars.both;
        half[row] = bars.half;
    }
};

/// Fills what follows from id, grade, girl, background, education and arrived of the rows that
/// `luck` and `places` hold: both parents' mean education, needs, tail, effort, traits, home target
/// and home skill at the start of the grade.
void draw_homes(Pupils& pupils, const HomePlaces& places, const HomeStart& start,
                const HomeLuck& luck);

} // namespace likvard
