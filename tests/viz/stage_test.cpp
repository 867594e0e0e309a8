// The presentation: legible from the back of a room, stepped with keys, and near what a step's
// camera is near.
#include "viz/screen.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace likvard::screen {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

TEST(Stage, OnTheStageNoTextIsLowerThanAFortiethOfThePicture)
{
    const Folder folder;
    for (const char* step : {"0", "1", "2", "3", "4", "5", "6", "7"}) {
        const Said said =
            run({LIKVARD_VIEW, "--dump-ui", "-", "--size", "1920x1080", "--lang", "sv",
                 "--replicates", "10", "--story", (scenarios / "botkyrka_2019.story.toml").string(),
                 "--do", std::string("stage.step=") + step},
                {"XDG_STATE_HOME=" + (folder / "state").string()});
        ASSERT_EQ(said.status, 0) << said.err;
        int texts = 0;
        const json log = json::parse(said.out);
        for (const json& widget : log.at("widgets")) {
            if (widget.at("role") == "text" || widget.at("role") == "headline") {
                ++texts;
                EXPECT_GE(widget.at("height").get<double>(), 1080.0 / 40.0) << widget;
                EXPECT_TRUE(widget.at("fits").get<bool>()) << widget;
            }
        }
        EXPECT_GT(texts, 4) << step;
    }
}

/// The texts of the stage's figure in a story of one step.
std::string stage_texts(const Folder& folder, const std::string& step)
{
    const fs::path file = folder / "one.story.toml";
    std::ofstream(file) << "[[step]]\nplan = \"botkyrka_2019_package\"\n" << step;
    const Said said = run({LIKVARD_VIEW, "--dump-ui", "-", "--size", "1280x720", "--lang", "en",
                           "--replicates", "10", "--story", file.string(), "--do", "tab=0"},
                          {"XDG_STATE_HOME=" + (folder / "state").string()});
    EXPECT_EQ(said.status, 0) << said.err;
    std::string texts;
    const json log = json::parse(said.out);
    for (const json& widget : log.at("widgets")) {
        EXPECT_TRUE(widget.at("fits").get<bool>()) << widget;
        texts.append(1, '[').append(widget.at("label").get<std::string>()).append(1, ']');
    }
    return texts;
}

TEST(Stage, AStepsCameraDecidesWhatTheStageShows)
{
    const Folder folder;
    const auto has = [](const std::string& texts, const std::string& words) {
        return texts.find(std::string(1, '[').append(words).append(1, ']')) != std::string::npos;
    };
    const std::string all = stage_texts(folder, "outcome = \"pass_all_pct\"\n");
    EXPECT_TRUE(has(all, "39/40"));
    EXPECT_FALSE(has(all, "26/27"));
    const std::string near =
        stage_texts(folder, "outcome = \"pass_all_pct\"\nschool = \"Brunnaskolan\"\n"
                            "years = [2025, 2028]\nrange = [50, 100]\n");
    EXPECT_FALSE(has(near, "39/40"));
    EXPECT_TRUE(has(near, "26/27"));
    EXPECT_TRUE(has(near, "The axis does not begin at zero."));
    EXPECT_NE(near.find("Brunnaskolan"), std::string::npos);
    const std::string map = stage_texts(folder, "outcome = \"pass_all_pct\"\nshow = \"map\"\n");
    EXPECT_NE(map.find("Rikstens skola"), std::string::npos);
    const std::string part = stage_texts(folder, "outcome = \"pass_all_pct\"\nshow = \"map\"\n"
                                                 "near = \"Brunnaskolan\"\nkm = 2.5\n");
    EXPECT_NE(part.find("Brunnaskolan"), std::string::npos);
    EXPECT_EQ(part.find("Rikstens skola"), std::string::npos); // ten kilometres away
    const std::string limits = stage_texts(folder, "show = \"limits\"\n");
    EXPECT_NE(limits.find("What is right to do"), std::string::npos);
    const Said bad = run({LIKVARD_PROGRAM, "check", (folder / "one.story.toml").string()});
    EXPECT_EQ(bad.status, 0) << bad.out;
    std::ofstream(folder / "one.story.toml") << "[[step]]\nshow = \"mapp\"\n";
    const Said slip = run({LIKVARD_PROGRAM, "check", (folder / "one.story.toml").string()});
    EXPECT_EQ(slip.status, 65);
    EXPECT_NE(slip.out.find("one.story.toml:2"), std::string::npos) << slip.out;
    const Said view = run({LIKVARD_VIEW, "--story", (folder / "one.story.toml").string()});
    EXPECT_EQ(view.status, 65);
    EXPECT_NE(view.err.find("one.story.toml:2"), std::string::npos) << view.err;
}

TEST(Stage, TheStageIsLeftByEscapeAndSteppedByArrows)
{
    const Folder folder;
    Words arguments = small_window(scenarios / "botkyrka_2019_package.toml");
    arguments.insert(arguments.end(), {"--do", "present"});
    Viewer viewer(arguments, folder, folder / "state");
    const auto place = [](const Viewer& v) {
        const auto seen = v.find("stage.place");
        return seen ? seen->label.substr(0, 3) : std::string();
    };
    ASSERT_TRUE(viewer.wait_for([&](const Viewer& v) { return place(v) == "1/4"; }));
    ASSERT_TRUE(viewer.wait_until_whole());
    viewer.key("Right");
    ASSERT_TRUE(viewer.wait_for([&](const Viewer& v) { return place(v) == "2/4"; }));
    viewer.key("Left");
    ASSERT_TRUE(viewer.wait_for([&](const Viewer& v) { return place(v) == "1/4"; }));
    viewer.key("d");
    ASSERT_TRUE(viewer.wait_for([](const Viewer& v) { return v.find("stage.dots").has_value(); }));
    EXPECT_NE(viewer.find("stage.dots")->label.find("av 20 framtider"), std::string::npos);
    viewer.key("d");
    viewer.key("space");
    ASSERT_TRUE(viewer.wait_for([](const Viewer& v) {
        const auto seen = v.find("stage.place");
        return seen && seen->label.find("Utan plan") != std::string::npos;
    }));
    viewer.key("Escape");
    EXPECT_TRUE(viewer.wait_for([](const Viewer& v) { return v.find("tab.schools").has_value(); }));
}

} // namespace
} // namespace likvard::screen
