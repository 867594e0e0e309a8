// Units: what people may write, and what they may not.
#include "core/units.hpp"

#include <gtest/gtest.h>

namespace likvard {
namespace {

TEST(Units, ScaleWhatPeopleWrite)
{
    EXPECT_EQ(scale_of("MSEK/year", Unit::sek_per_year), 1e6);
    EXPECT_EQ(scale_of("FTE", Unit::fte), 1.0);
    EXPECT_EQ(scale_of("%", Unit::share), 0.01);
    EXPECT_EQ(scale_of("years", Unit::years), 1.0);
}

TEST(Units, RefuseTheUnitOfSomethingElse)
{
    EXPECT_FALSE(scale_of("FTE", Unit::sek_per_year).has_value());
    EXPECT_FALSE(scale_of("SEK", Unit::sek_per_year).has_value());
    EXPECT_FALSE(scale_of("msek/year", Unit::sek_per_year).has_value());
}

TEST(Units, NameWhatWouldBeAccepted)
{
    EXPECT_EQ(accepted_labels(Unit::sek_per_year), "SEK/year, kSEK/year, MSEK/year");
    EXPECT_EQ(accepted_labels(Unit::one), "no unit");
    EXPECT_EQ(symbol(Unit::sd_per_year), "SD/year");
}

} // namespace
} // namespace likvard
