// Nothing is lost and nothing comes from nowhere, over ten years of Botkyrka under its plan.
#include "model/parameters.hpp"
#include "model/synthesis/synthesis.hpp"
#include "model/year.hpp"
#include "plans.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace likvard {
namespace {

class TenYears : public ::testing::Test {
protected:
    TenYears()
        : plan_(load("botkyrka_2019_package.toml", {})), values_(draw_values(3, 0)),
          prepared_(prepare_without_levels(plan_.municipality, values_)),
          setting_(setting_of(prepared_, values_)), draw_(3, 0),
          w_(start_world(prepared_, setting_, draw_))
    {
    }
    void advance(int year)
    {
        advance_one_year(w_, Policy{plan_.scenario.levers, values_, &setting_.params.costs},
                         Tick{year, draw_});
    }

    LoadedScenario plan_;
    std::vector<double> values_;
    Prepared prepared_;
    Setting setting_;
    Draw draw_;
    World w_;
};

std::set<PersonId> ids_of(const Column<PersonId>& column)
{
    std::set<PersonId> ids(column.begin(), column.end());
    EXPECT_EQ(ids.size(), column.size()) << "somebody is there twice";
    return ids;
}

TEST_F(TenYears, EveryPupilEntersOnceIsInOneSchoolAndLeavesOnce)
{
    std::set<PersonId> gone = ids_of(w_.leavers.pupils.id);
    std::set<PersonId> before;
    const std::set<PersonId> first = ids_of(w_.pupils.id);
    std::set_difference(first.begin(), first.end(), gone.begin(), gone.end(),
                        std::inserter(before, before.end()));
    for (int year = 2025; year < 2035; ++year) {
        advance(year);
        const std::set<PersonId> seen = ids_of(w_.pupils.id);
        const std::set<PersonId> left = ids_of(w_.leavers.pupils.id);
        for (const PersonId id : seen) {
            EXPECT_EQ(gone.count(id), 0U) << "somebody came back after leaving";
        }
        for (const PersonId id : before) {
            if (seen.count(id) == 0) {
                gone.insert(id); // moved away
            }
        }
        gone.insert(left.begin(), left.end());
        for (std::size_t i = 0; i < rows(w_.pupils); ++i) {
            ASSERT_LT(w_.pupils.school[i], rows(w_.schools));
            ASSERT_EQ(has_left(w_.pupils, i), left.count(w_.pupils.id[i]) == 1);
            const int this_year = w_.pupils.now[i].grade - 1; // they have moved up
            ASSERT_GE(this_year, w_.schools.first_grade[w_.pupils.school[i]]);
            ASSERT_LE(this_year, w_.schools.last_grade[w_.pupils.school[i]]);
        }
        before.clear();
        std::set_difference(seen.begin(), seen.end(), left.begin(), left.end(),
                            std::inserter(before, before.end()));
    }
}

Column<PersonId> everybody(const StudentCohorts& students)
{
    Column<PersonId> ids;
    for (const Students& cohort : students) {
        ids.insert(ids.end(), cohort.id.begin(), cohort.id.end());
    }
    return ids;
}

TEST_F(TenYears, EveryLeaverIsFollowedThroughUpperSecondaryAndLeavesOnce)
{
    std::set<PersonId> gone;
    for (int year = 2025; year < 2035; ++year) {
        const std::set<PersonId> before = ids_of(everybody(w_.students));
        advance(year);
        const std::set<PersonId> now = ids_of(everybody(w_.students));
        for (const PersonId id : w_.leavers.pupils.id) {
            EXPECT_EQ(before.count(id), 0U);
            EXPECT_EQ(now.count(id), 1U)
                << "a leaver neither starts nor is counted as not starting";
        }
        std::size_t new_here = 0;
        for (const Students& cohort : w_.students) {
            const int years = year - cohort.left;
            ASSERT_LE(years, followed_years);
            for (std::size_t i = 0; i < rows(cohort); ++i) {
                const bool new_now = before.count(cohort.id[i]) == 0;
                new_here += new_now ? 1U : 0U;
                EXPECT_EQ(new_now, years == 0);
                const auto status = static_cast<StudentStatus>(cohort.studies[i].status);
                EXPECT_FALSE(status == StudentStatus::studying && years == followed_years);
                EXPECT_EQ(gone.count(cohort.id[i]), 0U) << "somebody came back";
            }
        }
        EXPECT_EQ(new_here, rows(w_.leavers.pupils));
        for (const PersonId id : before) {
            if (now.count(id) == 0) {
                gone.insert(id);
            }
        }
    }
}

TEST_F(TenYears, EveryTeacherIsInOneSchoolAndPostsAddUp)
{
    for (int year = 2025; year < 2035; ++year) {
        advance(year);
        ids_of(w_.teachers.id);
        std::vector<float> staff(rows(w_.schools), 0.0F);
        for (std::size_t i = 0; i < rows(w_.teachers); ++i) {
            ASSERT_LT(w_.teachers.school[i], rows(w_.schools));
            staff[w_.teachers.school[i]] += 1.0F;
        }
        for (std::size_t s = 0; s < rows(w_.schools); ++s) {
            EXPECT_EQ(staff[s], w_.schools.staff[s]);
            EXPECT_GE(w_.schools.vacant[s], 0.0F);
            EXPECT_GE(w_.schools.staff[s] + w_.schools.vacant[s], w_.schools.posts[s]);
            EXPECT_GE(w_.schools.left_share[s], 0.0F);
            EXPECT_LE(w_.schools.left_share[s], 1.0F);
        }
    }
}

TEST_F(TenYears, StateStaysInItsRange)
{
    for (int year = 2025; year < 2035; ++year) {
        advance(year);
        for (std::size_t i = 0; i < rows(w_.pupils); ++i) {
            ASSERT_TRUE(std::isfinite(language(w_.pupils, i)) &&
                        std::isfinite(maths(w_.pupils, i)));
            ASSERT_GE(w_.pupils.absence[i], 0.0F);
            ASSERT_LE(w_.pupils.absence[i], 0.9F);
        }
        for (std::size_t i = 0; i < rows(w_.leavers.pupils); ++i) {
            ASSERT_GE(w_.leavers.marks.merit[i], 0.0F);
            ASSERT_LE(w_.leavers.marks.merit[i], 340.0F);
            ASSERT_TRUE(w_.leavers.pupils.now[i].passed_all == 0 ||
                        w_.leavers.marks.eligible[i] == 1);
        }
        for (std::size_t i = 0; i < rows(w_.teachers); ++i) {
            ASSERT_GE(w_.teachers.coached[i], 0.0F);
            ASSERT_LE(w_.teachers.coached[i], 1.0F);
        }
    }
}

TEST(Concordance, TheMunicipalityIsTheWeightedMeanOfItsGroups)
{
    const Results results = run_all(load("botkyrka_2019_package.toml", {"replicates=2"}, 2027), 2);
    for (const Dimension dimension :
         {Dimension::school, Dimension::run_by, Dimension::parents, Dimension::background,
          Dimension::sex, Dimension::school_quarter}) {
        for (const Outcome outcome : {Outcome::merit_points, Outcome::pass_all_pct,
                                      Outcome::eligible_pct, Outcome::skill_maths_sd}) {
            double sum = 0.0;
            double leavers = 0.0;
            for (std::size_t g = 0; g < results.groups().size(); ++g) {
                if (results.groups()[g].dimension == dimension) {
                    const double n = results.value(Arm::plan, 1, 2027, g, Outcome::leavers);
                    leavers += n;
                    sum += n > 0.0 ? n * results.value(Arm::plan, 1, 2027, g, outcome) : 0.0;
                }
            }
            EXPECT_EQ(leavers, results.value(Arm::plan, 1, 2027, 0, Outcome::leavers));
            EXPECT_NEAR(sum / leavers, results.value(Arm::plan, 1, 2027, 0, outcome), 1e-9)
                << key(dimension);
        }
    }
}

TEST(Concordance, MarketingCountsTeachersTakenFromElsewhere)
{
    const Results results = run_all(
        load("botkyrka_2019_package.toml", {"replicates=8", "marketing.effect=0.2"}, 2030), 2);
    double more = 0.0;
    for (int r = 0; r < 8; ++r) {
        for (int year = 2026; year <= 2030; ++year) {
            more += results.value(Arm::plan, r, year, 0, Outcome::teachers_from_elsewhere) -
                    results.value(Arm::baseline, r, year, 0, Outcome::teachers_from_elsewhere);
        }
    }
    EXPECT_GT(more, 0.0);
}

} // namespace
} // namespace likvard
