// Births, moves and arrivals.
#include "support/small_tables.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace likvard {
namespace {

Area area(double cohort, double in_moves = 0.0, double arrivals = 0.0)
{
    Area a;
    a.cohort = cohort;
    a.postsec_share = 0.6;
    a.foreign_share = 0.4;
    a.in_move_share = in_moves;
    a.arrival_share = arrivals;
    return a;
}

/// One autumn of a municipality with these areas and pupils.
struct Autumn {
    Municipality municipality;
    Areas areas;
    Pupils pupils;
    Params params = central_params();
    KeptMoves* kept = nullptr;

    explicit Autumn(std::vector<Area> all)
    {
        municipality.areas = std::move(all);
        resize(areas, municipality.areas.size());
    }
    void run(int year = 2025)
    {
        const HomeStart start = home_start(params.home, params.learn.kappa, params.learn.noise_sd);
        population(pupils, areas, municipality, params.population, params.home, start, kept,
                   tick_of(year));
    }
    [[nodiscard]] double share(auto&& holds) const
    {
        double count = 0.0;
        for (std::size_t i = 0; i < rows(pupils); ++i) {
            count += holds(i) ? 1.0 : 0.0;
        }
        return count / static_cast<double>(rows(pupils));
    }
};

TEST(Population, ChildrenWhoEnterKeepAnAreasShareTogetherWithThoseWhoArriveLater)
{
    EXPECT_EQ(entrant_foreign_share(area(10.0)), 0.4);
    for (const double arrivals : {0.0, 0.012, 0.03}) {
        const Area a = area(10.0, 0.04, arrivals);
        double share = entrant_foreign_share(a);
        double sum = 0.0;
        for (int grade = 1; grade <= 9; ++grade) { // who moves away is anybody
            share = share * (1.0 - 0.04 - arrivals) + 0.04 * a.foreign_share + arrivals;
            sum += share;
        }
        EXPECT_NEAR(sum / 9.0, a.foreign_share, 1e-12);
    }
    EXPECT_LT(entrant_foreign_share(area(10.0, 0.04, 0.012)), 0.4);
}

struct OneSummer final : KeptMoves {
    Moves moves;
    int draws = 0;
    const Moves* of(int year, FunctionRef<void(Moves&)> draw) override
    {
        if (year != 2025) {
            return nullptr;
        }
        if (draws == 0) {
            draw(moves);
            ++draws;
        }
        return &moves;
    }
};

TEST(Population, MovesThatAreKeptAreThoseThatWouldBeDrawn)
{
    const std::vector<Area> areas{area(40.0, 0.05, 0.01), area(25.0, 0.08)};
    Autumn alone(areas);
    OneSummer summer;
    std::vector<Autumn> arms(2, Autumn(areas));
    for (Autumn& arm : arms) {
        arm.kept = &summer;
    }
    for (const int year : {2025, 2026}) { // the second is kept by nobody
        alone.run(year);
        for (Autumn& arm : arms) {
            arm.run(year);
            EXPECT_EQ(arm.pupils.id, alone.pupils.id);
            EXPECT_EQ(arm.pupils.target_maths, alone.pupils.target_maths);
            EXPECT_EQ(arm.pupils.traits, alone.pupils.traits);
            EXPECT_EQ(arm.areas.drift, alone.areas.drift);
        }
    }
    EXPECT_EQ(summer.draws, 1);
}

TEST(Population, WithoutMovesExactlyTheCohortEntersAndNobodyLeaves)
{
    Autumn autumn({area(10.0), area(4.0)});
    autumn.pupils = plain_pupils(30);
    const auto before = autumn.pupils.id;
    autumn.run();
    ASSERT_EQ(rows(autumn.pupils), 44U);
    EXPECT_TRUE(std::equal(before.begin(), before.end(), autumn.pupils.id.begin()));
    for (std::size_t i = 30; i < 44; ++i) {
        EXPECT_EQ(autumn.pupils.now[i].grade, 0);
        EXPECT_EQ(autumn.pupils.school[i], no_school);
        EXPECT_EQ(autumn.pupils.area[i], i < 40 ? 0 : 1);
        EXPECT_EQ(autumn.pupils.traits[i].arrived, never_arrived);
    }
}

TEST(Population, WhoHasLeftSchoolIsThereNoMore)
{
    Autumn autumn({area(0.0)});
    autumn.pupils = plain_pupils(30);
    autumn.pupils.now[3].grade = grade_of_leavers;
    autumn.pupils.now[29].grade = grade_of_leavers;
    auto expected = autumn.pupils.id;
    expected.erase(expected.begin() + 29);
    expected.erase(expected.begin() + 3);
    autumn.run();
    EXPECT_EQ(autumn.pupils.id, expected);
}

TEST(Population, APartOfAChildComesWithThatChance)
{
    Autumn autumn({area(2.5)});
    constexpr int years = 2000;
    for (int year = 0; year < years; ++year) {
        autumn.run(year);
    }
    EXPECT_NEAR(static_cast<double>(rows(autumn.pupils)) / years, 2.5, 0.05);
}

TEST(Population, AForecastReplacesTheCohortInItsYearOnly)
{
    Autumn autumn({area(10.0)});
    autumn.municipality.areas[0].forecast = {{2026, 3.0}};
    autumn.run(2025);
    EXPECT_EQ(rows(autumn.pupils), 10U);
    autumn.run(2026);
    EXPECT_EQ(rows(autumn.pupils), 13U);
    autumn.run(2027);
    EXPECT_EQ(rows(autumn.pupils), 23U);
}

TEST(Population, AnEmptyAreaSendsNobody)
{
    Autumn autumn({area(0.0, 0.5, 0.5)});
    autumn.run();
    EXPECT_EQ(rows(autumn.pupils), 0U);
}

TEST(Population, MovesLeaveSizesWhereTheyAreOnAverage)
{
    Autumn autumn({area(100.0, 0.1, 0.05)});
    for (std::uint8_t grade = 1; grade < grade_count; ++grade) {
        add_pupils(autumn.pupils, 1000, grade, 0);
    }
    autumn.run();
    // Of 9,000 pupils 15 % go; 9 grades × (10 in-movers + 5 arrivals) and 100 children come.
    EXPECT_NEAR(static_cast<double>(rows(autumn.pupils)), 9000.0 * 0.85 + 135.0 + 100.0, 120.0);
}

TEST(Population, EverybodyGoesWhenEverybodyIsReplaced)
{
    Autumn autumn({area(10.0, 1.0, 0.0)});
    autumn.pupils = plain_pupils(50);
    const std::set<PersonId> before(autumn.pupils.id.begin(), autumn.pupils.id.end());
    autumn.run();
    EXPECT_EQ(autumn.share([&](std::size_t i) { return before.contains(autumn.pupils.id[i]); }),
              0.0);
    EXPECT_EQ(rows(autumn.pupils), 100U);
}

TEST(Population, NobodyIsDoubledOverTheYears)
{
    Autumn autumn({area(12.0, 0.1, 0.05), area(7.3, 0.2, 0.1)});
    for (int year = 2025; year < 2035; ++year) {
        autumn.run(year);
    }
    const std::set<PersonId> ids(autumn.pupils.id.begin(), autumn.pupils.id.end());
    EXPECT_EQ(ids.size(), rows(autumn.pupils));
}

TEST(Population, NewcomersDoNotDependOnWhoIsThereAlready)
{
    Autumn empty({area(12.0, 0.1, 0.05)});
    Autumn full = empty;
    full.pupils = plain_pupils(200);
    empty.run();
    full.run();
    std::vector<std::uint8_t> is_new;
    for (const PersonId id : full.pupils.id) {
        is_new.push_back((id >> 61U) != static_cast<PersonId>(Origin::start) ? 1 : 0);
    }
    keep(full.pupils, is_new);
    EXPECT_EQ(hash_of(full.pupils), hash_of(empty.pupils));
}

TEST(Population, TheNewlyArrivedAreBornAbroadAndStartWithTheFullCost)
{
    Autumn autumn({area(50.0, 0.0, 0.2)});
    autumn.run();
    const HomeParams& home = autumn.params.home;
    int arrived = 0;
    for (std::size_t i = 0; i < rows(autumn.pupils); ++i) {
        if (autumn.pupils.traits[i].arrived != never_arrived) {
            ++arrived;
            EXPECT_EQ(autumn.pupils.traits[i].arrived, autumn.pupils.now[i].grade);
            EXPECT_EQ(autumn.pupils.traits[i].background,
                      static_cast<std::uint8_t>(Background::born_abroad));
            const double cost =
                autumn.pupils.now[i].grade >= 6 ? home.arrival_old : home.arrival_young;
            EXPECT_NEAR(wide(autumn.pupils.arrival[i]), cost, 1e-6);
        } else {
            EXPECT_EQ(autumn.pupils.arrival[i], 0.0F);
        }
    }
    EXPECT_EQ(arrived, 9 * 10);
}

TEST(Population, NewcomersHaveTheAreasMix)
{
    Autumn movers({area(4000.0, 0.25)});
    movers.run();
    const Pupils& p = movers.pupils;
    std::vector<std::uint8_t> moved;
    for (const ThisYear now : p.now) {
        moved.push_back(now.grade > 0 ? 1 : 0);
    }
    keep(movers.pupils, moved);
    ASSERT_EQ(rows(p), 9000U);
    EXPECT_NEAR(movers.share([&](std::size_t i) { return p.traits[i].education == 3; }), 0.6, 0.02);
    EXPECT_NEAR(movers.share([&](std::size_t i) { return p.traits[i].background != 0; }), 0.4,
                0.02);
    EXPECT_NEAR(movers.share([&](std::size_t i) { return p.traits[i].girl != 0; }), 0.487, 0.02);
    const double foreign_post = movers.share(
        [&](std::size_t i) { return p.traits[i].education == 3 && p.traits[i].background != 0; });
    EXPECT_NEAR(foreign_post, 0.4 * postsec_by_background(0.6, 0.4).foreign, 0.015);
}

TEST(Population, AnAreasDriftIsConstantWithFullMemoryAndOtherwiseKeepsItsSpread)
{
    Autumn autumn(std::vector<Area>(4000, area(0.0)));
    autumn.params.home.area_memory = 1.0;
    std::fill(autumn.areas.drift.begin(), autumn.areas.drift.end(), 0.3F);
    autumn.run();
    EXPECT_EQ(autumn.areas.drift[7], 0.3F);
    autumn.params.home.area_memory = 0.6;
    for (int year = 2026; year < 2046; ++year) {
        autumn.run(year);
    }
    double square = 0.0;
    for (const float d : autumn.areas.drift) {
        square += wide(d) * wide(d) / 4000.0;
    }
    EXPECT_NEAR(std::sqrt(square), autumn.params.home.area_sd, 0.005);
}

} // namespace
} // namespace likvard
