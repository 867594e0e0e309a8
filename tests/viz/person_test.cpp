// What a person does with the viewer beside moving levers: drops files on it, takes its command
// line elsewhere, and compares plans.
#include "viz/other_window.hpp"
#include "viz/screen.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

namespace likvard::screen {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

TEST(Person, AFileDroppedOnTheWindowIsOpenedAndABadOneExplained)
{
    const Folder folder;
    const fs::path good = folder / "my team åäö.toml"; // spaces and letters as people have them
    fs::copy_file(scenarios / "umea_team.toml", good);
    const fs::path bad = folder / "bad.toml";
    std::ofstream(bad) << "municipality = \"botkyrka\"\n[levers.resource_team]\nfte = \"7 km\"\n";
    Viewer viewer(small_window(scenarios / "botkyrka_2019_package.toml"), folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    const std::string before = viewer.hash();
    const std::string display = Screen::instance().display();

    drop_files(display, "likvard", {bad.string()});
    ASSERT_TRUE(viewer.wait_for([](const Viewer& v) { return v.find("notice.0").has_value(); }));
    EXPECT_NE(viewer.find("notice.0")->label.find("bad.toml:3"), std::string::npos);
    viewer.key("Escape");
    ASSERT_TRUE(viewer.wait_for([](const Viewer& v) { return !v.find("notice.0"); }));
    EXPECT_EQ(viewer.hash(), before); // what was open stays open

    drop_files(display, "likvard", {good.string()});
    ASSERT_TRUE(viewer.wait_until_whole(before));
    EXPECT_TRUE(viewer.find("plan.title")->label.starts_with("Umeå: "));
    EXPECT_EQ(viewer.hash(), run_json(good, small).at("result_hash"));
}

/// What stands between the last "run " and the end, as a shell would give it to a program.
Words as_the_shell_reads(const std::string& line)
{
    const Said said = run({"sh", "-c", "printf '%s\\n' " + line});
    Words words;
    std::string word;
    for (const char c : said.out) {
        if (c == '\n') {
            words.push_back(word);
            word.clear();
        } else {
            word += c;
        }
    }
    return words;
}

TEST(Person, TheCopiedCommandLineGivesTheNumbersOnTheScreen)
{
    const Folder folder;
    fs::create_directory(folder / "it's mine");
    const fs::path plan = folder / "it's mine/a plan.toml"; // what a shell must not take apart
    fs::copy_file(scenarios / "botkyrka_2019_package.toml", plan);
    Viewer viewer(small_window(plan), folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    const auto copied = [&] {
        viewer.click("export");
        EXPECT_TRUE(
            viewer.wait_for([](const Viewer& v) { return v.find("copy.command").has_value(); }));
        viewer.click("copy.command");
        EXPECT_TRUE(
            viewer.wait_for([](const Viewer& v) { return v.find("notice.0").has_value(); }));
        const std::string line = clipboard(Screen::instance().display());
        EXPECT_EQ(viewer.find("notice.0")->label, line);
        viewer.key("Escape");
        EXPECT_TRUE(viewer.wait_for([](const Viewer& v) { return !v.find("notice.0"); }));
        return line;
    };
    const auto hash_of = [](const std::string& line) {
        Words words = as_the_shell_reads(line);
        EXPECT_EQ(words.front(), "likvard") << line;
        words.front() = LIKVARD_PROGRAM;
        words.insert(words.end(), {"--json", "--quiet"});
        const Said said = run(words);
        EXPECT_EQ(said.status, 0) << said.err;
        return nlohmann::json::parse(said.out).at("result_hash").get<std::string>();
    };
    const std::string saved = viewer.hash();
    const std::string first = copied();
    EXPECT_EQ(hash_of(first), saved);

    viewer.click("lever.resource_team.fte", 0.85); // not saved: the line has a plan of its own
    ASSERT_TRUE(viewer.wait_until_whole(saved));
    const std::string second = copied();
    EXPECT_NE(second, first);
    EXPECT_EQ(hash_of(second), viewer.hash());
    EXPECT_NE(viewer.hash(), saved);
}

/// Pins the plan on screen with Ctrl+P and leaves the comparison again.
void pin(Viewer& viewer, std::size_t pins)
{
    viewer.key("ctrl+p");
    const std::string last = "pinned." + std::to_string(pins - 1);
    EXPECT_TRUE(viewer.wait_for([&](const Viewer& v) { return v.find(last).has_value(); })) << last;
}

void leave_comparison(Viewer& viewer)
{
    viewer.key("Escape");
    EXPECT_TRUE(viewer.wait_for([](const Viewer& v) { return !v.find("compare.heading"); }));
}

TEST(Person, FourPlansArePinnedComparedAndTheFifthIsRefusedWithWords)
{
    const Folder folder;
    Viewer viewer(small_window(copied_plan(folder)), folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    constexpr std::size_t most = 4;
    for (std::size_t k = 0; k <= most; ++k) {
        const std::string before = viewer.hash();
        if (k > 0) {
            viewer.click("lever.resource_team.fte", 0.15 + 0.18 * static_cast<double>(k));
            ASSERT_TRUE(viewer.wait_until_whole(before));
        }
        if (k < most) {
            pin(viewer, k + 1);
            EXPECT_FALSE(viewer.find("compare.pin")->enabled); // this one is pinned already
            leave_comparison(viewer);
        }
    }
    viewer.key("ctrl+p"); // a fifth
    ASSERT_TRUE(
        viewer.wait_for([](const Viewer& v) { return v.find("compare.full").has_value(); }));
    EXPECT_TRUE(viewer.find("compare.full")->label.starts_with("Fyra planer är redan fastnålade."));
    EXPECT_FALSE(viewer.find("pinned.4").has_value());
    EXPECT_FALSE(viewer.find("compare.pin")->enabled);

    // Each of the five, pinned or on screen, has a label of its own beside its bar.
    std::size_t labels = 0;
    for (const char* name : {"", " (2)", " (3)", " (4)", " (5)"}) {
        const std::string title = "Jämlik kompetensförsörjning" + std::string(name);
        for (const Seen& seen : viewer.all()) {
            labels += seen.id == "figure.compare.text" && seen.label == title ? 1U : 0U;
        }
    }
    EXPECT_EQ(labels, most + 1);
    EXPECT_EQ(misfits(viewer), "");
    EXPECT_EQ(collisions(viewer), "");

    viewer.click("pinned.1.remove");
    ASSERT_TRUE(viewer.wait_for([](const Viewer& v) { return !v.find("pinned.3"); }));
    ASSERT_TRUE(viewer.wait_for([](const Viewer& v) { return v.find("compare.pin")->enabled; }));
    viewer.click("compare.pin");
    ASSERT_TRUE(viewer.wait_for([](const Viewer& v) { return v.find("pinned.3").has_value(); }));
}

TEST(Person, AComparisonThatWasExportedIsMadeAgain)
{
    const Folder folder;
    const fs::path figure = folder / "compared.svg";
    Viewer viewer(small_window(copied_plan(folder)), folder, folder / "state");
    ASSERT_TRUE(viewer.wait_until_whole());
    pin(viewer, 1);
    leave_comparison(viewer);
    const std::string before = viewer.hash();
    viewer.click("lever.resource_team.fte", 0.9);
    ASSERT_TRUE(viewer.wait_until_whole(before));
    viewer.click("compare");
    ASSERT_TRUE(
        viewer.wait_for([](const Viewer& v) { return v.find("compare.export").has_value(); }));
    viewer.click("compare.export");
    ASSERT_TRUE(viewer.wait_for([](const Viewer& v) { return v.find("file.name").has_value(); }));
    std::this_thread::sleep_for(300ms);
    viewer.key("ctrl+a");
    viewer.type(figure.string());
    viewer.key("Return");
    ASSERT_TRUE(viewer.wait_for([&](const Viewer&) { return fs::exists(figure); }, 20s));
    const Said again = run({LIKVARD_PROGRAM, "replay", figure.string(), "--quiet"});
    EXPECT_EQ(again.out.substr(0, 10), "identical:") << again.out << again.err;
    EXPECT_NE(file_text(figure).find("Jämlik kompetensförsörjning (2)"), std::string::npos);
}

} // namespace
} // namespace likvard::screen
