// Support: who is served, and never more than the special educators can carry.
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace likvard {
namespace {

/// Thirty pupils with needs and five without in one school; the later the row, the more skilled.
struct Served {
    Schools schools = plain_schools(1);
    Pupils pupils = plain_pupils(35);

    explicit Served(float fte, double caseload = 20.0)
    {
        schools.support_fte[0] = fte;
        for (std::size_t i = 0; i < 35; ++i) {
            pupils.traits[i].need = i < 30 ? 1 : 0;
            pupils.home_language[i] = 0.1F * static_cast<float>(i);
            pupils.now[i].supported = 1; // last year's, which must not linger
        }
        pupils.home_maths[34] = -9.0F; // weakest of all, but without needs
        const Classes classes = classes_of(pupils, schools);
        support(pupils, classes, schools, no_effects(rows(schools)), SupportParams{caseload, 0.15},
                tick_of());
    }
    [[nodiscard]] int count() const
    {
        const std::vector<int> all = who_is_supported(pupils);
        return std::accumulate(all.begin(), all.end(), 0);
    }
};

TEST(Support, WithoutEducatorsNobodyIsServed)
{
    EXPECT_EQ(Served(0.0F).count(), 0);
}

TEST(Support, NeverMoreThanStaffTimesCaseload)
{
    EXPECT_EQ(Served(1.0F).count(), 20);
    EXPECT_EQ(Served(0.5F).count(), 10);
    EXPECT_EQ(Served(0.99F).count(), 19);
    EXPECT_EQ(Served(1.0F, 12.0).count(), 12);
}

TEST(Support, EverybodyWithNeedsAndNobodyElseWhenThereIsRoom)
{
    const Served all(9.0F);
    EXPECT_EQ(all.count(), 30);
    for (std::size_t i = 0; i < 35; ++i) {
        EXPECT_EQ(all.pupils.now[i].supported, all.pupils.traits[i].need);
    }
}

TEST(Support, TheWeakestComeFirstAndMoreStaffDropsNobody)
{
    const Served few(0.5F);
    const Served more(1.0F);
    for (std::size_t i = 0; i < 35; ++i) {
        EXPECT_EQ(few.pupils.now[i].supported, i < 10 ? 1 : 0) << i;
        EXPECT_GE(more.pupils.now[i].supported, few.pupils.now[i].supported) << i;
    }
}

TEST(Support, OneSchoolsStaffServesNoOtherSchool)
{
    Schools schools = plain_schools(2);
    schools.support_fte = {5.0F, 0.0F};
    Pupils pupils = plain_pupils(10, 5, 0);
    add_pupils(pupils, 10, 5, 1);
    set_needs(pupils);
    const Classes classes = classes_of(pupils, schools);
    support(pupils, classes, schools, no_effects(rows(schools)), SupportParams{20.0, 0.15},
            tick_of());
    for (std::size_t i = 0; i < 20; ++i) {
        EXPECT_EQ(pupils.now[i].supported, pupils.school[i] == 0 ? 1 : 0);
    }
}

} // namespace
} // namespace likvard
