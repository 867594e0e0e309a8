// The viewer as a person uses it: levers moved with the mouse, numbers read back, plans saved and
// run by the command line, languages, keys, faults, a crash, and rest.
#include "viz/screen.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <thread>

namespace likvard::screen {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::json;

std::string shown_sentence(const Viewer& viewer)
{
    const auto first = viewer.find("headline");
    const auto more = viewer.find("headline.more");
    return (first ? first->label : "") + (more ? " " + more->label : "");
}

TEST(Window, AMovedLeverGivesTheNumbersThatTheCommandLineGivesOfTheSavedPlan)
{
    const Folder folder;
    const fs::path plan = copied_plan(folder);
    Viewer viewer(small_window(plan), folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    const std::string at_first = viewer.hash();
    const json before = run_json(plan, small);
    EXPECT_EQ(before.at("result_hash"), at_first);
    EXPECT_EQ(before.at("sentence").at("sv"), shown_sentence(viewer));

    viewer.click("lever.resource_team.fte", 0.8);
    ASSERT_TRUE(viewer.wait_until_whole(at_first));
    const std::string moved = viewer.hash();
    EXPECT_NE(viewer.find("lever.resource_team.fte")->value, "7 tjänster");
    EXPECT_TRUE(viewer.find("plan.changed").has_value());
    viewer.key("ctrl+s");
    ASSERT_TRUE(viewer.wait_for([](const Viewer& v) { return !v.find("plan.changed"); }));
    const json after = run_json(plan, small);
    EXPECT_EQ(after.at("result_hash"), moved);
    EXPECT_EQ(after.at("sentence").at("sv"), shown_sentence(viewer));

    viewer.key("ctrl+z");
    ASSERT_TRUE(viewer.wait_until_whole(moved));
    EXPECT_EQ(viewer.hash(), at_first);
    viewer.key("ctrl+y");
    ASSERT_TRUE(viewer.wait_until_whole(at_first));
    EXPECT_EQ(viewer.hash(), moved);
}

TEST(Window, EveryTextFitsInBothLanguagesAndALanguageIsChangedAtOnce)
{
    const Folder folder;
    Viewer viewer(small_window(scenarios / "botkyrka_2019_package.toml"), folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    EXPECT_EQ(viewer.find("tab.schools")->label, "Skolor");
    for (int tab = 1; tab <= 7; ++tab) {
        viewer.key("ctrl+" + std::to_string(tab));
        std::this_thread::sleep_for(200ms);
        ASSERT_TRUE(viewer.wait_for([](const Viewer&) { return true; }));
        EXPECT_EQ(misfits(viewer), "") << "tab " << tab;
    }
    viewer.key("ctrl+1");
    viewer.click("language");
    ASSERT_TRUE(viewer.wait_for([](const Viewer& v) {
        const auto tab = v.find("tab.schools");
        return tab && tab->label == "Schools";
    }));
    EXPECT_EQ(misfits(viewer), "");
    EXPECT_EQ(shown_sentence(viewer), run_json(scenarios / "botkyrka_2019_package.toml", small)
                                          .at("sentence")
                                          .at("en")
                                          .get<std::string>());
}

TEST(Window, InASmallWindowAndInLargeTypeTheDifferenceIsATabAndNothingIsCutOff)
{
    const std::vector<std::pair<std::string, std::string>> windows{
        {"1280x720", "1"}, {"1280x720", "2"}, {"1600x1000", "2"}};
    for (const auto& [size, scale] : windows) {
        const Folder folder;
        Viewer viewer({"--size", size, "--scale", scale, "--lang", "sv", "--replicates", small,
                       (scenarios / "botkyrka_2019_package.toml").string()},
                      folder, folder / "state");
        ASSERT_TRUE(viewer.wait_until_whole());
        EXPECT_EQ(viewer.find("tab.difference")->value, "chosen");
        int number = 0;
        for (const char* tab :
             {"schools", "map", "money", "staff", "why", "person", "limits", "difference"}) {
            viewer.key("ctrl+" + std::to_string(++number));
            ASSERT_TRUE(viewer.wait_for([&](const Viewer& v) {
                return v.find("tab." + std::string(tab))->value == "chosen";
            }));
            std::this_thread::sleep_for(100ms); // the frame after: lists have found their width
            ASSERT_TRUE(viewer.wait_for([](const Viewer&) { return true; }));
            EXPECT_EQ(misfits(viewer), "") << size << " at " << scale << ", tab " << tab;
            EXPECT_EQ(collisions(viewer), "") << size << " at " << scale << ", tab " << tab;
        }
        EXPECT_TRUE(viewer.find("difference").has_value()) << size << " at " << scale;
    }
    const Folder folder;
    Viewer wide(small_window(scenarios / "botkyrka_2019_package.toml"), folder, folder / "state");
    ASSERT_TRUE(wide.wait_until_whole());
    EXPECT_FALSE(wide.find("tab.difference").has_value());
    EXPECT_TRUE(wide.find("difference").has_value()); // beside the outcome
    EXPECT_EQ(wide.find("tab.schools")->value, "chosen");
}

/// Types into the field that has the keyboard, and again, as one does when letters got lost: on a
/// busy machine a field may take its first frame after the first letter.
bool type_until_it_stands(Viewer& viewer, const std::string& field, const std::string& words)
{
    constexpr int tries = 4;
    const auto stands = [&](const Viewer& v) {
        const auto seen = v.find(field);
        return seen && seen->value == words;
    };
    for (int k = 0; k < tries; ++k) {
        viewer.type(words);
        if (viewer.wait_for(stands, std::chrono::seconds(10))) {
            return true;
        }
        viewer.key("ctrl+a"); // what is typed next takes the place of what stands there
    }
    return false;
}

TEST(Window, ThePaletteDoesWhatIsTyped)
{
    const Folder folder;
    Viewer viewer(small_window(scenarios / "botkyrka_2019_package.toml"), folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    viewer.click("status.enough"); // the pointer within the window, nothing pressed
    viewer.key("ctrl+k");
    ASSERT_TRUE(
        viewer.wait_for([](const Viewer& v) { return v.find("palette.search").has_value(); }));
    EXPECT_EQ(misfits(viewer), ""); // rows as high as their letters
    ASSERT_TRUE(type_until_it_stands(viewer, "palette.search", "karta"));
    viewer.key("Return");
    ASSERT_TRUE(viewer.wait_for([](const Viewer& v) {
        return !v.find("palette.search") && v.find("tab.map")->value == "chosen";
    }));
}

TEST(Window, ABadFileIsExplainedWithItsLineAndTheWindowStays)
{
    const Folder folder;
    const fs::path bad = folder / "bad.toml";
    std::ofstream(bad) << "municipality = \"botkyrka\"\n[levers.resource_team]\nfte = \"7 km\"\n";
    Words arguments = small_window(scenarios / "botkyrka_2019_package.toml");
    arguments.insert(arguments.end(), {"--do", "plan.open=" + bad.string()});
    Viewer viewer(arguments, folder, folder / "state");
    ASSERT_TRUE(viewer.wait_for([](const Viewer& v) { return v.find("notice.0").has_value(); }));
    EXPECT_NE(viewer.find("notice.0")->label.find("bad.toml:3"), std::string::npos);
    EXPECT_TRUE(viewer.is_running());
    viewer.key("Escape");
    EXPECT_TRUE(viewer.wait_for([](const Viewer& v) { return !v.find("notice.0"); }));
}

TEST(Window, WhatWasNotSavedComesBackAfterACrash)
{
    const Folder folder;
    const fs::path plan = copied_plan(folder);
    const fs::path state = folder / "state";
    std::string moved;
    {
        Viewer viewer(small_window(plan), folder, state);
        ASSERT_TRUE(viewer.wait_until_whole());
        const std::string at_first = viewer.hash();
        viewer.click("lever.resource_team.fte", 0.9);
        ASSERT_TRUE(viewer.wait_until_whole(at_first));
        moved = viewer.hash();
        ASSERT_TRUE(viewer.wait_for(
            [&](const Viewer&) { return fs::exists(state / "likvard" / "unsaved.toml"); }));
        viewer.kill_it();
    }
    Viewer again({"--size", "1400x900", "--scale", "1", "--replicates", small}, folder, state);
    ASSERT_TRUE(again.wait_until_whole());
    EXPECT_EQ(again.hash(), moved);
    EXPECT_TRUE(again.find("notice.title").has_value());
    EXPECT_TRUE(again.find("plan.changed").has_value());
}

TEST(Window, WhatIsOnTheScreenIsExportedAsItStandsAndMadeAgainByReplay)
{
    const Folder folder;
    Words command{LIKVARD_VIEW, "--dump-ui", "-", "--replicates", small, "--lang", "en"};
    for (const char* look : {"view.paths", "tab=0", "schools.sort=name"}) {
        command.insert(command.end(), {"--do", look});
    }
    std::vector<fs::path> files;
    for (const char* what : {"over_time", "difference", "tab"}) {
        for (const char* ending : {".svg", ".png", ".pdf"}) {
            files.push_back(folder / (std::string(what) + ending));
            command.insert(command.end(),
                           {"--do", "export." + std::string(what) + "=" + files.back().string()});
        }
    }
    command.insert(command.end(), {"--do", "tab=4"}); // why: taken apart before what follows
    for (const char* ending : {".svg", ".png", ".pdf"}) {
        files.push_back(folder / ("why" + std::string(ending)));
        command.insert(command.end(), {"--do", "export.tab=" + files.back().string()});
    }
    command.push_back((scenarios / "botkyrka_2019_package.toml").string());
    const Said said = run(command, {"XDG_STATE_HOME=" + (folder / "state").string()});
    ASSERT_EQ(said.status, 0) << said.err;
    for (const fs::path& file : files) {
        const Said again = run({LIKVARD_PROGRAM, "replay", file.string(), "--quiet"});
        EXPECT_EQ(again.out.substr(0, 10), "identical:") << file << again.out << again.err;
    }
    EXPECT_NE(file_text(folder / "why.svg").find("Resource team"), std::string::npos);
    std::ostringstream all;
    all << std::ifstream(folder / "tab.svg").rdbuf();
    const std::string svg = all.str();
    EXPECT_NE(svg.find("key=\"seed\""), std::string::npos);
    EXPECT_NE(svg.find("[[levers.school_package]]"), std::string::npos);
    EXPECT_LT(svg.find(">Björkhaga skola<"), svg.find(">Tunaskolan<")); // by name
    // A figure that was touched is told from the one that was exported.
    std::ofstream(folder / "tab.svg", std::ios::app) << "<!-- -->";
    EXPECT_EQ(run({LIKVARD_PROGRAM, "replay", (folder / "tab.svg").string(), "--quiet"}).status,
              65);
}

TEST(Window, APlanBehindACommandIsOpenedAndACommandThatIsNoneIsNamed)
{
    const Folder folder;
    const Said said =
        run({LIKVARD_VIEW, "--dump-ui", "-", "--replicates", "2", "--lang", "en", "--do", "tab=2",
             "--do", "no.such", (scenarios / "umea_team.toml").string()},
            {"XDG_STATE_HOME=" + (folder / "state").string()});
    ASSERT_EQ(said.status, 0) << said.err;
    EXPECT_NE(said.out.find("Umeå: "), std::string::npos);
    EXPECT_NE(said.out.find("\"id\": \"notice.title\", \"label\": \"no.such\""), std::string::npos);
}

TEST(Window, AnExportAsksForANameAndSaysWhatItMayEndWith)
{
    const Folder folder;
    Viewer viewer(small_window(scenarios / "botkyrka_2019_package.toml"), folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    viewer.key("ctrl+e");
    ASSERT_TRUE(viewer.wait_for([](const Viewer& v) { return v.find("file.name").has_value(); }));
    EXPECT_TRUE(
        viewer.find("file.name")->value.ends_with("/botkyrka_gap_school_quarters_pass_pp.svg"));
    viewer.click("file.pdf");
    EXPECT_TRUE(viewer.wait_for(
        [](const Viewer& v) { return v.find("file.name")->value.ends_with("_pp.pdf"); }));
    viewer.key("Escape");
    EXPECT_TRUE(viewer.wait_for([](const Viewer& v) { return !v.find("file.name"); }));
}

TEST(Window, AnExportsEndingIsThatOfTheFileAndNeverOfItsFolder)
{
    const Folder folder;
    const fs::path dotted = folder / "my.data";
    fs::create_directory(dotted);
    Viewer viewer(small_window(scenarios / "botkyrka_2019_package.toml"), folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    viewer.key("ctrl+e");
    ASSERT_TRUE(viewer.wait_for([](const Viewer& v) { return v.find("file.name").has_value(); }));
    viewer.click("file.name");
    viewer.key("ctrl+a");
    viewer.type((dotted / "fig").string()); // no ending yet
    for (const char* ending : {"pdf", "svg"}) {
        const std::string wanted = (dotted / "fig.").string() + ending;
        viewer.click(std::string("file.") + ending);
        EXPECT_TRUE(viewer.wait_for([&](const Viewer& v) {
            return v.find("file.name")->value == wanted;
        })) << viewer.find("file.name")->value;
    }
}

TEST(Window, SchoolsOfALeverAreChosenOnTheMap)
{
    const Folder folder;
    Viewer viewer(window_choosing_on_the_map(), folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    const std::string at_first = viewer.hash();
    const auto marks = [](const Viewer& v, const std::string& value) {
        std::vector<std::string> found;
        for (const Seen& seen : v.all()) {
            if (seen.id.starts_with("figure.map.school:") && seen.value == value && seen.visible) {
                found.push_back(seen.id);
            }
        }
        return found;
    };
    ASSERT_TRUE(viewer.wait_for([&](const Viewer& v) { return marks(v, "chosen").size() == 2; }));
    const std::string another = marks(viewer, "").front();
    viewer.click(another);
    ASSERT_TRUE(viewer.wait_for([&](const Viewer& v) {
        const auto seen = v.find(another);
        return seen && seen->value == "chosen";
    }));
    EXPECT_TRUE(viewer.find("plan.changed").has_value());
    EXPECT_EQ(viewer.find("lever.school_package.schools")->label, "3 valda skolor");
    ASSERT_TRUE(viewer.wait_until_whole(at_first));
    const std::string with_it = viewer.hash(); // the answer without it may be there at once
    viewer.click(another);
    ASSERT_TRUE(viewer.wait_until_whole(with_it));
    EXPECT_EQ(viewer.hash(), at_first);
}

TEST(Window, PartsOfTheWindowAreDrawnWiderAndStayThatWay)
{
    const Folder folder;
    double wide = 0.0;
    {
        Viewer viewer(small_window(scenarios / "botkyrka_2019_package.toml"), folder,
                      folder / "state");
        ASSERT_TRUE(viewer.wait_until_whole());
        const double before = viewer.find("split.plan")->x;
        viewer.drag("split.plan", 120);
        ASSERT_TRUE(viewer.wait_for(
            [&](const Viewer& v) { return v.find("split.plan")->x > before + 60.0; }));
        std::this_thread::sleep_for(1s); // the last of the drag
        ASSERT_TRUE(viewer.wait_for([](const Viewer&) { return true; }));
        wide = viewer.find("split.plan")->x;
        viewer.key("ctrl+q");
        ASSERT_TRUE(viewer.wait_for([](const Viewer& v) { return !v.is_running(); }));
    }
    Viewer again(small_window(scenarios / "botkyrka_2019_package.toml"), folder, folder / "state");
    ASSERT_TRUE(again.wait_until_whole());
    EXPECT_NEAR(again.find("split.plan")->x, wide, 1.0);
}

TEST(Window, APupilAndATeacherAreFollowedInBothWorlds)
{
    const Folder folder;
    Viewer viewer(small_window(scenarios / "botkyrka_2019_package.toml"), folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    viewer.key("ctrl+6");
    ASSERT_TRUE(
        viewer.wait_for([](const Viewer& v) { return v.find("person.pick_teacher").has_value(); }));
    const auto first_year_says = [](const char* words) {
        return [words](const Viewer& v) {
            const auto with = v.find("life.0.plan");
            const auto note = v.find("life.0.plan.note");
            return with && note && (with->label + note->label).find(words) != std::string::npos;
        };
    };
    viewer.click("person.pick_teacher");
    ASSERT_TRUE(viewer.wait_for(first_year_says("handledd till")));
    EXPECT_TRUE(viewer.find("life.9.baseline").has_value());
    viewer.click("person.pick");
    ASSERT_TRUE(viewer.wait_for(first_year_says("årskurs 2")));
    EXPECT_FALSE(viewer.find("life.9.baseline").has_value()); // a pupil leaves grade 9 before
    viewer.click("language");
    EXPECT_TRUE(viewer.wait_for(first_year_says("grade 2")));
}

TEST(Window, AtRestItUsesNoProcessor)
{
    const Folder folder;
    Viewer viewer(small_window(scenarios / "botkyrka_2019_package.toml"), folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    std::this_thread::sleep_for(1s); // the last frames
    const double before = viewer.cpu();
    std::this_thread::sleep_for(3s);
    EXPECT_LE(viewer.cpu() - before, 0.05); // seconds; a loop that draws would use three
}

TEST(Window, WithoutADisplayItSaysWhatToDoInstead)
{
    const Said said = run({LIKVARD_VIEW}, {"DISPLAY=:9999", "XDG_STATE_HOME=/nonexistent"});
    EXPECT_EQ(said.status, 73);
    EXPECT_NE(said.err.find("likvard report"), std::string::npos);
    const Said verb = run({LIKVARD_PROGRAM, "view", "--lang", "sv"},
                          {"DISPLAY=:9999", "XDG_STATE_HOME=/nonexistent"});
    EXPECT_EQ(verb.status, 73);
    EXPECT_NE(verb.err.find("likvard-view: no window"), std::string::npos);
    const Said wrong = run({LIKVARD_VIEW, "--size", "wide"});
    EXPECT_EQ(wrong.status, 64);
    const Said missing = run({LIKVARD_VIEW, "no_such_plan.toml"});
    EXPECT_EQ(missing.status, 66);
}

} // namespace
} // namespace likvard::screen
