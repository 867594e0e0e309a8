// Whole school years of the tiny municipality: what must hold in every one of them.
#include "model/year.hpp"
#include "support/small_tables.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

namespace likvard {
namespace {

void expect_everybody_once(const World& w)
{
    const std::set<PersonId> pupils(w.pupils.id.begin(), w.pupils.id.end());
    EXPECT_EQ(pupils.size(), rows(w.pupils));
    for (const PersonId leaver : w.leavers.pupils.id) {
        EXPECT_EQ(pupils.count(leaver), 1U);
    }
    const std::set<PersonId> teachers(w.teachers.id.begin(), w.teachers.id.end());
    EXPECT_EQ(teachers.size(), rows(w.teachers));
    std::size_t in_class = 0;
    for (const std::uint16_t size : w.classes.size) {
        in_class += size;
    }
    EXPECT_EQ(in_class, pupils.size());
}

void expect_schools_within_their_means(const World& w, double caseload)
{
    std::map<std::pair<int, int>, int> grade_size;
    for (std::size_t c = 0; c < rows(w.classes); ++c) {
        const std::size_t s = w.classes.school[c];
        EXPECT_GE(w.classes.grade[c], w.schools.first_grade[s]);
        EXPECT_LE(w.classes.grade[c], w.schools.last_grade[s]);
        EXPECT_GT(w.classes.size[c], 0);
        grade_size[{w.classes.school[c], w.classes.grade[c]}] += w.classes.size[c];
    }
    for (const auto& [where, size] : grade_size) {
        const auto s = static_cast<std::size_t>(where.first);
        if (w.schools.municipal[s] == 0) {
            EXPECT_LE(size, static_cast<int>(w.schools.seats[s])) << "grade " << where.second;
        }
    }
    std::vector<double> supported(rows(w.schools), 0.0);
    for (std::size_t i = 0; i < rows(w.pupils); ++i) {
        supported[w.pupils.school[i]] += static_cast<double>(w.pupils.now[i].supported);
    }
    for (std::size_t s = 0; s < rows(w.schools); ++s) {
        EXPECT_LE(supported[s], wide(w.schools.support_fte[s]) * caseload);
        EXPECT_GE(w.schools.vacant[s], 0.0F);
    }
}

template <class Table> void expect_finite(const Table& table)
{
    Table::each_column(table, [](const auto& column) {
        using Cell = typename std::remove_cvref_t<decltype(column)>::value_type;
        if constexpr (std::is_same_v<Cell, float>) {
            for (const float x : column) {
                ASSERT_TRUE(std::isfinite(x));
            }
        }
    });
}

TEST(Year, NobodyIsLostAndNothingExceededInTenYears)
{
    TinyWorld tiny;
    const Scenario nothing = tiny_plan();
    for (int year = tiny_data_year + 1; year <= tiny_data_year + 10; ++year) {
        SCOPED_TRACE(year);
        tiny.advance(year, nothing);
        expect_everybody_once(tiny.world);
        expect_schools_within_their_means(tiny.world, tiny.setting.params.support.caseload);
        expect_finite(tiny.world.pupils);
        expect_finite(tiny.world.teachers);
        expect_finite(tiny.world.schools);
        expect_finite(tiny.world.classes);
        EXPECT_GT(rows(tiny.world.leavers.pupils), 20U);
    }
}

TEST(Year, TheSamePlanAndLuckGiveTheSameBits)
{
    TinyWorld one;
    TinyWorld two;
    TinyWorld other(tiny_municipality(), central_values(), 2);
    for (int year = tiny_data_year + 1; year <= tiny_data_year + 3; ++year) {
        one.advance(year, tiny_plan());
        two.advance(year, tiny_plan());
        other.advance(year, tiny_plan());
        EXPECT_EQ(hash_of(one.world), hash_of(two.world)) << year;
        EXPECT_NE(hash_of(one.world), hash_of(other.world)) << year;
    }
}

class LeverYears : public testing::TestWithParam<const LeverType*> {};

TEST_P(LeverYears, ZeroDoseIsTheBaselineBitForBitAndAFullDoseIsNot)
{
    Scenario none = tiny_plan();
    none.levers = {tiny_use(*GetParam())};
    Scenario full = none;
    for (std::size_t k = 0; k < GetParam()->fields.size(); ++k) {
        if (GetParam()->fields[k].is_amount) {
            none.levers[0].values[k] = 0.0;
            full.levers[0].values[k] = GetParam()->fields[k].high;
        }
    }
    TinyWorld baseline;
    TinyWorld zero;
    TinyWorld dosed;
    for (int year = tiny_data_year + 1; year <= tiny_data_year + 3; ++year) {
        baseline.advance(year, tiny_plan());
        zero.advance(year, none);
        dosed.advance(year, full);
        EXPECT_EQ(hash_of(zero.world), hash_of(baseline.world)) << year;
    }
    EXPECT_NE(hash_of(dosed.world.effects), hash_of(baseline.world.effects));
}

INSTANTIATE_TEST_SUITE_P(Year, LeverYears, testing::ValuesIn(levers().begin(), levers().end()),
                         [](const auto& tested) { return std::string(tested.param->key); });

TEST(Year, EntrantsAndMoversDoNotDependOnThePlan)
{
    TinyWorld baseline;
    TinyWorld changed;
    Scenario plan = tiny_plan();
    plan.levers = every_tiny_use();
    for (int year = tiny_data_year + 1; year <= tiny_data_year + 5; ++year) {
        baseline.advance(year, tiny_plan());
        changed.advance(year, plan);
        EXPECT_EQ(baseline.world.pupils.id, changed.world.pupils.id);
        EXPECT_EQ(baseline.world.leavers.pupils.id, changed.world.leavers.pupils.id);
        EXPECT_EQ(baseline.world.pupils.target_language, changed.world.pupils.target_language);
    }
}

TEST(Year, EveryProcessRunsOnceInTheOrderOfTheSpecification)
{
    TinyWorld tiny;
    std::vector<std::string> seen;
    Tick tick = tiny.tick(tiny_data_year + 1);
    tick.probe_context = &seen;
    tick.probe = [](void* context, std::string_view process) {
        static_cast<std::vector<std::string>*>(context)->emplace_back(process);
    };
    const Scenario nothing = tiny_plan();
    advance_one_year(tiny.world, {nothing.levers, tiny.values, &tiny.setting.params.costs}, tick);
    const std::vector<std::string> expected{
        "perceive_needs", "lever_effects", "principals",     "teachers_leave",  "recruit",
        "population",     "preschool",     "enrol",          "form_classes",    "support",
        "climate",        "absence",       "teach",          "learning_inputs", "learn",
        "assess",         "graduate",      "adapted_school", "upper_secondary"};
    EXPECT_EQ(seen, expected);
}

TEST(Year, WhatCoachesTeachStaysWithTheTeachersReached)
{
    TinyWorld tiny;
    Scenario plan = tiny_plan();
    plan.levers = {tiny_use(*lever_named("resource_team"), south)};
    tiny.advance(tiny_data_year + 1, plan);
    const Teachers& t = tiny.world.teachers;
    for (std::size_t i = 0; i < rows(t); ++i) {
        EXPECT_EQ(t.coached[i] > 0.0F, t.school[i] == south);
    }
}

} // namespace
} // namespace likvard
