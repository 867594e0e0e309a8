// Traits: the joint distribution of home background, and the level that home pulls towards.
#include "model/traits.hpp"
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace likvard {
namespace {

/// Mean and SD of one column.
struct Spread {
    double mean = 0.0, sd = 0.0;
    explicit Spread(const Column<float>& column)
    {
        const auto n = static_cast<double>(column.size());
        for (const float x : column) {
            mean += wide(x) / n;
        }
        for (const float x : column) {
            sd += (wide(x) - mean) * (wide(x) - mean) / n;
        }
        sd = std::sqrt(sd);
    }
};

HomeStart start_of(const Params& p)
{
    return home_start(p.home, p.learn.kappa, p.learn.noise_sd);
}

/// Draws every pupil's home at one level.
void draw_all(Pupils& pupils, double level, const Params& p)
{
    HomeLuck luck;
    luck.draw(0, pupils.id, tick_of().draw);
    HomePlaces places;
    places.resize(rows(pupils));
    for (std::size_t i = 0; i < rows(pupils); ++i) {
        places.set(i, level, parent_bars(0.652));
    }
    draw_homes(pupils, places, start_of(p), luck);
}

double share(const std::vector<int>& column, auto&& holds)
{
    double count = 0.0;
    for (const int value : column) {
        count += holds(value) ? 1.0 : 0.0;
    }
    return count / static_cast<double>(column.size());
}

TEST(Traits, TheJointDistributionGivesBackTheSchoolsPostSecondaryShare)
{
    for (double post = 0.0; post <= 1.0; post += 0.1) {
        for (double foreign = 0.0; foreign <= 1.0; foreign += 0.1) {
            const PostsecShares by = postsec_by_background(post, foreign);
            EXPECT_NEAR(foreign * by.foreign + (1.0 - foreign) * by.swedish, post, 1e-12);
            EXPECT_GE(by.foreign, -1e-12);
            EXPECT_LE(by.swedish, 1.0 + 1e-12);
            EXPECT_LE(by.foreign, by.swedish);
        }
    }
}

TEST(Traits, EducationFollowsTheSharesItIsDrawnFrom)
{
    constexpr int steps = 1000;
    for (const Background background : {Background::swedish, Background::born_abroad}) {
        int low = 0;
        for (int k = 0; k < steps; ++k) {
            const float u = (static_cast<float>(k) + 0.5F) / steps;
            EXPECT_EQ(education_of(true, background, 0.5, u), 3);
            low += education_of(false, background, 0.5, u) == 1 ? 1 : 0;
        }
        EXPECT_NEAR(static_cast<double>(low) / steps, low_share(background, 0.5), 0.002);
    }
    EXPECT_GT(low_share(Background::born_here, 0.5), low_share(Background::swedish, 0.5));
    EXPECT_GT(low_share(Background::swedish, 0.3), low_share(Background::swedish, 0.8));
}

TEST(Traits, TheMeanOfBothParentsNeverExceedsTheHighest)
{
    const Params p = central_params();
    Pupils pupils = plain_pupils(3000);
    for (std::size_t i = 0; i < 3000; ++i) {
        pupils.traits[i].education = (1U + i % 3U) & two_bits;
    }
    draw_all(pupils, 0.0, p);
    for (std::size_t i = 0; i < 3000; ++i) {
        EXPECT_LE(pupils.traits[i].education_mean,
                  pupils.traits[i].education == 1 ? 3 : 2 * pupils.traits[i].education);
        EXPECT_GE(pupils.traits[i].education_mean, pupils.traits[i].education + 1);
    }
}

/// Mean arrival cost in language over those who arrived in grades `first`..`last`, at `grade`.
double arrival_cost(int first, int last, std::uint8_t grade)
{
    const Params p = central_params();
    double sum = 0.0;
    for (int arrived = first; arrived <= last; ++arrived) {
        Pupils pupils = plain_pupils(1, grade);
        pupils.traits[0].arrived = static_cast<unsigned>(arrived) & four_bits;
        draw_all(pupils, 0.0, p);
        sum += wide(pupils.arrival[0]);
    }
    return sum / (last - first + 1);
}

TEST(Traits, ArrivalCostsInJuneWhatTheStartingValuesSay)
{
    // They are of June: the year that has begun catches up its share too.
    const double june = 1.0 - central_params().home.arrival_catch_up;
    EXPECT_NEAR(june * arrival_cost(1, 5, 9), -0.65, 0.03);
    EXPECT_NEAR(june * arrival_cost(1, 5, 6), -0.88, 0.03);
    EXPECT_NEAR(june * arrival_cost(6, 9, 9), -1.66, 0.03) << "-1.54, and an easier E beside";
    Pupils born_here = plain_pupils(1, 9);
    draw_all(born_here, 0.0, central_params());
    EXPECT_EQ(born_here.arrival[0], 0.0F);
}

TEST(Traits, ArrivalThatIsCaughtUpInLearnIsWhatALaterGradeStartsWith)
{
    const Params p = central_params();
    Pupils grown = plain_pupils(1, 3);
    grown.traits[0].arrived = 3;
    draw_all(grown, 0.0, p);
    for (int year = 0; year < 4; ++year) {
        learn(grown, {{0.0F}, {0.0F}}, no_effects(1), p.home.arrival_catch_up, p.learn,
              tick_of(2025 + year));
    }
    Pupils drawn = plain_pupils(1, 7);
    drawn.traits[0].arrived = 3;
    draw_all(drawn, 0.0, p);
    EXPECT_NEAR(wide(grown.arrival[0]), wide(drawn.arrival[0]), 1e-6);
}

TEST(Traits, StartingInAGradeIsLikeHavingGrownUpToIt)
{
    constexpr std::size_t n = 20000;
    const Params p = central_params();
    Pupils grown = plain_pupils(n, 0);
    draw_all(grown, 0.8, p);
    const Inputs none{std::vector<float>(n, 0.0F), std::vector<float>(n, 0.0F)};
    for (int year = 0; year < 6; ++year) {
        learn(grown, none, no_effects(1), 0.0, p.learn, tick_of(2025 + year));
    }
    Pupils drawn = plain_pupils(n, 6);
    draw_all(drawn, 0.8, p);
    EXPECT_NEAR(Spread(grown.home_language).mean, Spread(drawn.home_language).mean, 0.015);
    EXPECT_NEAR(Spread(grown.home_language).sd, Spread(drawn.home_language).sd, 0.015);
    EXPECT_NEAR(Spread(grown.home_maths).sd, Spread(drawn.home_maths).sd, 0.015);
}

TEST(Traits, TheHomeLevelIsEducationContextAndSexPlusTheUnobservedSpread)
{
    constexpr std::size_t n = 20000;
    Params p = central_params();
    Pupils boys = plain_pupils(n);
    Pupils girls = boys;
    for (Traits& traits : girls.traits) {
        traits.girl = 1;
    }
    draw_all(boys, 0.25, p);
    draw_all(girls, 0.25, p);
    EXPECT_NEAR(wide(girls.target_language[5] - boys.target_language[5]), p.home.girl_language,
                1e-5);
    EXPECT_NEAR(wide(girls.target_maths[5] - boys.target_maths[5]), p.home.girl_maths, 1e-5);
    p.home.education_slope = 0.0;
    draw_all(boys, 0.25, p);
    EXPECT_NEAR(Spread(boys.target_language).mean, 0.25, 0.015);
    EXPECT_NEAR(Spread(boys.target_language).sd, p.home.unobserved_sd, 0.015);
    p.home.unobserved_sd = 0.0;
    draw_all(boys, 0.25, p);
    EXPECT_NEAR(Spread(boys.target_maths).sd, 0.0, 1e-6);
}

TEST(Traits, ContextCountsAroundTheNationsMeans)
{
    const HomeParams p = central_params().home;
    EXPECT_EQ(context_level(context_centre_postsec, context_centre_foreign, p), 0.0);
    EXPECT_NEAR(context_level(context_centre_postsec + 0.1, context_centre_foreign, p),
                0.1 * p.context_postsec, 1e-12);
    EXPECT_NEAR(context_level(context_centre_postsec, context_centre_foreign + 0.1, p),
                0.1 * p.context_foreign, 1e-12);
}

std::vector<int> needs(const Pupils& pupils)
{
    return parts_of(pupils.traits, [](Traits traits) { return traits.need; });
}
std::vector<int> tails(const Pupils& pupils)
{
    return parts_of(pupils.traits, [](Traits traits) { return traits.tail; });
}

TEST(Traits, NeedsAndTheTailHaveTheirSharesAndNeedsGoWithWeakHomes)
{
    constexpr std::size_t n = 40000;
    Params p = central_params();
    Pupils pupils = plain_pupils(n);
    draw_all(pupils, 0.0, p);
    EXPECT_NEAR(share(needs(pupils), [](int x) { return x == 1; }), p.home.need_share, 0.01);
    EXPECT_NEAR(share(tails(pupils), [](int x) { return x > 0; }), p.home.tail_share, 0.004);
    EXPECT_NEAR(share(tails(pupils), [](int x) { return x == 2; }),
                p.home.tail_share * p.home.tail_in_g6, 0.003);
    double needy = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        needy += pupils.traits[i].need != 0 ? wide(pupils.target_maths[i]) : 0.0;
    }
    const double mean_needy = needy / (n * share(needs(pupils), [](int x) { return x == 1; }));
    EXPECT_LT(mean_needy, Spread(pupils.target_maths).mean - 0.3);
    p.home.need_share = 0.0;
    p.home.tail_share = 0.0;
    draw_all(pupils, 0.0, p);
    EXPECT_EQ(share(needs(pupils), [](int x) { return x == 1; }), 0.0);
    EXPECT_EQ(share(tails(pupils), [](int x) { return x > 0; }), 0.0);
}

} // namespace
} // namespace likvard
