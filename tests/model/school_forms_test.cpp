// Units of other forms leave compulsory school alone, whatever it is that looks at the schools.
#include "model/indicators/indicators.hpp"
#include "model/year.hpp"
#include "support/small_tables.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace likvard {
namespace {

Municipality with_other_forms()
{
    Municipality m = tiny_municipality();
    constexpr std::array forms{SchoolForm::upper_secondary, SchoolForm::adapted,
                               SchoolForm::preschool};
    for (std::size_t k = 0; k < forms.size(); ++k) {
        School unit;
        unit.form = forms[k];
        unit.code = 91000001 + static_cast<std::uint32_t>(k);
        unit.name = "Unit";
        unit.latitude = m.areas[0].latitude;
        unit.longitude = m.areas[0].longitude;
        unit.starters_share = forms[k] == SchoolForm::upper_secondary ? 0.5 : 0.0;
        unit.offers = {true, true, true};
        unit.places = 30.0;
        unit.pupils = 40.0;
        m.schools.push_back(unit);
    }
    return m;
}

YearValues after(TinyWorld& tiny, const Scenario& plan, int years)
{
    for (int k = 1; k <= years; ++k) {
        tiny.advance(tiny_data_year + k, plan);
    }
    YearValues values;
    observe(values, tiny.world, tiny.tick(tiny_data_year + years));
    return values;
}

bool is_of_other_forms(std::size_t outcome)
{
    return outcome >= static_cast<std::size_t>(Outcome::upper_secondary_completion_pct);
}

TEST(SchoolForms, UnitsOfOtherFormsChangeNothingInCompulsorySchool)
{
    TinyWorld alone;
    TinyWorld among(with_other_forms());
    const YearValues before = after(alone, tiny_plan(), 4);
    const YearValues now = after(among, tiny_plan(), 4);
    EXPECT_EQ(hash_of(alone.world.pupils), hash_of(among.world.pupils));
    EXPECT_EQ(hash_of(alone.world.teachers), hash_of(among.world.teachers));
    EXPECT_EQ(hash_of(alone.world.classes), hash_of(among.world.classes));
    ASSERT_EQ(before.size(), now.size());
    for (std::size_t g = 0; g < before.size(); ++g) {
        for (std::size_t o = 0; o < outcome_count; ++o) {
            const bool same =
                before[g][o] == now[g][o] || (std::isnan(before[g][o]) && std::isnan(now[g][o]));
            EXPECT_TRUE(same || is_of_other_forms(o)) << g << " " << outcomes()[o].key;
        }
    }
}

TEST(SchoolForms, TheirRowsStayEmpty)
{
    TinyWorld tiny(with_other_forms());
    after(tiny, tiny_plan(), 3);
    const Schools& schools = tiny.world.schools;
    ASSERT_EQ(rows(schools), 7U);
    EXPECT_EQ(compulsory_rows(schools), 4U);
    for (std::size_t s = 4; s < 7; ++s) {
        EXPECT_EQ(schools.municipal[s], 0);
        EXPECT_EQ(schools.roll_all[s], 0.0F);
        EXPECT_EQ(schools.staff[s], 0.0F);
        EXPECT_EQ(schools.posts[s], 0.0F);
        EXPECT_EQ(schools.principal_new[s], 0);
        EXPECT_EQ(schools.perceived_need[s], 0.0F);
    }
    EXPECT_GT(rows(tiny.world.students.front()), 0U);
    EXPECT_GT(rows(tiny.world.adapted), 0U);
    EXPECT_EQ(groups_of(tiny.municipality).size(), group_offsets(4).count);
}

/// A lever that adds to every channel which another form reads.
void touch(std::span<const double> /*values*/, const LeverContext& c, Effects& effects)
{
    for (const std::uint16_t s : c.now) {
        effects.readiness[s] += 0.2F;
        effects.learning_language[s] += 0.2F;
        effects.learning_maths[s] += 0.2F;
        effects.dropout[s] -= 0.3F;
    }
}
void free_of_charge(std::span<const double> /*values*/, const LeverContext& /*c*/,
                    CostLedger& /*ledger*/)
{
}

TEST(SchoolForms, APlanForAPreschoolReachesChildrenAndOneForUpperSecondaryOnlyItsStudents)
{
    LeverType type;
    type.apply = touch;
    type.cost = free_of_charge;
    Scenario plan = tiny_plan();
    plan.levers.push_back(tiny_use(type, 6)); // the preschool
    TinyWorld with(with_other_forms());
    TinyWorld without(with_other_forms());
    after(with, plan, 3);
    after(without, tiny_plan(), 3);
    std::size_t lifted = 0;
    ASSERT_EQ(with.world.pupils.id, without.world.pupils.id);
    for (std::size_t i = 0; i < rows(with.world.pupils); ++i) {
        lifted += with.world.pupils.durable_maths[i] > without.world.pupils.durable_maths[i];
    }
    EXPECT_GT(lifted, 0U);
    plan.levers[0].target.schools = {4}; // the upper-secondary school
    TinyWorld upper(with_other_forms());
    after(upper, plan, 3);
    EXPECT_EQ(hash_of(upper.world.pupils), hash_of(without.world.pupils));
    EXPECT_NE(upper.world.students.front().durable, without.world.students.front().durable);
}

} // namespace
} // namespace likvard
