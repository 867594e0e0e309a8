// The shipped folders carry the official figures: every unit with pupils, cell by cell.
#include "io/municipality_reader.hpp"
#include "national.hpp"

#include <gtest/gtest.h>

#include <map>

namespace likvard {
namespace {

class Folders : public ::testing::TestWithParam<const char*> {};

TEST_P(Folders, HoldEveryUnitWithPupilsAndItsOfficialFigures)
{
    const auto nation =
        read_national_units(std::string(LIKVARD_SHARED_DATA) + "/skolverket_units_2024-25.csv");
    const Municipality folder =
        read_municipality(std::string(LIKVARD_SOURCE_DIR) + "/scenarios/" + GetParam());
    const Municipality* official = nullptr;
    for (const Municipality& m : nation) {
        official = m.code == folder.code ? &m : official;
    }
    ASSERT_NE(official, nullptr);
    EXPECT_EQ(compulsory(folder).size(), official->schools.size());
    double pupils = 0.0;
    for (const School& theirs : official->schools) {
        const auto row = school_with_code(folder, theirs.code);
        ASSERT_TRUE(row.has_value()) << theirs.code << " " << theirs.name;
        const School& ours = folder.schools[*row];
        pupils += ours.pupils;
        EXPECT_EQ(ours.pupils, theirs.pupils) << theirs.name;
        EXPECT_EQ(ours.run_by, theirs.run_by) << theirs.name;
        const auto same = [&](const Figure& a, const Figure& b, const char* what) {
            EXPECT_EQ(a.mark, b.mark) << theirs.name << " " << what;
            EXPECT_EQ(a.value, b.value) << theirs.name << " " << what;
        };
        same(ours.girls_pct, theirs.girls_pct, "girls");
        same(ours.foreign_pct, theirs.foreign_pct, "foreign background");
        same(ours.postsec_pct, theirs.postsec_pct, "post-secondary parents");
        same(ours.teachers_fte, theirs.teachers_fte, "teachers");
        same(ours.certified_pct, theirs.certified_pct, "certified");
        same(ours.permanent_pct, theirs.permanent_pct, "permanent");
        same(ours.g9_pupils, theirs.g9_pupils, "leavers");
    }
    EXPECT_EQ(pupils,
              folder.code == 127 ? 10156.0 : 13478.0); // Skolverket, Underlag for analys 2024/25
}

INSTANTIATE_TEST_SUITE_P(Municipalities, Folders, ::testing::Values("botkyrka", "umea"),
                         [](const auto& test) { return std::string(test.param); });

} // namespace
} // namespace likvard
