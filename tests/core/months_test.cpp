// Calendar: half a school year is half a dose, and money falls on the calendar year that pays it.
#include "core/months.hpp"

#include <gtest/gtest.h>

namespace likvard {
namespace {

TEST(Months, AWholeSchoolYearIsAWholeDose)
{
    EXPECT_DOUBLE_EQ(teaching_share(2025, Month::of(2025, 8), Month::of(2026, 7)), 1.0);
    EXPECT_DOUBLE_EQ(teaching_share(2025, Month::of(2020, 1), Month::of(2040, 1)), 1.0);
    EXPECT_DOUBLE_EQ(teaching_share(2025, Month::of(2026, 8), Month::of(2027, 7)), 0.0);
}

TEST(Months, StartingInJanuaryGivesElevenTwentieths)
{
    EXPECT_DOUBLE_EQ(teaching_share(2025, Month::of(2026, 1), Month::of(2031, 6)), 0.55);
    EXPECT_DOUBLE_EQ(teaching_share(2025, Month::of(2026, 7), Month::of(2026, 7)), 0.0);
}

TEST(Months, PaidMonthsOfBothCalendarYearsAddUp)
{
    const Month from = Month::of(2025, 8);
    const Month until = Month::of(2040, 6);
    EXPECT_EQ(paid_months(2025, 2025, from, until), 5);
    EXPECT_EQ(paid_months(2025, 2026, from, until), 7);
    EXPECT_EQ(paid_months(2039, 2040, from, until), 6);
    EXPECT_EQ(paid_months(2025, 2027, from, until), 0);
    EXPECT_EQ(paid_months(2025, 2026, Month::of(2026, 1), until), 7);
}

TEST(Months, AreWrittenAsPeopleWriteThem)
{
    EXPECT_EQ(text(Month::of(2026, 1)), "2026-01");
    EXPECT_EQ(school_year_text(2039), "2039/40");
    EXPECT_EQ(school_year_text(1999), "1999/00");
}

} // namespace
} // namespace likvard
