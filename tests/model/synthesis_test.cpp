// Synthesis: the starting state against the municipality's data.
#include "support/small_tables.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numeric>
#include <set>

namespace likvard {
namespace {

School school_of(double pupils, int first, int last, double leavers)
{
    School s;
    s.pupils = pupils;
    s.first_grade = first;
    s.last_grade = last;
    if (leavers >= 0.0) {
        s.g9_pupils = {Mark::number, leavers};
    }
    return s;
}

TEST(Synthesis, GradeSizesAddUpToThePupilsInGradesOneToNine)
{
    for (const double pupils : {0.0, 1.0, 51.0, 140.0, 473.0}) {
        for (const int first : {0, 1, 4, 7}) {
            for (const int last : {6, 9}) {
                if (first > last) {
                    continue;
                }
                const auto sizes = grade_sizes(school_of(pupils, first, last, 17.0));
                const auto sum = std::accumulate(sizes.begin() + 1, sizes.end(), 0U);
                EXPECT_EQ(sum, static_cast<std::uint32_t>(pupils)) << first << "-" << last;
                EXPECT_EQ(sizes[0], first == 0 ? sizes[1] : 0U);
                for (int grade = 1; grade <= 9; ++grade) {
                    const bool served = grade >= first && grade <= last;
                    EXPECT_TRUE(served || sizes[static_cast<std::size_t>(grade)] == 0U);
                }
            }
        }
    }
}

TEST(Synthesis, GradeNineIsThePublishedOneAndTheOthersDifferByOneAtMost)
{
    const auto sizes = grade_sizes(school_of(150.0, 0, 9, 18.0));
    EXPECT_EQ(sizes[9], 18U);
    const auto [least, most] = std::minmax_element(sizes.begin() + 1, sizes.begin() + 9);
    EXPECT_LE(*most - *least, 1U);
    EXPECT_EQ(grade_sizes(school_of(150.0, 0, 9, -1.0))[9], 0U) << "no leavers are published";
}

/// Everybody of the data year: those who left in June and those who moved up, in one table.
struct DataYear {
    TinyWorld tiny;

    /// Pupils of a school in grades 1-9 of that year for whom `holds` is true.
    [[nodiscard]] double count(std::size_t s,
                               const std::function<bool(const Pupils&, std::size_t)>& holds) const
    {
        double n = 0.0;
        const Pupils& p = tiny.world.pupils;
        for (std::size_t i = 0; i < rows(p); ++i) {
            const bool graded = p.now[i].grade > 1; // moved up
            n += p.school[i] == s && graded && holds(p, i) ? 1.0 : 0.0;
        }
        return n;
    }
};

TEST(Synthesis, EverySchoolHasThePublishedCompositionToRounding)
{
    const DataYear year;
    const Municipality& m = year.tiny.municipality;
    for (std::size_t s = 0; s < m.schools.size(); ++s) {
        const double n = m.schools[s].pupils;
        const auto expect = [&](Composition which, const auto& holds) {
            EXPECT_NEAR(year.count(s, holds), n * share_of(m, s, which), 0.5001) << s;
        };
        EXPECT_EQ(year.count(s, [](const Pupils&, std::size_t) { return true; }), n);
        expect(Composition::girls,
               [](const Pupils& p, std::size_t i) { return p.traits[i].girl != 0; });
        expect(Composition::foreign,
               [](const Pupils& p, std::size_t i) { return p.traits[i].background != 0; });
        expect(Composition::postsec,
               [](const Pupils& p, std::size_t i) { return p.traits[i].education == 3; });
    }
}

TEST(Synthesis, NobodyIsDoubledAndEverybodyHasASchoolWithTheGrade)
{
    const DataYear year;
    const Pupils& p = year.tiny.world.pupils;
    EXPECT_EQ(std::set<PersonId>(p.id.begin(), p.id.end()).size(), rows(p));
    const Classes& classes = year.tiny.world.classes;
    for (std::size_t c = 0; c < rows(classes); ++c) {
        const School& school = year.tiny.municipality.schools[classes.school[c]];
        EXPECT_GE(classes.grade[c], school.first_grade);
        EXPECT_LE(classes.grade[c], school.last_grade);
    }
}

TEST(Synthesis, EverySchoolHasItsStaffAndAsManyCertifiedAsPublished)
{
    const DataYear year;
    const World& w = year.tiny.world;
    for (std::size_t s = 0; s < rows(w.schools); ++s) {
        const School& data = year.tiny.municipality.schools[s];
        double certified = 0.0;
        for (std::size_t i = 0; i < rows(w.teachers); ++i) {
            certified += w.teachers.school[i] == s ? double{1.0} * w.teachers.certified[i] : 0.0;
        }
        EXPECT_NEAR(wide(w.schools.staff[s]), data.teachers_fte.value, 2.5);
        if (data.certified_pct.known()) {
            EXPECT_NEAR(certified, 0.01 * data.certified_pct.value * wide(w.schools.staff[s]),
                        0.5001);
        }
    }
}

TEST(Synthesis, TheSameReplicateStartsAlikeAndAnotherDoesNot)
{
    const TinyWorld first;
    const TinyWorld again;
    const TinyWorld other(tiny_municipality(), central_values(), 1, 1);
    EXPECT_EQ(hash_of(first.world), hash_of(again.world));
    EXPECT_NE(hash_of(first.world), hash_of(other.world));
}

TEST(Synthesis, SchoolsStartAtTheirKnownResultsInExpectation)
{
    const TinyWorld tiny;
    const auto targets = school_targets(tiny.municipality, tiny.setting.params.start);
    constexpr std::uint32_t replicates = 60;
    std::vector<double> merit(4, 0.0);
    std::vector<double> leavers(4, 0.0);
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const World w = start_world(tiny.prepared, tiny.setting, Draw(99, r));
        for (std::size_t i = 0; i < rows(w.leavers.pupils); ++i) {
            merit[w.leavers.pupils.school[i]] += wide(w.leavers.marks.merit[i]);
            leavers[w.leavers.pupils.school[i]] += 1.0;
        }
    }
    for (const std::size_t s : {north, south}) { // some 1,000 leavers each: SE about 2.5 points
        EXPECT_NEAR(merit[s] / leavers[s], targets[s].merit, 10.0) << s;
    }
}

TEST(Synthesis, KnownResultsMoveASchoolAndAreBelievedMoreTheMoreYearsThereAre)
{
    const StartParams start = central_params().start;
    const auto plain = school_targets(tiny_municipality(), start);
    Municipality better = tiny_municipality();
    for (YearResult& r : better.schools[north].results) {
        r.merit_points.value += 30.0;
    }
    const auto moved = school_targets(better, start);
    EXPECT_GT(moved[north].merit, plain[north].merit);
    EXPECT_LT(moved[north].merit, plain[north].merit + 30.0) << "shrunk";
    EXPECT_GT(plain[north].known, plain[south].known) << "three years against two";
    for (const SchoolTarget& t : plain) {
        EXPECT_GE(t.known, 0.0);
        EXPECT_LE(t.known, 1.0);
    }
    EXPECT_FALSE(plain[little].has_results);
    EXPECT_EQ(plain[little].known, 0.0);
}

TEST(Synthesis, AHiddenShareMeansAFewPupilsAndAnUnknownOneTheMean)
{
    EXPECT_DOUBLE_EQ(share_of({Mark::number, 40.0}, 100.0, 0.9), 0.4);
    EXPECT_DOUBLE_EQ(share_of({Mark::hidden, 0.0}, 100.0, 0.9), 0.022);
    EXPECT_DOUBLE_EQ(share_of({Mark::majority, 0.0}, 100.0, 0.9), 0.978);
    EXPECT_DOUBLE_EQ(share_of({Mark::about_100, 0.0}, 100.0, 0.9), 0.978);
    EXPECT_DOUBLE_EQ(share_of({Mark::unknown, 0.0}, 100.0, 0.9), 0.9);
    EXPECT_DOUBLE_EQ(share_of({Mark::hidden, 0.0}, 1.0, 0.9), 1.0);
    Municipality m = tiny_municipality();
    m.schools.resize(2);
    EXPECT_NEAR(mean_share(m, Composition::postsec), (150.0 * 0.413 + 140.0 * 0.78) / 290.0, 1e-12);
}

/// Children of group `g` where shares `postsec` and `foreign` are known.
double group_share(double postsec, double foreign, std::size_t g)
{
    const PostsecShares shares = postsec_by_background(postsec, foreign);
    const bool is_post = g >= Pulls::group(true, false);
    const bool is_foreign = g % 2 == 1;
    const double share = is_foreign ? shares.foreign : shares.swedish;
    return (is_foreign ? foreign : 1.0 - foreign) * (is_post ? share : 1.0 - share);
}

TEST(Synthesis, PullsMakeChoiceReproduceTheCompositionOfEverySchoolThatBegins)
{
    const TinyWorld tiny;
    const Municipality& m = *tiny.prepared.municipality;
    const Params p = central_params();
    const Pulls pulls = find_pulls(tiny.prepared, p);
    for (std::size_t g = 0; g < Pulls::groups; ++g) {
        // Logit shares over the areas' entering children, with the utilities that enrol uses.
        std::vector<double> got(m.schools.size());
        for (std::size_t a = 0; a < m.areas.size(); ++a) {
            std::vector<double> weight(m.schools.size());
            double sum = 0.0;
            for (std::size_t s = 0; s < m.schools.size(); ++s) {
                const double way = p.enrol.distance * p.geography.speed / 60.0 *
                                   wide(tiny.prepared.geography.between(a, s));
                const double home =
                    tiny.prepared.geography.home_school[a] == s ? p.enrol.home_school : 0.0;
                const double peers = 10.0 * p.enrol.peers * (g >= 2 ? 1.0 : p.enrol.peers_low) *
                                     share_of(m, s, Composition::postsec);
                weight[s] = m.schools[s].first_grade == 0
                                ? std::exp(way + home + peers + wide(pulls.of(0, g, s)))
                                : 0.0;
                sum += weight[s];
            }
            const double children =
                m.areas[a].cohort *
                group_share(m.areas[a].postsec_share, entrant_foreign_share(m.areas[a]), g);
            for (std::size_t s = 0; s < m.schools.size(); ++s) {
                got[s] += children * weight[s] / sum;
            }
        }
        // As many of the group as the areas have, shared as the schools have them.
        std::vector<double> ratio;
        for (std::size_t s = 0; s < m.schools.size(); ++s) {
            if (m.schools[s].first_grade == 0) {
                const double wanted = grade_sizes(m.schools[s])[0] *
                                      group_share(share_of(m, s, Composition::postsec),
                                                  share_of(m, s, Composition::foreign), g);
                ratio.push_back(got[s] / wanted);
            }
        }
        for (const double r : ratio) {
            EXPECT_NEAR(r, ratio[0], 0.03 * ratio[0]) << g; // after forty steps
        }
    }
}

TEST(Synthesis, QuartersRunFromTheWeakestIntakeToTheStrongest)
{
    const TinyWorld tiny;
    EXPECT_EQ(tiny.prepared.quarter[north], 0);
    EXPECT_EQ(tiny.prepared.quarter[free_school], 3);
    EXPECT_LE(tiny.prepared.quarter[little], tiny.prepared.quarter[south]);
    EXPECT_EQ(tiny.prepared.geography.home_school,
              (std::vector<std::size_t>{north, south, little}));
    EXPECT_EQ(tiny.world.schools.weak_intake[north], 1);
    EXPECT_EQ(tiny.world.schools.weak_intake[south], 0);
}

} // namespace
} // namespace likvard
