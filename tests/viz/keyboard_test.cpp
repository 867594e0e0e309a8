// The viewer without a mouse.
#include "viz/screen.hpp"

#include <gtest/gtest.h>

#include <set>

namespace likvard::screen {
namespace {

const std::set<std::string> controls{"button", "checkbox", "slider", "timeline", "choice",
                                     "tab",    "row",      "field",  "splitter", "place"};

/// Tab after Tab until the keyboard is where it began.
std::set<std::string> walked_through(Viewer& viewer)
{
    constexpr int patience = 400;
    std::set<std::string> reached;
    for (int k = 0; k < patience; ++k) {
        const auto now = viewer.walk("Tab");
        if (!now || !reached.insert(now->id).second) {
            break;
        }
    }
    return reached;
}

std::string not_among(const std::set<std::string>& reached, const Viewer& viewer)
{
    std::string missed;
    for (const Seen& seen : viewer.all()) {
        const bool is_one = controls.contains(seen.role) && seen.enabled;
        missed += is_one && !reached.contains(seen.id) ? seen.id + "\n" : "";
    }
    return missed;
}

bool walk_to(Viewer& viewer, const std::string& id, const std::string& key = "Tab")
{
    constexpr int patience = 200;
    for (int k = 0; k < patience; ++k) {
        const auto now = viewer.walk(key);
        if (now && now->id.starts_with(id)) {
            return true;
        }
    }
    return false;
}

TEST(Keyboard, TabStopsAtEveryControlOfTheWindow)
{
    const Folder folder;
    Words arguments = small_window(scenarios / "botkyrka_2019_package.toml");
    arguments.insert(arguments.end(), {"--do", "tab=1"});
    Viewer viewer(arguments, folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    const auto reached = walked_through(viewer);
    EXPECT_GT(reached.size(), 40U);
    EXPECT_EQ(not_among(reached, viewer), "");
    EXPECT_EQ(std::ranges::count_if(
                  reached, [](const auto& id) { return id.starts_with("figure.map.school:"); }),
              28);                   // every school of Botkyrka that the map shows
    for (const auto& id : reached) { // a mark of the plan is no control
        EXPECT_FALSE(id.ends_with(".mark")) << id;
    }
}

TEST(Keyboard, InLargeTypeWhatIsOutOfSightIsBroughtIntoSight)
{
    const Folder folder;
    Viewer viewer({"--size", "1280x720", "--scale", "2", "--lang", "sv", "--replicates", small,
                   "--do", "tab=0", (scenarios / "botkyrka_2019_package.toml").string()},
                  folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    ASSERT_FALSE(viewer.find("schools.sort.name")->visible);
    const auto reached = walked_through(viewer);
    EXPECT_EQ(not_among(reached, viewer), "");
    EXPECT_TRUE(reached.contains("schools.sort.name"));
    ASSERT_TRUE(walk_to(viewer, "schools.sort.name"));
    EXPECT_TRUE(viewer.focused()->visible);
}

TEST(Keyboard, ADialogueKeepsTheKeyboardUntilEscape)
{
    const Folder folder;
    Viewer viewer(small_window(scenarios / "botkyrka_2019_package.toml"), folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    viewer.key("ctrl+o");
    ASSERT_TRUE(viewer.wait_for([](const Viewer& v) { return v.find("file.name").has_value(); }));
    const auto reached = walked_through(viewer);
    EXPECT_TRUE(reached.contains("file.ok"));
    EXPECT_TRUE(reached.contains("file.cancel"));
    EXPECT_TRUE(reached.contains("file.0"));
    EXPECT_TRUE(reached.contains("file.name"));
    EXPECT_FALSE(reached.contains("tab.map"));
    viewer.key("Escape");
    EXPECT_TRUE(viewer.wait_for([](const Viewer& v) { return !v.find("file.name"); }));
}

TEST(Keyboard, SchoolsOfTheMapAreWalkedWithArrowsAndEnterShowsOne)
{
    const Folder folder;
    Words arguments = small_window(scenarios / "botkyrka_2019_package.toml");
    arguments.insert(arguments.end(), {"--do", "tab=1", "--do", "view.large_tab"});
    Viewer viewer(arguments, folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    ASSERT_TRUE(walk_to(viewer, "figure.map.school:"));
    const std::string first = viewer.focused()->id;
    std::set<std::string> walked{first};
    for (const char* arrow : {"Down", "Down", "Left", "Up", "Right"}) {
        const auto now = viewer.walk(arrow);
        ASSERT_TRUE(now.has_value());
        if (now->id.starts_with("figure.map.school:")) {
            walked.insert(now->id);
        }
    }
    EXPECT_GE(walked.size(), 3U);
    ASSERT_TRUE(viewer.focused()->id.starts_with("figure.map.school:"));
    const std::string tip = viewer.focused()->label;
    viewer.key("Return");
    ASSERT_TRUE(
        viewer.wait_for([](const Viewer& v) { return v.find("school.title").has_value(); }));
    const std::string title = viewer.find("school.title")->label;
    EXPECT_EQ(tip.substr(0, 6), title.substr(0, 6)) << tip << " | " << title;
}

TEST(Keyboard, SchoolsOfALeverAreChosenOnTheMapWithEnter)
{
    const Folder folder;
    Viewer viewer(window_choosing_on_the_map(), folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    const std::string at_first = viewer.hash();
    ASSERT_TRUE(walk_to(viewer, "figure.map.school:"));
    while (!viewer.focused()->value.empty()) { // chosen already, or out of reach
        ASSERT_TRUE(walk_to(viewer, "figure.map.school:"));
    }
    const std::string school = viewer.focused()->id;
    const auto stands = [&](const std::string& value) {
        return viewer.wait_for([&](const Viewer& v) {
            const auto seen = v.find(school);
            return seen && seen->value == value && seen->focused;
        });
    };
    viewer.key("Return");
    ASSERT_TRUE(stands("chosen"));
    EXPECT_EQ(viewer.find("lever.school_package.schools")->label, "3 valda skolor");
    ASSERT_TRUE(viewer.wait_until_whole(at_first));
    const std::string with_it = viewer.hash(); // the answer without it may be there at once
    viewer.key("space");
    ASSERT_TRUE(stands(""));
    ASSERT_TRUE(viewer.wait_until_whole(with_it));
    EXPECT_EQ(viewer.hash(), at_first);
}

TEST(Keyboard, ALeverIsSwitchedMovedAndDatedWithKeysAlone)
{
    const Folder folder;
    Viewer viewer(small_window(scenarios / "botkyrka_2019_package.toml"), folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    ASSERT_TRUE(walk_to(viewer, "lever.resource_team.fte"));
    const std::string posts = viewer.focused()->value;
    viewer.key("Return"); // takes the handle
    viewer.key("Right");
    EXPECT_TRUE(viewer.wait_for(
        [&](const Viewer& v) { return v.find("lever.resource_team.fte")->value != posts; }));
    viewer.key("Return"); // lets it go
    ASSERT_TRUE(walk_to(viewer, "lever.resource_team.when"));
    const std::string span = viewer.focused()->value;
    viewer.key("Left");
    EXPECT_TRUE(viewer.wait_for(
        [&](const Viewer& v) { return v.find("lever.resource_team.when")->value != span; }));
    ASSERT_TRUE(walk_to(viewer, "lever.assistant_principals"));
    viewer.key("space");
    EXPECT_TRUE(viewer.wait_for(
        [](const Viewer& v) { return v.find("lever.assistant_principals")->value == "on"; }));
    ASSERT_TRUE(walk_to(viewer, "split.plan"));
    const double edge = viewer.find("split.plan")->x;
    viewer.key("Right");
    EXPECT_TRUE(
        viewer.wait_for([&](const Viewer& v) { return v.find("split.plan")->x > edge + 4.0; }));
}

} // namespace
} // namespace likvard::screen
