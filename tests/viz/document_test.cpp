// The plan being worked on: undo without end, gestures, what differs and how it is taken back; and
// that every word of the window is there in both languages.
#include "model/lever.hpp"
#include "viz/panels/document.hpp"
#include "viz/panels/lever_text.hpp"
#include "viz/panels/words.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace likvard::view {
namespace {

const LeverType& team()
{
    return *lever_named("resource_team");
}

Scenario with_team(double fte)
{
    Scenario plan;
    LeverUse use = first_use(plan, team());
    use.values.front() = fte;
    return with_use(plan, use);
}

TEST(Document, UndoesAndRedoesEveryStepByName)
{
    Document document{Scenario{}};
    EXPECT_FALSE(document.can_undo());
    constexpr int steps = 300;
    for (int k = 1; k <= steps; ++k) {
        document.edit({"steg " + std::to_string(k), "step " + std::to_string(k)}, with_team(k));
    }
    EXPECT_EQ(document.undo_name().sv, "steg 300");
    for (int k = 0; k < steps; ++k) {
        document.undo();
    }
    EXPECT_FALSE(document.can_undo());
    EXPECT_FALSE(document.changed());
    EXPECT_EQ(document.redo_name().en, "step 1");
    document.redo();
    EXPECT_TRUE(same(document.now(), with_team(1)));
    document.edit({"annat", "other"}, with_team(9.5)); // what was undone is gone
    EXPECT_FALSE(document.can_redo());
}

TEST(Document, AGestureIsOneStepAndNothingIsNone)
{
    Document document{Scenario{}};
    for (const double fte : {1.0, 2.0, 3.0}) {
        document.edit({"dra", "drag"}, with_team(fte), "team.fte");
    }
    document.edit({"inget", "nothing"}, with_team(3.0));
    document.undo();
    EXPECT_FALSE(document.can_undo());
    document.redo();
    document.end_gesture();
    document.edit({"dra", "drag"}, with_team(4.0), "team.fte");
    document.undo();
    EXPECT_TRUE(same(document.now(), with_team(3.0)));
}

TEST(Document, DifferencesAreFoundAndTakenBackOneByOne)
{
    const Scenario from = with_team(7.0);
    Scenario now = with_team(9.0);
    now = with_use(now, first_use(now, *lever_named("marketing")));
    const auto found = differences(from, now);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].change, Change::changed);
    EXPECT_EQ(found[1].change, Change::added);
    Scenario back = reverted(from, now, found[0]);
    ASSERT_EQ(differences(from, back).size(), 1U);
    back = reverted(from, back, differences(from, back).front());
    EXPECT_TRUE(same(from, back));
    const Scenario nothing = without_use(from, 0);
    ASSERT_EQ(differences(from, nothing).front().change, Change::removed);
    EXPECT_TRUE(same(from, reverted(from, nothing, differences(from, nothing).front())));
}

TEST(Document, UsesStandInTheOrderOfTheReader)
{
    Scenario plan;
    for (const char* key : {"marketing", "school_merge", "resource_team", "tutoring"}) {
        plan = with_use(plan, first_use(plan, *lever_named(key)));
    }
    std::size_t last = 0;
    for (const LeverUse& use : plan.levers) {
        const auto all = levers();
        const auto at =
            static_cast<std::size_t>(std::find(all.begin(), all.end(), use.type) - all.begin());
        EXPECT_GE(at, last);
        last = at;
    }
}

TEST(Words, EveryOneIsThereInBothLanguages)
{
    for (std::size_t k = 0; k < say_count; ++k) {
        EXPECT_FALSE(say(static_cast<Say>(k), Language::sv).empty());
        EXPECT_FALSE(say(static_cast<Say>(k), Language::en).empty());
    }
}

TEST(Words, EveryFieldOfEveryLeverHasAName)
{
    for (const LeverType* lever : levers()) {
        for (const FieldInfo& field : lever->fields) {
            EXPECT_NE(field_name(field.key, Language::sv), field.key) << lever->key;
        }
    }
}

TEST(Words, ASliderStopsWithinItsBoundsAndAtItsDefault)
{
    for (const LeverType* lever : levers()) {
        for (const FieldInfo& field : lever->fields) {
            EXPECT_GE(rounded(field, field.low), field.low) << lever->key << field.key;
            EXPECT_LE(rounded(field, field.high), field.high) << lever->key << field.key;
            EXPECT_DOUBLE_EQ(rounded(field, field.default_value), field.default_value)
                << lever->key << field.key;
        }
    }
}

TEST(Words, EveryFieldOfEveryLeverHasANameInSwedish)
{
    for (const LeverType* lever : levers()) {
        EXPECT_FALSE(lever->summary_sv.empty()) << lever->key;
        for (const FieldInfo& field : lever->fields) {
            EXPECT_NE(field_name(field.key, Language::sv), field.key) << lever->key;
        }
    }
}

} // namespace
} // namespace likvard::view
