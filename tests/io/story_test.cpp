// Presentations as files: what they may say, and how every slip is named.
#include "io/files.hpp"
#include "io/story.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace likvard {
namespace {

namespace fs = std::filesystem;

const fs::path scenarios = fs::path(LIKVARD_SOURCE_DIR) / "scenarios";
const std::vector<fs::path> folders{scenarios};

class Stories : public testing::Test {
protected:
    fs::path written(const std::string& words) const
    {
        const fs::path file = folder_.path() / "a.story.toml";
        std::ofstream(file) << words;
        return file;
    }
    [[nodiscard]] std::vector<Fault> faults(const std::string& words) const
    {
        return check_story(written(words), folders);
    }

    test::TempFolder folder_;
};

TEST_F(Stories, AStepSaysWhatIsShownOfWhichPlanAndHowNear)
{
    const Story story = read_story(written(R"(title = "En berättelse"
[[step]]
text = { sv = "Här", en = "Here" }
plan = "botkyrka_2019_package"
outcome = "pass_all_pct"
school = "Brunnaskolan"
years = [2025, 2032]
range = [20, 80.5]
[[step]]
show = "map"
near = "Brunnaskolan"
km = 3
school = "10657244"
[[step]]
show = "why"
)"),
                                   folders);
    ASSERT_EQ(story.steps.size(), 3U);
    const StoryStep& first = story.steps[0];
    EXPECT_EQ(story.title.en, "En berättelse");
    EXPECT_EQ(first.text.en, "Here");
    EXPECT_EQ(first.outcome, Outcome::pass_all_pct);
    EXPECT_EQ(first.school, "Brunnaskolan");
    EXPECT_EQ(first.years, std::pair(2025, 2032));
    EXPECT_EQ(first.range, std::pair(20.0, 80.5));
    EXPECT_EQ(story.steps[1].shot, Shot::map);
    EXPECT_EQ(story.steps[1].km, 3.0);
    EXPECT_EQ(story.steps[2].shot, Shot::why);
}

TEST_F(Stories, EverySlipIsNamedWithItsLineAndTheNearestWord)
{
    const std::vector<Fault> found = faults(R"([[step]]
plan = "botkyrka_2019_package"
shcool = "Brunnaskolan"
show = "overtime"
[[step]]
school = "Brunaskolan"
years = [2032, 2025]
range = ["a", 2]
outcome = "pass_al_pct"
[[step]]
show = "money"
years = [2025, 2030]
before = 1
[[step]]
group = "svagaste skolkvartiln"
[[step]]
years = [2025, 2060]
[[step]]
show = "map"
near = "Fittjaskola"
km = 0
[[step]]
show = "map"
km = 2
)");
    struct Expected {
        int line;
        std::string key, nearest;
    };
    const std::vector<Expected> expected{{3, "shcool", "school"},
                                         {4, "step.show", "over_time"},
                                         {6, "step.school", "Brunnaskolan"},
                                         {7, "step.years", ""},
                                         {8, "step.range", ""},
                                         {9, "step.outcome", "pass_all_pct"},
                                         {12, "step.years", ""},
                                         {13, "step.before", ""},
                                         {13, "step.before", ""},
                                         {15, "step.group", "svagaste skolkvartilen"},
                                         {17, "step.years", ""},
                                         {20, "step.near", "Fittjaskolan"},
                                         {21, "step.km", ""},
                                         {24, "step.km", ""}};
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t k = 0; k < found.size(); ++k) {
        EXPECT_EQ(found[k].line, expected[k].line) << text(found[k]);
        EXPECT_EQ(found[k].key, expected[k].key) << text(found[k]);
        EXPECT_EQ(found[k].nearest, expected[k].nearest) << text(found[k]);
        EXPECT_TRUE(found[k].file.ends_with("a.story.toml"));
    }
}

TEST_F(Stories, ANameThatTwoSchoolsShareMustBeTheCode)
{
    const std::string head = "[[step]]\nplan = \"botkyrka_2019_package\"\nschool = ";
    EXPECT_EQ(faults(head + "\"Skogsbacksskolan\"\n").size(), 1U);
    EXPECT_EQ(faults(head + "\"18534178\"\n").size(), 0U);
}

TEST_F(Stories, WithoutStepsOrPlanThereIsNothingToShow)
{
    EXPECT_EQ(faults("title = \"x\"\n").size(), 1U);
    EXPECT_EQ(faults("step = 3\n").size(), 1U);
    const std::vector<Fault> missing = faults("[[step]]\nplan = \"no_such_plan\"\n");
    ASSERT_EQ(missing.size(), 1U);
    EXPECT_EQ(missing[0].line, 2);
    EXPECT_THROW(static_cast<void>(read_story(folder_.path() / "none.story.toml", folders)),
                 InputMissing);
    EXPECT_EQ(faults("[[step]]\n[[step]\n").size(), 1U); // a syntax fault alone
}

TEST_F(Stories, ThoseThatAreShippedHaveNoFault)
{
    int count = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(scenarios)) {
        if (is_story(entry.path())) {
            ++count;
            for (const Fault& fault : check_story(entry.path(), folders)) {
                ADD_FAILURE() << text(fault);
            }
        }
    }
    EXPECT_GE(count, 2);
}

} // namespace
} // namespace likvard
