// Form classes: sections under the cap, and the roll.
#include "core/random.hpp"
#include "model/section_rooms.hpp"
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace likvard {
namespace {

TEST(FormClasses, EveryPupilIsInOneClassOfItsOwnSchoolAndGrade)
{
    Schools schools = plain_schools(3);
    Pupils pupils = plain_pupils(70, 2, 0);
    add_pupils(pupils, 31, 9, 0);
    add_pupils(pupils, 5, 2, 2);
    const Classes classes = classes_of(pupils, schools);
    std::vector<std::uint16_t> counted(rows(classes), 0);
    for (std::size_t i = 0; i < rows(pupils); ++i) {
        const std::uint32_t c = classes.of_pupil[i];
        ASSERT_LT(c, rows(classes));
        ++counted[c];
        EXPECT_EQ(classes.school[c], pupils.school[i]);
        EXPECT_EQ(classes.grade[c], pupils.now[i].grade);
    }
    EXPECT_EQ(classes.size, counted);
    EXPECT_EQ(rows(classes), 3U + 2U + 1U);
}

TEST(FormClasses, PostsThatABudgetAddsSplitTheLargestClasses)
{
    Schools schools = plain_schools(2);
    Pupils pupils = plain_pupils(24, 1, 0);
    add_pupils(pupils, 50, 2, 0); // 25 in each of two classes
    add_pupils(pupils, 27, 3, 0);
    schools.posts[0] = 12.0F; // ten by the rule for four classes, and two more
    Effects effects = no_effects(2);
    effects.posts[0] = 2.0F;
    Classes classes;
    const auto form = [&](double share) {
        form_classes(classes, pupils, schools, effects, ClassParams{28.0, share}, tick_of());
        return rows(classes);
    };
    EXPECT_EQ(form(0.0), 4U);
    EXPECT_EQ(form(1.0), 5U) << "0.8 classes, rounded";
    for (std::size_t c = 0; c < rows(classes); ++c) {
        const bool split = classes.grade[c] == 3;
        EXPECT_EQ(classes.size_by_cap[c], split ? 27.0F : static_cast<float>(classes.size[c])) << c;
        EXPECT_EQ(classes.size[c] < 15, split) << c;
    }
    schools.vacant[0] = 2.0F; // nobody holds them
    EXPECT_EQ(form(1.0), 4U);
    schools.vacant[0] = 0.0F;
    effects.smaller_classes[0] = 0.5F; // what those posts are for already: a cap of 27
    EXPECT_EQ(form(1.0), 4U);
    effects.smaller_classes[0] = 0.0F;
    effects.posts[0] = -2.0F;
    EXPECT_EQ(form(1.0), 4U) << "the cap holds for schools that lose posts too";
}

class SectionSizes : public testing::TestWithParam<std::size_t> {};

TEST_P(SectionSizes, AreWithinTheCapAndWithinOneOfEachOther)
{
    Schools schools = plain_schools(1);
    Pupils pupils = plain_pupils(GetParam());
    const Classes classes = classes_of(pupils, schools);
    const auto [least, most] = std::minmax_element(classes.size.begin(), classes.size.end());
    EXPECT_LE(*most, 28);
    EXPECT_LE(*most - *least, 1);
    EXPECT_EQ(rows(classes), (GetParam() + 27) / 28) << "no more sections than the cap asks for";
}

INSTANTIATE_TEST_SUITE_P(FormClasses, SectionSizes,
                         testing::Values(1, 28, 29, 56, 57, 58, 85, 113, 141));

TEST(FormClasses, WithoutPupilsThereAreNoClassesAndSharesStay)
{
    Schools schools = plain_schools(1);
    schools.postsec[0] = 0.4F;
    Pupils pupils;
    const Classes classes = classes_of(pupils, schools);
    EXPECT_EQ(rows(classes), 0U);
    EXPECT_EQ(schools.roll_all[0], 0.0F);
    EXPECT_EQ(schools.postsec[0], 0.4F);
}

TEST(FormClasses, ClassesHaveIdsOfTheirOwn)
{
    Schools schools = plain_schools(2);
    Pupils pupils;
    for (std::uint8_t grade = 0; grade < grade_count; ++grade) {
        add_pupils(pupils, 60, grade, 0);
        add_pupils(pupils, 20, grade, 1);
    }
    Classes classes = classes_of(pupils, schools);
    std::sort(classes.id.begin(), classes.id.end());
    EXPECT_EQ(std::adjacent_find(classes.id.begin(), classes.id.end()), classes.id.end());
}

TEST(FormClasses, TheRollCountsGradesOneToNineAndTheWholeSchoolApart)
{
    Schools schools = plain_schools(1);
    Pupils pupils = plain_pupils(10, 0);
    add_pupils(pupils, 8, 4, 0);
    for (std::size_t i = 0; i < 12; ++i) {
        pupils.traits[i].education = 3; // all ten in the preschool class, two in grade 4
    }
    pupils.traits[17].background = static_cast<std::uint8_t>(Background::born_abroad);
    (void)classes_of(pupils, schools);
    EXPECT_EQ(schools.roll[0], 8.0F);
    EXPECT_EQ(schools.roll_all[0], 18.0F);
    EXPECT_FLOAT_EQ(schools.postsec[0], 0.25F);
    EXPECT_FLOAT_EQ(schools.foreign[0], 0.125F);
}

TEST(FormClasses, PriorSkillIsTheMeanOfBothDomainsOverTheClass)
{
    Schools schools = plain_schools(1);
    Pupils pupils = plain_pupils(2);
    pupils.home_language = {1.0F, 0.0F};
    pupils.home_maths = {2.0F, 1.0F};
    const Classes classes = classes_of(pupils, schools);
    EXPECT_FLOAT_EQ(classes.prior_skill[0], 1.0F);
}

TEST(FormClasses, SectionsMostlyKeepTheirPupilsWhenOneLeaves)
{
    Schools schools = plain_schools(1);
    Pupils all = plain_pupils(54);
    const Classes before = classes_of(all, schools);
    for (const std::size_t gone : {0U, 20U, 53U}) {
        Pupils rest = all;
        std::vector<std::uint8_t> stays(54, 1);
        stays[gone] = 0;
        keep(rest, stays);
        const Classes after = classes_of(rest, schools);
        std::map<PersonId, std::uint32_t> section;
        for (std::size_t i = 0; i < 54; ++i) {
            section[all.id[i]] = before.id[before.of_pupil[i]];
        }
        int moved = 0;
        for (std::size_t i = 0; i < 53; ++i) {
            moved += after.id[after.of_pupil[i]] != section[rest.id[i]] ? 1 : 0;
        }
        EXPECT_LE(moved, 5) << gone;
    }
}

/// The section with the highest word of those that have room, of equals the first.
std::size_t highest_of(const Words& words, std::size_t room)
{
    std::size_t best = ordered_sections;
    for (std::size_t k = 0; k < ordered_sections; ++k) {
        const bool has_room = (room >> k & 1U) != 0;
        best = has_room && (best == ordered_sections || words[k] > words[best]) ? k : best;
    }
    return best;
}

TEST(SectionOrder, SaysForEveryRoomWhichSectionTheWordsRankHighest)
{
    for (std::uint64_t id = 0; id < 500; ++id) {
        Words words = tick_of().draw.words(Stream::sections, 0, id, 0);
        words[id % 4] = id % 3 == 0 ? words[(id + 1) % 4] : words[id % 4]; // equals too
        const SectionOrder order = section_order(words[0], words[1], words[2], words[3]);
        EXPECT_NE(order, 0);
        for (std::size_t room = 1; room < highest_with_room.size(); ++room) {
            EXPECT_EQ(highest_with_room[room][order], highest_of(words, room));
        }
    }
}

TEST(SectionRooms, OfFewSectionsOpenAndCloseAsThoseOfMany)
{
    for (std::size_t sections = 1; sections <= ordered_sections; ++sections) {
        for (std::size_t pupils = 1; pupils < 70; ++pupils) {
            FewRooms few(pupils, sections);
            Rooms many(pupils, sections);
            for (std::size_t i = 0; i < pupils; ++i) {
                for (std::size_t k = 0; k < sections; ++k) {
                    ASSERT_EQ(few.open() >> k & 1U, many.offer(k, 1)) << pupils << ' ' << sections;
                }
                const Words words = tick_of().draw.words(Stream::sections, 0, 1000 * pupils + i, 0);
                const std::size_t section = highest_of(words, few.open());
                few.take(section);
                many.take(section);
                ASSERT_EQ(few.taken(section), many.taken(section));
            }
            EXPECT_EQ(few.open(), 0U) << "sections have room for all, and for no more";
        }
    }
}

TEST(FormClasses, WhoIsKnownAlreadyIsPlacedAsWhoIsDrawnAnew)
{
    for (const std::size_t size : {54U, 70U, 100U}) {
        Schools schools = plain_schools(1);
        Pupils known = plain_pupils(size / 2);
        (void)classes_of(known, schools);
        add_pupils(known, size - size / 2, known.now[0].grade, 0);
        Pupils unknown = known;
        for (ThisYear& now : unknown.now) {
            now.sections = 0;
        }
        EXPECT_EQ(classes_of(known, schools).of_pupil, classes_of(unknown, schools).of_pupil);
        EXPECT_EQ(known.now, unknown.now);
    }
}

} // namespace
} // namespace likvard
